"""The only door to the network: one polite, distrustful HTTP client per platform.

It speaks https (plain http to this machine only) with the hosts of its policy and with no other,
follows no redirect, reads no proxy, netrc or cookie, and gives every request a deadline, every
answer a size and every host a pace. Messages and logs hold neither form nor query.

Of requests it uses the adapter alone: what a session adds (cookies, redirects, the environment's
proxies) is just what must not happen here, and takes half of a call's time.
"""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Self
from urllib.parse import quote, quote_plus

import requests
from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    HTTPError,
    InvalidHeader,
    MaxRetryError,
    NewConnectionError,
    ProtocolError,
)
from urllib3.util import Retry

from workbench.connectors import reasons
from workbench.connectors.deadline import TimedAdapter
from workbench.connectors.large_json import LARGE, Splitter
from workbench.connectors.pace import Pace
from workbench.connectors.payload import JsonObject, Unreadable, decode
from workbench.domain.errors import RateLimited, Refused, UnexpectedAnswer, Unreachable
from workbench.domain.schedule import LONGEST_WAIT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from datetime import datetime

    from workbench.connectors.hosts import HostPolicy
    from workbench.domain.clock import Clock

logger = logging.getLogger(__name__)

_TRY_AGAIN = frozenset({429, 500, 502, 503, 504})
_NOT_CONNECTED = (NewConnectionError, ConnectTimeoutError)
_CHUNK = 64 * 1024
# What a query holds as it is (RFC 3986, 3.4), what is escaped already among it.
_IN_QUERY = "!$%&'()*+,;=:@/?"
_PLAIN = re.compile(r"[\w.~-]+", re.ASCII).fullmatch
_QUERY = re.compile(r"\?\S*")
_HEADERS = {
    "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
    "Accept": "application/json",
    "Accept-Encoding": "gzip",
    "User-Agent": "workbench",
}


@dataclass(frozen=True, slots=True)
class _Call:
    method: str
    url: str = field(repr=False)
    body: bytes = field(default=b"", repr=False)
    envelope: frozenset[str] = frozenset()
    headers: Mapping[str, str] = field(default_factory=dict)
    is_once: bool = False


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    body: bytes = field(repr=False)
    wait: float | None

    @property
    def is_redirect(self) -> bool:
        return 300 <= self.status < 400

    def is_final(self, call: _Call) -> bool:
        """Tell whether there is no use in asking again.

        A refusal in the protocol's own words may name a time to wait all the same. Of what is sent
        once these words alone say how it ended: whoever else answers may have handed it on before.
        """
        if call.is_once:
            is_trouble = self.status == 429 or self.status >= 500
            return not is_trouble or self.speaks(call.envelope)
        if self.wait is not None and (self.status >= 400 or self.speaks(call.envelope)):
            return False
        return self.status not in _TRY_AGAIN or self.speaks(call.envelope)

    def speaks(self, envelope: Collection[str]) -> bool:
        """Tell whether this is the protocol's own answer, in spite of its HTTP status."""
        if len(self.body) > LARGE:
            return False  # a refusal is a few words
        try:
            return any(key in decode(self.body) for key in envelope)
        except Unreadable:
            return False


