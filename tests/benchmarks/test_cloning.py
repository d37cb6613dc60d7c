"""Copied rows are those that saving and judging would have made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.benchmarks import data
from tests.benchmarks.cloning import COPIED, multiply
from tests.benchmarks.judged import judge, rulebook
from workbench.store.engine.cache import Cache
from workbench.store.keys.data_key import DataKey
from workbench.store.search.search import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

TEMPLATE, SIZE = 60, 130


def saved(folder: Path, name: str, parcels: Sequence[data.Parcel]) -> Cache:
    cache = Cache.open(folder / f"{name}.db", DataKey.new())
    data.add_shops(cache)
    data.save_orders(cache, parcels)
    data.save_traces(cache, parcels)
    judge(cache, rulebook(), data.START)
    return cache


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Cache, Cache]]:
    """The same parcels copied from a template, and saved and judged one by one."""
    folder = tmp_path_factory.mktemp("clones")
    template = data.parcels(TEMPLATE, data.Waves())
    copied = saved(folder, "copied", template)
    multiply(copied, TEMPLATE, SIZE)
    with copied, saved(folder, "plain", data.repeated(template, SIZE)) as plain:
        yield copied, plain


@pytest.mark.parametrize("table", list(COPIED))
def test_copied_rows_are_those_of_the_long_way(table: str, both: tuple[Cache, Cache]) -> None:
    copied, plain = (rows(cache, table) for cache in both)
    assert copied == plain
    assert copied


def rows(cache: Cache, table: str) -> list[tuple[object, ...]]:
    found = cache.rows(f"SELECT * FROM {table} ORDER BY 1, 2")  # noqa: S608  # ours
    names = [row[1] for row in cache.rows(f"PRAGMA table_info({table})")]
    # The fingerprint of a saved order is not what is measured; nobody reads it but a second poll.
    return [tuple(v for n, v in zip(names, row, strict=True) if n != "digest") for row in found]


@pytest.mark.parametrize(
    ("part", "word"),
    [
        ("search", "测试商品3"),
        ("search", "州"),
        ("search_over", "测试商品3"),
        ("search_over", "签收"),
    ],
)
def test_copied_texts_are_found(part: str, word: str, both: tuple[Cache, Cache]) -> None:
    sql = f"SELECT rowid FROM {part} WHERE {part} MATCH ?"  # noqa: S608  # ours
    copied, plain = (cache.rows(sql, (phrase(word),)) for cache in both)
    assert copied == plain
    assert copied


def test_no_index_is_lost(both: tuple[Cache, Cache]) -> None:
    copied, plain = (
        cache.rows("SELECT name, sql FROM sqlite_master ORDER BY name") for cache in both
    )
    assert copied == plain
