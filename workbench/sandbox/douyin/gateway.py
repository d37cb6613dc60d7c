"""抖店's open platform: whose call, whose signature, whose token, which parameters (3.1 to 3.4).

Its address is the sandbox's own, as clients append ``/order/searchList`` and the like to it. Real
clients send the parameters as a JSON body under any content type, or as ``param_json`` in query or
form, and the time as seconds or as text. Every answer has status 200.

Not found, and chosen here: how far a timestamp may be off (ten minutes, as on TOP), and what an
unknown call is answered with.
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from workbench.domain.clock import SHANGHAI
from workbench.domain.shops import Platform
from workbench.sandbox.douyin.lists import Misasked
from workbench.sandbox.douyin.operations import OPERATIONS, Call, ShopDesk
from workbench.sandbox.douyin.sign_in import SignIn
from workbench.sandbox.faults import FaultKind, Scope
from workbench.sandbox.verifiers import check_douyin
from workbench.sandbox.wire import json_answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.sandbox.script import ScriptedShop
    from workbench.sandbox.wire import Answer, Request
    from workbench.sandbox.world import World

logger = logging.getLogger(__name__)

_NO_OLD_CODES = "x-open-no-old-err-code"
_MAY_BE_OFF = timedelta(minutes=10)
_LIMITED = (60000, "isv.traffic-limited", "请求过于频繁")
_SYSTEM = ("app_key", "method", "timestamp", "v", "sign")
_MISSING = {"app_key": "isv.app-id-missing", "sign": "isv.signature-missing"}


class Douyin:
    """Answers 抖店's calls."""

    name = "douyin"

    def __init__(self, world: World) -> None:
        self._world = world
        shops = world.season.shops_on(Platform.DOUYIN)
        self._desks = {shop.id: ShopDesk(world, shop) for shop in shops}
        self._sign_in = SignIn(world, shops)
        self._first = self._sign_in.first_pairs()
        self._calls = 0

    def claims(self, request: Request) -> bool:
        """Tell whether a request is one of 抖店's, or is made as they are."""
        is_made_so = {"app_key", "method"} <= request.query.keys() and "v" in request.query
        return _method(request.path) in {*OPERATIONS, *SignIn.METHODS} or is_made_so

    def credentials(self, base_url: str) -> dict[str, Any]:
        """Return the app's keys with the first shop's tokens, and a code that works once."""
        keys = self._world.keys
        app = {"url": base_url, "app_key": keys.douyin_key, "app_secret": keys.douyin_secret}
        for shop, pair in self._first:
            tokens = {"access_token": pair.access, "refresh_token": pair.refresh}
            code = self._world.douyin_tokens.issue_code(shop.id)
            named = {"code": code, "shop_id": shop.member_id, "name": shop.name}
            return {"douyin": {**app, **tokens, **named}}
        return {}

    def answer(self, request: Request) -> Answer:
        """Return the platform's answer to one call."""
        method = _method(request.path)
        try:
            param_json = _param_json(request)
            self._check_call(request.query, method, param_json)
            if method in SignIn.METHODS:
                asked = _parameters(param_json)
                return self._disturbed(request, Scope(method), lambda: self._granted(method, asked))
            if method not in OPERATIONS:
                raise Misasked(70000, "isp.api-service-off", method)
            return self._called(request, method, param_json)
        except Misasked as refused:
            return self._refusal(request, method, refused)

    def _called(self, request: Request, method: str, param_json: bytes) -> Answer:
        shop = self._shop_of(request, method)
        scope = Scope(method, shop.id, shop.name)
        if self._world.faults.strike(FaultKind.ACL_DECLINED, scope):
            raise Misasked(30001, "isv.app-permissions-insufficient", "应用没有权限")
        call = Call(self._world, self._desks[shop.id], scope, _parameters(param_json))
        return self._disturbed(request, scope, lambda: OPERATIONS[method](call))

    def _disturbed(self, request: Request, scope: Scope, make: Any) -> Answer:
        """Return what ``make`` finds in the platform's envelope, unless a fault gets between."""
        limited = Misasked(*_LIMITED)
        return self._world.faults.disturb(
            scope,
            lambda: self._enveloped(request, scope.api, make),
            lambda: self._refusal(request, scope.api, limited),
        )

    def _enveloped(self, request: Request, method: str, make: Any) -> Answer:
        try:
            data = make()
        except Misasked as refused:
            return self._refusal(request, method, refused)
        logger.debug("抖店 %s: answered", method)
        return self._told(request, {"code": 10000, "msg": "success", "data": data})

    def _granted(self, method: str, asked: dict[str, Any]) -> dict[str, Any]:
        return self._sign_in.answer(method, asked)

    def _refusal(self, request: Request, method: str, refused: Misasked) -> Answer:
        logger.info("抖店 %s: refused %s %s", method, refused.code, refused.sub_code)
        words = {"msg": refused.words, "sub_code": refused.sub_code, "sub_msg": refused.words}
        return self._told(request, {"code": refused.code, **words})

    def _told(self, request: Request, told: dict[str, Any]) -> Answer:
        """Return an answer with the id of its log line, unless unwanted in the old form as well."""
        self._calls += 1
        full = {"sub_code": "", "sub_msg": "", "log_id": f"sandbox-{self._calls}", **told}
        if request.headers.get(_NO_OLD_CODES) != "1":
            is_good = told["code"] == 10000
            full |= {"err_no": 0 if is_good else told["code"], "message": told["msg"]}
        return json_answer(full)

    def _check_call(self, query: Mapping[str, str], method: str, param_json: bytes) -> None:
        """Check everything that is the same for all calls.

        Raises:
            Misasked: something is missing or wrong.
        """
        for name in _SYSTEM:
            if not query.get(name):
                raise Misasked(40001, _MISSING.get(name, "isv.parameter-missing"), name)
        keys = self._world.keys
        if query["app_key"] != keys.douyin_key:
            raise Misasked(40003, "isv.app-id-invalid", "应用不存在")
        if query["method"] != method or query["v"] != "2":
            raise Misasked(40003, "isv.parameter-invalid", "method")
        self._check_time(query["timestamp"])
        check = check_douyin(query, param_json, keys.douyin_secret)
        if not check.holds:
            logger.info("抖店 %s: %s", method, check.reason)
            raise Misasked(40003, "isv.signature-invalid", "签名校验失败")

    def _check_time(self, told: str) -> None:
        try:
            readings = _instants(told)
        except (ValueError, OverflowError, OSError) as error:
            raise Misasked(40003, "isv.timestamp-format-error", "timestamp") from error
        now = self._world.wall.now()
        if all(abs(now - at) > _MAY_BE_OFF for at in readings):
            raise Misasked(40003, "isv.timestamp-invalid", "timestamp")

    def _shop_of(self, request: Request, method: str) -> ScriptedShop:
        """Return whose token came along.

        Raises:
            Misasked: it is missing, unknown or has ended.
        """
        token = request.query.get("access_token", "")
        if not token:
            raise Misasked(40001, "isv.access-token-missing", "access_token不能为空")
        pair = self._world.douyin_tokens.holder(token)
        shop = self._world.shop(pair.shop_id) if pair else None
        if pair is None or shop is None:
            raise Misasked(40003, "isv.access-token-no-existed", "access_token不存在")
        scope = Scope(method, shop.id, shop.name)
        ended = not self._world.douyin_tokens.lives(pair)
        if ended or self._world.faults.strike(FaultKind.SIGN_IN_EXPIRED, scope):
            raise Misasked(40003, "isv.access-token-expired", "access_token已过期")
        return shop