class HttpClient:
    """Posts forms to one platform and returns the JSON objects it answers.

    ``pause`` waits that many seconds; it may raise to break a call off, and is called for a moment
    every now and then while an answer is awaited, so that a stop takes effect at once. One client
    belongs to one thread. ``clock_offset`` is by how much the server's clock is ahead of ours,
    zero as long as no answer told its time (``knows_time``).
    """

    def __init__(
        self,
        policy: HostPolicy,
        wall: Clock,
        pause: Callable[[float], None],
        splitter: Splitter | None = None,
    ) -> None:
        self._policy = policy
        self._splitter = splitter or Splitter()
        self._wall = wall
        self._pause = pause
        self._pace = Pace(policy.pace, wall, pause)
        self._adapter = TimedAdapter(heartbeat=pause)
        self._timeout = policy.limits.connect, policy.limits.answer
        self._retry = Retry(
            total=policy.limits.repeats,
            allowed_methods={"GET", "POST"},
            status_forcelist=_TRY_AGAIN,
            backoff_factor=0.5,
            backoff_jitter=0.5,
            retry_after_max=int(LONGEST_WAIT.total_seconds()),
        )
        self.clock_offset = timedelta()
        self.knows_time = False

    def post(
        self,
        url: str,
        form: Mapping[str, str],
        *,
        envelope: Collection[str] = (),
        repeatable: bool = True,
    ) -> JsonObject:
        """Post a form and return the JSON object of the answer.

        ``envelope`` names keys by which an answer counts as the protocol's own whatever its HTTP
        status; ``repeatable`` is False for what must not be sent twice.

        Raises:
            Unreachable, RateLimited, UnexpectedAnswer, Refused: see ``domain.errors``.
        """
        body = "&".join(f"{_quoted(key)}={_quoted(value)}" for key, value in form.items()).encode()
        return self._ask(_Call("POST", url, body, frozenset(envelope), {}, not repeatable))

    def post_text(
        self,
        url: str,
        text: str,
        headers: Mapping[str, str],
        *,
        envelope: Collection[str] = (),
        repeatable: bool = True,
    ) -> JsonObject:
        """Post these very bytes, which may have been signed; otherwise as :meth:`post`."""
        body = text.encode()
        return self._ask(_Call("POST", url, body, frozenset(envelope), headers, not repeatable))

    def get(self, url: str) -> JsonObject:
        """Return the JSON object at an address; errors as in :meth:`post`."""
        return self._ask(_Call("GET", url))

    def server_now(self) -> datetime:
        """Return the present instant by the server's clock: a wrong clock here signs right."""
        return self._wall.now() + self.clock_offset

    @property
    def told_offset(self) -> timedelta | None:
        """By how much the server's clock is ahead of ours, None as long as no answer told."""
        return self.clock_offset if self.knows_time else None

    def slow_down(self) -> None:
        """Call less often after a platform's own words for "too often"."""
        self._pace.slow_down()

    def close(self) -> None:
        """Close all connections."""
        self._adapter.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ask(self, call: _Call) -> JsonObject:
        if not self._policy.allows(call.url):
            raise Refused(service=self._policy.service, reason=reasons.ADDRESS_NOT_ALLOWED)
        with _translated(self._policy.service):
            payload = self._payload(self._deliver(call))
        self._pace.recover()
        return payload

    def _deliver(self, call: _Call) -> _Reply:
        """Send until an answer is final; every repeat waits for its turn."""
        retry = self._retry.new(total=0) if call.is_once else self._retry
        while True:
            self._pace.take()
            try:
                reply = self._exchange(call)
            except (requests.Timeout, requests.exceptions.SSLError):
                raise
            except (requests.ConnectionError, ProtocolError) as error:
                retry = retry.increment(call.method, error=error)
                self._pause(retry.get_backoff_time())
                continue
            if reply.is_final(call):
                return reply
            retry = self._after_trouble(call, reply, retry)

    def _after_trouble(self, call: _Call, reply: _Reply, retry: Retry) -> Retry:
        """Wait as long as the server says, or longer each time; give up where that is too long."""
        wait = reply.wait
        if reply.status == 429 or wait is not None:
            self._pace.slow_down()
        if wait is not None and wait > self._policy.limits.longest_pause:
            raise self._given_up(call, reply)
        try:
            following = retry.increment()
        except MaxRetryError as error:
            raise self._given_up(call, reply) from error
        self._pause(following.get_backoff_time() if wait is None else wait)
        return following

    def _given_up(self, call: _Call, reply: _Reply) -> RateLimited | Unreachable:
        service = self._policy.service
        if call.is_once and reply.status >= 500:
            return Unreachable(service=service)  # "wait" is no "no": it may have been done
        if reply.wait is not None:
            after = min(timedelta(seconds=reply.wait), LONGEST_WAIT)
            return RateLimited(service=service, retry_after=after)
        if reply.status == 429:
            return RateLimited(service=service)
        return Unreachable(service=service)

    def _exchange(self, call: _Call) -> _Reply:
        address, mark, query = call.url.partition("?")
        request = _prepared(call.method, address).copy()
        request.url = f"{request.url}{mark}{quote(query, safe=_IN_QUERY)}"
        request.headers.update(call.headers)
        request.prepare_body(call.body or None, None)
        with self._adapter.send(request, stream=True, timeout=self._timeout) as response:
            self._note_time(response.raw.headers.get("Date", ""))
            wait = self._wait(response.raw.headers.get("Retry-After", ""))
            return _Reply(response.status_code, self._read(response), wait)

    def _read(self, response: requests.Response) -> bytes:
        """Read the inflated body up to the limit, so that a bomb is not unpacked."""
        body = bytearray()
        for chunk in response.raw.stream(_CHUNK, decode_content=True):
            body += chunk
            if len(body) > self._policy.limits.body:
                raise UnexpectedAnswer(service=self._policy.service, reason=reasons.TOO_LARGE)
        return bytes(body)

    def _wait(self, header: str) -> float | None:
        if not header:
            return None
        try:
            return self._retry.parse_retry_after(header)
        except InvalidHeader:
            return None

    def _note_time(self, header: str) -> None:
        """Remember by how much the server's clock is ahead, to sign with its time (faults D1)."""
        told = _told_time(header)
        if told is not None:
            self.clock_offset = told - self._wall.now()
            self.knows_time = True

    def _payload(self, reply: _Reply) -> JsonObject:
        service = self._policy.service
        if reply.is_redirect:
            raise UnexpectedAnswer(service=service, reason=reasons.REDIRECT)
        is_large = len(reply.body) > LARGE
        read = self._splitter.decode(reply.body, self._pause) if is_large else decode(reply.body)
        if reply.status >= 400:
            logger.debug("%s answered HTTP %d", service, reply.status)
        return read


