"""Inserting many rows at once: one statement carries a hundred of them.

A statement opens its table and each index anew and closes them at its end: for a table with a dozen
indexes that was two fifths of what a row cost.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from workbench.store.engine.sql import insert_into

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.store.engine.cache import Cache

AT_ONCE = 100


class ManyRows:
    """Inserts rows of one table; call inside a transaction, which makes them stand or fall."""

    def __init__(self, cache: Cache, table: str, columns: Sequence[str]) -> None:
        self._cache = cache
        self._one = insert_into(table, columns)
        head, values = self._one.split(" VALUES ")
        self._many = f"{head} VALUES {', '.join([values] * AT_ONCE)}"

    def insert(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Insert rows, each with a value for every column.

        Raises:
            StoreError: some may have been inserted; the transaction is to be taken back.
        """
        whole = len(rows) - len(rows) % AT_ONCE
        for begin in range(0, whole, AT_ONCE):
            some = rows[begin : begin + AT_ONCE]
            self._cache.execute(self._many, list(chain.from_iterable(some)))
        self._cache.execute_many(self._one, rows[whole:])
