"""Whether an old workbook (.xls) computes anything: calamine tells only what its cells show.

What a formula is said to show is not believed (faults G7), and in such a file it cannot be told
from what was typed. The container is that of Microsoft's [MS-CFB], the records those of [MS-XLS];
a file that does not follow them is left to calamine.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FORMULAS = frozenset({0x0006, 0x0206, 0x0406})  # of BIFF 5 and 8, 3, 4
_STREAMS = frozenset({"Workbook", "Book"})
_RECORD = struct.Struct("<HH")
_ENTRY = 128
_SMALL = 64
_IN_HEADER = 109  # places of the table's sectors that stand in the header; the rest follow
_LAST = 0xFFFFFFFA  # higher numbers are no sectors


def holds_formulas(content: bytes) -> bool:
    """Tell whether any sheet of an old workbook holds a formula."""
    try:
        stream = _Container.of(content).workbook()
    except (struct.error, IndexError):
        return False  # whoever reads the sheets finds it broken
    at, end = 0, len(stream) - _RECORD.size
    while at <= end:
        kind, length = _RECORD.unpack_from(stream, at)
        if kind in _FORMULAS:
            return True
        at += _RECORD.size + length
    return False


@dataclass(frozen=True, slots=True)
class _Container:
    """A compound file: sectors, and the table of which sector follows which."""

    content: bytes
    size: int
    table: Sequence[int]

    @classmethod
    def of(cls, content: bytes) -> _Container:
        """Read the header and the table of sectors."""
        (shift,) = struct.unpack_from("<H", content, 30)
        bare = cls(content, 1 << min(shift, 12), ())
        places = list(struct.unpack_from(f"<{_IN_HEADER}I", content, 76))
        (more,) = struct.unpack_from("<I", content, 68)
        for _ in range(len(content) // bare.size):
            if more >= _LAST:
                break
            *found, more = bare.numbers(more)
            places += found
        table = [number for place in places if place < _LAST for number in bare.numbers(place)]
        return cls(content, bare.size, table)

    def sector(self, number: int) -> bytes:
        """Return a sector; the header takes the place of one."""
        at = (number + 1) * self.size
        return self.content[at : at + self.size]

    def numbers(self, number: int) -> tuple[int, ...]:
        """Return the numbers that a sector holds."""
        return struct.unpack(f"<{self.size // 4}I", self.sector(number))

    def chain(self, first: int, table: Sequence[int]) -> Iterator[int]:
        """Yield the sectors of a stream; one that bites its tail ends."""
        for _ in range(len(table)):
            if first >= _LAST:
                return
            yield first
            first = table[first]

    def stream(self, first: int) -> bytes:
        """Return the stream that begins with a sector."""
        return b"".join(map(self.sector, self.chain(first, self.table)))

    def workbook(self) -> bytes:
        """Return the stream of the workbook, b"" where there is none."""
        first, least = struct.unpack_from("<I4xI", self.content, 48)
        directory = self.stream(first)
        entries = [directory[at : at + _ENTRY] for at in range(0, len(directory), _ENTRY)]
        for entry in entries:
            if _name(entry) in _STREAMS:
                begin, size = struct.unpack_from("<II", entry, 116)
                found = self.stream(begin) if size >= least else self._small(entries[0], begin)
                return found[:size]
        return b""

    def _small(self, root: bytes, first: int) -> bytes:
        """Return a stream of the container that holds the small ones."""
        (begin,) = struct.unpack_from("<I", root, 116)
        (of_table,) = struct.unpack_from("<I", self.content, 60)
        held, told = self.stream(begin), self.stream(of_table)
        table = struct.unpack(f"<{len(told) // 4}I", told)
        chain = islice(self.chain(first, table), len(held) // _SMALL)
        return b"".join(held[number * _SMALL :][:_SMALL] for number in chain)


def _name(entry: bytes) -> str:
    (length,) = struct.unpack_from("<H", entry, 64)
    return entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
