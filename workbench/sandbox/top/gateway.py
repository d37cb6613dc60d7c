"""TOP's router: whose signature, whose session, which method (platform-apis 2.1 to 2.4).

The order of the checks was not found; it is: method, app key, timestamp, version, signature,
session, permission, parameters.
"""

from __future__ import annotations

import itertools
import json
import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from workbench.domain.clock import SHANGHAI
from workbench.domain.shops import Platform
from workbench.sandbox.faults import FaultKind, Scope
from workbench.sandbox.tokens import ACCESS_LIFE, REFRESH_LIFE
from workbench.sandbox.top.answers import root_of, write
from workbench.sandbox.top.call import TopCall
from workbench.sandbox.top.errors import TopRefusal, limited, missing
from workbench.sandbox.top.lists import TopShelf
from workbench.sandbox.top.messages import Mailbox
from workbench.sandbox.top.operations import OPERATIONS
from workbench.sandbox.verifiers import check_top, same_secret
from workbench.sandbox.wire import Answer, json_answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.sandbox.script import ScriptedShop
    from workbench.sandbox.tokens import Grant
    from workbench.sandbox.wire import Request
    from workbench.sandbox.world import World

logger = logging.getLogger(__name__)

PATH = "/router/rest"
TOKEN_PATH = "/token"  # noqa: S105 - an address
_CLOCK_GRACE = timedelta(minutes=10)
_TOKEN_METHODS = {
    "taobao.top.auth.token.create": "code",
    "taobao.top.auth.token.refresh": "refresh_token",
}


