"""What the machine and the corpus lack: checks with the next step, for people and as JSON."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from corpus import Corpus
from extractor import TOOLS, KiemchungError, probe
from kiemchung.cli.growth import growth_advice
from kiemchung.cli.wording import say

UNWELL = 4
_OLDEST = (3, 11)
_PURPOSES = {"tesseract": "Tesseract (đọc bản quét)", "LibreOffice": "LibreOffice (đọc .doc, .rtf, .xls cũ)"}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing examined: whether it is well, what was seen (`facts` fill the words), and whether work stops without it."""

    what: str
    good: bool
    seen: str
    facts: dict[str, object]
    needed: bool = True

    def text(self, lang: str) -> str:
        """What was seen, in words."""
        return say(self.seen, lang).format(**self.facts)

    def line(self, lang: str) -> str:
        """The check as one line."""
        mark = "✓" if self.good else "✗" if self.needed else "–"
        return f"{mark} {say(self.what, lang)}: {self.text(lang)}"

    def value(self, lang: str) -> dict[str, object]:
        """The check for machines."""
        return {"check": say(self.what, lang), "good": self.good, "needed": self.needed, "detail": self.text(lang)}


def examine(folder: Path, lang: str) -> list[Check]:
    """All checks, of this machine and of the corpus in `folder`; a corpus that is not there yet is not made."""
    checks = [_python()]
    for tool in TOOLS:
        found = probe(tool)
        facts: dict[str, object] = {"version": found.version or "?", "advice": found.advice}
        seen = "{version}" if found.path else "chưa có; cài bằng: {advice}"
        checks.append(Check(_PURPOSES.get(tool.name, tool.name), found.path is not None, seen, facts, needed=False))
    if (folder / "catalogue.sqlite").exists():
        checks += _corpus(folder, lang)
    else:
        checks.append(Check("Kho", True, "{folder} chưa có, sẽ tạo khi thêm văn bản đầu tiên", {"folder": folder}))
    return checks


def _python() -> Check:
    facts: dict[str, object] = {"version": sys.version.split()[0]}
    return Check("Python", sys.version_info >= _OLDEST, "{version}", facts)


def _engine(corpus: Corpus, lang: str) -> Check:
    """The search engine, and whether the corpus has outgrown it."""
    advice = growth_advice(corpus, lang)
    facts: dict[str, object] = {"engine": corpus.engine_name, "count": len(corpus.engine()), "advice": advice}
    return Check(
        "Bộ máy tìm kiếm", not advice, "{advice}" if advice else "{engine}, {count} đoạn văn", facts, needed=False
    )


def _corpus(folder: Path, lang: str) -> list[Check]:
    try:
        corpus = Corpus.open(folder)
    except KiemchungError as error:
        return [Check("Kho", False, "{detail}", {"detail": error.message(lang)})]
    counts = corpus.catalogue.counts()
    state = corpus.catalogue.check()
    checks = [
        Check(
            "Danh mục",
            state == "ok",
            "{folder}: {records} văn bản, {citations} viện dẫn; SQLite: {state}",
            {**counts, "folder": folder, "state": state},
        )
    ]
    try:
        held = len(corpus.engine().records())
        checks.append(
            Check(
                "Chỉ mục",
                True,
                "{held} văn bản đã vào chỉ mục, {pending} còn chờ",
                {"held": held, "pending": corpus.catalogue.counts()["pending"]},
            )
        )
        checks.append(_engine(corpus, lang))
    except KiemchungError as error:
        checks.append(Check("Chỉ mục", False, "{detail}", {"detail": error.message(lang)}))
    for path, vietnamese, english in corpus.catalogue.failures():
        checks.append(
            Check(
                "Tệp chưa đọc được",
                False,
                "{path}: {detail}",
                {"path": path, "detail": english if lang == "en" else vietnamese},
                needed=False,
            )
        )
    corpus.close()
    return checks
