"""The recovery code opens what keyring or passphrase no longer do, and nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.store.keys.test_unlock import MemoryKeyring, no_keyring
from workbench.domain.care.recovery import RecoveryOffer
from workbench.domain.errors import (
    KeyMissing,
    KeyringChanged,
    KeyringGone,
    RecoveryCodeMissing,
    RecoveryCodeWrong,
)
from workbench.store.keys.data_key import KEY_FILE, DataKey, KeyHeader, read_header, replace_header
from workbench.store.keys.keyring_vault import KeyringVault
from workbench.store.keys.recovery_keys import (
    fresh_header,
    has_recovery_code,
    keep_recovery_code,
    open_by_code,
    portable,
)
from workbench.store.keys.unlock import make_demo_key, unlock
from workbench.store.keys.vaults import PassphraseVault

if TYPE_CHECKING:
    from pathlib import Path

CODE = RecoveryOffer.new().code


@pytest.fixture
def backend() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def key(folder: Path, backend: MemoryKeyring) -> DataKey:
    """A profile whose key lies in a keyring and under a recovery code."""
    key = unlock(folder, {}, lambda: KeyringVault(backend))
    keep_recovery_code(folder, key, CODE)
    return key


def header(folder: Path) -> KeyHeader:
    found = read_header(folder)
    assert found is not None
    return found


def test_the_code_opens_the_key(folder: Path, key: DataKey) -> None:
    assert has_recovery_code(header(folder))
    assert open_by_code(header(folder), CODE.lower(), folder) == key


def test_the_keyring_still_does(folder: Path, key: DataKey, backend: MemoryKeyring) -> None:
    assert unlock(folder, {}, lambda: KeyringVault(backend)) == key


@pytest.mark.parametrize(
    "typed", [RecoveryOffer.new().code, "", "lost"], ids=["another", "empty", "word"]
)
def test_no_other_code_does(folder: Path, key: DataKey, typed: str) -> None:
    with pytest.raises(RecoveryCodeWrong):
        open_by_code(header(folder), typed, folder)


def test_a_new_code_takes_the_old_ones_place(folder: Path, key: DataKey) -> None:
    newer = RecoveryOffer.new().code
    keep_recovery_code(folder, key, newer)
    assert open_by_code(header(folder), newer, folder) == key
    with pytest.raises(RecoveryCodeWrong):
        open_by_code(header(folder), CODE, folder)


def test_without_a_code_it_is_said(folder: Path, backend: MemoryKeyring) -> None:
    unlock(folder, {}, lambda: KeyringVault(backend))
    assert not has_recovery_code(header(folder))
    with pytest.raises(RecoveryCodeMissing):
        open_by_code(header(folder), CODE, folder)


def test_no_code_for_a_folder_without_a_key(tmp_path: Path) -> None:
    with pytest.raises(KeyMissing):
        keep_recovery_code(tmp_path, DataKey.new(), CODE)


def test_a_lost_keyring_entry_is_made_anew(
    folder: Path, key: DataKey, backend: MemoryKeyring
) -> None:
    backend.entries.clear()
    opened = open_by_code(header(folder), CODE, folder)
    replace_header(folder, fresh_header(opened, KeyringVault(backend), CODE))
    assert unlock(folder, {}, lambda: KeyringVault(backend)) == key
    assert open_by_code(header(folder), CODE, folder) == key


def test_the_entry_of_another_copy_of_the_data_stays(
    folder: Path, key: DataKey, backend: MemoryKeyring
) -> None:
    before = dict(backend.entries)
    replace_header(folder, fresh_header(key, KeyringVault(backend), CODE))
    assert before.items() < backend.entries.items()


def test_the_key_moves_from_a_keyring_to_a_passphrase(
    folder: Path, tmp_path: Path, key: DataKey
) -> None:
    replace_header(folder, fresh_header(key, PassphraseVault(b"correct horse"), CODE))
    passphrase = tmp_path / "passphrase"
    passphrase.touch(mode=0o600)
    passphrase.write_text("correct horse\n")
    named = {"WORKBENCH_PASSPHRASE_FILE": str(passphrase)}
    assert unlock(folder, named, no_keyring) == key


def test_another_keyring_than_the_one_that_kept_it_is_named(folder: Path, key: DataKey) -> None:
    other = type("OtherKeyring", (MemoryKeyring,), {})()
    with pytest.raises(KeyringChanged, match=r"MemoryKeyring.*OtherKeyring"):
        unlock(folder, {}, lambda: KeyringVault(other))


def test_a_keyring_that_is_not_there_is_told_with_the_way_on(folder: Path, key: DataKey) -> None:
    with pytest.raises(KeyringGone, match="recover --code"):
        unlock(folder, {}, no_keyring)


def test_neither_code_nor_key_stand_in_the_header(folder: Path, key: DataKey) -> None:
    written = (folder / KEY_FILE).read_text()
    assert CODE not in written
    assert key.hex not in written


def test_a_demos_bare_key_does_not_travel(folder: Path) -> None:
    key = make_demo_key(folder)
    assert key.hex not in repr(portable(header(folder)))
    assert portable(header(folder)).wrappings == ()
