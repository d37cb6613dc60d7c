"""The search: any length of Chinese in titles and scans, the beginning of a number.

Every character of a text makes a token with the one behind it, and a phrase of tokens is then
exactly a piece of that text: the index answers what a LIKE over all rows would, for two characters
as for ten, for Latin letters and punctuation too. Pairs are rarer than characters: a question of
five characters takes a tenth of the time, and the index is no larger. A single character is how a
token begins. Tokens are the characters' code points in hex, so nothing of a query can be FTS5
syntax and the tokenizer has no opinion. Numbers are found by how they begin.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from workbench.store.engine.sql import insert_into
from workbench.store.monitor.row_ids import order_row
from workbench.store.orders.rows import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TypeAlias

    from workbench.store.engine.cache import Cache

    # A row's id and the texts that are indexed for it.
    _Texts: TypeAlias = "tuple[int, *tuple[str, ...]]"

# Longer texts are indexed by their beginning, longer questions asked by theirs (faults K5).
TEXT_LIMIT = 2_000
QUERY_LIMIT = 100
_TITLES_KEPT = 8_192
_HEX = "{:05x}".format  # every code point, so that a token's first half is a character
_LAST_CHARACTER = chr(0x10FFFF)
# No code point in hex: a phrase never reaches from one text of a document into the next.
_BETWEEN = " zz "


# Where documents lie: of open orders, and of those that are over.
PARTS = ("search", "search_over")
_ADD = tuple(insert_into(part, ("rowid", "body")) for part in PARTS)
_PUT = tuple(add.replace("INSERT", "INSERT OR REPLACE", 1) for add in _ADD)
_DROP = tuple(f"DELETE FROM {part} WHERE rowid = ?" for part in PARTS)  # noqa: S608  # ours
_DROP_ORDERS = tuple(
    f"DELETE FROM {part} WHERE rowid IN (SELECT value * 2 + 1 FROM json_each(?1)"  # noqa: S608  # ours
    " UNION ALL SELECT shipment.id * 2 FROM shipment"
    " WHERE order_id IN (SELECT value FROM json_each(?1)))"
    for part in PARTS
)
_OVER = "SELECT rowid / 2 FROM search_over WHERE rowid IN (SELECT value * 2 + 1 FROM json_each(?))"
_TEXTS = (
    "SELECT id * 2 + 1, titles, region FROM orders WHERE id = ?1 UNION ALL"
    " SELECT id, last_event_text, site FROM monitor WHERE order_id = ?1 AND id % 2 = 0"
)


def fold(text: str) -> str:
    """Return a text as it is compared: full-width as plain, small letters, single blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


def words_of(query: str) -> tuple[str, ...]:
    """Return the folded words of a question; every one of them must be found."""
    # Half a character, as a keyboard method may send it, cannot go into SQLite.
    whole = query[:QUERY_LIMIT].encode("utf-8", "replace").decode("utf-8")
    return tuple(dict.fromkeys(fold(whole).split()))


def tokens(text: str) -> str:
    """Return a folded text as tokens: each character with the next, the last one alone."""
    codes = [_HEX(ord(character)) for character in text]
    return " ".join(map("".join, zip_longest(codes, codes[1:], fillvalue="")))


def phrase(word: str) -> str:
    """Return an FTS5 expression for texts in which ``word`` stands."""
    pairs = tokens(word).split(" ")
    return f'"{" ".join(pairs[:-1])}"' if len(pairs) > 1 else f'"{pairs[0]}"*'


def number_range(word: str) -> tuple[str, str]:
    """Return the bounds of all numbers that begin with ``word``."""
    return word, word + _LAST_CHARACTER


def body(texts: Iterable[str]) -> str:
    """Return texts as one document."""
    return _BETWEEN.join(map(_document, texts))


@lru_cache(maxsize=_TITLES_KEPT)
def _document(text: str) -> str:
    """Return a text as it is indexed; a shop's orders share few titles."""
    return tokens(fold(text)[:TEXT_LIMIT])


class SearchIndex:
    """Keeps one document per order (titles and place) and per parcel (its last scan and site).

    Documents of orders that are over lie in a part of their own (``search_over``): after a year
    they are nine of ten, and the monitor's questions never want them.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def put(self, order_id: int, row_id: int, *texts: str) -> None:
        """Index these texts for the row of an order, in place of what was indexed for it."""
        self.put_many([(row_id, *texts)], is_over=bool(self._over([order_id])))

    def put_told(self, order_id: int, *texts: str, is_open: bool) -> None:
        """Index an order's texts as they were told anew; one that is open lies among those at once.

        One that is over now moves when it is judged.
        """
        if is_open:
            self.settle({order_id: False})
        self.put(order_id, order_row(order_id), *texts)

    def put_many(self, rows: Iterable[_Texts], *, is_over: bool) -> None:
        """Index many rows, each with its texts behind its id, in place of what was indexed.

        ``is_over`` tells whether the orders of all of them are.
        """
        self._cache.execute_many(_PUT[is_over], [(row_id, body(texts)) for row_id, *texts in rows])

    def add(self, rows: Iterable[_Texts], *, is_over: bool = False) -> None:
        """Index many rows, each with its texts behind its id, of which none is indexed."""
        self._cache.execute_many(_ADD[is_over], [(row_id, body(texts)) for row_id, *texts in rows])

    def settle(self, are_over: Mapping[int, bool]) -> None:
        """Let the documents of orders (by id: is it over?) and their parcels lie where they belong.

        Costs one look where they do.
        """
        over = self._over(are_over)
        for order_id, is_over in are_over.items():
            if (order_id in over) != is_over:
                self._move(order_id, is_over=is_over)

    def _over(self, order_ids: Iterable[int]) -> set[int]:
        """Return which of these orders lie among those that are over."""
        return {row[0] for row in self._cache.rows(_OVER, (to_json(list(order_ids)),))}

    def _move(self, order_id: int, *, is_over: bool) -> None:
        rows = self._cache.rows(_TEXTS, (order_id,))
        self._cache.execute_many(_DROP[not is_over], [(row[0],) for row in rows])
        documents = [(row[0], *(text for text in row[1:] if text is not None)) for row in rows]
        self.put_many(documents, is_over=is_over)

    def forget(self, row_ids: Sequence[int]) -> None:
        """Take rows out of the index."""
        for drop in _DROP:
            self._cache.execute_many(drop, [(row_id,) for row_id in row_ids])

    def forget_orders(self, order_ids: Iterable[int]) -> int:
        """Take orders and their parcels out of the index; return how many documents that were."""
        asked = (to_json(list(order_ids)),)
        return sum(self._cache.execute(drop, asked).rowcount for drop in _DROP_ORDERS)

    def forget_shop(self, shop_id: str) -> None:
        """Take all of a shop's orders and parcels out of the index."""
        owned = self._cache.rows("SELECT id FROM orders WHERE shop_id = ?", (shop_id,))
        self.forget_orders(row[0] for row in owned)
