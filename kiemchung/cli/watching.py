"""watch: a folder whose files are admitted as they arrive."""

from __future__ import annotations

import json
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import click

from corpus import Admission, FolderWatch, Outcome
from extractor import FileChanged, KiemchungError
from kiemchung.cli.face import Option
from kiemchung.cli.group import main
from kiemchung.cli.options import PATH, common, corpus_option, folder_meant, open_corpus
from kiemchung.cli.safe import plain, plain_json
from kiemchung.cli.wording import say


@main.command("watch", help="Theo dõi một thư mục: tệp nào chép xong vào đó thì đưa vào kho. Dừng bằng Ctrl-C.")
@click.argument("place", type=PATH, metavar="THƯ_MỤC")
@click.option("--every", type=click.FloatRange(0.1, 3600), default=5.0, cls=Option, help="Cứ chừng này giây lại xem thư mục một lần; tệp phải đứng yên qua hai lần xem.")  # fmt: skip
@click.option("--keep", is_flag=True, cls=Option, help="Giữ một bản của từng tệp gốc trong kho, đặt tên theo mã băm.")
@corpus_option
@common
@click.pass_obj
def watch_command(lang: str, place: Path, every: float, keep: bool, folder: Path | None, as_json: bool) -> int:
    if not place.is_dir():
        raise click.UsageError(say("không có thư mục {name}", lang).format(name=place))
    open_corpus(folder).close()  # what is wrong with the corpus is said at once
    counts: Counter[Outcome] = Counter()
    watch = FolderWatch(place, but=folder_meant(folder))
    click.echo(plain(say("Đang theo dõi {name}. Dừng bằng Ctrl-C.", lang).format(name=place)), err=True)
    with _until_stopped():
        while True:
            for admission in _admitted(watch, folder, lang, keep=keep):
                counts[admission.outcome] += 1
                if as_json or admission.outcome is not Outcome.KNOWN:
                    click.echo(_json_line(admission, lang) if as_json else _line(admission, lang))
            time.sleep(every)
    said = say("Đã dừng theo dõi: {added} văn bản mới, {known} đã có sẵn, {failed} không đọc được.", lang)
    numbers = {outcome.value: counts[outcome] for outcome in Outcome}
    click.echo(said.format(**numbers), err=True)
    return 0


@contextmanager
def _until_stopped() -> Iterator[None]:
    """Go on until Ctrl-C, or until the system asks the program to end, as it does with services."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _admitted(watch: FolderWatch, folder: Path | None, lang: str, *, keep: bool) -> Iterator[Admission]:
    """What becomes of the files that have arrived; where the corpus cannot take them now, they come again at the next look."""
    waiting = watch.arrived()
    if not waiting:
        return
    try:
        with closing(open_corpus(folder)) as corpus:
            for admission in corpus.add_many(list(waiting), keep=keep):
                if admission.path in waiting:
                    waiting.remove(admission.path)
                if isinstance(admission.error, FileChanged):
                    watch.again(admission.path)
                yield admission
    except KiemchungError as error:
        click.echo(plain(say("Lỗi: ", lang) + error.message(lang)), err=True)
        for path in waiting:
            watch.again(path)


def _line(admission: Admission, lang: str) -> str:
    """`+ ke-hoach.pdf: 12/KH-UBND`, `✗ anh.pdf: …`."""
    if admission.error:
        said = admission.error.message(lang).removeprefix(f"{admission.path.name}: ")
    else:
        said = admission.record.title if admission.record else ""
    mark = "✗" if admission.error else "+"
    return plain(f"{mark} {admission.path}{f': {said}' if said else ''}")


def _json_line(admission: Admission, lang: str) -> str:
    value = {
        "path": str(admission.path),
        "outcome": admission.outcome.value,
        "id": admission.record.id if admission.record else None,
        "number": admission.record.title if admission.record else None,
        "error": admission.error.message(lang) if admission.error else None,
    }
    return plain_json(json.dumps(value, ensure_ascii=False))
