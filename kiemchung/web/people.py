"""Who asks: the user of this machine, or a named person who has logged in; what each may do; logging in and out."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from corpus import Account, Role, account_name, account_named, checked, note
from kiemchung.cli.wording import say
from kiemchung.web.guarding import App, Receive, Scope, Send, check_token, session_cookie
from kiemchung.web.holding import holding_of
from kiemchung.web.pages import language, link, page, refused, wants_json

_LONGEST_SESSION = 10 * 3600.0  # seconds: a working day
_FREE = 5  # wrong passwords before waiting begins
_LONGEST_WAIT = 900.0  # seconds
_MOST_NAMES = 10_000  # whose failures are remembered


@dataclass(frozen=True, slots=True)
class User:
    """Who asks, and what they may do."""

    name: str
    roles: frozenset[Role]
    named: bool  # has logged in; the user of this machine has not


class NotAllowedTo(Exception):
    """The person's role does not do this."""


class Sessions:
    """Who is logged in, by session; forgotten when the server stops."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: dict[str, tuple[Account, float]] = {}
        self._failures: dict[str, tuple[int, float]] = {}
        self._lock = threading.Lock()

    def begin(self, account: Account) -> str:
        """A new session for a person: never one that was there before they logged in."""
        session = secrets.token_urlsafe(32)
        with self._lock:
            self._known[session] = (account, self._clock())
        return session

    def end(self, session: str) -> None:
        """Forget a session."""
        with self._lock:
            self._known.pop(session, None)

    def account_of(self, session: str) -> Account | None:
        """Who logged in with this session, as they were then; None when it is over."""
        account, since = self._known.get(session, (None, 0.0))
        return account if self._clock() - since < _LONGEST_SESSION else None

    def wait(self, name: str) -> float:
        """How many seconds `name` has to wait before the next try: doubled with each wrong password after five."""
        count, at = self._failures.get(name, (0, 0.0))
        pause = min(_LONGEST_WAIT, 2.0 ** (count - _FREE)) if count >= _FREE else 0.0
        return max(0.0, at + pause - self._clock())

    def failed(self, name: str) -> None:
        """Note a wrong password."""
        with self._lock:
            if len(self._failures) >= _MOST_NAMES:
                self._failures.pop(next(iter(self._failures)))
            self._failures[name] = (self._failures.get(name, (0, 0.0))[0] + 1, self._clock())

    def succeeded(self, name: str) -> None:
        """Forget the wrong passwords of a name."""
        with self._lock:
            self._failures.pop(name, None)


def user_of(request: Request) -> User | None:
    """Who asks: on this machine alone its user, who may do everything; else the account of the session."""
    local: str | None = request.app.state.local_user
    if local is not None:
        return User(local, frozenset(Role), named=False)
    sessions: Sessions = request.app.state.sessions
    known = sessions.account_of(request.state.session)
    now = account_named(holding_of(request).corpus().catalogue.database, known.name) if known else None
    if (
        known is None or now is None or now.id != known.id
    ):  # removed since, and perhaps somebody else added by that name
        return None
    return User(now.name, _roles(now.role), named=True)


def require(request: Request, role: Role) -> User:
    """Who asks, when they may do what `role` does. Raises NotAllowedTo."""
    user: User | None = request.state.user
    if user is None or role not in user.roles:
        raise NotAllowedTo
    return user


async def posted(request: Request, role: Role) -> tuple[User, FormData]:
    """Who sent a form and what is in it: from a page of their own session, by someone who may. Raises Forbidden, NotAllowedTo."""
    user = require(request, role)
    form = await request.form(max_files=0, max_fields=200, max_part_size=200_000)
    check_token(request, form.get("csrf"))
    return user, form


class Gate:
    """The layer that knows who asks: nothing but the log-in page and its files is shown to who has not logged in."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on, or lead to the log-in page."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        local = request.app.state.local_user is not None
        turned_away = _gate(request) if local else await run_in_threadpool(_gate, request)
        await (turned_away or self._app)(scope, receive, send)


def _gate(request: Request) -> Response | None:
    request.state.user = user_of(request)
    if request.state.user is None and request.url.path != "/login" and not request.url.path.startswith("/static/"):
        if request.method != "GET" and wants_json(
            request
        ):  # a script asks, and would take the log-in page for its answer
            return refused(request, 401, say("Phiên làm việc đã hết. Hãy đăng nhập lại.", language(request)))
        there = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(link("/login", to=there if request.method == "GET" else None), 303)
    return None


def ask(request: Request) -> Response:
    """The log-in page."""
    return page(request, "login.html", to=_own(request.query_params.get("to", "")), wrong=False, wait=0)


async def come_in(request: Request) -> Response:
    """Log in: a new session, or the page again; what was wrong is not told apart."""
    form = await request.form(max_files=0, max_fields=10, max_part_size=4_000)
    check_token(request, form.get("csrf"))
    name, password, to = (str(form.get(field, "")) for field in ("name", "password", "to"))
    name = account_name(name)
    sessions: Sessions = request.app.state.sessions
    # By name and by address: neither one guesser of many names nor many names of one guesser go free.
    tried = [f"name {name}", f"from {request.client.host if request.client else ''}"]
    wait = max(map(sessions.wait, tried))
    account = None if wait else await run_in_threadpool(_checked, request, name, password)
    if account is None:
        for each in tried if not wait else ():
            sessions.failed(each)
        return page(request, "login.html", status=429 if wait else 401, to=_own(to), wrong=True, wait=round(wait))
    for each in tried:
        sessions.succeeded(each)
    response = RedirectResponse(_own(to), 303)
    cookie = session_cookie(sessions.begin(account), secure=request.url.scheme == "https")
    response.headers.append("set-cookie", cookie)
    return response


async def go_out(request: Request) -> Response:
    """Log out."""
    form = await request.form(max_files=0, max_fields=10)
    check_token(request, form.get("csrf"))
    sessions: Sessions = request.app.state.sessions
    sessions.end(request.state.session)
    return RedirectResponse("/login", 303)


ROUTES = [
    Route("/login", ask),
    Route("/login", come_in, methods=["POST"]),
    Route("/logout", go_out, methods=["POST"]),
]


def _checked(request: Request, name: str, password: str) -> Account | None:
    holding = holding_of(request)
    database = holding.corpus().catalogue.database
    account = checked(database, name, password)
    note(database, name[:100], "login" if account else "login_failed", request.client.host if request.client else "")
    return account


def _roles(role: Role) -> frozenset[Role]:
    return frozenset({Role.READER, role})


def _own(path: str) -> str:
    """A path of these pages, never an address elsewhere."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) and "\\" not in path else "/"
