"""Keys of profiles: what opens them, and what puts them right when they do not open."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from workbench.domain.errors import KeyringUnavailable

if TYPE_CHECKING:
    from workbench.domain.clock import Clock
    from workbench.domain.profile import Profile
    from workbench.services.recovery import RecoveryService
    from workbench.store.keys import DataKey
    from workbench.store.vaults import Vault


def unlock_profile(profile: Profile) -> DataKey:
    """Return the key of a profile's data, made where there are none yet.

    Raises:
        StoreError: it cannot be had; the sentence says how to go on.
    """
    from workbench.store.unlock import unlock

    return unlock(profile.folder, os.environ, _system_keyring)


def _system_keyring() -> Vault:
    from workbench.store.keyring_vault import KeyringVault

    return KeyringVault.of_system()


def recovery_of(profile: Profile, wall: Clock) -> RecoveryService:
    """Return what puts a profile's data right when they do not open."""
    from workbench.services.key_recovery import KeyWays
    from workbench.services.recovery import RecoveryService
    from workbench.store.unlock import open_header, vault_for

    folder = profile.folder
    ways = KeyWays(
        unlock=lambda: unlock_profile(profile),
        open_header=lambda header: open_header(header, folder, os.environ, _system_keyring),
        vault=lambda: vault_for(folder, os.environ, _system_keyring),
    )
    return RecoveryService(profile, ways, wall)


def keyring_name() -> str:
    """Return what the system calls its keyring, "" where there is none to use."""
    from workbench.store.keyring_vault import KeyringVault

    try:
        return KeyringVault.of_system().name
    except KeyringUnavailable:
        return ""
