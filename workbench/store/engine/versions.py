"""Versions of facts: what stood from when to when, as far as we were told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.store.engine.instants import FAR
from workbench.store.engine.sql import insert_into

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.store.engine.cache import Cache

Values = tuple[Any, ...]


class Versions:
    """A table of versions: ``owner`` names the column that says whose, FAR ends what stands."""

    def __init__(self, cache: Cache, table: str, owner: str, columns: Sequence[str]) -> None:
        self._cache = cache
        where = f"WHERE {owner} = ? AND seen_to = {FAR}"
        self._insert = insert_into(table, (owner, "seen_from", "seen_to", *columns))
        self._start = f"SELECT seen_from FROM {table} {where}"  # noqa: S608  # names are ours
        self._close = f"UPDATE {table} SET seen_to = ? {where}"  # noqa: S608  # same
        self._standing = f"SELECT {', '.join(columns)} FROM {table} {where}"  # noqa: S608  # same

    def begin(self, owner_id: int, values: Values, seen_at: int) -> None:
        """Write the first version of an owner that has none."""
        self._cache.execute(self._insert, (owner_id, seen_at, FAR, *values))

    def begin_many(self, rows: Sequence[tuple[int, Values]], seen_at: int) -> None:
        """Write the first versions of many owners that have none."""
        self._cache.execute_many(
            self._insert, [(owner_id, seen_at, FAR, *values) for owner_id, values in rows]
        )

    def put(self, owner_id: int, values: Values, seen_at: int) -> None:
        """Let ``values`` stand from ``seen_at``; what stood ends there.

        News with an earlier instant than what stands (an import of old files) cannot change what
        was known before: they count from where the present version began.
        """
        start = self._cache.value(self._start, (owner_id,))
        since = seen_at if start is None else max(seen_at, start)
        if start is not None:
            self._cache.execute(self._close, (since, owner_id))
        self.begin(owner_id, values, since)

    def standing(self, owner_id: int) -> Values:
        """Return the values that stand now.

        Raises:
            LookupError: nothing stands for this owner.
        """
        found = self._cache.row(self._standing, (owner_id,))
        if found is None:
            raise LookupError(owner_id)
        return found
