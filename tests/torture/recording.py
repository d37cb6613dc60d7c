"""What a program did to the files of a folder, call by call, as strace saw it.

A power loss keeps what was synced and any part of the rest; to try that out, every write is needed
with its bytes. Maps of memory are not seen: SQLite maps the ``-shm`` file alone, which it makes
anew after a crash.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

CALLS = (
    "openat,pwrite64,write,ftruncate,fsync,fdatasync,unlink,unlinkat,"
    "rename,renameat,renameat2,link,linkat,copy_file_range,sendfile"
)
_LINE = re.compile(r"^\d+\s+(\w+)\((.*)\)\s+=\s+(-?\d+)")
_ESCAPED = re.compile(r"(?:\\x[0-9a-f]{2})+")


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes written to a file."""

    name: str
    offset: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Truncate:
    """A file cut or lengthened to ``size``."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    """A file, or with the name "" the folder itself, put through to the disk."""

    name: str


@dataclass(frozen=True, slots=True)
class Create:
    """A new, empty file."""

    name: str


@dataclass(frozen=True, slots=True)
class Rename:
    """A file given another name; ``keeps`` where the old one stays too (a link)."""

    old: str
    new: str
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class Unlink:
    """A name taken away."""

    name: str


@dataclass(frozen=True, slots=True)
class Told:
    """The program said so on standard output: from here on it counts."""

    line: str


Deed = Write | Truncate | Sync | Create | Rename | Unlink | Told


def can_record() -> bool:
    """Tell whether strace is there and may watch a process."""
    strace = shutil.which("strace")
    if strace is None:
        return False
    return subprocess.run([strace, "-o", "/dev/null", "true"], check=False).returncode == 0


def record(command: Sequence[str], folder: Path, log: Path) -> list[Deed]:
    """Run a program to its end and return what it did in ``folder``, in order."""
    watched = ["strace", "-f", "-y", "-xx", "-s", "1000000", "-e", f"trace={CALLS}", "-o", str(log)]
    subprocess.run([*watched, *command], check=True, stdout=subprocess.DEVNULL)
    with log.open(encoding="ascii") as lines:
        return list(_deeds(lines, f"{folder}"))


def _deeds(lines: Iterator[str], folder: str) -> Iterator[Deed]:
    made: set[str] = set()
    for line in lines:
        found = _LINE.match(line)
        if found is None or int(found[3]) < 0:
            continue
        deed = _deed(found[1], found[2], folder)
        if isinstance(deed, Create):
            if deed.name in made:
                continue
            made.add(deed.name)
        elif isinstance(deed, Unlink):
            made.discard(deed.name)
        if deed is not None:
            yield deed


def _deed(call: str, arguments: str, folder: str) -> Deed | None:
    """Return what one call did in the folder; None for what lies elsewhere or changes nothing."""
    if call in {"copy_file_range", "sendfile"} and folder in _plain(arguments):
        raise AssertionError(f"{call} is not understood")
    parts = arguments.split(", ")
    if call == "write" and parts[0].startswith("1<"):
        return Told(_bytes(parts[1]).decode().strip())
    if call in {"pwrite64", "write", "ftruncate", "fsync", "fdatasync"}:
        return _to_open_file(call, parts, folder)
    return _to_names(call, parts, folder)


def _to_open_file(call: str, parts: list[str], folder: str) -> Deed | None:
    name = _inside(_plain(parts[0].partition("<")[2].rstrip(">")), folder)
    if name is None:
        return None
    if call == "pwrite64":
        return Write(name, int(parts[3]), _bytes(parts[1]))
    if call == "write":
        return Write(name, -1, _bytes(parts[1]))
    return Truncate(name, int(parts[1])) if call == "ftruncate" else Sync(name)


def _to_names(call: str, parts: list[str], folder: str) -> Deed | None:
    """Understand calls that name files by their paths."""
    named = [_inside(_plain(part), folder) for part in parts if part.startswith('"')]
    if not named or named[0] is None:
        return None
    if call == "openat":
        return Create(named[0]) if "O_CREAT" in parts[2] else None
    if call.startswith("unlink"):
        return Unlink(named[0])
    target = named[1] if len(named) > 1 else None
    if target is None:
        raise AssertionError(f"a file left the folder by {call}")
    return Rename(named[0], target, keeps=call.startswith("link"))


def _inside(path: str, folder: str) -> str | None:
    """Return a path's name below the folder, "" for the folder itself."""
    path = path.strip('"')
    if path == folder:
        return ""
    return path.removeprefix(f"{folder}/") if path.startswith(f"{folder}/") else None


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: _unhex(found[0]).decode("utf-8", "replace"), text)


def _bytes(part: str) -> bytes:
    return _unhex(part.strip('"'))


def _unhex(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))
