"""How files stand to the corpus, or would: notices go in, lines for people and values for machines come out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from corpus import Notice, Removal, Standing
from kiemchung.cli.group import SOME_FAILED, print_json
from kiemchung.cli.safe import plain
from kiemchung.cli.wording import say

_HEADS = {
    Standing.CHANGED: "Đã đổi từ khi đọc (đọc lại: kiemchung add TỆP)",
    Standing.VANISHED: "Không còn ở chỗ cũ (văn bản vẫn trong kho)",
    Standing.NEW: "Tệp mới bên cạnh, chưa vào kho",
    Standing.FAILED: "Chưa đọc được (thử lại: kiemchung add --failed)",
    Standing.SUPERSEDED: "Bản đọc trước của tệp đã đổi, vẫn còn trong kho (bỏ: kiemchung remove)",
}
_FORESEEN = {
    Standing.NEW: "Sẽ đọc",
    Standing.CHANGED: "Sẽ đọc, vì tệp đã đổi",
    Standing.KNOWN: "Đã có",
    Standing.LEFT_OUT: "Đã bỏ khỏi kho, sẽ không đọc",
    Standing.FAILED: "Không đọc được",
}
_DETAILS = {
    Standing.VANISHED: "nay ở {detail}",
    Standing.SUPERSEDED: "nay là {detail}",
    Standing.LEFT_OUT: "lý do: {detail}",
}
_MOST_SHOWN = 50


def show_foreseen(foreseen: Iterable[Notice], lang: str, *, as_json: bool) -> int:
    """Print what adding would do; the exit code says whether something could not be read."""
    found = list(foreseen)
    if as_json:
        print_json([notice_value(notice, lang) for notice in found])
    else:
        click.echo("\n".join(map(plain, _lines(found, _FORESEEN, lang))))
    return SOME_FAILED if any(notice.standing is Standing.FAILED for notice in found) else 0


def notice_value(notice: Notice, lang: str) -> dict[str, object]:
    """A notice for machines."""
    record = notice.record
    return {
        "standing": notice.standing,
        "path": notice.path,
        "record": record.id if record else None,
        "number": record.title if record else None,
        "detail": _detail(notice, lang),
    }


def notice_lines(found: Sequence[Notice], lang: str) -> list[str]:
    """Notices as lines, by how the files stand."""
    return _lines(found, _HEADS, lang)


def _detail(notice: Notice, lang: str) -> str:
    return notice.detail[lang == "en"]


def _lines(found: Sequence[Notice], heads: dict[Standing, str], lang: str) -> list[str]:
    lines = []
    for standing, head in heads.items():
        some = [notice for notice in found if notice.standing is standing]
        if some:
            lines.append(f"{say(head, lang)}: {len(some)}")
            lines += [_line(notice, lang) for notice in some[:_MOST_SHOWN]]
        if len(some) > _MOST_SHOWN:
            lines.append(
                "  " + say("… và {count} tệp nữa (xem tất cả: --json)", lang).format(count=len(some) - _MOST_SHOWN)
            )
    return lines


def _line(notice: Notice, lang: str) -> str:
    detail = _detail(notice, lang)
    if detail and notice.standing in _DETAILS:
        detail = say(_DETAILS[notice.standing], lang).format(detail=detail)
    record = f"{notice.record.title} [{notice.record.id[:12]}]" if notice.record else ""
    return "  " + "; ".join(part for part in (notice.path, record, detail) if part)


def removal_lines(taken_out: Sequence[Removal], lang: str) -> list[str]:
    """The log of what was taken out, the newest first."""
    lines = [f"{say('Đã bỏ khỏi kho', lang)}: {len(taken_out)}"] if taken_out else []
    shown = say("{title} ({path}): {reason}, {day}", lang)
    for each in taken_out[:_MOST_SHOWN]:
        lines.append("  " + shown.format(title=each.title, path=each.path, reason=each.reason, day=each.at[:10]))
    return lines
