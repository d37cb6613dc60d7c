"""From a profile's folder to its data key, without ever making a new key beside old data."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from pathlib import Path

from workbench.domain.errors import (
    BadInput,
    FileGone,
    KeyMissing,
    KeyringChanged,
    KeyringGone,
    KeyringUnavailable,
    PassphraseMissing,
    StoreError,
    WrongKey,
    marked,
)
from workbench.domain.profile import CACHE_FILE, DEMO_FILE
from workbench.store.keys.data_key import (
    KEY_FILE,
    DataKey,
    KeyHeader,
    Wrapping,
    has_backups,
    has_data,
    read_header,
    write_header,
)
from workbench.store.keys.vaults import (
    DEMO,
    KEYRING,
    PASSPHRASE,
    RECOVERY,
    DemoVault,
    PassphraseVault,
    Vault,
)

PASSPHRASE_VARIABLE = "WORKBENCH_PASSPHRASE_FILE"  # noqa: S105  # names a file, holds no secret

OpenKeyring = Callable[[], Vault]


def unlock(
    folder: Path, environment: Mapping[str, str], keyring: OpenKeyring, typed: str = ""
) -> DataKey:
    """Return the data key of the profile in ``folder``; a new profile gets one.

    A new key goes under the passphrase that was ``typed`` ("": none was), else under the one in the
    file that ``WORKBENCH_PASSPHRASE_FILE`` names, else into the system keyring. ``keyring`` opens
    that and is called only when needed.

    Raises:
        KeyMissing: there is data without a key; nothing is made or changed.
        WrongKey, PassphraseMissing, PassphraseFileUnusable: the passphrase does not serve.
        KeyringUnavailable, KeyringLocked: the keyring does not serve.
    """
    vaults = _Vaults(folder, environment, keyring, typed)
    header = read_header(folder)
    if header is None:
        header = _new_header(folder, vaults.for_new_profile)
    return _open(header, vaults, folder)


def open_header(
    header: KeyHeader,
    folder: Path,
    environment: Mapping[str, str],
    keyring: OpenKeyring,
    typed: str = "",
) -> DataKey:
    """Return the data key of a header that came with a backup; nothing is written.

    Raises:
        StoreError: neither passphrase nor keyring of this run open it.
    """
    return _open(header, _Vaults(folder, environment, keyring, typed), folder)


def vault_for(
    folder: Path, environment: Mapping[str, str], keyring: OpenKeyring, typed: str = ""
) -> Vault:
    """Return the vault that a new key of this run goes into.

    Raises:
        PassphraseFileUnusable, KeyringUnavailable: there is none.
    """
    return _Vaults(folder, environment, keyring, typed).for_new_profile()


def is_untouched(folder: Path) -> bool:
    """Tell whether nothing of ours was ever in ``folder``: neither key, data nor backups."""
    return not ((folder / KEY_FILE).exists() or has_data(folder) or has_backups(folder))


def make_demo_key(folder: Path) -> DataKey:
    """Return the key of a demo profile; a folder without a key becomes one.

    Raises:
        BadInput: the folder holds data that is not a demo's; it is left alone.
    """
    header = read_header(folder)
    if header is None and not has_data(folder):
        header = _new_header(folder, DemoVault)
    if header is None or _kind(header) != DEMO:
        raise _not_a_demo(folder)
    return DataKey(header.wrappings[0].key)


def clear_demo(folder: Path) -> None:
    """Remove a demo's data and key so that it can be made anew; other files stay.

    Raises:
        BadInput: the folder holds data that is not a demo's; it is left alone.
    """
    header = read_header(folder)
    if (header is None and has_data(folder)) or (header is not None and _kind(header) != DEMO):
        raise _not_a_demo(folder)
    # The key goes last: without it, what is left could no longer be told from a real profile.
    for name in (*(CACHE_FILE + tail for tail in ("", "-wal", "-shm")), DEMO_FILE, KEY_FILE):
        (folder / name).unlink(missing_ok=True)


def key_kind(folder: Path) -> str:
    """Return what keeps the key: ``keyring``, ``passphrase``, ``demo``, or "" where none is."""
    header = read_header(folder)
    return "" if header is None else _kind(header)


def _kind(header: KeyHeader) -> str:
    return header.wrappings[0].kind if header.wrappings else ""


def _not_a_demo(folder: Path) -> BadInput:
    reason = marked("errors", "the folder holds data that is not a demo's")
    return BadInput(what=str(folder), reason=reason)


def _new_header(folder: Path, vault: Callable[[], Vault]) -> KeyHeader:
    if has_data(folder):
        raise KeyMissing(path=str(folder / CACHE_FILE))
    if has_backups(folder):
        raise FileGone(path=str(folder / CACHE_FILE))
    profile = secrets.token_hex(8)
    header = KeyHeader(profile, (vault().wrap(DataKey.new(), profile),))
    if write_header(folder, header):
        return header
    return _written_by_another(folder)


def _written_by_another(folder: Path) -> KeyHeader:
    """Return the header of a program that began at the same moment and was first."""
    header = read_header(folder)
    if header is None:
        raise KeyMissing(path=str(folder))
    return header


def _open(header: KeyHeader, vaults: _Vaults, folder: Path) -> DataKey:
    """Return the key from the first wrapping that opens; the first failure tells why none did."""
    failures: list[StoreError] = []
    for wrapping in (one for one in header.wrappings if one.kind != RECOVERY):
        try:
            return vaults.of(wrapping).unwrap(wrapping, header.profile)
        except (WrongKey, KeyMissing, KeyringChanged) as error:
            failures.append(type(error)(**{**error.values, "path": str(folder)}))
        except StoreError as error:
            failures.append(error)
        except ValueError:  # hex that is none, impossible scrypt parameters
            failures.append(KeyMissing(path=str(folder)))
    raise failures[0] if failures else KeyMissing(path=str(folder))


class _Vaults:
    """The vaults that this run can open."""

    def __init__(
        self, folder: Path, environment: Mapping[str, str], keyring: OpenKeyring, typed: str
    ) -> None:
        self._folder = folder
        self._typed = typed
        self._named = environment.get(PASSPHRASE_VARIABLE, "")
        self._keyring = keyring

    def for_new_profile(self) -> Vault:
        """Return the vault that wraps a new key."""
        return self._passphrase() if self._typed or self._named else self._keyring()

    def of(self, wrapping: Wrapping) -> Vault:
        """Return the vault that made ``wrapping``."""
        if wrapping.kind == DEMO:
            return DemoVault()
        if wrapping.kind == PASSPHRASE:
            return self._passphrase()
        if wrapping.kind == KEYRING:
            return self._present_keyring()
        raise KeyMissing(path=str(self._folder))

    def _present_keyring(self) -> Vault:
        try:
            return self._keyring()
        except KeyringUnavailable as error:
            raise KeyringGone(path=str(self._folder)) from error

    def _passphrase(self) -> Vault:
        if self._typed:
            return PassphraseVault.typed(self._typed)
        if not self._named:
            raise PassphraseMissing(path=str(self._folder))
        return PassphraseVault.from_file(Path(self._named))
