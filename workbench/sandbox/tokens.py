"""1688's sign-in: access tokens that expire, refresh tokens that renew them, codes used once.

All ages are wall time (platform-apis 1.2): an access token lives ten hours, a refresh token about
half a year, a code two minutes. The platform's own words on need_refresh_token: a newer refresh
token does not end an older one before its half year. Whether TOP's are used up by a renewal was not
found: there they are, which is the harder case.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.clock import Clock
    from workbench.sandbox.keys import KeyMint

ACCESS_LIFE = timedelta(hours=10)
REFRESH_LIFE = timedelta(days=180)
CODE_LIFE = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Grant:
    """A pair of tokens given to one shop; the instants are UTC."""

    shop_id: str
    access_token: str
    refresh_token: str
    refresh_expires_at: datetime


@dataclass(frozen=True, slots=True)
class _Held:
    shop_id: str
    expires_at: datetime


class TokenBook:
    """Every token and code that is out, and whose it is."""

    def __init__(self, wall: Clock, mint: KeyMint) -> None:
        self._wall = wall
        self._mint = mint
        self._access: dict[str, _Held] = {}
        self._refresh: dict[str, _Held] = {}
        self._codes: dict[str, _Held] = {}

    def grant(self, shop_id: str) -> Grant:
        """Give a shop a new pair of tokens; older access tokens live on until they expire."""
        now = self._wall.now()
        access, refresh = self._mint.hexadecimal(32), self._mint.hexadecimal(40)
        self._access[access] = _Held(shop_id, now + ACCESS_LIFE)
        self._refresh[refresh] = _Held(shop_id, now + REFRESH_LIFE)
        return Grant(shop_id, access, refresh, now + REFRESH_LIFE)

    def shop_of(self, access_token: str) -> str | None:
        """Return whose token this is, None if it is unknown or has expired."""
        return self._alive(self._access.get(access_token))

    def shop_of_refresh(self, refresh_token: str) -> str | None:
        """Return whose refresh token this is, None if unknown, expired or already used."""
        return self._alive(self._refresh.get(refresh_token))

    def refresh(self, refresh_token: str, *, stays_good: bool = False) -> Grant | None:
        """Trade a refresh token for a new pair; it is used up unless it ``stays_good``."""
        shop_id = self._alive(self._refresh.get(refresh_token))
        if not stays_good:
            self._refresh.pop(refresh_token, None)
        return self.grant(shop_id) if shop_id else None

    def issue_code(self, shop_id: str) -> str:
        """Return a code as the sign-in page would redirect with."""
        code = self._mint.hexadecimal(32)
        self._codes[code] = _Held(shop_id, self._wall.now() + CODE_LIFE)
        return code

    def redeem(self, code: str) -> Grant | None:
        """Trade a code for a pair of tokens; it can be used once, within two minutes."""
        shop_id = self._alive(self._codes.pop(code, None))
        return self.grant(shop_id) if shop_id else None

    def expire_access(self, shop_id: str) -> None:
        """Let every access token of a shop expire at once; refresh tokens stay good."""
        self._access = {
            token: held for token, held in self._access.items() if held.shop_id != shop_id
        }

    def _alive(self, held: _Held | None) -> str | None:
        if held is None or held.expires_at <= self._wall.now():
            return None
        return held.shop_id
