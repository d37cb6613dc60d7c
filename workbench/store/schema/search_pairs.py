"""The search index by pairs of characters in place of single ones (``search.py``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.store.schema.step import Step
from workbench.store.search import body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.store.driver import Database

# An order's document holds its titles, a parcel's its last scan and its site (``row_ids.py``).
_TEXTS = (
    "SELECT id * 2 + 1, titles FROM orders",
    "SELECT id, last_event_text, site FROM monitor WHERE id % 2 = 0",
)


@dataclass(frozen=True, slots=True)
class _IndexedAnew(Step):
    """Words of a contentless table cannot be read back: all texts are indexed again."""

    def run(self, db: Database, /) -> None:
        """Run the statements, then fill what they made."""
        for statement in self.statements:
            db.execute(statement)
        for texts in _TEXTS:
            rows = ((row_id, body(told)) for row_id, *told in db.execute(texts))
            db.conn.executemany("INSERT INTO search (rowid, body) VALUES (?, ?)", rows)


STEP = _IndexedAnew(
    "search_pairs",
    (
        "DROP TABLE search",
        """CREATE VIRTUAL TABLE search USING fts5 (
            body, content = '', contentless_delete = 1, tokenize = 'ascii'
        )""",
        "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)",
    ),
)
