"""Rows on whole pages are found although the branch that led to them is lost."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.store.damage import fill, note_act, spoil_page
from workbench.store.engine.cache import Cache
from workbench.store.engine.loose_pages import Column, Layout, WholePages
from workbench.store.engine.opening import open_still
from workbench.store.safety.damaged import DamagedFile
from workbench.store.safety.salvage import Salvage

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.store.keys.data_key import DataKey

ORDERS = 80
# Several pages each, so that their first page is a branch and no leaf.
TABLES = ("orders", "order_version", "shipment_version", "event", "decision",
          "handling", "monitor")  # fmt: skip


def quiet(done: int, total: int) -> None:
    """No progress is shown."""


@pytest.fixture
def damaged(path: Path, cache: Cache) -> Path:
    fill(cache, ORDERS)
    long = "很长的备注" * 3_000  # goes on over eleven pages
    note_act(cache, 1, long)
    cache.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    copy = path.with_name("damaged.db")
    shutil.copyfile(path, copy)
    return copy


def salvaged(damaged: Path, key: DataKey) -> dict[str, tuple[int, int | None]]:
    """What was read and lost of each table."""
    with (
        damaged.open("rb") as stream,
        closing(DamagedFile(lambda: open_still(damaged, key), WholePages(stream, key))) as source,
        Cache.open(damaged.with_name("fresh.db"), key) as fresh,
    ):
        tables = Salvage(source, None, fresh, quiet).run()
    return {each.table: (each.read, each.lost) for each in tables}


def rows(path: Path, key: DataKey, table: str) -> list[tuple[object, ...]]:
    with closing(open_still(path, key)) as connection:
        return connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()  # noqa: S608  # ours


@pytest.mark.parametrize("table", TABLES)
def test_without_the_first_branch_every_row_is_found(
    damaged: Path, key: DataKey, table: str
) -> None:
    before = rows(damaged, key, table)
    with closing(open_still(damaged, key)) as connection:
        sql = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (root,) = connection.execute(sql, (table,)).fetchone()
    spoil_page(damaged, root)
    found = salvaged(damaged, key)
    assert found[table] == (len(before), 0)
    assert rows(damaged.with_name("fresh.db"), key, table) == before
    assert all(not lost for _, lost in found.values())


def test_two_tables_at_once_are_told_apart(damaged: Path, key: DataKey) -> None:
    before = {table: rows(damaged, key, table) for table in ("event", "decision")}
    with closing(open_still(damaged, key)) as connection:
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_master").fetchall())
    for table in before:
        spoil_page(damaged, roots[table])
    salvaged(damaged, key)
    fresh = damaged.with_name("fresh.db")
    assert {table: rows(fresh, key, table) for table in before} == before


ID = Column("id", "INTEGER", False, True, None)
NAME = Column("name", "TEXT", True, False, None)
AGE = Column("age", "INTEGER", True, False, 7)
PEOPLE = Layout("people", 9, (ID, NAME, AGE))


@pytest.mark.parametrize(
    ("values", "fits"),
    [
        pytest.param((None, "a", 3), True, id="whole"),
        pytest.param((None, "a"), True, id="older than a column"),
        pytest.param((None, "a", 3, 4), False, id="too long"),
        pytest.param((None, 5, 3), False, id="number for text"),
        pytest.param((None, None, 3), False, id="missing"),
        pytest.param((4, "a", 3), False, id="row ids stand elsewhere"),
        pytest.param((None, "a", b"x"), False, id="bytes for a number"),
    ],
)
def test_only_what_can_be_a_row_is_one(values: tuple[object, ...], *, fits: bool) -> None:
    assert PEOPLE.fits(values) is fits  # type: ignore[arg-type]  # any stored value


def test_an_older_row_gets_the_default() -> None:
    assert PEOPLE.row(12, (None, "a")) == (12, "a", 7)
