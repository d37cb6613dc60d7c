"""The seller's contact book: one line per carrier and outlet, inside the encrypted file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.engine.instants import to_ms

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.store.engine.cache import Cache

_PUT = "INSERT OR REPLACE INTO contact (carrier, site, note, at) VALUES (?, ?, ?, ?)"


class ContactStore:
    """Keeps how outlets are reached."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def get(self, carrier: str, site: str) -> str:
        """Return what the seller wrote of an outlet, "" for nothing."""
        sql = "SELECT note FROM contact WHERE carrier = ? AND site = ?"
        return str(self._cache.value(sql, (carrier, site)) or "")

    def put(self, carrier: str, site: str, note: str, at: datetime) -> None:
        """Write the line of an outlet; an empty one is taken out."""
        with self._cache.atomic():
            if note:
                self._cache.execute(_PUT, (carrier, site, note, to_ms(at)))
            else:
                self._cache.execute(
                    "DELETE FROM contact WHERE carrier = ? AND site = ?", (carrier, site)
                )
