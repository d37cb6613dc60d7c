"""The system keyring as a vault. Importing this module loads ``keyring`` (some 100 ms)."""

from __future__ import annotations

import secrets
import sys
from typing import TYPE_CHECKING

from keyring.backend import get_all_keyring
from keyring.errors import KeyringError

from workbench.domain.errors import (
    KeyMissing,
    KeyringChanged,
    KeyringLocked,
    KeyringUnavailable,
)
from workbench.store.keys.data_key import KEY_BYTES, KEY_FILE, DataKey, Wrapping, seal, unseal
from workbench.store.keys.vaults import KEYRING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from keyring.backend import KeyringBackend

if sys.platform == "win32":
    from win32ctypes.pywin32 import pywintypes

    # The library hands on what Windows says where an administrator forbids its vault.
    FAILURES: tuple[type[Exception], ...] = (KeyringError, pywintypes.error)
else:
    FAILURES = (KeyringError,)

SERVICE = "workbench"

# Only stores that encrypt: ``keyrings.alt`` would keep the key in a plain file without a word, and
# the library's own choice may fall on it (setup-facts 4).
ALLOWED = frozenset(
    {
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
    }
)


def backend_name(backend: KeyringBackend) -> str:
    """Return module and class of a keyring backend."""
    kind = type(backend)
    return f"{kind.__module__}.{kind.__qualname__}"


def choose(backends: Iterable[KeyringBackend]) -> KeyringBackend | None:
    """Return the best of those that encrypt, None if there is none."""
    usable = [backend for backend in backends if backend_name(backend) in ALLOWED]
    return max(usable, key=lambda backend: float(backend.priority), default=None)


class KeyringVault:
    """Keeps a wrapping key (64 hex digits) in the keyring; the data key stays in ``key.json``.

    64 digits fit every keyring: Windows takes 1,280 characters (faults L7).
    """

    def __init__(self, backend: KeyringBackend) -> None:
        self._backend = backend

    @classmethod
    def of_system(cls) -> KeyringVault:
        """Return a vault over the system's keyring.

        Raises:
            KeyringUnavailable: there is none that encrypts.
        """
        backend = choose(get_all_keyring())
        if backend is None:
            raise KeyringUnavailable
        return cls(backend)

    @property
    def name(self) -> str:
        """Return the name of the keyring, for the doctor."""
        return backend_name(self._backend)

    def wrap(self, key: DataKey, profile: str) -> Wrapping:
        """Put a fresh wrapping key into the keyring and return the data key sealed under it."""
        wrapping_key = secrets.token_bytes(KEY_BYTES)
        try:
            self._backend.set_password(SERVICE, profile, wrapping_key.hex())
        except FAILURES as error:
            raise KeyringLocked from error
        nonce, sealed = seal(key, wrapping_key, context=f"{KEYRING}/{profile}")
        return Wrapping(KEYRING, nonce, sealed, backend=self.name)

    def unwrap(self, wrapping: Wrapping, profile: str) -> DataKey:
        """Return the data key.

        Raises:
            KeyMissing: the keyring has no entry for this profile.
            KeyringChanged: it has none, and another keyring kept it (KDE to GNOME, say).
            KeyringLocked: the keyring did not answer.
        """
        try:
            entry = self._backend.get_password(SERVICE, profile)
        except FAILURES as error:
            raise KeyringLocked from error
        if entry is None and wrapping.backend != self.name:
            raise KeyringChanged(path=profile, kept=wrapping.backend, offered=self.name)
        if entry is None:
            raise KeyMissing(path=KEY_FILE)
        return unseal(wrapping, bytes.fromhex(entry), context=f"{KEYRING}/{profile}")
