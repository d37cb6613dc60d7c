"""What the list of filings needs beside the filings: shops, files, deadlines and penalties.

All for some filings at once, or for every one: they are written by hand, some hundreds at most.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.store.cases.filing_rows import FILING_COLUMNS, filing_from
from workbench.store.engine.instants import FAR, from_ms
from workbench.store.engine.sql import prefixed, select
from workbench.store.orders.rows import to_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.domain.filing.filings import Filing
    from workbench.store.engine.cache import Cache

_STANDING = (
    f"version.seen_to = {FAR}"  # noqa: S608  # a constant
    " AND (?1 IS NULL OR version.filing_id IN (SELECT value FROM json_each(?1)))"
)
_FILINGS = select(
    ("version.id", "shop.name", "version.seen_from", "filing.id", "filing.platform",
     *prefixed("version", FILING_COLUMNS)),
    "FROM filing JOIN filing_version AS version ON version.filing_id = filing.id",
    f"JOIN shop ON shop.id = version.shop_id WHERE {_STANDING} ORDER BY filing.id",
)  # fmt: skip
_NAMED = (
    "FROM filing_version AS version JOIN filing_order AS named ON named.version_id = version.id"
)
_ORDERS = select(
    ("version.filing_id", "named.number"),
    _NAMED, f"WHERE {_STANDING} ORDER BY version.filing_id, named.place",
)  # fmt: skip
_KNOWN = f"{_NAMED} JOIN orders ON orders.shop_id = named.shop_id AND orders.number = named.number"
_DEADLINES = select(
    ("version.filing_id", "min(monitor.due)"),
    _KNOWN, "JOIN monitor ON monitor.order_id = orders.id",
    f"WHERE {_STANDING} AND monitor.rule <> '' AND monitor.due < {FAR} GROUP BY 1",
)  # fmt: skip
_PENALTIES = select(
    ("version.filing_id", "record.id"),
    _KNOWN, "JOIN platform_record AS record ON record.order_id = orders.id",
    f"WHERE {_STANDING} AND record.kind IN ('penalty', 'deduction') ORDER BY 1, 2",
)  # fmt: skip
_FILES = f"SELECT filing_id, count(*) FROM evidence WHERE removed_at = {FAR} GROUP BY 1"  # noqa: S608  # a constant
_ACCEPTED = f"SELECT filing_id FROM filing_version WHERE seen_to = {FAR} AND state = 'accepted'"  # noqa: S608  # a constant
_HISTORY = "SELECT seen_from, state FROM filing_version WHERE filing_id = ? ORDER BY id"


@dataclass(frozen=True, slots=True)
class ListedFiling:
    """A filing with what stands beside it in the list; ``deadline`` is the soonest of its orders'.

    ``penalties`` are ids of platforms' records.
    """

    filing: Filing
    shop_name: str
    changed_at: datetime
    files: int
    deadline: datetime | None
    penalties: tuple[int, ...]


class CaseListStore:
    """Reads filings for the list."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def filings(self, ids: Sequence[int] | None = None) -> list[ListedFiling]:
        """Return the filings that stand, all of them or these, by id."""
        asked = (None if ids is None else to_json(list(ids)),)
        orders, penalties = self._lists(_ORDERS, asked), self._lists(_PENALTIES, asked)
        deadlines = {key: from_ms(due) for key, due in self._cache.rows(_DEADLINES, asked)}
        files = {int(key): count for key, count in self._cache.rows(_FILES)}
        found = []
        for _, shop_name, changed_at, key, *values in self._cache.rows(_FILINGS, asked):
            filing = filing_from((key, *values), tuple(map(str, orders.get(key, ()))))
            told = deadlines.get(key), tuple(int(one) for one in penalties.get(key, ()))
            found.append(
                ListedFiling(filing, shop_name, from_ms(changed_at), files.get(key, 0), *told)
            )
        return found

    def accepted(self) -> list[int]:
        """Return the ids of the filings that stand as accepted."""
        return [row[0] for row in self._cache.rows(_ACCEPTED)]

    def history(self, filing_id: str) -> list[tuple[datetime, str]]:
        """Return since when a filing stood in which state, the oldest first."""
        rows = self._cache.rows(_HISTORY, (int(filing_id),))
        return [(from_ms(at), state) for at, state in rows]

    def _lists(self, sql: str, asked: tuple[str | None]) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = {}
        for key, value in self._cache.rows(sql, asked):
            found.setdefault(key, []).append(value)
        return found
