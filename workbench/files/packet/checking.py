"""Is a packet still as it was written? Every file in it is held against the manifest."""

from __future__ import annotations

import zlib
from collections import Counter
from contextlib import suppress
from hashlib import file_digest, sha256
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

import msgspec

from workbench.domain.errors import BadInput, marked
from workbench.domain.filing.packets import CheckedPacket, FileVerdict, PacketPart
from workbench.files.packet.archive import MANIFEST

if TYPE_CHECKING:
    from pathlib import Path

# A packet holds a few dozen files; beyond these it is none, or one that is meant to do harm.
MOST_FILES = 2000
LARGEST_MANIFEST = 1 << 20
LARGEST_FILE = 1 << 28
_PIECE = 1 << 20


class _Named(msgspec.Struct):
    name: str
    size: int
    sha256: str


class _Manifest(msgspec.Struct):
    format: int
    files: list[_Named]


def check_packet(path: Path) -> CheckedPacket:
    """Hold every file of a packet against its manifest, reading piece by piece.

    Files that were taken out, changed or added are told, each once, in the manifest's order.

    Raises:
        BadInput: this is no packet, or so damaged that nothing can be told.
        OSError: the file cannot be read.
    """
    try:
        with ZipFile(path) as archive:
            return _checked(archive, path)
    except (BadZipFile, NotImplementedError, UnicodeDecodeError) as error:
        raise BadInput(what=path.name, reason=_NO_ZIP) from error


_NO_ZIP = marked("errors", "this is no ZIP file, or it is damaged")
_NO_PACKET = marked("errors", "this is no packet of the workbench: its manifest is missing")
_TOO_LARGE = marked("errors", "this is no packet of the workbench: it is too large")


def _checked(archive: ZipFile, path: Path) -> CheckedPacket:
    names = Counter(archive.namelist())
    if len(names) > MOST_FILES:
        raise BadInput(what=path.name, reason=_TOO_LARGE)
    files = [
        PacketPart(named.name, named.size, _verdict(archive, named, names[named.name]))
        for named in _manifest(archive, path).files
    ]
    told = {file.name for file in files} | {MANIFEST}
    added = [name for name in names if name not in told or (name == MANIFEST and names[name] > 1)]
    new = (PacketPart(name, None, FileVerdict.ADDED) for name in sorted(added))
    return CheckedPacket(_hash_of(path), (*files, *new))


def _hash_of(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def _manifest(archive: ZipFile, path: Path) -> _Manifest:
    try:
        with archive.open(MANIFEST) as stream:
            text = stream.read(LARGEST_MANIFEST)
        return msgspec.json.decode(text, type=_Manifest)
    except (KeyError, RuntimeError, msgspec.MsgspecError, EOFError, zlib.error) as error:
        raise BadInput(what=path.name, reason=_NO_PACKET) from error


def _verdict(archive: ZipFile, named: _Named, times: int) -> FileVerdict:
    if times == 0:
        return FileVerdict.MISSING
    is_same = times == 1 and _digest(archive, named) == named.sha256
    return FileVerdict.INTACT if is_same else FileVerdict.CHANGED


def _digest(archive: ZipFile, named: _Named) -> str:
    """Return the hex SHA-256 of a file, "" where it is longer than it says or cannot be read."""
    hashed, left = sha256(), min(named.size, LARGEST_FILE)
    # A file that no key opens, or whose bytes do not unpack, is not what was written.
    with suppress(BadZipFile, RuntimeError, EOFError, zlib.error, NotImplementedError):
        with archive.open(named.name) as stream:
            while piece := stream.read(min(_PIECE, left + 1)):
                hashed.update(piece)
                left -= len(piece)
                if left < 0:
                    return ""
        return hashed.hexdigest()
    return ""
