"""抖店's token calls: codes, shops of one's own and renewals against pairs of tokens (3.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.sandbox.douyin.lists import Misasked
from workbench.sandbox.faults import FaultKind, Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.sandbox.douyin.tokens import Pair
    from workbench.sandbox.script import ScriptedShop
    from workbench.sandbox.world import World

_CREATE, _REFRESH = "token.create", "token.refresh"
_REFUSED = (50001, "dop.token-generate-failed:1", "授权失败")


class SignIn:
    """Answers ``token.create`` and ``token.refresh``."""

    METHODS = frozenset({_CREATE, _REFRESH})

    def __init__(self, world: World, shops: Sequence[ScriptedShop]) -> None:
        self._world = world
        self._shops = shops

    def first_pairs(self) -> list[tuple[ScriptedShop, Pair]]:
        """Return a pair of tokens for every shop, as if each had been authorised before."""
        return [(shop, self._world.douyin_tokens.grant(shop.id)) for shop in self._shops]

    def answer(self, method: str, asked: dict[str, Any]) -> dict[str, Any]:
        """Return a pair.

        Raises:
            Misasked: code, shop or refresh token are not accepted.
        """
        pair = self._renewed(asked) if method == _REFRESH else self._created(asked)
        shop = self._world.shop(pair.shop_id) if pair else None
        if pair is None or shop is None:
            raise Misasked(*_REFUSED)
        return {
            "access_token": pair.access,
            "expires_in": self._world.douyin_tokens.seconds_left(pair),
            "refresh_token": pair.refresh,
            "scope": "SCOPE",
            "shop_id": shop.member_id,
            "shop_name": shop.name,
            "authority_id": "",
            "auth_subject_type": "",
        }

    def _created(self, asked: dict[str, Any]) -> Pair | None:
        grant_type = asked.get("grant_type")
        if grant_type == "authorization_code":
            return self._world.douyin_tokens.redeem(str(asked.get("code") or ""))
        if grant_type != "authorization_self":
            raise Misasked(40003, "isv.authorization-type-invalid", "grant_type")
        # Without a shop's id it is the shop that was authorised first.
        told = str(asked.get("shop_id") or "")
        found = (shop for shop in self._shops if told in {"", shop.member_id})
        shop = next(found, None)
        return self._world.douyin_tokens.grant(shop.id) if shop and self._may(shop) else None

    def _renewed(self, asked: dict[str, Any]) -> Pair | None:
        if asked.get("grant_type") != "refresh_token":
            raise Misasked(40003, "isv.authorization-type-invalid", "grant_type")
        held = self._world.douyin_tokens.owner_of_refresh(str(asked.get("refresh_token") or ""))
        shop = self._world.shop(held.shop_id) if held else None
        if held is None or shop is None or not self._may(shop):
            return None
        return self._world.douyin_tokens.renew(held)

    def _may(self, shop: ScriptedShop) -> bool:
        """Tell whether the shop may sign in: not while its sign-in is made to expire."""
        scope = Scope(_REFRESH, shop.id, shop.name)
        return self._world.faults.find(FaultKind.SIGN_IN_EXPIRED, scope) is None
