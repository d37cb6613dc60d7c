"""The search index by pairs of characters in place of single ones, in two parts (``search.py``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.store.engine.sql import insert_into
from workbench.store.schema.step import Step
from workbench.store.search.search import body

if TYPE_CHECKING:
    from sqlite_utils import Database

# An order's document holds its titles, a parcel's its last scan and its site (``row_ids.py``).
_TEXTS = (
    "SELECT is_open, id * 2 + 1, titles, NULL FROM orders",
    "SELECT is_open, monitor.id, last_event_text, site"
    " FROM monitor JOIN orders ON orders.id = order_id WHERE monitor.id % 2 = 0",
)
_PARTS = ("search_over", "search")
_INSERT = tuple(insert_into(part, ("rowid", "body")) for part in _PARTS)
_MADE = (
    """CREATE VIRTUAL TABLE {part} USING fts5 (
        body, content = '', contentless_delete = 1, tokenize = 'ascii'
    )""",
    "INSERT INTO {part} ({part}, rank) VALUES ('secure-delete', 1)",
)


@dataclass(frozen=True, slots=True)
class _IndexedAnew(Step):
    """Words of a contentless table cannot be read back: all texts are indexed again."""

    def run(self, db: Database, /) -> None:
        """Run the statements, then fill what they made."""
        for statement in self.statements:
            db.execute(statement)
        for texts in _TEXTS:
            for is_open, row_id, *told in db.execute(texts):
                document = body(text for text in told if text is not None)
                db.execute(_INSERT[is_open], (row_id, document))


# Files of the days between hold the pairs already, but in one part.
PAIRS = Step("search_pairs", ())
STEP = _IndexedAnew(
    "search_parts",
    (
        "DROP TABLE search",
        *(statement.format(part=part) for part in _PARTS for statement in _MADE),
    ),
)
