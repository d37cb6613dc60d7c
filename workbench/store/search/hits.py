"""What a search finds, kept for the questions that follow: ids, counts, groups of one view.

The ids found stand in a table in memory until the cache changes or another search is asked. Very
common words hit almost every row, and finding all of them takes longer than anybody waits; for
them the first rows of a list are looked through instead (``first``), which then are soon found.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from workbench.store.engine.sql import Clause, select
from workbench.store.monitor.walking import first_fitting
from workbench.store.orders.rows import to_json
from workbench.store.search.search import TEXT_LIMIT, fold, number_range, phrase, words_of

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterable, Sequence

    from workbench.store.engine.cache import Cache, Row

    Listed = Callable[[list[Clause], int], array[int]]

# So many rows of a list are looked through before the index is asked for all that a common word
# finds, which takes a tenth of a second and more at a million rows; as many as the last while those
# before let expect enough. Reading the last step's texts takes some 50 ms.
STEPS = (320, 800, 1_600)
LOOKED_THROUGH = STEPS[0]
# A word of no more documents than these is no common one: the index finds them in some 10 ms.
RARE = 3_000
# Of several words that find more than this each, any may be taken for the rarest.
_COMMON = 100_000
# From here on it is quicker to walk a list and ask of each row whether it was found.
_MANY = 3_000
# Up to here it is quicker to read what was found than to find another word's many documents.
_FEW = 1_000


@dataclass(frozen=True, slots=True)
class Found:
    """How one word finds the ids of a list, some of them twice, and the texts it is found in.

    ``ids`` asks each part of the index for the word's documents, and for two ranges of numbers.
    ``extent`` counts what a word finds, but no further than is asked for.
    """

    table: str
    ids: str
    texts: str
    extent: str

    def of(self, word: str) -> Clause:
        """Return the query of all ids that one word finds."""
        low, high = number_range(word)
        phrases = (phrase(word),) * self.ids.count("MATCH")
        return Clause(self.ids, (*phrases, low, high, low, high))


def _extent(*parts: str) -> str:
    within = "FROM {table} WHERE {column} COLLATE NOCASE >= ?2 AND {column} COLLATE NOCASE < ?3"
    counted = (
        *(select(("1",), f"FROM {part} WHERE {part} MATCH ?1") for part in parts),
        select(("1",), within.format(table="orders", column="number")),
        select(("1",), within.format(table="shipment", column="waybill")),
    )
    limited = " UNION ALL ".join(select(("*",), f"FROM ({each} LIMIT ?4)") for each in counted)
    return select(("count(*)",), f"FROM ({limited})")


# Odd documents are orders', even ones parcels'. The monitor shows nothing of orders that are over.
MONITOR = Found(
    "monitor_hit",
    "WITH document AS MATERIALIZED (SELECT rowid FROM search WHERE search MATCH ?)"
    " SELECT rowid AS id FROM document WHERE rowid % 2 = 0"
    " UNION ALL SELECT monitor.id FROM document CROSS JOIN monitor"
    " ON order_id = document.rowid / 2 WHERE document.rowid % 2 = 1"
    " UNION ALL SELECT id FROM monitor WHERE order_id IN (SELECT id FROM orders"
    " WHERE number COLLATE NOCASE >= ? AND number COLLATE NOCASE < ?)"
    " UNION ALL SELECT id * 2 FROM shipment"
    " WHERE waybill COLLATE NOCASE >= ? AND waybill COLLATE NOCASE < ?",
    "SELECT monitor.id, order_number, waybill, titles, region, last_event_text, site"
    " FROM monitor JOIN orders ON orders.id = order_id"
    " WHERE monitor.id IN (SELECT value FROM json_each(?))",
    _extent("search"),
)
# A parcel's texts and number count for its order.
_ORDERS_IN = (
    "WITH document AS MATERIALIZED ({documents})"
    " SELECT rowid / 2 AS id FROM document WHERE rowid % 2 = 1"
    " UNION ALL SELECT order_id FROM shipment WHERE id IN"
    " (SELECT rowid / 2 FROM document WHERE rowid % 2 = 0)"
    " UNION ALL SELECT id FROM orders"
    " WHERE number COLLATE NOCASE >= ? AND number COLLATE NOCASE < ?"
    " UNION ALL SELECT order_id FROM shipment"
    " WHERE waybill COLLATE NOCASE >= ? AND waybill COLLATE NOCASE < ?"
)


def _orders(table: str, *parts: str) -> Found:
    found = (select(("rowid",), f"FROM {part} WHERE {part} MATCH ?") for part in parts)
    return Found(
        table,
        _ORDERS_IN.format(documents=" UNION ALL ".join(found)),
        "SELECT orders.id, number, ifnull(shipment.waybill, ''), titles, region,"
        " ifnull(last_event_text, ''), ifnull(site, '') FROM orders"
        " LEFT JOIN shipment ON shipment.order_id = orders.id"
        " LEFT JOIN monitor ON monitor.id = shipment.id * 2"
        " WHERE orders.id IN (SELECT value FROM json_each(?))",
        _extent(*parts),
    )


ORDERS = _orders("order_hit", "search", "search_over")
# For lists of open orders alone: what is over is not looked for, but by its number.
OPEN_ORDERS = _orders("open_order_hit", "search")


class SearchHits:
    """Answers which rows a search finds; one for each list of a connection."""

    def __init__(self, cache: Cache, found: Found) -> None:
        self._cache = cache
        self._found = found
        self._known: tuple[object, ...] = ()
        self._count = 0
        self._extents: tuple[tuple[int, str], ...] = ()

    def clauses(self, query: str) -> list[Clause]:
        """Return conditions on ``id``: every word of the question is found.

        Call it before a snapshot begins: what is kept would be undone with it.
        """
        words = words_of(query)
        if not words:
            return []
        if not self._can_keep():
            return [self._asked_anew(word) for word in words]
        return self._kept(tuple(word for _, word in self._by_extent(words)))

    def first(
        self, query: str, limit: int, listed: Listed, *, is_sorted: bool = False
    ) -> array[int] | None:
        """Return the first ``limit`` ids of a list that a search finds, None where all are needed.

        ``listed`` returns the first ids of the list that fit conditions, so many as asked for;
        ``is_sorted`` tells that a few cost it as much as many.
        Common words are looked for in the list's first rows; of several words the rarest is asked
        of the index and the others looked for in what it found, then the two rarest and so on.
        """
        words = words_of(query)
        if not words:
            return None
        at_first = STEPS[-1] if is_sorted else STEPS[0]
        if not self._can_keep():
            return self._looked_through(_Looked(partial(listed, []), at_first), words, limit)
        found = None
        if all(self._extent(word, RARE) > RARE for word in words):
            found = self._looked_through(_Looked(partial(listed, []), at_first), words, limit)
        rarest_first = tuple(word for _, word in self._by_extent(words)) if found is None else ()
        for count in range(1, len(rarest_first)):
            looked = _Looked(partial(listed, self._kept(rarest_first[:count])), at_first)
            found = self._looked_through(looked, words, limit)
            if found is not None:
                break
        return found

    @property
    def are_few(self) -> bool:
        """Tell whether the last conditions leave so few rows that each is looked up by its id."""
        return bool(self._known) and self._count <= _MANY

    def _can_keep(self) -> bool:
        return not (self._cache.connection.in_transaction or self._cache.value("PRAGMA query_only"))

    def _asked_anew(self, word: str) -> Clause:
        every = self._found.of(word)
        return Clause(f"id IN ({every.sql})", every.values)

    def _by_extent(self, words: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
        """Return the words with about how much each finds, the rarest first."""
        if {word for _, word in self._extents} != set(words):
            most = RARE if len(words) == 1 else _COMMON
            self._extents = tuple(sorted((self._extent(word, most), word) for word in words))
        return self._extents

    def _extent(self, word: str, most: int) -> int:
        asked = (phrase(word), *number_range(word), most + 1)
        return int(self._cache.value(self._found.extent, asked))

    def _kept(self, words: tuple[str, ...]) -> list[Clause]:
        """Return the condition of standing among what these words find, the rarest first."""
        table = f"temp.{self._found.table}"
        if self._known != (words, self._cache.state):
            kept = self._kept_of(words)
            self._known = ()
            seen = self._cache.state
            if not kept:
                self._begin(table, words[0])
            for word in words[kept or 1 :]:
                self._take_out(table, word)
            self._known = (words, seen)
        id_ = "id" if self.are_few else "+id"
        return [Clause(f"{id_} IN (SELECT id FROM {table})")]  # noqa: S608  # ours

    def _kept_of(self, words: tuple[str, ...]) -> int:
        """Return how many of these words the kept ids were found by already, the first ones."""
        for count in range(len(words) - 1, 0, -1):
            if self._known == (words[:count], self._cache.state):
                return count
        return 0

    def _begin(self, table: str, word: str) -> None:
        self._cache.aside(f"CREATE TABLE IF NOT EXISTS {table} (id INTEGER PRIMARY KEY)")
        self._cache.aside(f"DELETE FROM {table}")  # noqa: S608  # ours
        every = self._found.of(word)
        fill = f"INSERT OR IGNORE INTO {table} {every.sql}"
        self._count = self._cache.aside(fill, every.values).rowcount

    def _take_out(self, table: str, word: str) -> None:
        """Take out what a further word does not find."""
        every = self._unfitting(table, word)
        gone = f"DELETE FROM {table} WHERE id IN ({every.sql})"  # noqa: S608  # ours
        self._count -= self._cache.aside(gone, every.values).rowcount

    def _unfitting(self, table: str, word: str) -> Clause:
        """Return the query of the ids in the table that a word does not find."""
        if self._count > _FEW:
            every = self._found.of(word)
            sql = f"SELECT id FROM {table} EXCEPT SELECT id FROM ({every.sql})"  # noqa: S608  # ours
            return Clause(sql, every.values)
        ids = [row[0] for row in self._cache.rows(f"SELECT id FROM {table}")]  # noqa: S608  # ours
        gone = set(ids).difference(self._fitting(ids, (word,)))
        return Clause("SELECT value FROM json_each(?)", (to_json(list(gone)),))

    def _looked_through(
        self, looked: _Looked, words: tuple[str, ...], limit: int
    ) -> array[int] | None:
        """Return the first ``limit`` of a list that words find, looking through their texts.

        None where too few were found among the first of the list: then the index knows more.
        """
        return first_fitting(looked.ids, lambda ids: self._fitting(ids, words), limit, STEPS)

    def _fitting(self, ids: Sequence[int], words: tuple[str, ...]) -> list[int]:
        rows: dict[int, list[Row]] = {}
        for row in self._cache.rows(self._found.texts, (to_json(list(ids)),)):
            rows.setdefault(row[0], []).append(row)
        return [i for i in ids if all(_is_in(rows.get(i, ()), word) for word in words)]


class _Looked:
    """The beginning of a list, asked for twice at most: putting it in order costs the same."""

    def __init__(self, listed: Callable[[int], array[int]], at_first: int) -> None:
        self._listed = listed
        self._asked = at_first
        self._ids: array[int] | None = None

    def ids(self, count: int) -> array[int]:
        """Return the first ``count`` ids and those behind them that are known, or all there are."""
        if self._ids is None or count > self._asked:
            self._asked = self._asked if count <= self._asked else STEPS[-1]
            self._ids = self._listed(self._asked)
        return self._ids


def _is_in(rows: Iterable[Row], word: str) -> bool:
    return any(_has(row, word) for row in rows)


def _has(row: Row, word: str) -> bool:
    """Tell whether a word is found in a row: within a text, or where a number begins."""
    _, number, waybill, *texts = row
    if _begins(number, word) or _begins(waybill, word):
        return True
    return any(word in fold(text)[:TEXT_LIMIT] for text in texts)


def _begins(number: str, word: str) -> bool:
    # As SQLite's NOCASE: letters of ASCII alone; a folded word has no capitals of them.
    return number[: len(word)].translate(_SMALL) == word


_SMALL = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}
