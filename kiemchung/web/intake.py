"""Files sent by the browser go into the corpus under the same limits as `add`; what becomes of each is told while it happens."""

from __future__ import annotations

import itertools
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
from kiemchung.cli.wording import say
from kiemchung.web.guarding import Receive, check_token
from kiemchung.web.holding import holding_of
from kiemchung.web.pages import as_json, language, page, refused, wants_json
from kiemchung.web.people import User, require
from kiemchung.web.receiving import receive, settle

_MOST_FILES = 2_000  # of one sending
_MOST_BYTES = 2 << 30
_KEPT_JOBS = 20
_MOST_NAMED = 50  # new documents of a sending that its card leads to


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
        records = [each.record for each in self.admissions if each.record and each.outcome is Outcome.ADDED]
        return {
            "total": max(self.total, len(self.admissions)),  # what lies in packages is only known when they are opened
            "done": len(self.admissions),
            "added": sum(each.outcome is Outcome.ADDED for each in self.admissions),
            "known": sum(each.outcome is Outcome.KNOWN for each in self.admissions),
            "failures": failures,
            "records": [{"id": each.id, "title": each.title, "document": each.name} for each in records[:_MOST_NAMED]],
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

    def begin(self, corpus_folder: Path, files: list[Path]) -> int:
        """Admit `files`, which were received; those that an error keeps from it wait for the next start."""
        number, job = next(self._numbers), Job(len(files))
        self._jobs[number] = job
        while len(self._jobs) > _KEPT_JOBS:
            self._jobs.popitem(last=False)
        threading.Thread(target=self._run, args=(corpus_folder, files, job), daemon=True).start()
        return number

    def _run(self, corpus_folder: Path, files: list[Path], job: Job) -> None:
        received = set(files)
        try:
            with self._turn:
                corpus = Corpus.open(corpus_folder)
                try:
                    for admission in corpus.add_many(files, keep=True):
                        job.admissions.append(admission)
                        if admission.path in received:
                            record = admission.record
                            settle(admission.path, corpus.originals.path_of(record.id) if record else None)
                finally:
                    corpus.close()
        except KiemchungError as error:  # the disk is full, another process is writing: told on the page
            job.error = error
        finally:
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
        limits=_limits(lang),
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
    try:
        async with limited.form(max_files=_MOST_FILES, max_fields=10, max_part_size=4_000) as form:
            check_token(request, form.get("csrf"))
            sent = [each for each in form.getlist("file") if isinstance(each, UploadFile) and each.filename]
            if not sent:
                return refused(request, 400, say("Chưa chọn tệp nào. Hãy chọn tệp rồi gửi lại.", language(request)))
            number = await run_in_threadpool(_begin, request, user, sent)
    except HTTPException as error:  # too many files, too many bytes, or no form at all
        said = say("Không nhận được lần gửi này.", language(request))
        return refused(request, error.status_code, f"{said} {_limits(language(request))}")
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
    files = [receive(holding.folder, each.file, each.filename or "") for each in sent]
    names = ", ".join(each.name for each in files[:20])
    note(holding.corpus().catalogue.database, user.name, "intake", str(len(files)), names)
    return jobs.begin(holding.folder, files)


def _limits(lang: str) -> str:
    said = say("Mỗi lần gửi nhiều nhất {files} tệp, tổng cộng {size} GB; nhiều hơn thì gửi làm nhiều lần.", lang)
    return said.format(files=_MOST_FILES, size=_MOST_BYTES >> 30)


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
