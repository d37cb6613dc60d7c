"""The file: encrypted, made whole or not at all, refused when it is not ours, one per thread."""

from __future__ import annotations

import errno
import hashlib
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlite_utils.utils

from tests.store.build import NOON, SHOP, event, hours, order, page, record, shipment, trace
from workbench.domain.errors import (
    CacheBusy,
    DiskFaulty,
    DiskFull,
    FileDamaged,
    KeyMissing,
    LibraryTooOld,
    NewerSchema,
    NotOurFile,
    ReadOnlyFile,
    StoreError,
    WrongKey,
)
from workbench.domain.orders import OrderLine
from workbench.store.engine import driver
from workbench.store.engine.cache import Cache
from workbench.store.engine.damage import damage_of
from workbench.store.engine.failures import touching
from workbench.store.engine.patience import DOOR
from workbench.store.keys.data_key import DataKey
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.traces import TraceStore
from workbench.store.safety.profile_lock import LOCK_FILE
from workbench.store.schema import current_version, steps
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Callable

CANARY = "金丝雀马克杯"
OTHER_KEY = DataKey("11" * 32)


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def names(folder: Path) -> list[str]:
    """The files in a folder, without the empty one that only carries a lock."""
    return [file.name for file in folder.iterdir() if file.name not in {LOCK_FILE, DOOR}]


def test_sqlite_utils_stands_on_the_encrypting_library() -> None:
    assert vars(sqlite_utils.utils)["sqlite3"].__name__ == "sqlcipher3"
    assert sqlite_utils.utils.OperationalError.__module__ == "sqlcipher3.dbapi2"


def test_the_library_we_have_is_new_enough() -> None:
    driver.check_version(driver.sqlite_version())


def test_opening_a_cache_does_not_load_the_keyring() -> None:
    program = (
        "import sys, workbench.store.engine.cache, workbench.store.keys.unlock\n"
        "assert not {'keyring', 'PySide6', 'requests'} & sys.modules.keys()\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 2)])
def test_an_old_sqlite_is_refused_by_its_version(version: tuple[int, ...]) -> None:
    with pytest.raises(LibraryTooOld, match=r"3\.51\.3"):
        driver.check_version(version)


def test_the_file_holds_no_plain_text(path: Path, key: DataKey) -> None:
    with Cache.open(path, key) as cache:
        ShopStore(cache).add(SHOP, {"app_secret": "geheim-7"})
        told = record(order(lines=(OrderLine("1", CANARY, "1"),)), shipment())
        OrderStore(cache).save_page(page(told), seen_at=NOON)
        TraceStore(cache).save([trace(event(1, CANARY))], seen_at=hours(1))
        files = [file.read_bytes() for file in path.parent.iterdir()]
    files.append(path.read_bytes())
    # The file, its log, the log's index, two locks; the file once more closed.
    assert len(files) == 6
    assert not any(content.startswith(b"SQLite format 3") for content in files)
    content = b"".join(files)
    for word in (CANARY, "geheim-7", "YT0001", "orders"):
        assert word.encode() not in content


@pytest.mark.skipif(sys.platform == "win32", reason="Windows guards by access lists")
def test_only_the_owner_may_read_the_folder_and_its_files(path: Path, cache: Cache) -> None:
    cache.execute("INSERT INTO meta (name, value) VALUES ('a', 'b')")
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert set(modes.values()) == {0o600}, modes


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("busy_timeout", 5000),
        ("temp_store", 2),
        ("wal_autocheckpoint", 1000),
    ],
)
def test_every_connection_has_its_settings(
    path: Path, key: DataKey, name: str, value: object
) -> None:
    with Cache.open(path, key) as opened:
        assert opened.value(f"PRAGMA {name}") == value


def test_every_table_is_strict(cache: Cache) -> None:
    lax = cache.rows(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND strict = 0 AND name NOT LIKE 'sqlite%' AND name NOT LIKE '_sqlite%'"
    )
    assert lax == []


