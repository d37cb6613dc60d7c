"""Signed calls to TOP's router: errors told apart, the session renewed once and before it ends."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.connectors.acting import before_sending
from workbench.connectors.instants import kept_instant, kept_text, spelt_text
from workbench.connectors.payload import (
    JsonObject,
    Unreadable,
    child,
    code_word,
    decode,
    number,
    text,
)
from workbench.connectors.top.codes import (
    CREATE,
    REFRESH,
    SERVICE,
    Trouble,
    ban,
    is_plain,
    trouble,
)
from workbench.connectors.top.signing import HMAC_SHA256, SIGNATURE, signature
from workbench.domain.errors import (
    ConnectorError,
    RateLimited,
    Refused,
    RefusedUnclearly,
    SignInExpired,
    UnexpectedAnswer,
    Unreachable,
)
from workbench.domain.sign_ins import RENEWABLE_UNTIL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from workbench.connectors.base import AppKeys
    from workbench.connectors.http import HttpClient

logger = logging.getLogger(__name__)

# Renewed so long before it ends: one round's calls are done by then.
RENEW_BEFORE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Session:
    """A shop's sign-in; ``expires_at`` is when the session ends (UTC), None if not told.

    Applications of merchants themselves get sessions of a fixed life and no way to renew them:
    then ``refresh`` is "". ``code`` is what the page of authorisation gave, to be traded once,
    ``renewable_until`` when the refresh token ends, None if not told.
    """

    token: str = field(repr=False)
    refresh: str = field(default="", repr=False)
    expires_at: datetime | None = None
    code: str = field(default="", repr=False)
    renewable_until: datetime | None = None

    @classmethod
    def of_keys(cls, keys: Mapping[str, str]) -> Session:
        """Return the session among a shop's saved keys."""
        return cls(
            keys["session"],
            keys.get("refresh_token", ""),
            kept_instant(keys.get("expires_at", "")),
            keys.get("code", ""),
            kept_instant(keys.get(RENEWABLE_UNTIL, "")),
        )

    @property
    def keys(self) -> dict[str, str]:
        """Return it as keys to be saved; a code that was used is none any more."""
        return {
            "session": self.token,
            "refresh_token": self.refresh,
            "expires_at": kept_text(self.expires_at),
            "code": "",
            RENEWABLE_UNTIL: kept_text(self.renewable_until),
        }


