"""Disks after a power loss: what was synced, and any part of what was not.

The model is that of faults.md A2. Contents: what was written before the file's last sync is there;
of what came later nothing, all, a beginning or a random choice, the last of it perhaps torn at a
sector. Names: what was made, renamed or removed before the folder's last sync stands; of what came
later a beginning, as a journal keeps it. The ``-shm`` file may hold anything.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.torture.recording import Create, Rename, Sync, Told, Truncate, Unlink, Write

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from tests.torture.recording import Deed

SECTOR = 512
Change = Write | Truncate
Naming = Create | Rename | Unlink


@dataclass(eq=False)
class _File:
    """A file as far as it is safe, and what was done to it since."""

    safe: bytearray = field(default_factory=bytearray)
    pending: list[Change] = field(default_factory=list)
    length: int = 0

    def add(self, change: Change) -> None:
        """Note a change; a plain write goes behind what is there."""
        if isinstance(change, Write) and change.offset < 0:
            change = Write(change.name, self.length, change.content)
        end = change.size if isinstance(change, Truncate) else change.offset + len(change.content)
        self.length = end if isinstance(change, Truncate) else max(self.length, end)
        self.pending.append(change)

    def sync(self) -> None:
        """Put all through."""
        self.safe = _with(self.safe, self.pending)
        self.pending = []

    def survives(self, chance: random.Random) -> bytes:
        """Return what may be on the disk after a loss at this moment."""
        return bytes(_with(bytearray(self.safe), _choice(self.pending, chance)))


@dataclass(frozen=True, slots=True)
class Image:
    """One disk after a loss: its files, and what the program had told before."""

    files: Mapping[str, bytes]
    told: Sequence[str]

    def lay_out(self, folder: Path) -> None:
        """Write the files into an empty folder."""
        for name, content in self.files.items():
            (folder / name).write_bytes(content)


class Disk:
    """Follows a recording and gives the disks that a loss would leave at any moment."""

    def __init__(self, base: Mapping[str, bytes]) -> None:
        self._names = {
            name: _File(bytearray(content), length=len(content)) for name, content in base.items()
        }
        self._safe_names = dict(self._names)
        self._namings: list[tuple[Naming, _File]] = []
        self._told: list[str] = []

    def do(self, deed: Deed) -> None:
        """Follow one deed."""
        match deed:
            case Write() | Truncate():
                self._file(deed.name).add(deed)
            case Sync(""):
                self._safe_names = dict(self._names)
                self._namings = []
            case Sync():
                self._file(deed.name).sync()
            case Told():
                self._told.append(deed.line)
            case Create() | Rename() | Unlink():
                self._name(deed)

    def _file(self, name: str) -> _File:
        # A file that lost its name while it is open is no part of any disk.
        return self._names.get(name) or _File()

    def _name(self, naming: Naming) -> None:
        if isinstance(naming, Create):
            if naming.name in self._names:
                return
            made = _File()
        else:
            made = self._names[naming.old if isinstance(naming, Rename) else naming.name]
        self._namings.append((naming, made))
        _apply(self._names, naming, made)

    def loss(self, chance: random.Random) -> Image:
        """Return one of the disks that a loss at this moment may leave."""
        names = dict(self._safe_names)
        for naming, file in self._namings[: chance.randint(0, len(self._namings))]:
            _apply(names, naming, file)
        files = {name: _content(name, file, chance) for name, file in names.items()}
        return Image(files, tuple(self._told))


def losses(
    base: Mapping[str, bytes], deeds: Sequence[Deed], count: int, chance: random.Random
) -> Iterator[Image]:
    """Yield so many disks, lost at random moments of a recording, in the order of time."""
    disk, at = Disk(base), sorted(chance.randrange(len(deeds) + 1) for _ in range(count))
    done = 0
    for moment in at:
        for deed in deeds[done:moment]:
            disk.do(deed)
        done = moment
        yield disk.loss(chance)


def _apply(names: dict[str, _File], naming: Naming, file: _File) -> None:
    match naming:
        case Create():
            names[naming.name] = file
        case Unlink():
            names.pop(naming.name, None)
        case Rename():
            if not naming.keeps:
                names.pop(naming.old, None)
            names[naming.new] = file


def _content(name: str, file: _File, chance: random.Random) -> bytes:
    if name.endswith("-shm"):
        return chance.choice((b"", bytes(32_768), chance.randbytes(32_768)))
    return file.survives(chance)


def _choice(pending: Sequence[Change], chance: random.Random) -> list[Change]:
    """Return which of the changes that were not synced are on the disk."""
    kind = chance.choice(("none", "all", "beginning", "random"))
    if kind == "none" or not pending:
        return []
    if kind == "random":
        chosen = [change for change in pending if chance.random() < 0.5]
    else:
        chosen = list(
            pending[: chance.randint(0, len(pending))] if kind == "beginning" else pending
        )
    if chosen and chance.random() < 0.3:
        chosen[-1] = _torn(chosen[-1], chance)
    return chosen


def _torn(change: Change, chance: random.Random) -> Change:
    if isinstance(change, Truncate):
        return change
    sectors = chance.randint(0, len(change.content) // SECTOR)
    return Write(change.name, change.offset, change.content[: sectors * SECTOR])


def _with(content: bytearray, changes: Sequence[Change]) -> bytearray:
    for change in changes:
        if isinstance(change, Truncate):
            del content[change.size :]
            content.extend(bytes(change.size - len(content)))
            continue
        content.extend(bytes(max(0, change.offset - len(content))))
        content[change.offset : change.offset + len(change.content)] = change.content
    return content
