"""The form of a backup file: the encrypted pages, and behind them what opens and describes them.

    pages of a SQLCipher file | manifest (JSON) | SHA-256 of the manifest | its length | magic

The manifest carries the profile's key header (keys sealed under keyring, passphrase and recovery
code, never bare), so that one file is enough to open the data on another machine; the counts of
rows per table; and the SHA-256 of the pages, so that damage shows without any key.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import ExitStack
from datetime import datetime  # noqa: TC003  # msgspec reads the field's type when it runs
from typing import TYPE_CHECKING

import msgspec

from workbench.domain.care.backups import Backup
from workbench.domain.errors import BackupDamaged, NewerSchema
from workbench.store.engine.failures import touching
from workbench.store.keys.data_key import KeyHeader, write_private

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO

    Progress = Callable[[int, int], None]

MAGIC = b"LYZCBAK1"
VERSION = 1
_DIGEST, _LENGTH = 32, 8
_TAIL = _DIGEST + _LENGTH + len(MAGIC)
_LARGEST_MANIFEST = 1 << 20
_CHUNK = 1 << 22


class Manifest(msgspec.Struct, frozen=True):
    """What stands behind the pages; ``schema`` is their ``user_version``."""

    made_at: datetime
    program: str
    schema: int
    counts: dict[str, int]
    data_size: int
    data_sha256: str
    header: KeyHeader
    version: int = VERSION

    def described(self, path: Path) -> Backup:
        """Return what people are told of the backup at ``path``."""
        profile, size = self.header.profile, self.data_size
        return Backup(path, self.made_at, self.program, profile, size, self.counts)


def append_manifest(path: Path, manifest: Manifest) -> None:
    """Put the manifest behind the pages at ``path``, through to the disk."""
    told = msgspec.json.encode(manifest)
    tail = hashlib.sha256(told).digest() + len(told).to_bytes(_LENGTH, "big") + MAGIC
    with touching(path), path.open("ab") as stream:
        stream.write(told + tail)
        stream.flush()
        os.fsync(stream.fileno())


def read_manifest(path: Path) -> Manifest:
    """Return what a backup says of itself; its pages are not looked at.

    Raises:
        BackupDamaged: it is none, or is cut short.
        NewerSchema: a newer program wrote it.
        StoreError: it cannot be read.
    """
    try:
        with path.open("rb") as stream:
            told, begin = _manifest_bytes(stream)
        manifest = msgspec.json.decode(told, type=Manifest)
    except (ValueError, msgspec.DecodeError, FileNotFoundError, IsADirectoryError) as error:
        raise BackupDamaged(path=str(path)) from error
    except OSError as error:
        with touching(path):
            raise
        raise BackupDamaged(path=str(path)) from error
    if manifest.version > VERSION:
        raise NewerSchema(path=str(path))
    if manifest.data_size != begin:
        raise BackupDamaged(path=str(path))
    return manifest


def _manifest_bytes(stream: BinaryIO) -> tuple[bytes, int]:
    """Return the manifest and where it begins; ValueError where there is none."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(size - _TAIL, 0))
    tail = stream.read(_TAIL)
    length = int.from_bytes(tail[_DIGEST : _DIGEST + _LENGTH], "big")
    begin = size - _TAIL - length
    if not tail.endswith(MAGIC) or length > _LARGEST_MANIFEST or begin < 0:
        raise ValueError("no manifest")
    stream.seek(begin)
    told = stream.read(length)
    if hashlib.sha256(told).digest() != tail[:_DIGEST]:
        raise ValueError("manifest damaged")
    return told, begin


def digest_of(path: Path, size: int, progress: Progress) -> str:
    """Return the SHA-256 of the first ``size`` bytes of a file, in hex."""
    with touching(path), path.open("rb") as stream:
        return _pass_on(stream, None, size, progress)


def extract(path: Path, manifest: Manifest, target: Path, progress: Progress) -> None:
    """Write the pages of a backup to a new private file; on failure there is none.

    Raises:
        BackupDamaged: they are not those that were written.
        DiskFull, StoreError: there is no room, or the backup cannot be read.
    """
    with touching(target), ExitStack() as failure:
        failure.callback(target.unlink, missing_ok=True)
        write_private(target, b"")
        with path.open("rb") as source, target.open("r+b") as copy:
            digest = _pass_on(source, copy, manifest.data_size, progress)
            copy.flush()
            os.fsync(copy.fileno())
        if digest != manifest.data_sha256:
            raise BackupDamaged(path=str(path))
        failure.pop_all()


def _pass_on(source: BinaryIO, copy: BinaryIO | None, size: int, progress: Progress) -> str:
    digest, done = hashlib.sha256(), 0
    while done < size and (chunk := source.read(min(_CHUNK, size - done))):
        digest.update(chunk)
        if copy is not None:
            copy.write(chunk)
        done += len(chunk)
        progress(done, size)
    return digest.hexdigest()
