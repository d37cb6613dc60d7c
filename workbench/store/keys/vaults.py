"""Vaults: what can wrap the data key so that it opens again tomorrow, and only for its owner."""

from __future__ import annotations

import os
import secrets
import stat
import unicodedata
from typing import TYPE_CHECKING, Protocol

import msgspec
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from workbench.domain.errors import PassphraseFileUnusable
from workbench.store.keys.data_key import KEY_BYTES, DataKey, Wrapping, seal, unseal

if TYPE_CHECKING:
    from pathlib import Path

KEYRING, PASSPHRASE, DEMO, RECOVERY = "keyring", "passphrase", "demo", "recovery"

# 32 MiB and some 80 ms: beyond a list of words on a graphics card, bearable once per start.
SCRYPT_N, SCRYPT_R, SCRYPT_P = 2**15, 8, 1
# A header from elsewhere must not make us take gigabytes.
SCRYPT_LARGEST_N = 2**20
SALT_BYTES = 16


class Vault(Protocol):
    """Wraps and unwraps the data key of the profile named ``profile``."""

    def wrap(self, key: DataKey, profile: str) -> Wrapping:
        """Return the key wrapped, keeping what unwraps it where this vault keeps such things."""
        ...

    def unwrap(self, wrapping: Wrapping, profile: str) -> DataKey:
        """Return the key.

        Raises:
            WrongKey, KeyMissing, KeyringLocked: it cannot be opened with what is there.
        """
        ...


class DemoVault:
    """Lays the key beside the file: invented data needs no secret, and ``doctor`` says so."""

    def wrap(self, key: DataKey, profile: str) -> Wrapping:
        """Return the key as it is."""
        return Wrapping(DEMO, key=key.hex)

    def unwrap(self, wrapping: Wrapping, profile: str) -> DataKey:
        """Return the key that lies in the header."""
        return DataKey.read(wrapping.key)


class PassphraseVault:
    """Wraps under a passphrase, or a recovery code (``kind``), stretched by scrypt.

    ``cost`` is scrypt's N for what is wrapped; what is unwrapped tells its own.
    """

    def __init__(self, passphrase: bytes, kind: str = PASSPHRASE, cost: int = SCRYPT_N) -> None:
        self._passphrase = passphrase
        self._kind = kind
        self._cost = cost

    @classmethod
    def typed(cls, passphrase: str) -> PassphraseVault:
        """Return a vault for a passphrase as a person types it, on whatever keyboard.

        One system composes its letters where another leaves them in parts (macOS: é).
        """
        return cls(unicodedata.normalize("NFC", passphrase).encode())

    @classmethod
    def from_file(cls, path: Path) -> PassphraseVault:
        """Return a vault for the passphrase in a file; a newline at its end does not count.

        Raises:
            PassphraseFileUnusable: missing, empty, not ours, or readable by others.
        """
        try:
            with path.open("rb") as stream:
                _check_private(path, os.fstat(stream.fileno()))
                passphrase = stream.read().rstrip(b"\r\n")
        except OSError as error:
            raise PassphraseFileUnusable(path=str(path)) from error
        if not passphrase:
            raise PassphraseFileUnusable(path=str(path))
        return cls(passphrase)

    def wrap(self, key: DataKey, profile: str) -> Wrapping:
        """Return the key sealed under the passphrase and a fresh salt."""
        shape = Wrapping(
            self._kind,
            salt=secrets.token_hex(SALT_BYTES),
            n=self._cost,
            r=SCRYPT_R,
            p=SCRYPT_P,
        )
        nonce, sealed = seal(key, self._stretch(shape), context=f"{self._kind}/{profile}")
        return msgspec.structs.replace(shape, nonce=nonce, sealed=sealed)

    def unwrap(self, wrapping: Wrapping, profile: str) -> DataKey:
        """Return the key, or raise WrongKey for another passphrase."""
        return unseal(wrapping, self._stretch(wrapping), context=f"{self._kind}/{profile}")

    def _stretch(self, shape: Wrapping) -> bytes:
        rounds = min(shape.n, SCRYPT_LARGEST_N)
        scrypt = Scrypt(bytes.fromhex(shape.salt), KEY_BYTES, n=rounds, r=shape.r, p=shape.p)
        return scrypt.derive(self._passphrase)


def _check_private(path: Path, status: os.stat_result) -> None:
    if os.name != "posix":  # Windows guards by access lists that the mode does not show
        return
    shared = stat.S_IMODE(status.st_mode) & 0o077
    if shared or status.st_uid != os.getuid() or not stat.S_ISREG(status.st_mode):
        raise PassphraseFileUnusable(path=str(path))
