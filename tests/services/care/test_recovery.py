"""Ways back for data whose key is lost, whose file is damaged, or that lie on another machine."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec
import pytest

from tests.caches import KEY, open_empty
from tests.services.doubles import TEN
from tests.store.build import SHOP
from tests.store.damage import PAGE, fill, spoil
from workbench.domain.care.recovery import RecoveryOffer
from workbench.domain.care.rescue import Way
from workbench.domain.clock import ReplayClock
from workbench.domain.errors import (
    BackupLocked,
    BackupMissing,
    FileDamaged,
    FileGone,
    KeyringGone,
    NewerSchema,
    RecoveryCodeMissing,
    RecoveryCodeWrong,
    WrongKey,
)
from workbench.domain.profile import Profile
from workbench.services.care.key_recovery import KeyWays
from workbench.services.care.recovery import RecoveryService
from workbench.store.engine.cache import Cache
from workbench.store.engine.opening import open_existing
from workbench.store.keys.data_key import DataKey, KeyHeader, read_header, write_header
from workbench.store.keys.unlock import open_header, unlock, vault_for
from workbench.store.keys.vaults import PassphraseVault
from workbench.store.safety.audit import AuditStore
from workbench.store.safety.backup_file import append_manifest, extract, read_manifest
from workbench.store.safety.backups import Stamp, daily_target, find_backups, write_backup
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from workbench.domain.care.backups import Backup
    from workbench.store.keys.vaults import Vault

OFFER = RecoveryOffer.new()
ORDERS = 30


def quiet(done: int, total: int) -> None:
    """No progress is shown."""


def no_keyring() -> Vault:
    raise KeyringGone(path="profile")


def passphrase(folder: Path, words: str) -> dict[str, str]:
    """An environment whose passphrase file holds these words."""
    path = folder / words
    path.touch(mode=0o600)
    path.write_text(words)
    return {"WORKBENCH_PASSPHRASE_FILE": str(path)}


def service(folder: Path, environment: Mapping[str, str]) -> RecoveryService:
    """A recovery as a run in this environment has it."""
    ways = KeyWays(
        unlock=lambda: unlock(folder, environment, no_keyring),
        open_header=lambda header: open_header(header, folder, environment, no_keyring),
        vault=lambda: vault_for(folder, environment, no_keyring),
    )
    return RecoveryService(Profile(folder), ways, ReplayClock(TEN))


@pytest.fixture
def key() -> DataKey:
    return KEY


@pytest.fixture
def folder(tmp_path: Path, key: DataKey) -> Path:
    """A profile under a passphrase, with some orders."""
    folder = tmp_path / "profile"
    with open_empty(folder / "workbench.db") as cache:
        vault = PassphraseVault(b"horse", cost=2)
        write_header(folder, KeyHeader("p", (vault.wrap(key, "p"),)))
        ShopStore(cache).add(SHOP, {})
        fill(cache, ORDERS)
    return folder


@pytest.fixture
def home(folder: Path, tmp_path: Path) -> RecoveryService:
    return service(folder, passphrase(tmp_path, "horse"))


@pytest.fixture
def shut_out(folder: Path, tmp_path: Path) -> RecoveryService:
    """The same data in a run that has another passphrase."""
    return service(folder, passphrase(tmp_path, "donkey"))


def back_up(folder: Path, key: DataKey, hours: int = 0) -> Backup:
    at = TEN.replace(hour=TEN.hour + hours)
    with Cache.open(folder / "workbench.db", key) as cache:
        return write_backup(cache, key, daily_target(folder, at), Stamp(at, "1"), quiet)


def orders(recovery: RecoveryService) -> int | None:
    counts = recovery.present().counts
    return None if counts is None else counts["orders"]


def damage(folder: Path, key: DataKey) -> None:
    with Cache.open(folder / "workbench.db", key) as cache:
        root = cache.value("SELECT rootpage FROM sqlite_master WHERE name = 'event'")
    spoil(folder / "workbench.db", (root - 1) * PAGE + 100)


def test_whole_data_have_no_trouble(home: RecoveryService) -> None:
    assert home.examine().trouble is None
    assert orders(home) == ORDERS


def test_a_new_folder_has_none_either(tmp_path: Path) -> None:
    empty = service(tmp_path / "new", {})
    assert empty.examine().trouble is None
    assert not empty.present().is_there
    assert not (tmp_path / "new").exists()


def test_damage_is_found(home: RecoveryService, folder: Path, key: DataKey) -> None:
    damage(folder, key)
    found = home.examine()
    assert isinstance(found.trouble, FileDamaged)
    assert found.ways == (Way.SALVAGE,)


def test_what_cannot_be_read_is_not_counted(home: RecoveryService, folder: Path) -> None:
    spoil(folder / "workbench.db", 50)
    assert home.present().is_there
    assert orders(home) is None


def test_the_newest_whole_backup_is_restored(
    home: RecoveryService, folder: Path, key: DataKey
) -> None:
    older, newest = back_up(folder, key), back_up(folder, key, 1)
    spoil(newest.path, 9 * PAGE)
    damage(folder, key)
    assert home.restore_last(quiet).backup == older
    assert home.examine().trouble is None


def test_without_a_whole_backup_it_is_said(
    home: RecoveryService, folder: Path, key: DataKey
) -> None:
    spoil(back_up(folder, key).path, 9 * PAGE)
    with pytest.raises(BackupMissing):
        home.restore_last(quiet)
    assert orders(home) == ORDERS


def test_a_missing_file_is_told_with_its_way(
    home: RecoveryService, folder: Path, key: DataKey
) -> None:
    back_up(folder, key)
    (folder / "workbench.db").unlink()
    found = home.examine()
    assert isinstance(found.trouble, FileGone)
    assert found.ways == (Way.RESTORE,)


def test_a_backup_of_a_newer_schema_is_refused(
    home: RecoveryService, folder: Path, key: DataKey, tmp_path: Path
) -> None:
    newer = tmp_path / "newer.backup"
    made = back_up(folder, key)
    manifest = read_manifest(made.path)
    extract(made.path, manifest, newer, quiet)
    with Cache(open_existing(newer, key, read_only=False), newer) as cache:
        cache.execute("PRAGMA user_version = 2000")
    digest = hashlib.sha256(newer.read_bytes()).hexdigest()
    size = newer.stat().st_size
    append_manifest(newer, msgspec.structs.replace(manifest, data_sha256=digest, data_size=size))
    with pytest.raises(NewerSchema):
        home.restore(newer, quiet)
    assert orders(home) == ORDERS


@pytest.fixture
def with_code(home: RecoveryService) -> RecoveryService:
    home.keys.keep(OFFER)
    return home


def test_the_code_opens_data_whose_passphrase_is_lost(
    with_code: RecoveryService, shut_out: RecoveryService, folder: Path, key: DataKey
) -> None:
    found = shut_out.examine()
    assert isinstance(found.trouble, WrongKey)
    assert found.ways == (Way.CODE,)
    shut_out.keys.unlock_by(OFFER.written.lower())
    assert shut_out.examine().trouble is None
    assert orders(shut_out) == ORDERS
    with Cache.open(folder / "workbench.db", key) as cache:
        assert [each.event for each in AuditStore(cache).entries()] == [
            "key_change",
            "recovery_code",
        ]


def test_the_header_that_no_longer_opened_is_kept(
    with_code: RecoveryService, shut_out: RecoveryService, folder: Path
) -> None:
    before = (folder / "key.json").read_bytes()
    shut_out.keys.unlock_by(OFFER.code)
    (kept,) = (folder / "replaced").iterdir()
    assert kept.read_bytes() == before


def test_the_code_goes_on_to_open_the_data(
    with_code: RecoveryService, shut_out: RecoveryService
) -> None:
    shut_out.keys.unlock_by(OFFER.code)
    assert not shut_out.keys.needs_code()
    shut_out.keys.unlock_by(OFFER.code)


@pytest.mark.parametrize(
    "typed", [RecoveryOffer.new().code, "0000", ""], ids=["another", "short", "empty"]
)
def test_another_code_changes_nothing(
    with_code: RecoveryService, shut_out: RecoveryService, folder: Path, typed: str
) -> None:
    before = (folder / "key.json").read_bytes()
    with pytest.raises((RecoveryCodeWrong, WrongKey)):
        shut_out.keys.unlock_by(typed)
    assert (folder / "key.json").read_bytes() == before


def test_without_a_code_none_opens(shut_out: RecoveryService) -> None:
    with pytest.raises(RecoveryCodeMissing):
        shut_out.keys.unlock_by(OFFER.code)


def test_a_lost_key_file_comes_back_from_a_backup_by_the_code(
    with_code: RecoveryService, shut_out: RecoveryService, folder: Path, key: DataKey
) -> None:
    back_up(folder, key)
    (folder / "key.json").unlink()
    assert Way.CODE in shut_out.examine().ways
    shut_out.keys.unlock_by(OFFER.code)
    assert shut_out.examine().trouble is None


@pytest.fixture
def carried(with_code: RecoveryService, folder: Path, key: DataKey) -> Path:
    """A backup on a stick."""
    return back_up(folder, key).path.rename(folder.parent / "stick.backup")


@pytest.fixture
def elsewhere(tmp_path: Path) -> RecoveryService:
    """An empty machine with a passphrase of its own."""
    return service(tmp_path / "elsewhere", passphrase(tmp_path, "mule"))


def test_on_another_machine_the_code_opens_the_backup(
    carried: Path, elsewhere: RecoveryService, tmp_path: Path
) -> None:
    with pytest.raises(BackupLocked):
        elsewhere.restore(carried, quiet)
    elsewhere.restore(carried, quiet, OFFER.code)
    assert elsewhere.examine().trouble is None
    assert orders(elsewhere) == ORDERS
    header = read_header(tmp_path / "elsewhere")
    assert header is not None
    assert [one.kind for one in header.wrappings] == ["passphrase", "recovery"]


def test_a_wrong_code_for_a_backup_is_told_and_leaves_nothing(
    carried: Path, elsewhere: RecoveryService, tmp_path: Path
) -> None:
    with pytest.raises(RecoveryCodeWrong):
        elsewhere.restore(carried, quiet, RecoveryOffer.new().code)
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["workbench.lock"]


def test_a_newer_code_of_the_data_opens_an_older_backup_of_them(
    carried: Path, home: RecoveryService, shut_out: RecoveryService
) -> None:
    newer = RecoveryOffer.new()
    home.keys.keep(newer)
    shut_out.restore(carried, quiet, newer.code)
    assert orders(shut_out) == ORDERS


def test_salvage_by_the_code_alone(
    with_code: RecoveryService, shut_out: RecoveryService, folder: Path, key: DataKey
) -> None:
    damage(folder, key)
    rescue = shut_out.salvage(quiet, OFFER.code)
    lost = {each.table: each.lost for each in rescue.tables if not each.is_whole}
    assert lost == {}, "the leaves are found without the branch that led to them"
    shut_out.keys.unlock_by(OFFER.code)
    assert orders(shut_out) == ORDERS


def test_salvage_leaves_no_trace_of_its_work(
    home: RecoveryService, folder: Path, key: DataKey
) -> None:
    back_up(folder, key)
    damage(folder, key)
    home.salvage(quiet)
    assert sorted(path.name for path in folder.iterdir()) == [
        "backups",
        "key.json",
        "replaced",
        "workbench.db",
        "workbench.lock",
        "writing.lock",
    ]
    assert len(find_backups(folder)) == 1


def test_no_file_of_a_profile_is_ever_plain(
    home: RecoveryService, folder: Path, key: DataKey
) -> None:
    """Backups, what was restored, salvaged and moved aside: all of it is encrypted."""
    made = back_up(folder, key)
    home.restore(made.path, quiet)
    damage(folder, key)
    home.salvage(quiet)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) >= 6
    for path in files:
        content = path.read_bytes()
        assert not content.startswith(b"SQLite format 3")
        assert key.hex.encode() not in content


def test_what_a_killed_restore_left_is_removed_by_the_next(
    home: RecoveryService, folder: Path, key: DataKey
) -> None:
    made = back_up(folder, key)
    left = folder / "workbench.incoming-0a1b2c3d"
    left.mkdir()
    (left / "workbench.db").write_bytes(b"half")
    home.restore(made.path, quiet)
    assert not left.exists()


class Stopped(Exception):
    """The seller cancels."""


@pytest.mark.parametrize("act", ["restore_last", "salvage"])
def test_cancelled_all_is_as_it_was(
    home: RecoveryService, folder: Path, key: DataKey, act: str
) -> None:
    back_up(folder, key)
    names = ("workbench.db", "key.json")
    before = [(folder / name).read_bytes() for name in names]

    def stop(done: int, total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        getattr(home, act)(stop)
    assert [(folder / name).read_bytes() for name in names] == before
    assert sorted(path.name for path in folder.iterdir() if path.is_dir()) == ["backups"]
