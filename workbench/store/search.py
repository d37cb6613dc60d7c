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

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.store.cache import Cache

# Longer texts are indexed by their beginning, longer questions asked by theirs (faults K5).
TEXT_LIMIT = 2_000
QUERY_LIMIT = 100
_TITLES_KEPT = 8_192
_HEX = "{:05x}".format  # every code point, so that a token's first half is a character
_LAST_CHARACTER = chr(0x10FFFF)
# No code point in hex: a phrase never reaches from one text of a document into the next.
_BETWEEN = " zz "


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
    """Keeps one document per order (its titles) and per parcel (its last scan and site)."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def put(self, row_id: int, *texts: str) -> None:
        """Index these texts for the row, in place of what was indexed for it."""
        self._cache.execute(
            "INSERT OR REPLACE INTO search (rowid, body) VALUES (?, ?)", (row_id, body(texts))
        )

    def add(self, rows: Iterable[tuple[int, *tuple[str, ...]]]) -> None:
        """Index many rows, each with its texts behind its id, of which none is indexed."""
        self._cache.execute_many(
            "INSERT INTO search (rowid, body) VALUES (?, ?)",
            [(row_id, body(texts)) for row_id, *texts in rows],
        )

    def forget(self, row_id: int) -> None:
        """Take a row out of the index."""
        self._cache.execute("DELETE FROM search WHERE rowid = ?", (row_id,))

    def forget_shop(self, shop_id: str) -> None:
        """Take all of a shop's orders and parcels out of the index."""
        self._cache.execute(
            "DELETE FROM search WHERE rowid IN"
            " (SELECT id * 2 + 1 FROM orders WHERE shop_id = ?1 UNION ALL"
            " SELECT shipment.id * 2 FROM shipment JOIN orders ON orders.id = order_id"
            " WHERE shop_id = ?1)",
            (shop_id,),
        )
