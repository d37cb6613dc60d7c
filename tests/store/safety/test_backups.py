"""A backup is whole, encrypted, carries what opens it, and never takes another file's place."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest

from tests.store.build import NOON, event, hours, order, page, record, shipment, trace
from workbench.domain.errors import (
    BackupDamaged,
    BackupRoomMissing,
    BadInput,
    FileDamaged,
    KeyMissing,
    NewerSchema,
)
from workbench.store.engine.cache import Cache
from workbench.store.engine.page_copy import prove
from workbench.store.keys.data_key import KeyHeader, Wrapping, write_header
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.traces import TraceStore
from workbench.store.safety import backup_file
from workbench.store.safety.backup_file import append_manifest, extract, read_manifest
from workbench.store.safety.backups import Stamp, daily_target, find_backups, thin, write_backup

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.domain.care.backups import Backup
    from workbench.store.keys.data_key import DataKey

MADE = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
STAMP = Stamp(MADE, "1.0")
HEADER = KeyHeader("profile-1", (Wrapping("recovery", "aa", "bb"), Wrapping("demo", key="cc")))


def quiet(done: int, total: int) -> None:
    """No progress is shown."""


@pytest.fixture
def full(cache: Cache) -> Cache:
    """A cache with some hundred pages."""
    told = [record(order(f"A{i}"), shipment(f"YT{i}", f"A{i}")) for i in range(200)]
    OrderStore(cache).save_page(page(*told), seen_at=NOON)
    traces = [trace(*(event(h) for h in range(4)), waybill=f"YT{i}", number=f"A{i}")
              for i in range(200)]  # fmt: skip
    TraceStore(cache).save(traces, seen_at=hours(9))
    write_header(cache.path.parent, HEADER)
    return cache


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "一份 备份.backup"


@pytest.fixture
def backup(full: Cache, key: DataKey, target: Path) -> Backup:
    return write_backup(full, key, target, STAMP, quiet)


def test_it_holds_what_the_cache_holds(
    full: Cache, key: DataKey, backup: Backup, tmp_path: Path
) -> None:
    assert (backup.made_at, backup.program, backup.profile) == (MADE, "1.0", "profile-1")
    assert (backup.orders, backup.counts["event"], backup.counts["shop"]) == (200, 800, 1)
    copy = tmp_path / "copy.db"
    extract(backup.path, read_manifest(backup.path), copy, quiet)
    assert prove(copy, key, quiet) == backup.counts
    with Cache.open(copy, key) as opened:
        for table in ("orders", "event", "search", "audit"):
            assert list(opened.db[table].rows) == list(full.db[table].rows)


def test_it_is_encrypted_and_carries_no_bare_key(key: DataKey, backup: Backup) -> None:
    content = backup.path.read_bytes()
    assert not content.startswith(b"SQLite format 3")
    for secret in (key.hex.encode(), bytes.fromhex(key.hex), b"YT100", b'"cc"'):
        assert secret not in content
    assert read_manifest(backup.path).header == KeyHeader("profile-1", HEADER.wrappings[:1])


def test_only_its_owner_may_read_it(backup: Backup) -> None:
    if os.name == "posix":
        assert backup.path.stat().st_mode & 0o777 == 0o600


def test_others_write_while_it_is_made(full: Cache, path: Path, key: DataKey, target: Path) -> None:
    """What is written meanwhile is not in the copy, and does not make it begin again."""
    with Cache.open(path, key) as other:
        steps = []

        def write(done: int, total: int) -> None:
            steps.append(done)
            other.execute("INSERT INTO meta VALUES (?, 'x')", (f"meanwhile {len(steps)}",))

        made = write_backup(full, key, target, STAMP, write)
    assert made.counts["meta"] == 0
    assert full.value("SELECT count(*) FROM meta") == len(steps) > 0


class Stopped(Exception):
    """The seller cancels."""


@pytest.mark.parametrize("after", [1, 2, 4])
def test_cancelled_nothing_is_left(
    full: Cache, key: DataKey, target: Path, tmp_path: Path, after: int
) -> None:
    looks = []

    def stop(done: int, total: int) -> None:
        looks.append(done)
        if len(looks) == after:
            raise Stopped

    before = sorted(tmp_path.iterdir())
    with pytest.raises(Stopped):
        write_backup(full, key, target, STAMP, stop)
    assert sorted(tmp_path.iterdir()) == before
    full.execute("INSERT INTO meta VALUES ('still', 'open')")


def test_the_proof_can_be_cancelled_too(full: Cache, path: Path, key: DataKey) -> None:
    def stop(done: int, total: int) -> None:
        raise Stopped

    full.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    with pytest.raises(Stopped):
        prove(path, key, stop)


def test_an_earlier_backup_is_replaced(full: Cache, key: DataKey, backup: Backup) -> None:
    full.execute("INSERT INTO meta VALUES ('a', 'b')")
    again = write_backup(full, key, backup.path, STAMP, quiet)
    assert (backup.counts["meta"], again.counts["meta"]) == (0, 1)
    assert read_manifest(backup.path).counts["meta"] == 1


def test_another_file_is_not_replaced(full: Cache, key: DataKey, target: Path) -> None:
    target.write_text("precious")
    with pytest.raises(BadInput, match="another file"):
        write_backup(full, key, target, STAMP, quiet)
    assert target.read_text() == "precious"


def test_the_data_file_itself_is_not_replaced(full: Cache, key: DataKey) -> None:
    with pytest.raises(BadInput, match="another file"):
        write_backup(full, key, full.path, STAMP, quiet)


def test_without_a_folder_it_is_said(full: Cache, key: DataKey, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such folder"):
        write_backup(full, key, tmp_path / "none" / "a.backup", STAMP, quiet)


def test_without_a_key_header_it_could_not_be_opened(
    cache: Cache, key: DataKey, target: Path
) -> None:
    with pytest.raises(KeyMissing):
        write_backup(cache, key, target, STAMP, quiet)


def test_a_damaged_cache_gives_no_backup(
    full: Cache, path: Path, key: DataKey, target: Path
) -> None:
    root = full.value("SELECT rootpage FROM sqlite_master WHERE name = 'meta'")
    full.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    damage(path, (root - 1) * 4096 + 100)
    with Cache.open(path, key) as opened, pytest.raises((FileDamaged, BackupDamaged)):
        write_backup(opened, key, target, STAMP, quiet)
    assert not target.exists()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["/bin/mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(place)]
    if (
        sys.platform != "linux"
        or subprocess.run(command, capture_output=True, check=False).returncode
    ):
        pytest.skip("a small disk cannot be mounted here")
    yield place
    subprocess.run(["/bin/umount", str(place)], check=True)


def test_without_room_it_says_how_much_and_leaves_nothing(
    full: Cache, key: DataKey, disk: Path
) -> None:
    with pytest.raises(BackupRoomMissing, match=r"\d MB are needed, 0 MB are free"):
        write_backup(full, key, disk / "a.backup", STAMP, quiet)
    assert list(disk.iterdir()) == []


def damage(path: Path, at: int, content: bytes = bytes(64)) -> None:
    with path.open("r+b") as stream:
        stream.seek(at)
        stream.write(content)


@pytest.mark.parametrize("cut", [1, 47, 48, 60, 4096, 100_000])
def test_cut_short_it_is_seen(backup: Backup, cut: int) -> None:
    os.truncate(backup.path, backup.path.stat().st_size - cut)
    with pytest.raises(BackupDamaged):
        read_manifest(backup.path)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"hello", id="text"),
        pytest.param(bytes(9000), id="noughts"),
        pytest.param(bytes(9000) + backup_file.MAGIC, id="only the end"),
    ],
)
def test_another_file_is_no_backup(target: Path, content: bytes) -> None:
    target.write_bytes(content)
    with pytest.raises(BackupDamaged):
        read_manifest(target)


@pytest.mark.parametrize("place", ["missing", "folder"])
def test_what_is_not_there_is_no_backup(tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(BackupDamaged):
        read_manifest(tmp_path / place)


def test_fifty_damages_anywhere_are_all_seen(backup: Backup, tmp_path: Path) -> None:
    size, dice = backup.path.stat().st_size, random.Random(20261121)
    for number in range(50):
        spoilt = tmp_path / f"{number}.backup"
        shutil.copyfile(backup.path, spoilt)
        damage(spoilt, dice.randrange(size - 64), dice.randbytes(64))
        with pytest.raises(BackupDamaged):
            extract(spoilt, read_manifest(spoilt), tmp_path / "out.db", quiet)
        assert not (tmp_path / "out.db").exists()


def test_a_backup_of_a_newer_program_is_told(backup: Backup, tmp_path: Path) -> None:
    target = tmp_path / "newer.backup"
    manifest = read_manifest(backup.path)
    target.write_bytes(backup.path.read_bytes()[: manifest.data_size])
    append_manifest(target, msgspec.structs.replace(manifest, version=2))
    with pytest.raises(NewerSchema):
        read_manifest(target)


def test_daily_ones_are_found_and_thinned(full: Cache, key: DataKey) -> None:
    folder = full.path.parent
    made = [MADE - timedelta(days=days) for days in (0, 1, 40)]
    for at in made:
        write_backup(full, key, daily_target(folder, at), Stamp(at, "1.0"), quiet)
    (folder / "backups" / "notes.backup").write_text("a note of the seller")
    assert [found.made_at for found in find_backups(folder)] == made
    assert [gone.name for gone in thin(folder, MADE)] == ["workbench-20261012T040000Z.backup"]
    assert (folder / "backups" / "notes.backup").exists()


def test_what_a_killed_program_left_goes_after_a_day(full: Cache) -> None:
    folder = full.path.parent / "backups"
    folder.mkdir()
    for name, age in (("old", 25), ("new", 23)):
        path = folder / f".{name}.backup.0a1b2c3d.part"
        path.touch()
        at = (MADE - timedelta(hours=age)).timestamp()
        os.utime(path, (at, at))
    thin(full.path.parent, MADE)
    assert [path.name for path in folder.iterdir()] == [".new.backup.0a1b2c3d.part"]
