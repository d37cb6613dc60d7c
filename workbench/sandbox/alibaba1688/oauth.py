"""1688's token endpoint: codes and refresh tokens against new pairs of tokens (platform-apis 1.2).

The shape of its refusals was not found; the usual OAuth one is used and nothing may rest on it.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.sandbox.faults import FaultKind, Scope
from workbench.sandbox.tokens import ACCESS_LIFE
from workbench.sandbox.verifiers import same_secret
from workbench.sandbox.wire import json_answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.sandbox.tokens import Grant
    from workbench.sandbox.wire import Answer
    from workbench.sandbox.world import World

logger = logging.getLogger(__name__)

_API = "system.oauth2/getToken"


class OAuth:
    """Answers ``getToken``, whichever path it was called by."""

    def __init__(self, world: World) -> None:
        self._world = world

    def answer(self, params: Mapping[str, str]) -> Answer:
        """Return a pair of tokens, or a refusal."""
        keys = self._world.keys
        known_app = params.get("client_id", "") == keys.app_key
        if not (known_app and same_secret(params.get("client_secret", ""), keys.app_secret)):
            return _refused("invalid_client", "client id or secret is wrong")
        if params.get("grant_type") == "refresh_token":
            return self._granted(self._refreshed(params))
        if params.get("grant_type") == "authorization_code":
            return self._granted(self._world.tokens.redeem(params.get("code", "")))
        return _refused("unsupported_grant_type", "grant type is not supported")

    def _refreshed(self, params: Mapping[str, str]) -> Grant | None:
        """Trade the refresh token, by whichever of its two names it came."""
        token = params.get("refresh_token") or params.get("refreshToken", "")
        shop = self._world.shop(self._world.tokens.shop_of_refresh(token) or "")
        if shop is None:
            return None
        barred = self._world.faults.find(FaultKind.SIGN_IN_EXPIRED, Scope(_API, shop.id, shop.name))
        return None if barred else self._world.tokens.refresh(token, stays_good=True)

    def _granted(self, grant: Grant | None) -> Answer:
        shop = self._world.shop(grant.shop_id) if grant else None
        if grant is None or shop is None:
            return _refused("invalid_grant", "code or refresh token is not valid")
        logger.debug("1688 %s: granted to %s", _API, shop.id)
        timeout = grant.refresh_expires_at.astimezone(SHANGHAI).strftime("%Y%m%d%H%M%S+0800")
        payload = {
            "access_token": grant.access_token,
            "expires_in": str(int(ACCESS_LIFE.total_seconds())),
            "refresh_token": grant.refresh_token,
            "refresh_token_timeout": timeout,
            "aliId": shop.member_id.removeprefix("b2b-"),
            "resource_owner": shop.name,
            "memberId": shop.member_id,
        }
        return json_answer(payload)


def _refused(error: str, description: str) -> Answer:
    logger.info("1688 %s: refused %s", _API, error)
    return json_answer({"error": error, "error_description": description}, 400)