def test_another_key_changes_nothing(path: Path, key: DataKey) -> None:
    Cache.open(path, key).close()
    before = fingerprint(path)
    with pytest.raises(WrongKey):
        Cache.open(path, OTHER_KEY)
    assert fingerprint(path) == before
    assert names(path.parent) == [path.name]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param("不是数据库\n".encode(), id="text"),
        pytest.param(b"SQLite format 3\x00" + b"\x00" * 8176, id="plain SQLite"),
        pytest.param(b"\x07" * 5000, id="not whole pages"),
    ],
)
def test_a_file_that_is_not_ours_is_left_alone(path: Path, key: DataKey, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(NotOurFile):
        Cache.open(path, key)
    assert path.read_bytes() == content


def test_another_programs_encrypted_file_is_not_ours(path: Path, key: DataKey) -> None:
    with Cache.open(path, key) as cache:
        cache.execute("PRAGMA application_id = 7")
    with pytest.raises(NotOurFile):
        Cache.open(path, key)


def test_a_newer_major_is_refused_untouched_and_a_newer_minor_opens(
    path: Path, key: DataKey
) -> None:
    with Cache.open(path, key) as cache:
        cache.execute("PRAGMA user_version = 1999")
    Cache.open(path, key).close()
    with Cache.open(path, key) as cache:
        cache.execute("PRAGMA user_version = 2000")
    before = fingerprint(path)
    with pytest.raises(NewerSchema):
        Cache.open(path, key)
    assert fingerprint(path) == before


def test_a_damaged_page_is_told(path: Path, key: DataKey) -> None:
    Cache.open(path, key).close()
    content = bytearray(path.read_bytes())
    content[9 * 4096 + 100 : 9 * 4096 + 164] = bytes(64)
    path.write_bytes(content)
    with Cache.open(path, key) as cache:
        assert len(damage_of(cache)) == 1


def test_a_damaged_page_that_is_read_is_an_error_of_ours(path: Path, key: DataKey) -> None:
    with Cache.open(path, key) as cache:
        root = cache.value("SELECT rootpage FROM sqlite_master WHERE name = 'meta'")
    content = bytearray(path.read_bytes())
    begin = (root - 1) * 4096
    content[begin + 100 : begin + 164] = bytes(64)
    path.write_bytes(content)
    with Cache.open(path, key) as cache, pytest.raises(FileDamaged):
        cache.rows("SELECT * FROM meta")


def test_looking_on_neither_makes_nor_writes(path: Path, key: DataKey) -> None:
    with pytest.raises(KeyMissing):
        Cache.open(path, key, read_only=True)
    assert not path.parent.exists()
    Cache.open(path, key).close()
    with Cache.open(path, key, read_only=True) as cache:
        assert cache.value("SELECT count(*) FROM shop") == 0
        with pytest.raises(ReadOnlyFile):
            cache.execute("DELETE FROM shop")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, key: DataKey) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError):
        Cache.open(tmp_path / "file" / "workbench.db", key)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EROFS, ReadOnlyFile),
        (errno.EACCES, ReadOnlyFile),
        (errno.EIO, DiskFaulty),
        (errno.EBUSY, StoreError),
    ],
)
def test_what_the_system_refuses_is_told_in_our_words(
    tmp_path: Path, number: int, expected: type[StoreError]
) -> None:
    with pytest.raises(expected) as caught, touching(tmp_path):
        raise OSError(number, "")
    assert type(caught.value) is expected


@pytest.mark.parametrize("name", ["用户 数据", "a?b=c&d", "a#b%20c"])
def test_any_folder_will_do(tmp_path: Path, key: DataKey, name: str) -> None:
    path = tmp_path / name / "workbench.db"
    for _ in range(2):
        Cache.open(path, key).close()
    assert names(path.parent) == ["workbench.db"]


def test_a_start_that_is_cut_short_leaves_nothing(path: Path, key: DataKey) -> None:
    with pytest.raises(ValueError, match="hexadecimal"):
        Cache.open(path, DataKey("no key"))
    assert list(path.parent.iterdir()) == []


def test_two_starts_at_once_share_the_file_of_the_first(path: Path, key: DataKey) -> None:
    program = (
        "import sys; from pathlib import Path; from workbench.store.engine.cache import Cache;"
        "from workbench.store.keys.data_key import DataKey\n"
        "with Cache.open(Path(sys.argv[1]), DataKey(sys.argv[2])) as cache:\n"
        "    cache.execute('INSERT INTO meta VALUES (?, ?)', (sys.argv[3], 'x'))\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(path), key.hex, name])
        for name in "abcd"
    ]
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    with Cache.open(path, key) as cache:
        assert [row[0] for row in cache.rows("SELECT name FROM meta")] == ["a", "b", "c", "d"]
    assert names(path.parent) == [path.name]


