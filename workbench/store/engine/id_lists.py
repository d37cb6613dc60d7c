"""Long lists of ids out of a query without a step in Python for every row.

The driver takes the interpreter's lock for each row: a million rows take half a second in which the
window stutters. As one text they come in a tenth of that, and the lock is free meanwhile.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache
    from workbench.store.engine.sql import Clause

# Characters read at a time: a millisecond's worth, so that the window's thread gets its turn.
_PIECE = 1 << 17
_DECODER = msgspec.json.Decoder(list[int])


def ids_of(cache: Cache, query: Clause) -> array[int]:
    """Return the ids that a SELECT of one column of integers yields, in its order."""
    # SQLite keeps the order of a query inside for every aggregate but count, min and max.
    sql = f"SELECT group_concat(id) FROM ({query.sql})"  # noqa: S608  # put together from ours
    return _read(cache.value(sql, query.values) or "")


def _read(text: str) -> array[int]:
    found: array[int] = array("q")
    begin = 0
    while begin < len(text):
        end = text.find(",", begin + _PIECE)
        end = len(text) if end < 0 else end
        found.extend(_DECODER.decode(f"[{text[begin:end]}]"))
        begin = end + 1
    return found
