"""Whose a version is when imports are taken back, in whatever order.

A version of an import that was taken back is nobody's word any more. One that was let stand again
is the same import's as the version that it repeats, so that this import can be taken back as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

# ?1 is the import that is taken back.
_OWN = "({mine}.import_id = ?1 OR {mine}.import_id IN (SELECT id FROM import WHERE undone_at > 0))"
# What nobody took back counts before what somebody did.
_BEFORE = """(
    SELECT earlier.id FROM {table} AS earlier
    LEFT JOIN import_{table} AS told ON told.version_id = earlier.id
    LEFT JOIN import AS source ON source.id = told.import_id
    WHERE earlier.{owner} = version.{owner} AND earlier.id < version.id
    AND told.import_id IS NOT ?1
    ORDER BY source.undone_at IS NOT NULL, earlier.id DESC LIMIT 1)
"""
_HAND_ON = """
    INSERT INTO import_{table} (version_id, import_id)
    SELECT (SELECT max(id) FROM {table} WHERE {owner} = ?1), import_id FROM import_{table}
    WHERE version_id = ?2
"""


def no_others(table: str, mine: str = "mine") -> str:
    """Return the join by which versions of this import and of those taken back are found."""
    own = _OWN.format(mine=mine)
    return f"LEFT JOIN import_{table} AS {mine} ON {mine}.version_id = version.id AND {own}"


def before(table: str, owner: str) -> str:
    """Return what finds the version that stood before the import's own ``version``."""
    return _BEFORE.format(table=table, owner=owner)


class HandingOn:
    """Hands versions that stand again on to the imports whose word they repeat."""

    def __init__(self, cache: Cache, table: str, owner: str) -> None:
        self._cache = cache
        self._statement = _HAND_ON.format(table=table, owner=owner)

    def hand_on(self, owner_id: int, repeated: int) -> None:
        """Let the newest version of an owner be whose the ``repeated`` one is."""
        self._cache.execute(self._statement, (owner_id, repeated))
