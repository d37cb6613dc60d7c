"""How much a file holds and how it is set: numbers alone, for who looks into a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.engine.sql import select

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

# sqlite-utils' and FTS5's own tables tell nothing that ours do not.
_TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
)
_PRAGMAS = (
    "user_version",
    "journal_mode",
    "synchronous",
    "foreign_keys",
    "secure_delete",
    "page_size",
    "page_count",
    "freelist_count",
    "cipher_version",
)


def table_counts(cache: Cache) -> dict[str, int]:
    """Return how many rows each table holds, by name."""
    names = [str(row[0]) for row in cache.rows(_TABLES)]
    return {name: int(cache.value(select(("count(*)",), f'FROM "{name}"'))) for name in names}


def pragmas(cache: Cache) -> dict[str, str]:
    """Return how the file is set."""
    return {name: str(cache.value(f"PRAGMA {name}")) for name in _PRAGMAS}