class TopRouter:
    """Answers requests to the router and to the token address."""

    name = "taobao"

    def __init__(self, world: World) -> None:
        self._world = world
        season, start = world.season, world.clock.start
        shops = season.shops_on(Platform.TAOBAO, Platform.TMALL)
        self._shelves = {shop.id: TopShelf(shop, season.orders_of(shop.id)) for shop in shops}
        self._mailboxes = {shop.id: Mailbox(shop, start) for shop in shops}
        self._grants = [(shop, world.tokens.grant(shop.id)) for shop in shops]
        self._answered = itertools.count(1)

    def claims(self, request: Request) -> bool:
        """Tell whether a request is for the router or for the token address."""
        return request.path in {PATH, TOKEN_PATH}

    def credentials(self, base_url: str) -> dict[str, Any]:
        """Return the app's keys with the first shop's session, and all shops' sessions."""
        keys = self._world.keys
        shops = [
            {
                "name": shop.name,
                "session": grant.access_token,
                "refresh_token": grant.refresh_token,
            }
            for shop, grant in self._grants
        ]
        app = {"url": f"{base_url}{PATH}", "app_key": keys.top_key, "app_secret": keys.top_secret}
        return {"taobao": {**app, **shops[0], "shops": shops}} if shops else {}

    def answer(self, request: Request) -> Answer:
        """Return the platform's answer to one request."""
        if request.path == TOKEN_PATH:
            return self._token_page(request)
        params = request.params
        method = params.get("method", "")
        try:
            self._check(params)
            if method in _TOKEN_METHODS:
                return self._token_answer(method, params)
            return self._signed_in(method, params)
        except TopRefusal as refusal:
            return self._refused(refusal, method, params)

    def _check(self, params: Mapping[str, str]) -> None:
        """Check everything that needs no session."""
        keys, method = self._world.keys, params.get("method")
        if not method:
            raise TopRefusal(21)
        if method not in OPERATIONS and method not in _TOKEN_METHODS:
            raise TopRefusal(22, reason=method)
        if not params.get("app_key"):
            raise TopRefusal(28)
        if params["app_key"] != keys.top_key:
            raise TopRefusal(29)
        self._check_clock(params.get("timestamp", ""))
        if params.get("v") != "2.0":
            raise TopRefusal(33 if params.get("v") else 32)
        if params.get("format", "xml") not in {"xml", "json"}:
            raise TopRefusal(23)
        if not params.get("sign"):
            raise TopRefusal(24)
        check = check_top(params, keys.top_secret)
        if not check.holds:
            raise TopRefusal(25, reason=check.reason)

    def _check_clock(self, written: str) -> None:
        """Hold a timestamp against the wall clock: spelt in Shanghai's time, or milliseconds.

        Public clients spell the machine's own time, which the platform takes as Shanghai's; here
        it is taken as what it is, so that they work on a machine of another zone as well.
        """
        if not written:
            raise TopRefusal(30)
        now = self._world.wall.now()
        if not any(abs(at - now) <= _CLOCK_GRACE for at in _instants(written)):
            raise TopRefusal(31, reason="out of the ten minutes")

    def _signed_in(self, method: str, params: Mapping[str, str]) -> Answer:
        session = params.get("session", "")
        if not session:
            raise TopRefusal(26)
        shop = self._shop_of(session)
        scope = Scope(method, shop.id, shop.name)
        faults = self._world.faults
        if faults.strike(FaultKind.SIGN_IN_EXPIRED, scope):
            raise _expired()
        if faults.strike(FaultKind.ACL_DECLINED, scope):
            raise TopRefusal(11, "isv.permission-api-package-limit", "无权调用该接口")
        if fault := faults.strike(FaultKind.RATE_LIMIT, scope):
            raise limited(fault.retry_after or 1)
        return faults.disturb(scope, lambda: self._run(method, params, shop, scope), _unlimited)

    def _run(
        self, method: str, params: Mapping[str, str], shop: ScriptedShop, scope: Scope
    ) -> Answer:
        call = TopCall(self._world, self._shelves[shop.id], self._mailboxes[shop.id], scope, params)
        try:
            told = OPERATIONS[method](call)
        except TopRefusal as refusal:
            return self._refused(refusal, method, params)
        logger.debug("top %s: answered", method)
        return write(root_of(method), {**told, "request_id": self._request_id()}, params)

    def _shop_of(self, session: str) -> ScriptedShop:
        """Return whose session it is.

        Raises:
            TopRefusal: nobody's, or not any more.
        """
        shop = self._world.shop(self._world.tokens.shop_of(session) or "")
        if shop is None or shop.id not in self._shelves:
            raise _expired()
        return shop

    def _token_answer(self, method: str, params: Mapping[str, str]) -> Answer:
        """Trade a code or refresh token through the router: the pair comes as JSON in a text."""
        name = _TOKEN_METHODS[method]
        if not params.get(name):
            raise missing(name)
        told = self._traded(name, params[name], Scope(method))
        if told is None:
            raise TopRefusal(15, f"isv.invalid-{name.replace('_', '-')}", "code或refresh_token无效")
        result = {"token_result": json.dumps(told), "request_id": self._request_id()}
        return write(root_of(method), result, params)

    def _token_page(self, request: Request) -> Answer:
        """Trade the same at the sign-in server's own address, which is not signed."""
        keys, params = self._world.keys, request.params
        known = params.get("client_id", "") == keys.top_key
        if not (known and same_secret(params.get("client_secret", ""), keys.top_secret)):
            return _oauth_error("invalid_client")
        name = "code" if params.get("grant_type") == "authorization_code" else "refresh_token"
        told = self._traded(name, params.get(name, ""), Scope(TOKEN_PATH))
        return json_answer(told) if told is not None else _oauth_error("invalid_grant")

    def _traded(self, name: str, value: str, scope: Scope) -> dict[str, Any] | None:
        tokens = self._world.tokens
        if name == "code":
            return self._told(tokens.redeem(value))
        shop = self._world.shop(tokens.shop_of_refresh(value) or "")
        if shop is None or shop.id not in self._shelves:
            return None
        barred = Scope(scope.api, shop.id, shop.name)
        if self._world.faults.find(FaultKind.SIGN_IN_EXPIRED, barred):
            return None
        return self._told(tokens.refresh(value))

    def _told(self, grant: Grant | None) -> dict[str, Any] | None:
        """Return a pair of tokens as TOP tells it; the nick is URL-encoded."""
        shelf = self._shelves.get(grant.shop_id) if grant else None
        if grant is None or shelf is None:
            return None
        life = int(ACCESS_LIFE.total_seconds())
        return {
            "access_token": grant.access_token,
            "token_type": "Bearer",
            "expires_in": life,
            "refresh_token": grant.refresh_token,
            "re_expires_in": int(REFRESH_LIFE.total_seconds()),
            **dict.fromkeys(("r1_expires_in", "r2_expires_in"), life),
            **dict.fromkeys(("w1_expires_in", "w2_expires_in"), life),
            "taobao_user_id": shelf.shop.member_id,
            "taobao_user_nick": quote(shelf.shop.name),
        }

    def _refused(self, refusal: TopRefusal, method: str, params: Mapping[str, str]) -> Answer:
        told = refusal.reason or refusal.sub_code
        logger.info("top %s: refused %s%s", method, refusal.code, f" ({told})" if told else "")
        return write("error_response", refusal.payload(self._request_id()), params)

    def _request_id(self) -> str:
        return f"sandbox-{next(self._answered)}"


def _instants(written: str) -> list[datetime]:
    """Return what a timestamp may mean; the official Python client writes milliseconds."""
    try:
        if written.isascii() and written.isdigit():
            return [datetime.fromtimestamp(int(written) / 1000, UTC)]
        spelt = datetime.strptime(written, "%Y-%m-%d %H:%M:%S")  # zones follow
    except (ValueError, OverflowError, OSError):
        return []
    return [spelt.replace(tzinfo=SHANGHAI), spelt.astimezone()]


def _expired() -> TopRefusal:
    return TopRefusal(27, "session-expired", "SessionKey非法")


def _unlimited() -> Answer:
    """Stand in for what is never asked for: the rate limit was seen to before."""
    return json_answer({})


def _oauth_error(error: str) -> Answer:
    logger.info("top token: refused %s", error)
    return json_answer({"error": error, "error_description": error}, 400)
