"""A machine without a keyring, and profiles on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.domain.clock import SystemClock
from workbench.domain.errors import KeyringUnavailable
from workbench.domain.profile import KeyPlace, Profile
from workbench.services.care.key_recovery import KeyRecovery, KeyWays
from workbench.store.engine.cache import Cache
from workbench.store.keys.unlock import is_untouched, open_header, unlock, vault_for

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.store.keys.data_key import DataKey
    from workbench.store.keys.vaults import Vault

PASSPHRASE = "一匹正确的马，来了"


def no_keyring() -> Vault:
    raise KeyringUnavailable


class Machine:
    """One run of the program without a keyring: what was typed, and the data it makes."""

    def __init__(self, folder: Path) -> None:
        self.profile = Profile(folder)
        self.typed = ""
        self.language = ""
        ways = KeyWays(
            unlock=self.key,
            open_header=lambda header: open_header(header, folder, {}, no_keyring, self.typed),
            vault=lambda: vault_for(folder, {}, no_keyring, self.typed),
            type_in=self.type_in,
        )
        self.keys = KeyRecovery(self.profile, ways, SystemClock())

    def key(self) -> DataKey:
        return unlock(self.profile.folder, {}, no_keyring, self.typed)

    def type_in(self, passphrase: str) -> None:
        self.typed = passphrase

    def is_new(self) -> bool:
        return is_untouched(self.profile.folder)

    def key_place(self) -> KeyPlace:
        return KeyPlace.NOWHERE

    def begin(self, passphrase: str, language: str) -> None:
        self.typed, self.language = passphrase, language
        Cache.open(self.profile.cache_file, self.key()).close()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Nothing is there yet."""
    (tmp_path / "profile").mkdir(mode=0o700)
    return Machine(tmp_path / "profile")


@pytest.fixture
def locked(machine: Machine) -> Machine:
    """The run after the one that made the data."""
    machine.begin(PASSPHRASE, "zh_CN")
    return Machine(machine.profile.folder)
