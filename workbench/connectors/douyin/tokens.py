"""A 抖店 shop's sign-in: a code or the shop's own id against tokens, renewed before they end.

Platform-apis 3.3. A renewal more than an hour before the end changes nothing; within the last
hour it gives a new pair and the old one works an hour longer.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from workbench.connectors.instants import kept_instant, kept_text
from workbench.connectors.payload import number, text
from workbench.domain.sign_ins import RENEWABLE_UNTIL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.connectors.payload import JsonObject

# Renewed when so little is left: within the hour in which the platform gives a new pair.
RENEW_BEFORE = timedelta(minutes=50)
# So long a refresh token lives, counted from when it was given.
REFRESH_LIFE = timedelta(days=14)
# A larger number is an instant, a smaller one a span (one comment of the SDK calls it the former).
_INSTANTS_FROM = 10**9


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a shop is signed in with; ``expires_at`` is UTC, None where it is not known.

    ``renewable_until`` is when the refresh token ends; a self-use application's has no such end, as
    it signs itself in again. ``code`` is what the sign-in page gave and works once, within ten
    minutes; ``shop_id`` is the platform's own id, by which a self-use application signs itself in.
    """

    access: str = field(default="", repr=False)
    refresh: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    shop_id: str = ""
    shop_name: str = ""
    expires_at: datetime | None = None
    renewable_until: datetime | None = None

    @classmethod
    def of_keys(cls, keys: Mapping[str, str]) -> Tokens:
        """Return the tokens among a shop's saved keys."""
        return cls(
            access=keys.get("access_token", ""),
            refresh=keys.get("refresh_token", ""),
            code=keys.get("code", ""),
            shop_id=keys.get("shop_id", ""),
            expires_at=kept_instant(keys.get("expires_at", "")),
            renewable_until=kept_instant(keys.get(RENEWABLE_UNTIL, "")),
        )

    @property
    def keys(self) -> dict[str, str]:
        """Return them as keys to be saved; a code that was used is none any more."""
        return {
            "access_token": self.access,
            "refresh_token": self.refresh,
            "code": self.code,
            "shop_id": self.shop_id,
            "expires_at": kept_text(self.expires_at),
            RENEWABLE_UNTIL: kept_text(self.renewable_until),
        }

    def ends_soon(self, now: datetime) -> bool:
        """Tell whether they should be renewed now, by the platform's clock."""
        return self.expires_at is not None and self.expires_at - now <= RENEW_BEFORE

    @property
    def signs_itself_in(self) -> bool:
        """Tell whether its seller is not needed, as far as we know: an application of their own."""
        return bool(self.shop_id) and self.renewable_until is None

    def first_question(self) -> dict[str, str] | None:
        """Return what to ask for a first pair with, None where there is nothing to show."""
        if self.code:
            return {"code": self.code, "grant_type": "authorization_code"}
        if self.shop_id:
            return {"code": "", "grant_type": "authorization_self", "shop_id": self.shop_id}
        return None

    def renewal(self) -> dict[str, str] | None:
        """Return what to ask for another pair with, None without a refresh token."""
        if not self.refresh:
            return None
        return {"grant_type": "refresh_token", "refresh_token": self.refresh}

    def renewed(self, data: JsonObject, now: datetime) -> Tokens:
        """Return the tokens of an answer of ``token.create`` or ``token.refresh``."""
        refresh = text(data, "refresh_token") or self.refresh
        return replace(
            self,
            access=text(data, "access_token"),
            refresh=refresh,
            renewable_until=self._renewable_until(refresh, now),
            code="",
            shop_id=text(data, "shop_id") or self.shop_id,
            shop_name=text(data, "shop_name") or self.shop_name,
            expires_at=_expiry(number(data, "expires_in"), now),
        )

    def _renewable_until(self, refresh: str, now: datetime) -> datetime | None:
        if refresh == self.refresh:
            return self.renewable_until
        # Began with a code: an application that needs its seller for the next one.
        needs_seller = bool(self.code) or self.renewable_until is not None
        return now + REFRESH_LIFE if needs_seller else None


def _expiry(told: int | None, now: datetime) -> datetime | None:
    if told is None or not 0 < told < 10**11:
        return None
    if told >= _INSTANTS_FROM:
        return datetime.fromtimestamp(told, UTC)
    return now + timedelta(seconds=told)
