"""A log that somebody holds, and data that lie where they are in danger, are told once."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import TEN
from workbench.domain.care.whereabouts import Ground, Whereabouts
from workbench.domain.clock import ReplayClock
from workbench.domain.telling.notices import NoticeKind
from workbench.services.care.upkeep import LogLimits, Upkeep
from workbench.services.notices.board import NoticeBoard
from workbench.store.engine.cache import Cache
from workbench.store.engine.meta import MetaStore
from workbench.store.engine.write_log import WriteLog
from workbench.store.keys.data_key import DataKey
from workbench.store.monitor.notices import NoticeStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.services.assembly.workspace import Workspace

SHORT = LogLimits(long=200_000, too_long=400_000)


LOCAL = Whereabouts()


def upkeep(cache: Cache, where: Whereabouts = LOCAL) -> Upkeep:
    board, clock = NoticeBoard(NoticeStore(cache)), ReplayClock(TEN)
    return Upkeep(WriteLog(cache), where, board, clock, clock)


def told(cache: Cache) -> list[NoticeKind]:
    return [notice.kind for notice in NoticeStore(cache).page()]


def write(cache: Cache, times: int = 30) -> None:
    """Write some 20 kB so many times."""
    for number in range(times):
        MetaStore(cache).set("filler", f"{number}" * 10_000)


KEY = DataKey("5a" * 32)


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    with Cache.open(tmp_path / "workbench.db", KEY) as cache:
        yield cache


@pytest.fixture
def reader(cache: Cache) -> Iterator[Cache]:
    """Another program that looks at an old state and does not let go."""
    with Cache.open(cache.path, KEY, read_only=True) as other, other.snapshot():
        other.rows("SELECT * FROM meta")
        yield other


def test_a_log_that_a_reader_holds_grows_and_is_told_once(cache: Cache, reader: Cache) -> None:
    write(cache)
    upkeep(cache).tend(SHORT)
    upkeep(cache).tend(SHORT)
    assert told(cache) == [NoticeKind.LOG_HELD]


def test_it_is_cut_as_soon_as_the_reader_lets_go(cache: Cache, reader: Cache) -> None:
    write(cache)
    log = WriteLog(cache)
    log.shorten()
    assert log.size > SHORT.too_long
    reader.execute("ROLLBACK")
    upkeep(cache).tend(SHORT)
    assert log.size == 0
    assert told(cache) == []


def test_a_short_log_is_left_alone(cache: Cache) -> None:
    write(cache, 1)
    size = WriteLog(cache).size
    upkeep(cache).tend()
    assert WriteLog(cache).size == size > 0


@pytest.mark.parametrize(
    ("where", "kinds"),
    [
        pytest.param(LOCAL, [], id="local"),
        pytest.param(Whereabouts(Ground.NETWORK, "cifs"), [NoticeKind.ON_NETWORK], id="network"),
        pytest.param(
            Whereabouts(Ground.SYNCED, "坚果云"), [NoticeKind.IN_SYNCED_FOLDER], id="synced"
        ),
    ],
)
def test_a_place_that_endangers_the_data_is_told_once(
    cache: Cache, where: Whereabouts, kinds: list[NoticeKind], clock: ReplayClock
) -> None:
    tending = upkeep(cache, where)
    tending.tend()
    NoticeStore(cache).mark_read([n.id for n in NoticeStore(cache).page()])
    tending.tend()
    assert told(cache) == kinds
    assert NoticeStore(cache).unread_tallies() == []


def test_a_window_tends_its_profile_between_rounds(workspace: Workspace) -> None:
    workspace.polling().tick()
    assert told(workspace.cache) == []
    assert workspace.upkeep is workspace.upkeep


def test_a_copy_from_before_an_upgrade_goes_when_it_is_old(cache: Cache) -> None:
    old, new = (cache.path.with_name(f"{cache.path.name}.before-upgrade-{n}") for n in "12")
    for copy, age in ((old, timedelta(days=15)), (new, timedelta(days=1))):
        copy.write_bytes(b"x")
        os.utime(copy, times=((TEN - age).timestamp(),) * 2)
    upkeep(cache).tend()
    assert not old.exists()
    assert new.exists()
