"""Forms with a seller's own figures: versions, never edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.engine.instants import FAR, as_of_ms, to_ms
from workbench.store.engine.sql import insert_into

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.store.engine.cache import Cache

_INSERT = insert_into("kept_form", ("topic", "about", "content", "actor", "entered_at", "ended_at"))
_END = (
    "UPDATE kept_form SET ended_at = max(entered_at, ?) "
    "WHERE topic = ? AND about = ? AND ended_at = ?"
)
_AT = (
    "SELECT content FROM kept_form WHERE topic = ?2 AND about = ?3"
    " AND entered_at <= ?1 AND ended_at > ?1 ORDER BY id DESC LIMIT 1"
)


class KeptFormStore:
    """Keeps one form per topic and shop, with those that stood before."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def get(self, topic: str, about: str = "", as_of: datetime | None = None) -> str | None:
        """Return the form that stood at ``as_of`` (now for None) as JSON, None where none did."""
        found: str | None = self._cache.value(_AT, (as_of_ms(as_of), topic, about))
        return found

    def put(self, topic: str, about: str, content: str, at: datetime, actor: str = "") -> None:
        """Let a form stand from ``at`` on, in place of what stood."""
        with self._cache.atomic():
            self._cache.execute(_END, (to_ms(at), topic, about, FAR))
            self._cache.execute(_INSERT, (topic, about, content, actor, to_ms(at), FAR))
