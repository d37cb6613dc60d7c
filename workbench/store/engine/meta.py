"""Small values of the program's own that belong to the data: versions, clocks, inner keys."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

PSEUDONYM_KEY = "pseudonym_key"


class MetaStore:
    """Named texts inside the encrypted file."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def get(self, name: str) -> str | None:
        """Return the text with this name, None if there is none."""
        found = self._cache.value("SELECT value FROM meta WHERE name = ?", (name,))
        return None if found is None else str(found)

    def both(self, one: str, other: str) -> tuple[str, str]:
        """Return two texts by one question, "" for one that there is not."""
        sql = "SELECT name, value FROM meta WHERE name IN (?, ?)"
        found: dict[str, str] = dict(self._cache.rows(sql, (one, other)))
        return found.get(one, ""), found.get(other, "")

    def set(self, name: str, value: str) -> None:
        """Set a text; the same value again writes nothing."""
        self._cache.execute(
            "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name)"
            " DO UPDATE SET value = excluded.value WHERE value <> excluded.value",
            (name, value),
        )

    def pseudonym_key(self) -> bytes:
        """Return the 32 random bytes that key the hashes of receivers, made at the first use.

        They never change: hashes of two orders are compared with one another for good.
        """
        return self.secret(PSEUDONYM_KEY)

    def secret(self, name: str) -> bytes:
        """Return 32 random bytes kept under ``name``, made at the first use."""
        if self.get(name) is None:
            self._cache.execute(
                "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
                (name, secrets.token_hex(32)),
            )
        return bytes.fromhex(self.get(name) or "")
