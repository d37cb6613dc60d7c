"""Signed calls to 抖店's open platform: the exact bytes that were signed, one kind of refusal.

Messages carry the platform's own code and the id of its log, never its prose.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from workbench.connectors import reasons
from workbench.connectors.acting import before_sending
from workbench.connectors.douyin.codes import (
    SERVICE,
    SUCCESS,
    TOKEN_CREATE,
    TOKEN_REFRESH,
    Trouble,
    is_plain,
    trouble,
)
from workbench.connectors.douyin.signing import SIGN_METHOD, VERSION, canonical, signature
from workbench.connectors.feed import understood
from workbench.connectors.payload import JsonObject, child, code_word, text
from workbench.domain.errors import (
    ConnectorError,
    ParcelRefused,
    RateLimited,
    Refused,
    RefusedUnclearly,
    SignInExpired,
    UnexpectedAnswer,
    Unreachable,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime, timedelta

    from workbench.connectors.base import AppKeys
    from workbench.connectors.douyin.tokens import Tokens
    from workbench.connectors.http import HttpClient

logger = logging.getLogger(__name__)

_HEADERS = {"Content-Type": "application/json;charset=UTF-8", "x-open-no-old-err-code": "1"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call was answered: ``data`` where it was granted, else why not."""

    data: JsonObject
    code: str = SUCCESS
    sub_code: str = ""
    log_id: str = ""

    @property
    def trouble(self) -> Trouble | None:
        """Return what a refusal asks of us, None where there is none."""
        return None if self.code == SUCCESS else trouble(self.code, self.sub_code)

    @property
    def reason(self) -> str:
        """Return the refusal's own code and where the platform has it in its log."""
        word = code_word(self.sub_code.replace(":", ".")) or code_word(self.code)
        log = code_word(self.log_id)
        return f"{word or reasons.UNKNOWN_CODE}{f', log_id {log}' if log else ''}"


