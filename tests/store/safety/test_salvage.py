"""All that can be read of a damaged file is saved, and the gaps are filled from the last backup."""

from __future__ import annotations

import random
import shutil
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from tests.store.build import NOON
from tests.store.damage import PAGE, fill, spoil_page
from workbench.domain.care.backups import TableRescue
from workbench.domain.errors import StoreError
from workbench.domain.views import MonitorQuery, Urgency
from workbench.store.engine.cache import Cache
from workbench.store.engine.driver import DatabaseError
from workbench.store.engine.opening import open_existing, open_still
from workbench.store.engine.page_copy import count_rows
from workbench.store.monitor.monitor import MonitorStore
from workbench.store.safety.damaged import DamagedFile
from workbench.store.safety.salvage import Salvage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from workbench.store.keys.data_key import DataKey

ORDERS = 120


def quiet(done: int, total: int) -> None:
    """No progress is shown."""


@pytest.fixture
def damaged(path: Path, cache: Cache) -> Path:
    """A file with all its pages in place; to be damaged by the test."""
    fill(cache, ORDERS)
    cache.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    copy = path.with_name("damaged.db")
    shutil.copyfile(path, copy)
    return copy


def salvage(
    damaged: Path, key: DataKey, backup: Path | None = None
) -> tuple[dict[str, TableRescue], Path]:
    """Save what can be saved into a new file; return what was, by table, and the file."""
    target = damaged.with_name("fresh.db")
    reader = DamagedFile(lambda: open_still(damaged, key))
    with Cache.open(target, key) as fresh, closing(reader) as source:
        if backup is None:
            found = Salvage(source, None, fresh, quiet).run()
        else:
            with closing(open_still(backup, key)) as saved:
                found = Salvage(source, saved, fresh, quiet).run()
    return {each.table: each for each in found}, target


def counts(path: Path, key: DataKey) -> dict[str, int]:
    with closing(open_still(path, key)) as connection:
        return {name: n for name, n in count_rows(connection).items() if name != "judge_queue"}


def rows(path: Path, key: DataKey, table: str) -> list[tuple[Any, ...]]:
    with closing(open_existing(path, key, read_only=True)) as connection:
        return connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()  # noqa: S608  # ours