def _quoted(word: str) -> str:
    """Quote a word of a form; most are numbers and names, which stay as they are."""
    return word if _PLAIN(word) else quote_plus(word)


@lru_cache(maxsize=32)
def _prepared(method: str, url: str) -> requests.PreparedRequest:
    """Return a request to an address: taking it apart costs more than all the rest."""
    request = requests.PreparedRequest()
    request.prepare(method, url, headers=_HEADERS)
    return request


@lru_cache(maxsize=4)
def _told_time(header: str) -> datetime | None:
    """Return the instant of a Date header, which is the same for all answers of a second."""
    try:
        told = parsedate_to_datetime(header)
    except ValueError:
        return None
    return told if told.tzinfo else told.replace(tzinfo=UTC)


@contextmanager
def _translated(service: str) -> Iterator[None]:
    """Turn what libraries raise into the errors of the domain, the cause kept."""
    try:
        yield
    except Unreadable as error:
        raise UnexpectedAnswer(service=service, reason=error.reason) from error
    except DecodeError as error:
        raise UnexpectedAnswer(service=service, reason=reasons.BROKEN_JSON) from error
    except requests.exceptions.SSLError as error:
        raise UnexpectedAnswer(service=service, reason=reasons.CERTIFICATE) from _without_query(
            error
        )
    except (requests.RequestException, HTTPError) as error:
        unreachable = Unreachable(service=service)
        # Without a connection nothing left this machine: what is sent once was surely not done.
        unreachable.was_sent = not isinstance(_bare(error), _NOT_CONNECTED)
        raise unreachable from _without_query(error)


def _without_query(error: Exception) -> Exception:
    """Return an error's kind and words; addresses in them may carry tokens behind the ``?``."""
    bare = _bare(error)
    return OSError(f"{type(bare).__name__}: {_QUERY.sub('?…', str(bare))}")


def _bare(error: Exception) -> Exception:
    """Return what lies beneath: requests and urllib3 wrap it in words that quote the path."""
    inner: object = None
    if isinstance(error, MaxRetryError):
        inner = error.reason
    elif isinstance(error, requests.RequestException) and error.args:
        inner = error.args[0]
    return _bare(inner) if isinstance(inner, Exception) else error
