"""Rows that are inserted a hundred at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.store.engine.driver import DatabaseError
from workbench.store.engine.many_rows import AT_ONCE, ManyRows

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

_NAMES = "SELECT name, value FROM meta WHERE name LIKE 'row %' ORDER BY name"


@pytest.mark.parametrize("count", [0, 1, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 2 * AT_ONCE + 7])
def test_every_row_is_inserted_once(cache: Cache, count: int) -> None:
    rows = [(f"row {index:05}", f"value {index}") for index in range(count)]
    with cache.atomic():
        ManyRows(cache, "meta", ("name", "value")).insert(rows)
    assert cache.rows(_NAMES) == rows


def test_a_row_that_does_not_fit_takes_all_back(cache: Cache) -> None:
    rows = [(f"row {index % (AT_ONCE + 5):05}", "value") for index in range(2 * AT_ONCE)]
    with pytest.raises(DatabaseError), cache.atomic():
        ManyRows(cache, "meta", ("name", "value")).insert(rows)
    assert cache.rows(_NAMES) == []
