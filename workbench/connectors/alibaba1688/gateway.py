"""Signed calls to 1688's gateway: two layers of errors told apart, tokens renewed once."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.connectors.acting import before_sending
from workbench.connectors.alibaba1688.codes import (
    DATE_PATTERN,
    SERVICE,
    Trouble,
    is_plain,
    trouble,
)
from workbench.connectors.alibaba1688.signing import SIGNATURE, signature
from workbench.connectors.feed import understood
from workbench.connectors.payload import (
    JsonObject,
    Unreadable,
    child,
    code_word,
    flag,
    text,
)
from workbench.domain.errors import (
    ConnectorError,
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

    from workbench.connectors.alibaba1688.codes import Api
    from workbench.connectors.alibaba1688.tokens import Tokens
    from workbench.connectors.base import AppKeys
    from workbench.connectors.http import HttpClient

logger = logging.getLogger(__name__)


class Gateway:
    """Calls 1688 for one shop.

    ``base_url`` is what stands before ``/openapi``. ``tokens_changed`` is told renewed tokens
    before the call goes on, so that they are saved whatever happens next.
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
        self._openapi = f"{base_url.rstrip('/')}/openapi"
        self._app = app
        self._tokens = tokens
        self._tokens_changed = tokens_changed
        self._has_tried = False

    @property
    def member(self) -> str:
        """1688's own id of the account, "" as long as nobody told it."""
        return self._tokens.member

    def note_member(self, member: str) -> None:
        """Keep the account's own id, which messages are asked for by."""
        if member and member != self._tokens.member:
            self._change(replace(self._tokens, member=member))

    @property
    def clock_offset(self) -> timedelta:
        """By how much the server's clock is ahead of ours."""
        return self._http.clock_offset

    @property
    def told_offset(self) -> timedelta | None:
        """The same, None as long as no answer told its time."""
        return self._http.told_offset

    def call(self, api: Api, params: Mapping[str, str], *, repeatable: bool = True) -> JsonObject:
        """Return the answer; a refusal by the business layer is left in it (:func:`refusal`).

        What is not ``repeatable`` is sent once; only where the gateway itself said that nobody is
        signed in it is sent again, after the tokens were renewed.

        Raises:
            ConnectorError: the gateway or the network; an expired token is renewed once.
        """
        with before_sending():
            self._sign_in()
        payload = self._send(api, params, repeatable=repeatable)
        if _gateway_code(payload) and _kind(payload) is Trouble.SIGN_IN:
            with before_sending():
                self._renew()
            payload = self._send(api, params, repeatable=repeatable)
        self._raise_for_gateway(payload)
        return payload

    def demand(self, api: Api, params: Mapping[str, str]) -> JsonObject:
        """Return the answer of a call that nothing may refuse.

        Raises:
            Refused: the business layer said no.
            ConnectorError: as :meth:`call`.
        """
        payload = self.call(api, params)
        if (code := refusal(payload)) is not None:
            raise Refused(service=SERVICE, reason=code)
        return payload

    def server_now(self) -> datetime:
        """Return the present instant by 1688's clock."""
        return self._http.server_now()

    def _send(self, api: Api, params: Mapping[str, str], *, repeatable: bool) -> JsonObject:
        path = f"param2/{api.version}/{api.namespace}/{api.name}/{self._app.app_key}"
        form = {
            **params,
            **({"access_token": self._tokens.access} if api.is_private else {}),
            "_aop_timestamp": str(int(self._http.server_now().timestamp() * 1000)),
            "_aop_datePattern": DATE_PATTERN,
        }
        form[SIGNATURE] = signature(path, form, self._app.app_secret)
        url = f"{self._openapi}/{path}"
        return self._http.post(url, form, envelope=("error_code",), repeatable=repeatable)

    def _raise_for_gateway(self, payload: JsonObject) -> None:
        code = _gateway_code(payload)
        if code:
            raise self._error(code)

    def _error(self, code: str) -> ConnectorError:
        """Return our error for a gateway code (platform-apis 1.3)."""
        match trouble(code):
            case Trouble.SIGN_IN:
                return SignInExpired(service=SERVICE)
            case Trouble.TOO_OFTEN:
                self._http.slow_down()
                return RateLimited(service=SERVICE)
            case Trouble.DOWN:
                return Unreachable(service=SERVICE)
            case Trouble.REFUSED:
                kind = Refused if is_plain(code) else RefusedUnclearly
                return kind(service=SERVICE, reason=code_word(code) or reasons.UNKNOWN_CODE)

    def _sign_in(self) -> None:
        """Trade a code that was not traded yet; renew tokens that are about to end, once."""
        if not self._tokens.access:
            self._renew()
        elif not self._has_tried and self._tokens.ends_soon(self._http.server_now()):
            self._has_tried = True
            # As long as the old one lives, a renewal that fails is no trouble yet.
            with suppress(ConnectorError):
                self._renew()

    def _renew(self) -> None:
        """Trade the code, or the refresh token, for new tokens (platform-apis 1.2, ``http/1``).

        Raises:
            SignInExpired: there is neither of them, or it was not accepted.
        """
        form = self._tokens.question(self._app)
        if form is None:
            raise SignInExpired(service=SERVICE)
        url = f"{self._openapi}/http/1/system.oauth2/getToken/{self._app.app_key}"
        answer = self._http.post(url, form, envelope=("error_code", "error"), repeatable=False)
        with understood(SERVICE):
            tokens = self._tokens.renewed(answer, self._http.server_now())
        if not tokens.access:
            if _gateway_code(answer) and _kind(answer) in {Trouble.TOO_OFTEN, Trouble.DOWN}:
                raise self._error(_gateway_code(answer))
            raise SignInExpired(service=SERVICE)
        self._change(tokens)
        logger.info("1688 renewed a sign-in")

    def _change(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._tokens_changed(tokens)


def refusal(payload: JsonObject) -> str | None:
    """Return the business layer's code if it said no, "?" for one that is no code; else None.

    Old answers tell beside ``result``, new ones inside it; ``success`` may be missing or text.
    """
    try:
        return _refusal(payload)
    except Unreadable as error:
        raise UnexpectedAnswer(service=SERVICE, reason=error.reason) from error


def _refusal(payload: JsonObject) -> str | None:
    inner = child(payload, "result") if isinstance(payload.get("result"), dict) else {}
    for layer, key in ((payload, "errorCode"), (inner, "code")):
        success = flag(layer, "success")
        code = text(layer, key)
        is_untold = success is None and layer is payload and not _has_data(payload)
        if success is False or (is_untold and code):
            return code_word(code) or "?"
    return None


def _has_data(payload: JsonObject) -> bool:
    return any(payload.get(key) is not None for key in ("result", "logisticsTrace"))


def _gateway_code(payload: JsonObject) -> str:
    return _word(payload, "error_code")


def _kind(payload: JsonObject) -> Trouble:
    return trouble(_gateway_code(payload))


def _word(payload: JsonObject, key: str) -> str:
    try:
        return text(payload, key)
    except Unreadable as error:
        raise UnexpectedAnswer(service=SERVICE, reason=error.reason) from error
