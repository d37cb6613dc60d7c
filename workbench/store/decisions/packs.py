"""The seller's packs and the switches of all, kept inside the encrypted file.

A text and its switch stand in one transaction, so that no instant exists in which one counts
without the other; a backup of the file holds them too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.rules.packs import StoredPack
from workbench.store.engine.instants import FAR, to_ms
from workbench.store.engine.meta import MetaStore
from workbench.store.orders.rows import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from workbench.store.engine.cache import Cache

REVISION = "packs_revision"
_STANDING = "SELECT id, pack_id FROM seller_pack WHERE ended_at = ? ORDER BY id"
_TEXTS = (
    "SELECT pack_id, file, content, is_removed FROM seller_pack WHERE pack_id = ? AND id <= ?"
    " ORDER BY id DESC"
)


class PackStore:
    """Keeps the seller's packs; every change moves :meth:`revision` on."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._meta = MetaStore(cache)

    def revision(self) -> int:
        """Return a number that changes whenever packs or switches do."""
        return int(self._meta.get(REVISION) or 0)

    def texts(self) -> list[tuple[StoredPack, ...]]:
        """Return each standing pack, in the order of adding, followed by its earlier texts."""
        return [self._history(row_id, pack_id) for row_id, pack_id in self._standing()]

    def _history(self, row_id: int, pack_id: str) -> tuple[StoredPack, ...]:
        found: list[StoredPack] = []
        for *values, is_removed in self._cache.rows(_TEXTS, (pack_id, row_id)):
            if found and is_removed:
                break  # what the seller took out does not come back by itself
            found.append(StoredPack(*values))
        return tuple(found)

    def switches(self) -> dict[str, bool]:
        """Return what was switched, by the pack's id."""
        rows = self._cache.rows("SELECT pack_id, is_on FROM pack_switch")
        return {pack_id: bool(is_on) for pack_id, is_on in rows}

    def save(self, pack: StoredPack, *, at: datetime, is_on: bool) -> None:
        """Let a pack stand in place of an earlier one of the same id, switched on or off."""
        with self._cache.atomic():
            self._end(pack.pack_id, at, is_removed=False)
            self._cache.execute(
                "INSERT INTO seller_pack (pack_id, file, content, added_at, ended_at)"
                " VALUES (?, ?, ?, ?, ?)",
                (pack.pack_id, pack.file, pack.content, to_ms(at), FAR),
            )
            self.switch(pack.pack_id, is_on=is_on)

    def remove(self, pack_id: str, *, at: datetime) -> bool:
        """Take a pack out; False if none of this id stands."""
        with self._cache.atomic():
            self._bump()
            return self._end(pack_id, at, is_removed=True)

    def restore(self, pack_id: str) -> bool:
        """Let the pack that was last removed stand again; False if there is none."""
        sql = "SELECT max(id) FROM seller_pack WHERE pack_id = ? AND ended_at < ? AND is_removed"
        with self._cache.atomic():
            row_id = self._cache.value(sql, (pack_id, FAR))
            if row_id is None or any(pack_id == told for _, told in self._standing()):
                return False
            back = "UPDATE seller_pack SET ended_at = ?, is_removed = 0 WHERE id = ?"
            self._cache.execute(back, (FAR, row_id))
            self._bump()
        return True

    def switch(self, pack_id: str, *, is_on: bool) -> None:
        """Switch a pack, ours or the seller's."""
        with self._cache.atomic():
            self._cache.execute(
                "INSERT INTO pack_switch (pack_id, is_on) VALUES (?, ?)"
                " ON CONFLICT (pack_id) DO UPDATE SET is_on = excluded.is_on",
                (pack_id, int(is_on)),
            )
            self._bump()

    def note_book(self, version: str, packs: Mapping[str, str], *, at: datetime) -> None:
        """Keep of which packs (id to fingerprint) a book's version is made, at its first use."""
        self._cache.execute(
            "INSERT INTO policy_book (version, first_at, packs) VALUES (?, ?, ?)"
            " ON CONFLICT (version) DO NOTHING",
            (version, to_ms(at), to_json(dict(packs))),
        )

    def book(self, version: str) -> dict[str, str]:
        """Return of which packs a version was made, {} where it is not known."""
        sql = "SELECT packs FROM policy_book WHERE version = ?"
        found = self._cache.value(sql, (version,))
        return {} if found is None else dict(from_json(found))

    def _standing(self) -> list[tuple[int, str]]:
        return [(row_id, pack_id) for row_id, pack_id in self._cache.rows(_STANDING, (FAR,))]

    def _end(self, pack_id: str, at: datetime, *, is_removed: bool) -> bool:
        sql = (
            "UPDATE seller_pack SET ended_at = ?, is_removed = ? WHERE pack_id = ? AND ended_at = ?"
        )
        changed = self._cache.execute(sql, (to_ms(at), int(is_removed), pack_id, FAR))
        return changed.rowcount > 0

    def _bump(self) -> None:
        self._meta.set(REVISION, str(self.revision() + 1))
