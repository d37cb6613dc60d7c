"""Requests and answers as the protocols see them, between the sockets and the services."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

_JSON = "application/json;charset=UTF-8"
_FORM = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request; ``path`` is as sent, without the query.

    ``params`` are query and form merged, as 1688's gateway and TOP's router do (platform-apis 1.1
    and 2.1), a multipart form's texts among them and its files left out; ``query`` is the query
    alone. Names in ``headers`` are in lower case.
    """

    method: str
    path: str
    params: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, method: str, target: str, headers: Mapping[str, str], body: bytes) -> Request:
        """Build a request from what came over the wire; undecodable bytes become U+FFFD."""
        parts = urlsplit(target)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        named = {name.lower(): value for name, value in headers.items()}
        params = dict(query)
        kind = named.get("content-type", "")
        if kind.startswith(_FORM):
            params.update(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
        elif kind.lower().startswith(_MULTIPART):
            params.update(_texts(kind, body))
        return cls(method, parts.path, params, body, query, named)


def _texts(content_type: str, body: bytes) -> Iterator[tuple[str, str]]:
    """Yield the texts of a multipart form, as they are; files are no parameters."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1", "replace")
    for part in BytesParser(policy=HTTP).parsebytes(head + body).iter_parts():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(content, bytes) and not part.get_filename():
            yield name, content.decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer; ``delay`` are wall seconds to wait, ``dropped`` hangs up instead.

    ``at`` is the instant that it is dated with (UTC), None for this machine's.
    """

    status: int
    body: bytes
    content_type: str = _JSON
    headers: tuple[tuple[str, str], ...] = ()
    delay: float = 0.0
    dropped: bool = False
    at: datetime | None = None


def json_answer(payload: Mapping[str, object], status: int = 200) -> Answer:
    """Return ``payload`` as compact UTF-8 JSON."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return Answer(status, text.encode())


def html_answer(title: str, status: int) -> Answer:
    """Return a page as a proxy or an error site would send it."""
    page = f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{title}</body></html>"
    return Answer(status, page.encode(), "text/html;charset=UTF-8")
