"""Keys of profiles: what opens them, and what puts them right when they do not open."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from workbench.domain.errors import KeyringUnavailable

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.domain.clock import Clock
    from workbench.domain.profile import Profile
    from workbench.services.care.recovery import RecoveryService
    from workbench.store.keys.data_key import DataKey, KeyHeader
    from workbench.store.keys.vaults import Vault


class KeyChain:
    """Opens the profiles of one process; a passphrase that was typed is known until it ends."""

    def __init__(self) -> None:
        self._typed: dict[Path, str] = {}

    def type_in(self, folder: Path, passphrase: str) -> None:
        """Open the profile in ``folder`` with this passphrase from now on, "" with none."""
        self._typed[folder] = passphrase

    def unlock(self, folder: Path) -> DataKey:
        """Return the key of a profile's data, made where there are none yet.

        Raises:
            StoreError: it cannot be had; the sentence says how to go on.
        """
        from workbench.store.keys.unlock import unlock

        return unlock(folder, os.environ, _system_keyring, self._told(folder))

    def open_header(self, folder: Path, header: KeyHeader) -> DataKey:
        """Return the key of a header that came with a backup.

        Raises:
            StoreError: neither passphrase nor keyring open it.
        """
        from workbench.store.keys.unlock import open_header

        return open_header(header, folder, os.environ, _system_keyring, self._told(folder))

    def vault(self, folder: Path) -> Vault:
        """Return the vault that a new key goes into.

        Raises:
            PassphraseFileUnusable, KeyringUnavailable: there is none.
        """
        from workbench.store.keys.unlock import vault_for

        return vault_for(folder, os.environ, _system_keyring, self._told(folder))

    def recovery(self, profile: Profile, wall: Clock) -> RecoveryService:
        """Return what puts a profile's data right when they do not open."""
        from workbench.services.care.key_recovery import KeyWays
        from workbench.services.care.recovery import RecoveryService

        folder = profile.folder
        ways = KeyWays(
            unlock=lambda: self.unlock(folder),
            open_header=lambda header: self.open_header(folder, header),
            vault=lambda: self.vault(folder),
            type_in=lambda passphrase: self.type_in(folder, passphrase),
        )
        return RecoveryService(profile, ways, wall)

    def _told(self, folder: Path) -> str:
        return self._typed.get(folder, "")


def _system_keyring() -> Vault:
    from workbench.store.keys.keyring_vault import KeyringVault

    return KeyringVault.of_system()


def keyring_name() -> str:
    """Return what the system calls its keyring, "" where there is none to use."""
    from workbench.store.keys.keyring_vault import KeyringVault

    try:
        return KeyringVault.of_system().name
    except KeyringUnavailable:
        return ""
