"""A corpus folder goes in; the application with all its pages comes out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor import KiemchungError
from kiemchung.cli.wording import say
from kiemchung.web import boards, criteria, documents, facts, intake, people, references, search
from kiemchung.web.guarding import HEADERS, LOOPBACK, Forbidden, Guard
from kiemchung.web.holding import Holding
from kiemchung.web.intake import Jobs
from kiemchung.web.pages import environment, language, refused, static_files
from kiemchung.web.people import Gate, NotAllowedTo, Sessions
from kiemchung.web.picturing import Pictures
from kiemchung.web.receiving import left_waiting

_THREADS = 8  # each keeps a corpus open and what it has read of the index; more would only wait for one another


@asynccontextmanager
async def _life(app: Starlette) -> AsyncIterator[None]:
    """The server's time: few threads; first what was received and not admitted before it stopped the last time."""
    current_default_thread_limiter().total_tokens = _THREADS
    if waiting := left_waiting(app.state.holding.folder):
        app.state.jobs.begin(app.state.holding.folder, waiting)
    yield
    app.state.pictures.close()


def make_app(
    folder: Path,
    *,
    lang: str = "vi",
    hosts: tuple[str, ...] = LOOPBACK,
    secure: bool = False,
    local_user: str | None = None,
    sessions: Sessions | None = None,
) -> Starlette:
    """The pages over the corpus in `folder`; only requests for one of `hosts` are answered, `secure` says it is TLS.

    With `local_user` whoever asks is that user of this machine, who may do everything; without, people log in.
    """
    app = Starlette(
        routes=[
            *search.ROUTES,
            *people.ROUTES,
            *documents.ROUTES,
            *facts.ROUTES,
            *criteria.ROUTES,
            *intake.ROUTES,
            *references.ROUTES,
            *boards.ROUTES,
            Route("/static/{name}", _static),
        ],
        lifespan=_life,
        middleware=[Middleware(Guard, hosts=hosts, secure=secure), Middleware(Gate)],
        exception_handlers={
            KiemchungError: _failed,
            HTTPException: _not_found,
            Forbidden: _forbidden,
            NotAllowedTo: _not_allowed,
            Exception: _broken,
        },
    )
    app.state.holding = Holding(folder)
    app.state.pictures = Pictures(app.state.holding)
    app.state.jobs = Jobs()
    app.state.lang = lang
    app.state.local_user = local_user
    app.state.sessions = sessions or Sessions()
    app.state.templates = environment()
    app.state.static = static_files()
    return app


def _static(request: Request) -> Response:
    """A file beside the pages; what is not in the table, whatever its path, is not there."""
    found = request.app.state.static.get(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    return Response(found[1], media_type=found[0])


def _failed(request: Request, error: Exception) -> Response:
    """One of our errors in the reader's words: what thing, what is wrong, what to do next."""
    assert isinstance(error, KiemchungError)  # noqa: S101 - what this handler is given
    return refused(request, 409, error.message(language(request)))


def _not_found(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    said = {
        404: "Không có trang này: văn bản có thể đã được bỏ khỏi kho, hoặc địa chỉ chép thiếu.",
        405: "Trang này không nhận yêu cầu như vậy.",
    }
    return refused(request, status, say(said.get(status, "Yêu cầu không hợp lệ."), language(request)))


def _broken(request: Request, error: Exception) -> Response:
    """A fault of ours: the server's console has the trace, the page says only that it is one."""
    text = say("Chương trình gặp lỗi khi làm trang này; chi tiết ở cửa sổ đang chạy serve.", language(request))
    response = refused(request, 500, text)
    response.headers.update(HEADERS)  # this answer does not pass the guard
    return response


def _forbidden(request: Request, error: Exception) -> Response:
    text = say("Biểu mẫu đã cũ hoặc không phải của phiên này. Hãy tải lại trang rồi làm lại.", language(request))
    return refused(request, 403, text)


def _not_allowed(request: Request, error: Exception) -> Response:
    text = say("Vai trò của bạn không được làm việc này. Hãy nhờ người quản lý kho.", language(request))
    return refused(request, 403, text)
