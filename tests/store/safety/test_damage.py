"""Damage to the data file is always seen: by its pages, by its beginning, by its log."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.store.damage import PAGE, fill, spoil
from workbench.domain.errors import StoreError
from workbench.store.engine.cache import Cache
from workbench.store.engine.damage import damage_of

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.store.keys.data_key import DataKey


@pytest.fixture
def whole(path: Path, cache: Cache) -> Path:
    """A whole file of some hundred pages, in no one's hands."""
    fill(cache, 60)
    cache.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    copy = path.with_name("whole.db")
    shutil.copyfile(path, copy)
    return copy


def is_seen(path: Path, key: DataKey) -> bool:
    try:
        with Cache.open(path, key, read_only=True) as cache:
            return bool(damage_of(cache))
    except StoreError:
        return True


def test_a_whole_file_is_not_suspected(whole: Path, key: DataKey) -> None:
    assert not is_seen(whole, key)


def test_fifty_damages_anywhere_are_all_seen(whole: Path, key: DataKey) -> None:
    size, dice = whole.stat().st_size, random.Random(20261121)
    spoilt = whole.with_name("spoilt.db")
    for _ in range(50):
        shutil.copyfile(whole, spoilt)
        spoil(spoilt, dice.randrange(size - 64), dice.randbytes(64))
        assert is_seen(spoilt, key)


@pytest.mark.parametrize("at", [0, 8, 15, 16, 24, 92, 100, 2000, 4016, 4032, 4095])
def test_a_damaged_beginning_is_refused_and_left_as_it_is(
    whole: Path, key: DataKey, at: int
) -> None:
    spoil(whole, at, bytes(1) if at == PAGE - 1 else b"\x5a\xa5" * 8)
    before = whole.read_bytes()
    with pytest.raises(StoreError):
        Cache.open(whole, key)
    assert whole.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"x", id="one byte"),
        pytest.param("订单号,金额\n".encode() * 900, id="a table of orders"),
        pytest.param(b"SQLite format 3\x00" + bytes(PAGE * 2 - 16), id="plain SQLite"),
        pytest.param(b"PK\x03\x04" + bytes(PAGE - 4), id="a ZIP"),
        pytest.param(b"\xff\xfe" + "文字".encode("utf-16-le") * 2048, id="UTF-16"),
        pytest.param(bytes(PAGE * 3), id="noughts"),
        pytest.param(b"\xff" * PAGE, id="ones"),
        pytest.param(random.Random(7).randbytes(PAGE * 4), id="noise"),
    ],
)
def test_another_file_in_its_place_is_refused_and_kept(
    path: Path, key: DataKey, content: bytes
) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StoreError):
        Cache.open(path, key)
    assert path.read_bytes() == content


def test_half_a_file_is_seen(whole: Path, key: DataKey) -> None:
    half = whole.read_bytes()[: whole.stat().st_size // PAGE // 2 * PAGE]
    whole.write_bytes(half)
    assert is_seen(whole, key)


def test_the_log_of_another_file_is_never_read_as_ours(
    whole: Path, path: Path, key: DataKey, tmp_path: Path
) -> None:
    """A log left behind by another cache: what it says is damage and not data."""
    other = tmp_path / "other" / "workbench.db"
    with Cache.open(other, key) as cache:
        cache.execute("INSERT INTO meta VALUES ('foreign', 'x')")
        shutil.copyfile(other.with_name("workbench.db-wal"), whole.with_name("whole.db-wal"))
    try:
        with Cache.open(whole, key, read_only=True) as opened:
            read = opened.rows("SELECT name FROM meta")
            assert ("foreign",) not in read or damage_of(opened)
    except StoreError:
        return
