"""An order is found by the province and city that its goods go to, beside its titles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.store.engine.sql import insert_into
from workbench.store.schema.step import Step
from workbench.store.search.search import body

if TYPE_CHECKING:
    from sqlite_utils import Database

_PARTS = ("search_over", "search")
_PUT = tuple(
    insert_into(part, ("rowid", "body")).replace("INSERT", "INSERT OR REPLACE", 1)
    for part in _PARTS
)


@dataclass(frozen=True, slots=True)
class _PlacesIndexed(Step):
    """Only orders of which a place is told have their documents written anew."""

    def run(self, db: Database, /) -> None:
        """Index titles and place of each order again."""
        told = "SELECT is_open, id * 2 + 1, titles, region FROM orders WHERE region <> ''"
        for is_open, row_id, *texts in db.execute(told):
            db.execute(_PUT[is_open], (row_id, body(texts)))


STEP = _PlacesIndexed("search_places", ())
