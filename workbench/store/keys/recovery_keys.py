"""The data key under a recovery code, and back under keyring or passphrase when those are lost."""

from __future__ import annotations

import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from workbench.domain.care.recovery import plain_code
from workbench.domain.errors import KeyMissing, RecoveryCodeMissing, RecoveryCodeWrong, WrongKey
from workbench.domain.profile import REPLACED_FOLDER
from workbench.store.engine.failures import touching
from workbench.store.keys.data_key import (
    KEY_FILE,
    DataKey,
    KeyHeader,
    make_private_folder,
    read_header,
    replace_header,
    write_private,
)
from workbench.store.keys.vaults import DEMO, RECOVERY, PassphraseVault

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from workbench.store.keys.vaults import Vault


def has_recovery_code(header: KeyHeader) -> bool:
    """Tell whether a recovery code opens what this header opens."""
    return any(one.kind == RECOVERY for one in header.wrappings)


def keep_recovery_code(folder: Path, key: DataKey, code: str) -> None:
    """Seal the data key under ``code``, which from now on is the only one that opens it.

    Raises:
        KeyMissing: the profile has no key yet.
        DiskFull, ReadOnlyFile, StoreError: the code that was in force still is.
    """
    header = read_header(folder)
    if header is None:
        raise KeyMissing(path=str(folder))
    others = tuple(one for one in header.wrappings if one.kind != RECOVERY)
    made = _vault(code).wrap(key, header.profile)
    replace_header(folder, msgspec.structs.replace(header, wrappings=(*others, made)))


def open_by_code(header: KeyHeader, typed: str, path: Path) -> DataKey:
    """Return the data key that a recovery code opens.

    Raises:
        RecoveryCodeMissing: no code was ever made; ``path`` says for what.
        RecoveryCodeWrong: this is not it, or no code at all.
    """
    sealed = [one for one in header.wrappings if one.kind == RECOVERY]
    if not sealed:
        raise RecoveryCodeMissing(path=str(path))
    code = plain_code(typed)
    if code is None:
        raise RecoveryCodeWrong
    try:
        return _vault(code).unwrap(sealed[0], header.profile)
    except WrongKey as error:
        raise RecoveryCodeWrong from error


def fresh_header(key: DataKey, vault: Vault, typed: str) -> KeyHeader:
    """Return a header under which ``vault`` and the recovery code open the key from now on.

    It names the profile anew: a keyring that has an entry for the old name keeps it, since another
    copy of the data may need it.

    Raises:
        RecoveryCodeWrong: what was typed is no recovery code.
    """
    code = plain_code(typed)
    if code is None:
        raise RecoveryCodeWrong
    profile = secrets.token_hex(8)
    return KeyHeader(profile, (vault.wrap(key, profile), _vault(code).wrap(key, profile)))


def portable(header: KeyHeader) -> KeyHeader:
    """Return what may travel with a backup: everything sealed, never a demo's bare key."""
    sealed = tuple(one for one in header.wrappings if one.kind != DEMO)
    return msgspec.structs.replace(header, wrappings=sealed)


def _vault(code: str) -> PassphraseVault:
    return PassphraseVault(code.encode(), RECOVERY)


def take_header(folder: Path, header: KeyHeader, at: datetime) -> None:
    """Let ``header`` open the profile from now on; the one that no longer did is kept aside.

    Raises:
        DiskFull, ReadOnlyFile, StoreError: the old one still stands.
    """
    aside = folder / REPLACED_FOLDER / f"{KEY_FILE}.{at:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
    with touching(aside), suppress(FileNotFoundError):
        old = (folder / KEY_FILE).read_bytes()
        make_private_folder(aside.parent)
        write_private(aside, old)
    replace_header(folder, header)
