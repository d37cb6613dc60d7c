"""The 1688 gateway: which API, whose signature, whose token, which parameters (platform-apis 1).

Checks run in the order one prober reported: signature, token, permission, parameters; whether the
API exists is asked first. The signed ``getToken`` and its unsigned twin stand in ``alibaba_oauth``.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.domain.shops import Platform
from workbench.sandbox.alibaba1688.lists import Shelf
from workbench.sandbox.alibaba1688.messages import MailDesk
from workbench.sandbox.alibaba1688.oauth import OAuth
from workbench.sandbox.alibaba1688.operations import OPERATIONS, Call
from workbench.sandbox.faults import FaultKind, Scope
from workbench.sandbox.verifiers import check_1688
from workbench.sandbox.wire import Answer, json_answer

if TYPE_CHECKING:
    from workbench.sandbox.alibaba1688.operations import Operation
    from workbench.sandbox.script import ScriptedShop
    from workbench.sandbox.wire import Request
    from workbench.sandbox.world import World

logger = logging.getLogger(__name__)

PREFIX = "/openapi/"
TOKEN_API = "system.oauth2/getToken"  # noqa: S105 - an API's name

# The same bodies were seen with status 200; which status goes with which code is our choice.
_STATUS = {"401": 401, "400": 400, "gw.APIACLDecline": 403, "gw.APIUnsupported": 404}
_MESSAGES = {
    "gw.SignatureInvalid": "Invalid signature",
    "gw.APIUnsupported": "Request API is not supported",
    "gw.APIACLDecline": "AppKey is not allowed(acl)",
    "gw.ParamMissing": "Required parameter is missing",
    "gw.QosAppFrequencyLimit": "App call exceeds limited frequency",
    "401": "Request need user authorized",
    "400": "Parameter type mismatch",
}


@dataclass(frozen=True, slots=True)
class _Target:
    """The parts of a path below ``/openapi/``."""

    protocol: str
    api: str
    app_key: str
    signed_path: str

    @classmethod
    def read(cls, path: str) -> _Target | None:
        signed_path = path.removeprefix(PREFIX)
        parts = signed_path.split("/")
        if len(parts) != 5:  # protocol, version, namespace, name, app key
            return None
        protocol, version, namespace, name, app_key = parts
        api = f"{namespace}/{name}"
        return cls(protocol, api, app_key, signed_path) if version == "1" else None


class Gateway1688:
    """Answers requests below ``/openapi``."""

    name = "1688"

    def __init__(self, world: World) -> None:
        self._world = world
        self._oauth = OAuth(world)
        shops = world.season.shops_on(Platform.ALIBABA)
        self._shelves = {shop.id: Shelf(world.season.orders_of(shop.id)) for shop in shops}
        self._mail = MailDesk(world, [(shop, self._shelves[shop.id]) for shop in shops])
        self._grants = [(shop, world.tokens.grant(shop.id)) for shop in shops]

    def claims(self, request: Request) -> bool:
        """Tell whether a request is below ``/openapi``."""
        return request.path.startswith(PREFIX)

    def credentials(self, base_url: str) -> dict[str, Any]:
        """Return the app's keys with the first shop's tokens, and all shops' tokens."""
        keys = self._world.keys
        shops = [
            {
                "name": shop.name,
                "access_token": grant.access_token,
                "refresh_token": grant.refresh_token,
            }
            for shop, grant in self._grants
        ]
        app = {"gateway": base_url, "app_key": keys.app_key, "app_secret": keys.app_secret}
        return {"alibaba1688": {**app, **shops[0]}, "shops": shops} if shops else {}

    def answer(self, request: Request) -> Answer:
        """Return the platform's answer to one request."""
        target = _Target.read(request.path)
        if target is not None and target.api == TOKEN_API:
            return self._token_answer(request, target)
        if target is not None and target.protocol == "param2" and self._mail.knows(target.api):
            return self._mail_answer(request, target)
        operation = OPERATIONS.get(target.api) if target and target.protocol == "param2" else None
        if target is None or operation is None:
            return refusal("gw.APIUnsupported", request.path)
        return self._signed_answer(request, target, operation)

    def _token_answer(self, request: Request, target: _Target) -> Answer:
        """Sign-in: unsigned below ``http/1``, signed below ``param2/1`` (platform-apis 1.2)."""
        if target.protocol == "param2" and (refused := self._check_signature(request, target)):
            return refused
        if target.protocol not in {"http", "param2"} or request.method != "POST":
            return refusal("gw.APIUnsupported", target.api)
        return self._world.faults.disturb(
            Scope(target.api),
            lambda: self._oauth.answer(request.params),
            lambda: refusal("gw.QosAppFrequencyLimit", target.api),
        )

    def _mail_answer(self, request: Request, target: _Target) -> Answer:
        """Answer about the application's messages: signed, but nobody's token is asked for."""
        if refused := self._check_signature(request, target):
            return refused
        scope = Scope(target.api)
        return self._world.faults.disturb(
            scope,
            lambda: self._told_mail(request, scope),
            lambda: refusal("gw.QosAppFrequencyLimit", target.api),
        )

    def _told_mail(self, request: Request, scope: Scope) -> Answer:
        try:
            return json_answer(self._mail.run(request.params, scope))
        except ValueError:
            return refusal("400", scope.api)

    def _signed_answer(self, request: Request, target: _Target, operation: Operation) -> Answer:
        if refused := self._check_signature(request, target):
            return refused
        shop = self._shop_of(request)
        if shop is None:
            return refusal("401", target.api)
        scope = Scope(target.api, shop.id, shop.name)
        if self._world.faults.strike(FaultKind.ACL_DECLINED, scope):
            return refusal("gw.APIACLDecline", target.api)
        return self._world.faults.disturb(
            scope,
            lambda: self._run(request, operation, shop, scope),
            lambda: refusal("gw.QosAppFrequencyLimit", target.api),
        )

    def _check_signature(self, request: Request, target: _Target) -> Answer | None:
        keys = self._world.keys
        if target.app_key != keys.app_key:
            return refusal("gw.SignatureInvalid", target.api, "unknown app key")
        check = check_1688(target.signed_path, request.params, keys.app_secret)
        if check.holds:
            return None
        return refusal("gw.SignatureInvalid", target.api, check.reason)

    def _shop_of(self, request: Request) -> ScriptedShop | None:
        """Return whose token came along, None if it is missing, wrong or expired."""
        shop_id = self._world.tokens.shop_of(request.params.get("access_token", ""))
        shop = self._world.shop(shop_id) if shop_id else None
        if shop is None or shop.id not in self._shelves:
            return None
        expired = self._world.faults.strike(
            FaultKind.SIGN_IN_EXPIRED, Scope(request.path, shop.id, shop.name)
        )
        return None if expired else shop

    def _run(
        self, request: Request, operation: Operation, shop: ScriptedShop, scope: Scope
    ) -> Answer:
        if missing := operation.missing(request.params):
            return refusal("gw.ParamMissing", scope.api, missing)
        try:
            values = operation.values(request.params)
        except ValueError:
            return refusal("400", scope.api)
        call = Call(self._world, self._shelves[shop.id], shop, scope, values)
        payload = operation.run(call)
        logger.debug("1688 %s: answered %s", scope.api, payload.get("errorCode", "ok"))
        return json_answer(payload)


def refusal(code: str, api: str, reason: str = "") -> Answer:
    """Return a gateway error and log it with the reason that the caller is not told."""
    logger.info("1688 %s: refused %s%s", api, code, f" ({reason})" if reason else "")
    payload = {"error_code": code, "error_message": _MESSAGES[code]}
    return json_answer(payload, _STATUS.get(code, 400))
