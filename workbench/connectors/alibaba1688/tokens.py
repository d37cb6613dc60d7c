"""A 1688 shop's sign-in: a code or a refresh token against tokens, renewed before they end.

Platform-apis 1.2: an access token lives ten hours, a code two minutes and works once.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workbench.connectors.instants import kept_instant, kept_text, read_instant
from workbench.connectors.payload import Unreadable, number, text
from workbench.domain.sign_ins import RENEWABLE_UNTIL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.connectors.base import AppKeys
    from workbench.connectors.payload import JsonObject

# Renewed so long before they end: one round's calls are done by then.
RENEW_BEFORE = timedelta(minutes=30)
_LONGEST_LIFE = 10**9  # seconds; more is no life of a token


@dataclass(frozen=True, slots=True)
class Tokens:
    """A shop's sign-in; ``expires_at`` is when the access token ends (UTC), None if not told.

    ``renewable_until`` is when the refresh token does. ``code`` is what the page of authorisation
    gave, with the ``redirect`` that it was opened with; ``member`` is 1688's own id of the account,
    "" as long as no answer told it.
    """

    access: str = field(default="", repr=False)
    refresh: str = field(default="", repr=False)
    expires_at: datetime | None = None
    code: str = field(default="", repr=False)
    redirect: str = ""
    member: str = ""
    renewable_until: datetime | None = None

    @classmethod
    def of_keys(cls, keys: Mapping[str, str]) -> Tokens:
        """Return the tokens among a shop's saved keys."""
        return cls(
            access=keys.get("access_token", ""),
            refresh=keys.get("refresh_token", ""),
            expires_at=kept_instant(keys.get("expires_at", "")),
            code=keys.get("code", ""),
            redirect=keys.get("redirect_uri", ""),
            member=keys.get("member_id", ""),
            renewable_until=kept_instant(keys.get(RENEWABLE_UNTIL, "")),
        )

    @property
    def keys(self) -> dict[str, str]:
        """Return them as keys to be saved; a code that was used is none any more."""
        return {
            "access_token": self.access,
            "refresh_token": self.refresh,
            "expires_at": kept_text(self.expires_at),
            "code": self.code,
            "redirect_uri": self.redirect,
            "member_id": self.member,
            RENEWABLE_UNTIL: kept_text(self.renewable_until),
        }

    def ends_soon(self, now: datetime) -> bool:
        """Tell whether they should be renewed now, by the platform's clock; it must be possible."""
        is_ending = self.expires_at is not None and self.expires_at - now <= RENEW_BEFORE
        return is_ending and bool(self.refresh)

    def question(self, app: AppKeys) -> dict[str, str] | None:
        """Return the form for tokens: a fresh code first; None where there is nothing to show."""
        client = {"client_id": app.app_key, "client_secret": app.app_secret}
        if self.code:
            asked = {"grant_type": "authorization_code", "need_refresh_token": "true"}
            return {**asked, **client, "redirect_uri": self.redirect, "code": self.code}
        if self.refresh:
            return {"grant_type": "refresh_token", **client, "refresh_token": self.refresh}
        return None

    def renewed(self, answer: JsonObject, now: datetime) -> Tokens:
        """Return the tokens of an answer; whose access token is "" where it holds none.

        Whether a refresh answer carries a new refresh token is not documented: ours is kept then.
        """
        refresh = text(answer, "refresh_token") or self.refresh
        kept = self.renewable_until if refresh == self.refresh else None
        return replace(
            self,
            access=text(answer, "access_token"),
            refresh=refresh,
            renewable_until=_renewable_until(answer) or kept,
            expires_at=_expiry(answer, now),
            code="",
            member=text(answer, "memberId") or self.member,
        )


def _renewable_until(answer: JsonObject) -> datetime | None:
    """Return until when the refresh token is good, about half a year; None where that is odd."""
    try:
        return read_instant(text(answer, "refresh_token_timeout"), "refresh_token_timeout")
    except Unreadable:
        return None


def _expiry(answer: JsonObject, now: datetime) -> datetime | None:
    try:
        seconds = number(answer, "expires_in")
    except Unreadable:
        return None
    if seconds is None or not 0 <= seconds <= _LONGEST_LIFE:
        return None
    return now + timedelta(seconds=seconds)