def _method(path: str) -> str:
    """Return the call that a path names; the official SDK sends two slashes before it."""
    return path.strip("/").replace("/", ".")


def _param_json(request: Request) -> bytes:
    """Return the parameters as they came and were signed."""
    raw = request.body.strip()
    if raw and (raw.startswith(b"{") or "param_json" not in request.params):
        return request.body
    return request.params.get("param_json", "").encode()


def _parameters(param_json: bytes) -> dict[str, Any]:
    """Return the parameters; what is null was not given.

    Raises:
        Misasked: they are no JSON object.
    """
    try:
        told = json.loads(param_json or b"{}")
    except (ValueError, RecursionError) as error:
        raise Misasked(40003, "isv.parameter-format-invalid", "param_json") from error
    if not isinstance(told, dict):
        raise Misasked(40003, "isv.parameter-format-invalid", "param_json")
    return {name: value for name, value in told.items() if value is not None}


def _instants(told: str) -> tuple[datetime, ...]:
    """Return what a timestamp may mean: seconds, or a text in Shanghai's time.

    One public client writes the time of its own machine, which is this one.
    """
    if told.isascii() and told.isdigit():
        return (datetime.fromtimestamp(int(told), UTC),)
    naive = datetime.strptime(told, "%Y-%m-%d %H:%M:%S")
    return naive.replace(tzinfo=SHANGHAI), naive.astimezone()
