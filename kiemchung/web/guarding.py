"""A request goes in; it goes on to its page only from a host, a session and a form that may ask, and with headers that bind the browser."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_LONGEST_QUERY = 4_096  # characters of an address's query; a search of a whole paragraph is shorter
HEADERS = {
    # No script or style in a page itself: what a document's text might smuggle in would not run.
    "content-security-policy": "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
_UNKNOWN_HOST = (
    "Máy này không trả lời ở tên đó. Nếu tên đúng, người chạy serve thêm: --allow-host TÊN\n"
    "This machine does not answer to that name. If it is right, start serve with: --allow-host NAME"
)
_COOKIE = "kiemchung"


class Guard:
    """The outermost layer: host, length, session and forms are looked at before any page is."""

    def __init__(self, app: App, *, hosts: tuple[str, ...], secure: bool) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._secure = secure
        self._secret = secrets.token_bytes(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse with 400, 403 or 414, or hand on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        session = connection.cookies.get(_COOKIE, "")
        fresh = not _is_session(session)
        if fresh:
            session = secrets.token_urlsafe(32)
        scope.setdefault("state", {})["session"] = session
        scope["state"]["token"] = hmac.digest(self._secret, session.encode(), "sha256").hex()
        send = self._bound(send, session if fresh else None, connection.url.path)
        if refused := self._refusal(connection, scope["method"]):
            await PlainTextResponse(refused[1], refused[0])(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _refusal(self, connection: HTTPConnection, method: str) -> tuple[int, str] | None:
        host = connection.headers.get("host", "")
        name = host.rsplit(":", 1)[0] if host.rsplit(":", 1)[-1].isdigit() else host
        if name.lower() not in self._hosts:  # a page elsewhere whose name was made to lead here (DNS rebinding)
            return 400, _UNKNOWN_HOST
        if len(connection.url.query) > _LONGEST_QUERY:
            return 414, "Câu hỏi quá dài / the query is too long"
        if method not in ("GET", "HEAD"):
            origin = connection.headers.get("origin")
            site = connection.headers.get("sec-fetch-site", "same-origin")
            if site not in ("same-origin", "none") or (origin and urlsplit(origin).netloc.lower() != host.lower()):
                return 403, "Biểu mẫu từ trang khác / a form of another site"
        return None

    def _bound(self, send: Send, session: str | None, path: str) -> Send:
        async def bound(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store" if not path.startswith("/static/") else "max-age=3600")
                if session:
                    headers.append("set-cookie", session_cookie(session, secure=self._secure))
            await send(message)

        return bound


def session_cookie(session: str, *, secure: bool) -> str:
    """The header's value that gives a browser its session.

    Lax: a link in a letter leads to a page as who has logged in; forms of other sites are refused by origin and token.
    """
    return f"{_COOKIE}={session}; Path=/; HttpOnly; SameSite=Lax{'; Secure' if secure else ''}"


class Forbidden(Exception):
    """A form without the token of its session."""


def token_of(request: Request) -> str:
    """The token that every form of this session carries."""
    return str(request.state.token)


def check_token(request: Request, given: object) -> None:
    """Raises Forbidden when a form did not come from a page of this session."""
    if not (isinstance(given, str) and hmac.compare_digest(given.encode(), token_of(request).encode())):
        raise Forbidden


def _is_session(text: str) -> bool:
    return len(text) == 43 and all(each.isalnum() or each in "-_" for each in text)