class Gateway:
    """Calls TOP for one shop; ``url`` is posted to as it is.

    ``session_changed`` is told a renewed session before the call goes on, so that it is saved
    whatever happens next.
    """

    def __init__(
        self,
        http: HttpClient,
        url: str,
        app: AppKeys,
        session: Session,
        session_changed: Callable[[Session], None],
    ) -> None:
        self._http = http
        self._url = url
        self._app = app
        self._session = session
        self._session_changed = session_changed
        self._has_tried = False

    @property
    def clock_offset(self) -> timedelta:
        """By how much the server's clock is ahead of ours."""
        return self._http.clock_offset

    @property
    def told_offset(self) -> timedelta | None:
        """The same, None as long as no answer told its time."""
        return self._http.told_offset

    def call(self, method: str, params: Mapping[str, str]) -> JsonObject:
        """Return what is inside the answer of a call that only reads.

        Raises:
            ConnectorError: the platform or the network; an expired session is renewed once, and a
                fault of the platform's own asked about once more.
        """
        error = self._error_after(method, params)
        if isinstance(error, Unreachable):
            error = self._error_after(method, params)
        if isinstance(error, ConnectorError):
            raise error
        return error

    def do(self, method: str, params: Mapping[str, str]) -> JsonObject:
        """Return the same of a call that changes something: sent once.

        Only where the platform itself said that nobody is signed in it is sent again.
        """
        found = self._error_after(method, params, repeatable=False)
        if isinstance(found, ConnectorError):
            raise found
        return found

    def _error_after(
        self, method: str, params: Mapping[str, str], *, repeatable: bool = True
    ) -> JsonObject | ConnectorError:
        """Return the answer's inside, or the error that the platform's own words mean."""
        with before_sending():
            self._sign_in()
        payload = self._send(method, params, repeatable=repeatable)
        if _trouble(payload) is Trouble.CLOCK:
            # This machine's clock is off; that refusal told the platform's.
            payload = self._send(method, params, repeatable=repeatable)
        if _trouble(payload) is Trouble.SIGN_IN:
            with before_sending():
                self._renew()
            payload = self._send(method, params, repeatable=repeatable)
        return self._error(payload) or _inside(payload, method)

    def _sign_in(self) -> None:
        """Trade a code that was not traded yet; renew a session that is about to end."""
        session = self._session
        if session.code and not session.token:
            self._trade(CREATE, {"code": session.code})
        elif self._is_ending() and not self._has_tried:
            self._has_tried = True
            # As long as the old one lives, a renewal that fails is no trouble yet.
            with suppress(ConnectorError):
                self._renew()

    def _is_ending(self) -> bool:
        ends = self._session.expires_at
        if ends is None or not self._session.refresh:
            return False
        return ends - self._http.server_now() < RENEW_BEFORE

    def _send(
        self,
        method: str,
        params: Mapping[str, str],
        *,
        repeatable: bool = True,
        signed_in: bool = True,
    ) -> JsonObject:
        form = {
            **params,
            "method": method,
            "app_key": self._app.app_key,
            "timestamp": spelt_text(self._http.server_now()),
            "format": "json",
            "v": "2.0",
            "sign_method": HMAC_SHA256,
        }
        if signed_in:
            form["session"] = self._session.token
        form[SIGNATURE] = signature(form, self._app.app_secret)
        return self._http.post(self._url, form, envelope=("error_response",), repeatable=repeatable)

    def _error(self, payload: JsonObject) -> ConnectorError | None:
        """Return our error for an error of the platform's (platform-apis 2.4), None without one."""
        found = _error_response(payload)
        if found is None:
            return None
        code, sub_code = _word(found, "code"), _word(found, "sub_code")
        match trouble(code, sub_code):
            case Trouble.SIGN_IN:
                return SignInExpired(service=SERVICE)
            case Trouble.TOO_OFTEN:
                self._http.slow_down()
                return RateLimited(service=SERVICE, retry_after=ban(_word(found, "sub_msg")))
            case Trouble.DOWN:
                return Unreachable(service=SERVICE)
            case Trouble.REFUSED | Trouble.CLOCK:
                word = code_word(sub_code) or code_word(code) or reasons.UNKNOWN_CODE
                kind = Refused if is_plain(code, sub_code) else RefusedUnclearly
                return kind(service=SERVICE, reason=word)

    def _renew(self) -> None:
        """Trade the refresh token for a new session (platform-apis 2.3, through the router).

        Raises:
            SignInExpired: there is no refresh token, or it was not accepted.
        """
        if not self._session.refresh:
            raise SignInExpired(service=SERVICE)
        self._trade(REFRESH, {"refresh_token": self._session.refresh})

    def _trade(self, method: str, params: Mapping[str, str]) -> None:
        """Trade a code or a refresh token for a session, once.

        Raises:
            SignInExpired: it was not accepted.
        """
        payload = self._send(method, params, repeatable=False, signed_in=False)
        error = self._error(payload)
        if isinstance(error, RateLimited | Unreachable):
            raise error
        if error is not None:
            raise SignInExpired(service=SERVICE) from error
        now = self._http.server_now()
        self._session = read_session(_inside(payload, method), now, self._session)
        self._session_changed(self._session)
        logger.info("Taobao gave a new sign-in")


def read_session(answer: JsonObject, now: datetime, before: Session) -> Session:
    """Return the session in a token answer; its ``token_result`` is JSON in a text.

    A refresh token that it leaves out is still the one of ``before``.

    Raises:
        SignInExpired: it holds none.
        UnexpectedAnswer: it cannot be read.
    """
    try:
        told = decode(text(answer, "token_result").encode())
        token = text(told, "access_token")
        ends, until = (_after(now, told, key) for key in ("expires_in", "re_expires_in"))
        refresh = text(told, "refresh_token") or before.refresh
    except Unreadable as error:
        raise UnexpectedAnswer(service=SERVICE, reason=error.reason) from error
    if not token:
        raise SignInExpired(service=SERVICE)
    if until is None and refresh == before.refresh:
        until = before.renewable_until
    return Session(token, refresh, ends, renewable_until=until)


def _after(now: datetime, told: JsonObject, key: str) -> datetime | None:
    """Return when a life of so many seconds ends; none is told of what cannot be used."""
    seconds = number(told, key)
    return now + timedelta(seconds=seconds) if seconds and 0 < seconds <= 10**9 else None


def _inside(payload: JsonObject, method: str) -> JsonObject:
    """Return what the root key of a method holds (platform-apis 2.4)."""
    root = f"{method.removeprefix('taobao.').replace('.', '_')}_response"
    if not isinstance(payload.get(root), dict):
        raise UnexpectedAnswer(service=SERVICE, reason=reasons.UNKNOWN_SHAPE)
    return child(payload, root)


def _error_response(payload: JsonObject) -> JsonObject | None:
    found = payload.get("error_response")
    if found is None:
        return None
    if not isinstance(found, dict):
        raise UnexpectedAnswer(service=SERVICE, reason=reasons.UNKNOWN_SHAPE)
    return found


def _trouble(payload: JsonObject) -> Trouble | None:
    found = _error_response(payload)
    if found is None:
        return None
    return trouble(_word(found, "code"), _word(found, "sub_code"))


def _word(source: JsonObject, key: str) -> str:
    try:
        return text(source, key)
    except Unreadable as error:
        raise UnexpectedAnswer(service=SERVICE, reason=error.reason) from error
