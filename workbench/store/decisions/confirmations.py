"""Which exemptions of unannounced end the seller confirmed, and when: versions, never edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.store.engine.instants import FAR, as_of_ms, from_ms, from_ms_or_none, to_ms

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.store.engine.cache import Cache

_END = (
    "UPDATE exemption_confirmation SET ended_at = max(confirmed_at, ?)"
    " WHERE rule = ? AND ended_at = ?"
)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """One confirmation: of which rule, by whom (the system's user), from when to when (UTC)."""

    rule: str
    actor: str
    confirmed_at: datetime
    ended_at: datetime | None = None


class ConfirmationStore:
    """Keeps confirmations; whether one is recent enough to count is the policy's to say."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def confirm(self, rule: str, at: datetime, actor: str = "") -> None:
        """Record that an exemption still holds; the same again starts its time anew."""
        with self._cache.atomic():
            self._end(rule, at)
            self._cache.execute(
                "INSERT INTO exemption_confirmation (rule, actor, confirmed_at, ended_at)"
                " VALUES (?, ?, ?, ?)",
                (rule, actor, to_ms(at), FAR),
            )

    def withdraw(self, rule: str, at: datetime) -> bool:
        """Take a confirmation back from ``at`` on; return whether there was one."""
        return self._end(rule, at)

    def standing(self, as_of: datetime | None = None) -> dict[str, datetime]:
        """Return which rules stood confirmed at ``as_of`` (now for None), and since when."""
        at = as_of_ms(as_of)
        sql = (
            "SELECT rule, max(confirmed_at) FROM exemption_confirmation"
            " WHERE confirmed_at <= ?1 AND ended_at > ?1 GROUP BY rule"
        )
        return {rule: from_ms(confirmed) for rule, confirmed in self._cache.rows(sql, (at,))}

    def history(self, rule: str) -> list[Confirmation]:
        """Return all confirmations of a rule, the oldest first."""
        sql = (
            "SELECT rule, actor, confirmed_at, nullif(ended_at, ?) FROM exemption_confirmation"
            " WHERE rule = ? ORDER BY id"
        )
        return [
            Confirmation(found, actor, from_ms(at), from_ms_or_none(end))
            for found, actor, at, end in self._cache.rows(sql, (FAR, rule))
        ]

    def _end(self, rule: str, at: datetime) -> bool:
        """End what stands; a clock that was set back ends it where it began."""
        return bool(self._cache.execute(_END, (to_ms(at), rule, FAR)).rowcount)
