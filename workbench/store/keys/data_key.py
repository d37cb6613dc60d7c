"""The data key and the file beside the cache that tells what wraps it (``key.json``).

A profile has one random 32-byte data key. It is never written down bare (but for a demo, whose
data is invented): ``key.json`` holds it sealed under the keys of one or more vaults, any of which
opens it. Sealed means AES-256-GCM; the seal is bound to the profile and to the vault's kind.
"""

from __future__ import annotations

import os
import secrets
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from workbench.domain.errors import KeyMissing, WrongKey
from workbench.domain.profile import (
    BACKUP_FOLDER,
    BACKUP_SUFFIX,
    CACHE_FILE,
    DEMO_FILE,
    REPLACED_FOLDER,
)
from workbench.store.engine.failures import touching

if TYPE_CHECKING:
    from pathlib import Path

KEY_FILE = "key.json"
# How the names of a profile's files begin.
_OURS = ("workbench.", KEY_FILE, DEMO_FILE, BACKUP_FOLDER, REPLACED_FOLDER)
# Written while other files take the place of the data (``swapping.py``).
SWAP_MARKER = "workbench.swap"
KEY_BYTES = 32
NONCE_BYTES = 12  # NIST SP 800-38D: 96 bits, random, one per seal


@dataclass(frozen=True, slots=True)
class DataKey:
    """The key that encrypts every page; 64 hex digits, never shown by ``repr``."""

    hex: str = field(repr=False)

    @classmethod
    def new(cls) -> DataKey:
        """Return a fresh random key."""
        return cls(secrets.token_hex(KEY_BYTES))

    @classmethod
    def read(cls, written: str) -> DataKey:
        """Return the key that somebody wrote down.

        Raises:
            ValueError: it is not 64 hex digits.
        """
        if len(bytes.fromhex(written)) != KEY_BYTES:
            raise ValueError("a data key has 32 bytes")
        return cls(written)


class Wrapping(msgspec.Struct, frozen=True, omit_defaults=True):
    """One vault's hold on the data key; all binary values in hex.

    ``kind`` is the vault's word, ``backend`` the keyring that keeps the wrapping key, ``salt``
    ``n`` ``r`` ``p`` the scrypt parameters of a passphrase, ``key`` the bare key of a demo.
    """

    kind: str
    nonce: str = ""
    sealed: str = ""
    backend: str = ""
    salt: str = ""
    n: int = 0
    r: int = 0
    p: int = 0
    key: str = ""


class KeyHeader(msgspec.Struct, frozen=True):
    """What ``key.json`` holds; ``profile`` is a random name that tells profiles apart."""

    profile: str
    wrappings: tuple[Wrapping, ...]
    version: int = 1


def seal(key: DataKey, wrapping_key: bytes, *, context: str) -> tuple[str, str]:
    """Return nonce and ciphertext of the data key, bound to ``context``."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = AESGCM(wrapping_key).encrypt(nonce, bytes.fromhex(key.hex), context.encode())
    return nonce.hex(), sealed.hex()


def unseal(wrapping: Wrapping, wrapping_key: bytes, *, context: str) -> DataKey:
    """Return the data key.

    Raises:
        WrongKey: the wrapping key is not the one that sealed it.
    """
    nonce, sealed = bytes.fromhex(wrapping.nonce), bytes.fromhex(wrapping.sealed)
    try:
        return DataKey(AESGCM(wrapping_key).decrypt(nonce, sealed, context.encode()).hex())
    except InvalidTag as error:
        raise WrongKey(path=KEY_FILE) from error


def has_data(folder: Path) -> bool:
    """Tell whether there is a cache file in ``folder``, even an empty or foreign one.

    One that waits for a swap to be finished counts as well.
    """
    return (folder / CACHE_FILE).exists() or is_unsettled(folder)


def is_unsettled(folder: Path) -> bool:
    """Tell whether a swap of the data file waits to be finished."""
    return (folder / SWAP_MARKER).exists()


def has_backups(folder: Path) -> bool:
    """Tell whether there was more in ``folder`` than is there now."""
    return any((folder / BACKUP_FOLDER).glob(f"*{BACKUP_SUFFIX}"))


def read_header(folder: Path) -> KeyHeader | None:
    """Return what ``key.json`` holds, None where there is none.

    Raises:
        KeyMissing: the file is there but unreadable; it is left as it is.
    """
    path = folder / KEY_FILE
    try:
        return msgspec.json.decode(path.read_bytes(), type=KeyHeader)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError) as error:
        raise KeyMissing(path=str(folder)) from error


def write_header(folder: Path, header: KeyHeader) -> bool:
    """Write ``key.json`` readable by its owner alone; return False if there is one already.

    The file appears whole or not at all, and never takes another's place.

    Raises:
        DiskFull, ReadOnlyFile, StoreError: it could not be written.
    """
    draft = folder / f"{KEY_FILE}.{secrets.token_hex(4)}"
    with touching(folder / KEY_FILE):
        make_private_folder(folder)
        write_private(draft, header_bytes(header))
        return publish(draft, folder / KEY_FILE)


def replace_header(folder: Path, header: KeyHeader) -> None:
    """Put another header in the place of ``key.json``, whole or not at all.

    Raises:
        DiskFull, ReadOnlyFile, StoreError: the old one still stands.
    """
    draft = folder / f"{KEY_FILE}.{secrets.token_hex(4)}"
    with touching(folder / KEY_FILE), ExitStack() as failure:
        failure.callback(draft.unlink, missing_ok=True)
        write_private(draft, header_bytes(header))
        draft.replace(folder / KEY_FILE)
        sync_folder(folder)


def header_bytes(header: KeyHeader) -> bytes:
    """Return a header as ``key.json`` holds it."""
    return msgspec.json.format(msgspec.json.encode(header), indent=2)


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter; one that exists is narrowed to that.

    A folder that holds more than a profile is left as it is: others may have to enter it.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if all(path.name.startswith(_OURS) for path in folder.iterdir()):
        folder.chmod(0o700)


def write_private(path: Path, content: bytes) -> None:
    """Write a new file of mode 600 through to the disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def publish(draft: Path, final: Path) -> bool:
    """Give a finished file its name unless that is taken; the draft is gone either way.

    Two programs that begin at once must not overwrite one another: a hard link refuses a taken
    name, where ``replace`` would not.
    """
    try:
        final.hardlink_to(draft)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links: look, then rename
        return _publish_by_rename(draft, final)
    finally:
        if final.exists():
            draft.unlink(missing_ok=True)
            sync_folder(final.parent)
    return True


def _publish_by_rename(draft: Path, final: Path) -> bool:
    if final.exists():
        return False
    draft.rename(final)
    return True


def sync_folder(folder: Path) -> None:
    """Write a folder's list of names to the disk, so that power loss takes no new name back."""
    if os.name != "posix":  # Windows has no handle on a folder to flush
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
