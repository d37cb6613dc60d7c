"""A passphrase that a person types: it opens the data, or counts for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.domain.care.recovery import RecoveryOffer
from workbench.domain.clock import SystemClock
from workbench.domain.errors import KeyringUnavailable, PassphraseMissing, WrongKey
from workbench.domain.profile import Profile
from workbench.services.care.key_recovery import KeyRecovery, KeyWays
from workbench.store.engine.cache import Cache
from workbench.store.keys.unlock import open_header, unlock, vault_for

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.store.keys.vaults import Vault

PASSPHRASE = "一匹正确的马"


def no_keyring() -> Vault:
    raise KeyringUnavailable


class Typing:
    """One run of the program on a machine without a keyring."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.typed = ""
        ways = KeyWays(
            unlock=lambda: unlock(folder, {}, no_keyring, self.typed),
            open_header=lambda header: open_header(header, folder, {}, no_keyring, self.typed),
            vault=lambda: vault_for(folder, {}, no_keyring, self.typed),
            type_in=self.type_in,
        )
        self.keys = KeyRecovery(Profile(folder), ways, SystemClock())

    def type_in(self, passphrase: str) -> None:
        self.typed = passphrase


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A profile under a passphrase."""
    folder = tmp_path / "profile"
    folder.mkdir()
    key = unlock(folder, {}, no_keyring, PASSPHRASE)
    Cache.open(Profile(folder).cache_file, key).close()
    return folder


def test_the_right_one_opens_the_data_until_the_end_of_the_run(folder: Path) -> None:
    run = Typing(folder)
    run.keys.enter(PASSPHRASE)
    assert run.keys.key_by("") == unlock(folder, {}, no_keyring, PASSPHRASE)


def test_another_one_counts_for_nothing(folder: Path) -> None:
    run = Typing(folder)
    with pytest.raises(WrongKey):
        run.keys.enter("another")
    with pytest.raises(PassphraseMissing):
        run.keys.key_by("")


def test_the_code_opens_data_whose_passphrase_is_forgotten_and_takes_a_new_one(
    folder: Path,
) -> None:
    offer = RecoveryOffer.new()
    before = Typing(folder)
    before.keys.enter(PASSPHRASE)
    before.keys.keep(offer)
    after = Typing(folder)
    assert not after.keys.has_place()
    after.keys.unlock_by(offer.written, "a new one for today")
    later = Typing(folder)
    later.keys.enter("a new one for today")
    with pytest.raises(WrongKey):
        later.keys.enter(PASSPHRASE)
