"""The import log: notes which versions a file brought while it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.exchange.imports import ImportEntry
from workbench.domain.pages import SavedPage
from workbench.store.engine.instants import from_ms, from_ms_or_none, to_ms
from workbench.store.engine.sql import insert_into, select
from workbench.store.orders.rows import from_json, to_json

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache, Row

_COLUMNS = (
    "file", "sha256", "format", "at", "told_at", "rejected", "unknown_columns", "shops",
)  # fmt: skip
_COUNTS = ("new", "changed", "same", "older")
_READ = select(("id", *_COLUMNS, *_COUNTS, "undone_at"), "FROM import")
_LAST = "SELECT coalesce(max(id), 0) FROM {}"
_NOTE = "INSERT INTO import_{0} (version_id, import_id) SELECT id, ? FROM {0} WHERE id > ?"
VERSION_TABLES = (
    "order_version", "shipment_version", "platform_record_version", "order_extra", "event",
    "order_move", "shop_correction",
)  # fmt: skip


class ImportLog:
    """Keeps what was imported; all calls of one import stand in one transaction."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def marks(self) -> tuple[int, ...]:
        """Return where the tables of versions end before an import begins to write."""
        return tuple(int(self._cache.value(_LAST.format(table))) for table in VERSION_TABLES)

    def record(self, entry: ImportEntry, marks: tuple[int, ...]) -> int:
        """Note an import whose versions are all those written since ``marks``; return its id.

        Nobody else writes within the transaction, so that the versions behind the marks are the
        import's own.
        """
        values = (
            entry.file,
            entry.sha256,
            entry.format,
            to_ms(entry.at),
            to_ms(entry.told_at),
            entry.rejected,
            to_json(entry.unknown_columns),
            to_json(entry.shops),
            entry.saved.new,
            entry.saved.changed,
            entry.saved.same,
            entry.saved.older,
        )
        cursor = self._cache.execute(insert_into("import", (*_COLUMNS, *_COUNTS)), values)
        import_id = int(cursor.lastrowid or 0)
        for table, mark in zip(VERSION_TABLES, marks, strict=True):
            self._cache.execute(_NOTE.format(table), (import_id, mark))
        return import_id

    def entries(self, limit: int = 100) -> list[ImportEntry]:
        """Return the latest imports, the last one first."""
        rows = self._cache.rows(f"{_READ} ORDER BY id DESC LIMIT ?", (limit,))
        return [_entry_from(row) for row in rows]

    def entry(self, import_id: int) -> ImportEntry | None:
        """Return an import, None where there is none with this id."""
        row = self._cache.row(f"{_READ} WHERE id = ?", (import_id,))
        return None if row is None else _entry_from(row)


def _entry_from(row: Row) -> ImportEntry:
    import_id, file, sha256, name, at, told_at, rejected, columns, shops, *rest = row
    return ImportEntry(
        file,
        sha256,
        name,
        from_ms(at),
        from_ms(told_at),
        rejected,
        tuple(from_json(columns)),
        tuple(from_json(shops)),
        SavedPage(*rest[:4]),
        from_ms_or_none(rest[4]),
        import_id,
    )
