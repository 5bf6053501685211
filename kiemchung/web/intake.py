"""Files sent by the browser go into the corpus under the same limits as `add`; what becomes of each is told while it happens."""

from __future__ import annotations

import itertools
import shutil
import tempfile
import threading
from collections import OrderedDict
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from corpus import Admission, Corpus, Outcome, Role, note
from extractor import KiemchungError
from kiemchung.web.guarding import Receive, check_token
from kiemchung.web.holding import holding_of
from kiemchung.web.pages import as_json, language, page, wants_json
from kiemchung.web.people import User, require

_MOST_FILES = 2_000  # of one sending
_MOST_BYTES = 2 << 30
_KEPT_JOBS = 20
_LONGEST_NAME = 120


@dataclass(slots=True)
class Job:
    """One sending: how many files, what became of those that are through, and whether it is over."""

    total: int
    admissions: list[Admission] = field(default_factory=list)
    over: bool = False
    error: KiemchungError | None = None

    def value(self, lang: str) -> dict[str, Any]:
        """How far it is, for JSON."""
        failures = [
            {"name": each.path.name, "error": each.error.message(lang)} for each in self.admissions if each.error
        ]
        return {
            "total": self.total,
            "done": len(self.admissions),
            "added": sum(each.outcome is Outcome.ADDED for each in self.admissions),
            "known": sum(each.outcome is Outcome.KNOWN for each in self.admissions),
            "failures": failures,
            "over": self.over,
            "error": self.error.message(lang) if self.error else None,
        }


class Jobs:
    """The sendings of this server's time, one after another: the corpus has one writer."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[int, Job] = OrderedDict()
        self._numbers = itertools.count(1)
        self._turn = threading.Lock()

    def get(self, number: int) -> Job | None:
        """A job by its number."""
        return self._jobs.get(number)

    def newest(self) -> list[tuple[int, Job]]:
        """The jobs still known, the newest first."""
        return list(reversed(self._jobs.items()))

    def begin(self, corpus_folder: Path, room: Path, files: list[Path]) -> int:
        """Admit `files`, which lie in `room`; the room is cleared away at the end."""
        number, job = next(self._numbers), Job(len(files))
        self._jobs[number] = job
        while len(self._jobs) > _KEPT_JOBS:
            self._jobs.popitem(last=False)
        threading.Thread(target=self._run, args=(corpus_folder, room, files, job), daemon=True).start()
        return number

    def _run(self, corpus_folder: Path, room: Path, files: list[Path], job: Job) -> None:
        try:
            with self._turn:
                corpus = Corpus.open(corpus_folder)
                try:
                    job.admissions.extend(corpus.add_many(files, keep=True))
                finally:
                    corpus.close()
        except KiemchungError as error:  # the disk is full, another process is writing: told on the page
            job.error = error
        finally:
            shutil.rmtree(room, ignore_errors=True)
            job.over = True


def show(request: Request) -> Response:
    """The page that takes files, and what became of those sent before."""
    jobs: Jobs = request.app.state.jobs
    lang = language(request)
    values = [(number, job.value(lang)) for number, job in jobs.newest()]
    holding = holding_of(request)
    failures = [vi if lang == "vi" else en for _, vi, en in holding.corpus().catalogue.failures()]
    return page(
        request,
        "intake.html",
        title="",
        jobs=values,
        failures=failures,
        running=any(not value["over"] for _, value in values),
    )


def progress(request: Request) -> Response:
    """How far one sending is."""
    jobs: Jobs = request.app.state.jobs
    job = jobs.get(request.path_params["number"])
    if job is None:
        raise HTTPException(404)
    return as_json(job.value(language(request)))


async def take(request: Request) -> Response:
    """Take the files sent, and begin to admit them."""
    user = require(request, Role.ARCHIVIST)
    limited = Request(request.scope, _limited(request.receive))
    async with limited.form(max_files=_MOST_FILES, max_fields=10, max_part_size=4_000) as form:
        check_token(request, form.get("csrf"))
        sent = [each for each in form.getlist("file") if isinstance(each, UploadFile) and each.filename]
        number = await run_in_threadpool(_begin, request, user, sent)
    return as_json({"job": number}) if wants_json(request) else RedirectResponse("/intake", 303)


ROUTES = [
    Route("/intake/{number:int}.json", progress),
    Route("/intake", show),
    Route("/intake", take, methods=["POST"]),
    Route("/intake.json", take, methods=["POST"]),
]


def _begin(request: Request, user: User, sent: list[UploadFile]) -> int:
    holding = holding_of(request)
    jobs: Jobs = request.app.state.jobs
    holding.folder.mkdir(parents=True, exist_ok=True)
    room = Path(tempfile.mkdtemp(prefix="received-", dir=holding.folder))
    files = []
    try:
        for at, each in enumerate(sent):
            files.append(_stored(each, room / f"{at:04}"))
    except BaseException:
        shutil.rmtree(room, ignore_errors=True)
        raise
    note(
        holding.corpus().catalogue.database,
        user.name,
        "intake",
        str(len(files)),
        ", ".join(each.name for each in files[:20]),
    )
    return jobs.begin(holding.folder, room, files)


def _stored(sent: UploadFile, folder: Path) -> Path:
    """The file in a folder of its own, under the last part of its name; no path of the sender's is followed."""
    folder.mkdir()
    path = folder / safe_name(sent.filename or "")
    with path.open("wb") as stream:
        shutil.copyfileobj(sent.file, stream)
    return path


def safe_name(sent: str) -> str:
    """The last part of a name as sent, with nothing in it that a file system takes for more than a letter."""
    last = sent.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join("_" if each in '<>:"|?*' or not each.isprintable() else each for each in last).strip(" .")
    stem, dot, suffix = kept.rpartition(".")
    return f"{stem[:_LONGEST_NAME]}{dot}{suffix[:16]}" if stem else kept[:_LONGEST_NAME] or "tep"


def _limited(receive: Receive) -> Receive:
    """The same messages until they are more bytes than one sending may have. Raises HTTPException 413."""
    taken = 0

    async def limited() -> MutableMapping[str, Any]:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > _MOST_BYTES:
            raise HTTPException(413)
        return message

    return limited