def test_an_older_schema_is_brought_up_to_date_after_a_copy(path: Path, key: DataKey) -> None:
    with Cache.open(path, key) as cache:
        cache.execute("DROP TABLE audit")
        cache.execute("DROP TABLE meta")
        cache.execute("DROP TABLE notice")
        cache.execute("DELETE FROM _sqlite_migrations WHERE name = 'services'")
        cache.execute("PRAGMA user_version = 1002")
    with Cache.open(path, key) as cache:
        assert cache.value("PRAGMA user_version") == current_version()
        assert steps().pending(cache.db) == []
        cache.rows("SELECT * FROM notice")
    (copy,) = path.parent.glob("*.before-upgrade-*")
    assert copy.read_bytes()[:6] != b"SQLite"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def write_and_fail(cache: Cache, name: str) -> None:
    with cache.atomic():
        cache.execute("INSERT INTO meta VALUES (?, '1')", (name,))
        raise RuntimeError


def test_a_block_that_fails_writes_nothing(cache: Cache) -> None:
    with pytest.raises(RuntimeError):
        write_and_fail(cache, "a")
    assert cache.rows("SELECT * FROM meta") == []


def test_an_inner_block_that_fails_takes_back_its_own_writes_alone(cache: Cache) -> None:
    with cache.atomic():
        cache.execute("INSERT INTO meta VALUES ('outer', '1')")
        with pytest.raises(RuntimeError):
            write_and_fail(cache, "inner")
    assert cache.rows("SELECT name FROM meta") == [("outer",)]


def test_an_inner_block_is_durable_with_the_outer_one_only(cache: Cache) -> None:
    def write() -> None:
        with cache.atomic():
            with cache.atomic():
                cache.execute("INSERT INTO meta VALUES ('inner', '1')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write()
    assert cache.rows("SELECT * FROM meta") == []


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="this system does not list its locks")
def test_one_more_connection_takes_no_lock_away(cache: Cache, path: Path, key: DataKey) -> None:
    """On POSIX, closing any handle on a file lets go of all locks of the process on it."""
    inode = f":{path.stat().st_ino} "
    cache.rows("SELECT * FROM meta")
    with Cache.open(path, key):
        held = [line for line in Path("/proc/locks").read_text().splitlines() if inode in line]
    assert held


def test_a_locked_file_is_busy_not_a_crash(cache: Cache, path: Path, key: DataKey) -> None:
    with Cache.open(path, key) as other, cache.atomic():
        other.execute("PRAGMA busy_timeout = 1")
        with pytest.raises(CacheBusy), other.atomic():
            pass


def test_a_full_disk_loses_only_what_was_not_saved(cache: Cache) -> None:
    cache.execute("INSERT INTO meta VALUES ('saved', '1')")
    pages = cache.value("PRAGMA page_count")
    cache.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(DiskFull), cache.atomic():
        cache.execute_many(
            "INSERT INTO meta VALUES (?, ?)", [(str(i), "x" * 999) for i in range(999)]
        )
    assert not cache.connection.in_transaction
    assert cache.rows("SELECT name FROM meta") == [("saved",)]


def test_a_bug_in_a_statement_stays_a_bug(cache: Cache) -> None:
    with pytest.raises(driver.DatabaseError, match="no such table") as caught:
        cache.rows("SELECT * FROM nowhere")
    assert not isinstance(caught.value, StoreError)


def in_thread(work: Callable[[], object]) -> None:
    """Do ``work`` in another thread and raise here what it raised there."""
    with ThreadPoolExecutor(1) as threads:
        threads.submit(work).result()


def test_a_connection_refuses_another_thread(cache: Cache) -> None:
    with pytest.raises(driver.DatabaseError, match="thread"):
        in_thread(lambda: cache.rows("SELECT 1"))


def test_another_thread_reads_the_last_commit_while_one_writes(
    cache: Cache, path: Path, key: DataKey
) -> None:
    seen: list[int] = []

    def read() -> None:
        with Cache.open(path, key, read_only=True) as reader:
            seen.append(reader.value("SELECT count(*) FROM meta"))

    cache.execute("INSERT INTO meta VALUES ('committed', '1')")
    with cache.atomic():
        cache.execute("INSERT INTO meta VALUES ('not yet', '1')")
        in_thread(read)
    in_thread(read)
    assert seen == [1, 2]


def test_reads_of_a_snapshot_agree_whatever_another_thread_writes(
    cache: Cache, path: Path, key: DataKey
) -> None:
    def write() -> None:
        with Cache.open(path, key) as writer:
            writer.execute("INSERT INTO meta VALUES ('late', '1')")

    with cache.snapshot():
        before = cache.rows("SELECT * FROM meta")
        in_thread(write)
        assert cache.rows("SELECT * FROM meta") == before == []
    assert cache.value("SELECT count(*) FROM meta") == 1