def leaf_of(damaged: Path, key: DataKey, table: str, row_id: int) -> int:
    """Return a page whose damage takes a row with it, but neither the first nor the last one."""
    trial, last = damaged.with_name("trial.db"), rows(damaged, key, table)[-1][0]
    for number in range(2, damaged.stat().st_size // PAGE + 1):
        spoilt(damaged, number, trial)
        if opens(trial, key) and lost_rows(trial, key, table, (1, row_id, last)) == [row_id]:
            return number
    raise AssertionError(table)


def spoilt(damaged: Path, number: int, trial: Path) -> Path:
    """Return a copy with one more damaged page."""
    shutil.copyfile(damaged, trial)
    spoil_page(trial, number)
    return trial


def opens(path: Path, key: DataKey) -> bool:
    """Tell whether the schema is whole; without it nothing can be read."""
    try:
        open_still(path, key).close()
    except StoreError:
        return False
    return True


def lost_rows(path: Path, key: DataKey, table: str, wanted: Iterable[int]) -> list[int]:
    """Return which of these rows cannot be read one by one."""
    lost = []
    sql = f"SELECT * FROM {table} WHERE rowid = ?"  # noqa: S608  # ours
    connection = open_still(path, key)
    for row_id in wanted:
        try:
            connection.execute(sql, (row_id,)).fetchone()
        except DatabaseError:
            lost.append(row_id)
            connection.close()
            connection = open_still(path, key)  # one that refused once refuses everything
    connection.close()
    return lost


def test_a_whole_file_comes_over_whole(damaged: Path, key: DataKey) -> None:
    found, fresh = salvage(damaged, key)
    assert all(each.is_whole and not each.from_backup for each in found.values())
    assert found["event"] == TableRescue("event", 4 * ORDERS, 0, 0)
    for table in ("orders", "event", "decision", "handling", "meta", "monitor", "trace"):
        assert rows(fresh, key, table) == rows(damaged, key, table)


def test_what_one_page_held_is_lost_and_nothing_else(damaged: Path, key: DataKey) -> None:
    spoil_page(damaged, leaf_of(damaged, key, "event", 2 * ORDERS))
    before = damaged.read_bytes()
    found, fresh = salvage(damaged, key)
    told = found["event"]
    assert told.lost is not None
    assert 0 < told.lost < 40
    assert told.read + told.lost == 4 * ORDERS
    assert all(each.is_whole for each in found.values() if each.table != "event")
    assert len(rows(fresh, key, "event")) == told.read
    assert damaged.read_bytes() == before


def test_the_gap_comes_from_the_backup(damaged: Path, path: Path, key: DataKey) -> None:
    backup = damaged.with_name("backup.db")
    shutil.copyfile(damaged, backup)
    spoil_page(damaged, leaf_of(damaged, key, "handling", ORDERS // 2))
    found, fresh = salvage(damaged, key, backup)
    told = found["handling"]
    assert told.from_backup > 0
    assert (told.read + told.from_backup, told.lost) == (ORDERS, 0)
    assert rows(fresh, key, "handling") == rows(backup, key, "handling")


def test_what_was_removed_since_the_backup_does_not_come_back(damaged: Path, key: DataKey) -> None:
    backup = damaged.with_name("backup.db")
    shutil.copyfile(damaged, backup)
    with closing(open_existing(damaged, key, read_only=False)) as connection:
        connection.execute("DELETE FROM event WHERE id = 1")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    spoil_page(damaged, leaf_of(damaged, key, "event", 3 * ORDERS))
    _, fresh = salvage(damaged, key, backup)
    assert [row[0] for row in rows(fresh, key, "event")] == list(range(2, 4 * ORDERS + 1))


def test_two_bad_pages_with_a_good_one_between(damaged: Path, key: DataKey) -> None:
    middle = (2 * ORDERS, 2 * ORDERS + 60)
    for number in [leaf_of(damaged, key, "event", row_id) for row_id in middle]:
        spoil_page(damaged, number)
    every = range(1, 4 * ORDERS + 1)
    lost = lost_rows(damaged, key, "event", every)
    _, fresh = salvage(damaged, key)
    assert [row[0] for row in rows(fresh, key, "event")] == sorted({*every} - {*lost})


def test_rows_without_their_order_go_with_it(damaged: Path, key: DataKey) -> None:
    spoil_page(damaged, leaf_of(damaged, key, "orders", ORDERS // 2))
    found, fresh = salvage(damaged, key)
    assert found["orders"].lost
    assert found["event"].lost == 4 * found["orders"].lost
    with closing(open_still(fresh, key)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("seed", range(6))
def test_wherever_the_damage_is_every_readable_row_is_saved(
    damaged: Path, key: DataKey, seed: int
) -> None:
    dice, trial = random.Random(seed), damaged.with_name("trial.db")
    pages = damaged.stat().st_size // PAGE
    while not opens(spoilt(damaged, dice.randrange(2, pages + 1), trial), key):
        pass
    damaged = trial.rename(damaged)
    every = range(1, 4 * ORDERS + 1, 9)
    lost = lost_rows(damaged, key, "event", every)
    found, fresh = salvage(damaged, key)
    saved = {row[0] for row in rows(fresh, key, "event")} & {*every}
    owners = [found[name].is_whole for name in ("shop", "orders", "shipment")]
    assert saved == {*every} - {*lost} or not all(owners)


def test_the_search_finds_again(damaged: Path, key: DataKey) -> None:
    _, fresh = salvage(damaged, key)
    query = MonitorQuery(NOON, NOON, Urgency.ALL_OPEN, search="义乌转运中心")
    with Cache.open(fresh, key) as opened:
        assert len(MonitorStore(opened).ids(query)) == ORDERS


def test_open_orders_are_judged_again(damaged: Path, key: DataKey) -> None:
    _, fresh = salvage(damaged, key)
    assert len(rows(fresh, key, "judge_queue")) == ORDERS
