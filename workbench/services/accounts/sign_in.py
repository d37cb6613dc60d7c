"""Signing in through the system's browser: what a platform's redirect to this machine means.

A platform sends the browser to the redirect address that the seller registered for the application.
Where that address is one of this machine the code can be taken in here; which platforms let one be
registered is not documented, so the seller's own entry decides, and a pasted address always does.
Who listens is the window or the command line; this says what is heard and what is answered.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from workbench.domain.errors import marked

if TYPE_CHECKING:
    from collections.abc import Callable

# How long somebody has to sign in, and how much of a request is read.
PATIENCE_SECONDS = 300
LONGEST_HEAD = 16 * 1024
# So many strangers' requests are answered before nobody listens any more.
MOST_STRANGERS = 50
_THIS_MACHINE = frozenset({"127.0.0.1", "localhost"})
_REFUSED = "error"
_END = b"\r\n\r\n"

DONE = marked("accounts", "The sign-in has arrived. You can close this page.")
DENIED = marked("accounts", "The platform did not grant the sign-in. You can close this page.")
STRANGE = marked("accounts", "This page belongs to no sign-in that is waited for.")


@dataclass(frozen=True, slots=True)
class Door:
    """An address of this machine at which a redirect is awaited."""

    port: int
    path: str = "/"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What one request brought: a code, a refusal, or nothing (a stranger's).

    ``answer`` are the bytes to send back.
    """

    answer: bytes
    code: str = field(default="", repr=False)
    is_refused: bool = False

    @property
    def is_final(self) -> bool:
        """Tell whether nothing more is awaited."""
        return bool(self.code) or self.is_refused


def door_of(redirect: str) -> Door | None:
    """Return where a redirect address would be heard, None where that is not on this machine."""
    try:
        parts = urlsplit(redirect.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme != "http" or parts.hostname not in _THIS_MACHINE or not port:
        return None
    return Door(port, parts.path or "/")


def is_whole(request: bytes) -> bool:
    """Tell whether all of a request's head has come, or more than will be read."""
    return _END in request or len(request) > LONGEST_HEAD


def arrival(request: bytes, door: Door, state: str, say: Callable[[str], str]) -> Arrival:
    """Return what a request brings; ``say`` puts the answer's sentence in the seller's language.

    Only the page that was opened with ``state`` is believed: a code that somebody else began would
    join their shop.
    """
    asked = _asked(request, door)
    if asked is None or not hmac.compare_digest(_one(asked, "state").encode(), state.encode()):
        return Arrival(_page("404 Not Found", say(STRANGE)))
    code = _one(asked, "code")
    if code:
        return Arrival(_page("200 OK", say(DONE)), code)
    if _REFUSED in asked:
        return Arrival(_page("200 OK", say(DENIED)), is_refused=True)
    return Arrival(_page("404 Not Found", say(STRANGE)))


def _asked(request: bytes, door: Door) -> dict[str, list[str]] | None:
    """Return the parameters of a GET for the door's own address, None for any other request."""
    head, found, _ = request.partition(_END)
    lines = head.decode("latin-1").split("\r\n")
    words = lines[0].split(" ")
    if not found or len(words) != 3 or words[0] != "GET":
        return None
    hosts = [line.partition(":")[2].strip() for line in lines[1:] if _names_host(line)]
    target = urlsplit(words[1])
    if hosts not in [[f"{name}:{door.port}"] for name in _THIS_MACHINE] or target.scheme:
        return None
    return parse_qs(target.query) if target.path == door.path else None


def _names_host(line: str) -> bool:
    return line.partition(":")[0].strip().casefold() == "host"


def _one(asked: dict[str, list[str]], name: str) -> str:
    """Return a parameter that is there once."""
    found = asked.get(name, [])
    return found[0] if len(found) == 1 else ""


def _page(status: str, sentence: str) -> bytes:
    """Return a small page that loads nothing and tells nobody where it was."""
    style = "font:16px/1.6 system-ui,sans-serif;margin:15vh auto;max-width:28em;padding:0 1em"
    body = (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Workbench</title></head>'
        f'<body style="{style}"><p>{escape(sentence)}</p></body></html>'
    ).encode()
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\nCache-Control: no-store\r\n"
        "Referrer-Policy: no-referrer\r\n"
        "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n\r\n"
    )
    return head.encode() + body