class Gateway:
    """Calls 抖店 for one shop.

    A call's path is appended to ``base_url``. ``tokens_changed`` is told new tokens before the
    call goes on, so that they are saved whatever happens next.
    """

    def __init__(
        self,
        http: HttpClient,
        base_url: str,
        app: AppKeys,
        tokens: Tokens,
        tokens_changed: Callable[[Tokens], None],
    ) -> None:
        self._http = http
        self._base_url = base_url.rstrip("/")
        self._app = app
        self._tokens = tokens
        self._tokens_changed = tokens_changed
        self._is_fresh = False

    @property
    def clock_offset(self) -> timedelta:
        """By how much the server's clock is ahead of ours."""
        return self._http.clock_offset

    @property
    def told_offset(self) -> timedelta | None:
        """By how much the server's clock is ahead of ours, None as long as no answer told."""
        return self._http.told_offset

    def server_now(self) -> datetime:
        """Return the present instant by the server's clock (UTC)."""
        return self._http.server_now()

    @property
    def tokens(self) -> Tokens:
        """What the shop is signed in with at present."""
        return self._tokens

    def call(
        self, method: str, params: Mapping[str, object], *, repeatable: bool = True
    ) -> JsonObject:
        """Return a granted call's data; an expired token is renewed once.

        Raises:
            ParcelRefused: the platform tells nothing of this parcel, now or ever.
            ConnectorError: the platform or the network.
        """
        return self.granted(self.ask(method, params, repeatable=repeatable))

    def granted(self, answer: Answer) -> JsonObject:
        """Return an answer's data.

        Raises:
            ConnectorError: it was none but a refusal.
        """
        if answer.trouble is not None:
            raise self._error(answer)
        return answer.data

    def ask(self, method: str, params: Mapping[str, object], *, repeatable: bool = True) -> Answer:
        """Return the answer, a refusal of the business layer among them.

        Raises:
            ConnectorError: the network, or a sign-in that cannot be renewed.
        """
        with before_sending():
            self._sign_in()
        answer = self._send(method, params, self._tokens.access, repeatable=repeatable)
        if answer.trouble is Trouble.SIGN_IN:
            # The call was surely not done: it may be sent once more.
            with before_sending():
                self._renew()
            answer = self._send(method, params, self._tokens.access, repeatable=repeatable)
        return answer

    def _send(
        self, method: str, params: Mapping[str, object], token: str, *, repeatable: bool
    ) -> Answer:
        """Send a call; once more where the clock was off, as that refusal told the platform's."""
        answer = self._send_once(method, params, token, repeatable=repeatable)
        if answer.trouble is Trouble.CLOCK:
            answer = self._send_once(method, params, token, repeatable=repeatable)
        return answer

    def _send_once(
        self, method: str, params: Mapping[str, object], token: str, *, repeatable: bool
    ) -> Answer:
        body = canonical(params)
        query = {
            "app_key": self._app.app_key,
            "method": method,
            "timestamp": str(int(self._http.server_now().timestamp())),
        }
        sign = signature(query, body, self._app.app_secret)
        query |= {"v": VERSION, "sign": sign, "sign_method": SIGN_METHOD}
        if token:
            query["access_token"] = token
        url = f"{self._base_url}/{method.replace('.', '/')}?{urlencode(query)}"
        # Signed and sent as this very text, never written anew.
        told = self._http.post_text(url, body, _HEADERS, envelope=("code",), repeatable=repeatable)
        return _answer(told)

    def _sign_in(self) -> None:
        """Have a token that lives: the first one, or another before it ends."""
        if not self._tokens.access:
            self._take(TOKEN_CREATE, self._tokens.first_question())
        elif not self._is_fresh and self._tokens.ends_soon(self._http.server_now()):
            self._is_fresh = True
            try:
                self._take(TOKEN_REFRESH, self._tokens.renewal())
            except ConnectorError as error:
                # The old one still works: that it could not be renewed yet is no trouble.
                logger.info(
                    "%s: a sign-in was not renewed early: %s", SERVICE, type(error).__name__
                )

    def _renew(self) -> None:
        """Have another token in place of one that was refused.

        Raises:
            SignInExpired: there is nothing to renew it with, or it was not accepted.
        """
        if question := self._tokens.renewal():
            try:
                self._take(TOKEN_REFRESH, question)
            except SignInExpired:
                if not self._tokens.signs_itself_in:
                    raise
            else:
                return
        self._take(TOKEN_CREATE, self._tokens.first_question())

    def _take(self, method: str, question: Mapping[str, str] | None) -> None:
        if question is None:
            raise SignInExpired(service=SERVICE)
        # Neither repeated by itself: a code works once, and a renewal may end the old pair.
        answer = self._send(method, question, "", repeatable=False)
        if answer.trouble in {Trouble.TOO_OFTEN, Trouble.DOWN}:
            raise self._error(answer)
        with understood(SERVICE):
            renewed = self._tokens.renewed(answer.data, self._http.server_now())
        if answer.trouble is not None or not renewed.access:
            raise SignInExpired(service=SERVICE)
        self._is_fresh = True
        self._tokens = renewed
        self._tokens_changed(renewed)
        logger.info("%s renewed a sign-in", SERVICE)

    def _error(self, answer: Answer) -> ConnectorError:
        match answer.trouble:
            case Trouble.SIGN_IN:
                return SignInExpired(service=SERVICE)
            case Trouble.TOO_OFTEN:
                self._http.slow_down()
                return RateLimited(service=SERVICE)
            case Trouble.DOWN:
                return Unreachable(service=SERVICE)
            case Trouble.NO_RECORD | Trouble.NOT_TRACED:
                return ParcelRefused(service=SERVICE, reason=answer.reason)
            case _:
                is_clear = is_plain(answer.code, answer.sub_code)
                kind = Refused if is_clear else RefusedUnclearly
                return kind(service=SERVICE, reason=answer.reason)


def _answer(payload: JsonObject) -> Answer:
    with understood(SERVICE):
        code = text(payload, "code")
        if not code:
            raise UnexpectedAnswer(service=SERVICE, reason=reasons.UNKNOWN_SHAPE)
        if code == SUCCESS:
            return Answer(child(payload, "data"))
        return Answer({}, code, text(payload, "sub_code"), text(payload, "log_id"))
