"""A program that ended in the middle: what the log still holds counts, whatever the file shows."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.store.damage import PAGE, spoil_page
from workbench.domain.errors import LogGone
from workbench.store.engine.cache import Cache
from workbench.store.engine.damage import damage_of

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.store.keys.data_key import DataKey


@pytest.fixture
def cut_off(path: Path, cache: Cache, key: DataKey) -> Path:
    """A copy of a file and its log as a power loss leaves them; the log holds the page of meta."""
    cache.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    cache.execute("INSERT INTO meta VALUES ('told', 'saved')")
    copy = path.with_name("copy.db")
    for tail in ("", "-wal"):
        shutil.copyfile(f"{path}{tail}", f"{copy}{tail}")
    return copy


def root_of_meta(path: Path, key: DataKey) -> int:
    with Cache.open(path, key, read_only=True) as cache:
        return int(cache.value("SELECT rootpage FROM sqlite_master WHERE name = 'meta'"))


@pytest.mark.parametrize("read_only", [False, True], ids=["written", "only read"])
def test_a_page_half_moved_out_of_the_log_is_no_damage(
    cut_off: Path, path: Path, key: DataKey, read_only: bool
) -> None:
    spoil_page(cut_off, root_of_meta(path, key))
    with Cache.open(cut_off, key, read_only=read_only) as cache:
        assert damage_of(cache) == []
        assert cache.value("SELECT value FROM meta WHERE name = 'told'") == "saved"


@pytest.mark.parametrize("read_only", [False, True], ids=["written", "only read"])
def test_damage_that_the_log_does_not_cover_is_seen_beside_it(
    cut_off: Path, path: Path, key: DataKey, read_only: bool
) -> None:
    spoil_page(cut_off, root_of_meta(path, key) - 1)
    with Cache.open(cut_off, key, read_only=read_only) as cache:
        assert damage_of(cache)


def test_a_file_that_was_just_growing_opens(cut_off: Path, key: DataKey) -> None:
    with cut_off.open("ab") as stream:
        stream.write(bytes(PAGE // 8))
    with Cache.open(cut_off, key) as cache:
        assert cache.value("SELECT value FROM meta WHERE name = 'told'") == "saved"
        assert damage_of(cache) == []


def test_where_no_index_of_the_log_can_be_made_the_log_is_read_all_the_same(
    cut_off: Path, key: DataKey
) -> None:
    """A full disk and a read-only medium have no room for one; a folder of its name is as good."""
    cut_off.with_name(f"{cut_off.name}-shm").mkdir()
    with Cache.open(cut_off, key, read_only=True) as cache:
        assert cache.value("SELECT value FROM meta WHERE name = 'told'") == "saved"


def test_a_log_that_somebody_took_away_is_told_and_nothing_is_touched(
    cut_off: Path, key: DataKey
) -> None:
    cut_off.with_name(f"{cut_off.name}-shm").write_bytes(bytes(32_768))
    log = cut_off.with_name(f"{cut_off.name}-wal").rename(cut_off.with_name("elsewhere"))
    before = cut_off.read_bytes()
    for read_only in (False, True):
        with pytest.raises(LogGone, match="-wal is missing"):
            Cache.open(cut_off, key, read_only=read_only)
    assert cut_off.read_bytes() == before
    log.rename(cut_off.with_name(f"{cut_off.name}-wal"))
    with Cache.open(cut_off, key) as cache:
        assert cache.value("SELECT value FROM meta WHERE name = 'told'") == "saved"


def test_a_log_that_a_long_reader_made_grow_is_cut_when_it_ends(
    cache: Cache, path: Path, key: DataKey
) -> None:
    assert cache.value("PRAGMA journal_size_limit") == 64 << 20
    cache.execute("PRAGMA journal_size_limit = 100000")
    cache.execute("PRAGMA wal_autocheckpoint = 10")
    log = path.with_name(f"{path.name}-wal")
    with Cache.open(path, key, read_only=True) as reader, reader.snapshot():
        reader.rows("SELECT * FROM meta")
        for number in range(60):
            cache.execute("INSERT INTO meta VALUES (?, ?)", (f"{number}", "x" * 5000))
        assert log.stat().st_size > 500_000
    for number in range(60, 65):
        cache.execute("INSERT INTO meta VALUES (?, ?)", (f"{number}", "x" * 5000))
    assert log.stat().st_size <= 100_000
