"""抖店's sign-in: tokens for codes and for a shop's own id, and what a renewal gives when.

Platform-apis 3.3, in wall time: an access token lives seven days, a refresh token fourteen, a code
ten minutes and works once. A renewal more than an hour before the end changes nothing; within the
last hour it gives a new pair and the old one works an hour longer; after the end the old is dead.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.clock import Clock
    from workbench.sandbox.keys import KeyMint

ACCESS_LIFE = timedelta(days=7)
REFRESH_LIFE = timedelta(days=14)
CODE_LIFE = timedelta(minutes=10)
_LAST_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Pair:
    """A shop's tokens; the instants are UTC."""

    shop_id: str
    access: str
    refresh: str
    expires_at: datetime
    refresh_expires_at: datetime


class DouyinTokens:
    """Every pair and code that is out."""

    def __init__(self, wall: Clock, mint: KeyMint) -> None:
        self._wall = wall
        self._mint = mint
        self._pairs: list[Pair] = []
        self._codes: dict[str, tuple[str, datetime]] = {}

    def grant(self, shop_id: str) -> Pair:
        """Give a shop a new pair; older ones live on until they end."""
        now = self._wall.now()
        access, refresh = self._mint.hexadecimal(32), self._mint.hexadecimal(32)
        pair = Pair(shop_id, access, refresh, now + ACCESS_LIFE, now + REFRESH_LIFE)
        self._pairs.append(pair)
        return pair

    def holder(self, access: str) -> Pair | None:
        """Return the pair with this access token, which may have ended."""
        return next((pair for pair in self._pairs if pair.access == access), None)

    def lives(self, pair: Pair) -> bool:
        """Tell whether a pair's access token still works."""
        return self._wall.now() < pair.expires_at

    def seconds_left(self, pair: Pair) -> int:
        """Return for how many seconds the access token works from now on."""
        return int((pair.expires_at - self._wall.now()).total_seconds())

    def issue_code(self, shop_id: str) -> str:
        """Return a code as the page of authorisation would redirect with."""
        code = self._mint.hexadecimal(32)
        self._codes[code] = (shop_id, self._wall.now() + CODE_LIFE)
        return code

    def redeem(self, code: str) -> Pair | None:
        """Trade a code for a pair, once and within ten minutes."""
        shop_id, ends_at = self._codes.pop(code, ("", self._wall.now()))
        return self.grant(shop_id) if self._wall.now() < ends_at else None

    def owner_of_refresh(self, refresh: str) -> Pair | None:
        """Return the living pair with this refresh token."""
        now = self._wall.now()
        found = (p for p in self._pairs if p.refresh == refresh and now < p.refresh_expires_at)
        return next(found, None)

    def renew(self, pair: Pair) -> Pair:
        """Return what a renewal gives now: the same pair, or another in its place."""
        now = self._wall.now()
        if pair.expires_at - now > _LAST_HOUR:
            return pair
        self._pairs.remove(pair)
        if now < pair.expires_at:
            end = now + _LAST_HOUR
            self._pairs.append(replace(pair, expires_at=end, refresh_expires_at=end))
        return self.grant(pair.shop_id)

    def expire(self, shop_id: str) -> None:
        """Let every access token of a shop end at once; refresh tokens stay good."""
        now = self._wall.now()
        self._pairs = [
            replace(pair, expires_at=now) if pair.shop_id == shop_id else pair
            for pair in self._pairs
        ]
