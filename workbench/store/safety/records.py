"""SQLite's pages and records, as far as a salvage reads them (sqlite.org/fileformat2.html)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

Value = int | float | str | bytes | None

_LEAF_HEADER, _BRANCH_HEADER = 8, 12
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


class Malformed(Exception):
    """A page does not hold what a leaf of a table holds."""


class Pages(Protocol):
    """Pages by their numbers."""

    def __getitem__(self, number: int) -> bytes:
        """Return a page's content; KeyError where it cannot be read."""
        ...


def row_pages(branch: bytes, header: int = 0) -> Iterator[int]:
    """Yield the pages that a branch of a table's tree leads to; its header begins at ``header``."""
    count = int.from_bytes(branch[header + 3 : header + 5], "big")
    yield int.from_bytes(branch[header + 8 : header + 12], "big")
    for place in range(count):
        at = header + _BRANCH_HEADER + 2 * place
        cell = int.from_bytes(branch[at : at + 2], "big")
        yield int.from_bytes(branch[cell : cell + 4], "big")


def leaf_rows(pages: Pages, number: int, usable: int) -> Iterator[tuple[int, tuple[Value, ...]]]:
    """Yield row id and stored values of every row on a leaf.

    Raises:
        Malformed: it is no leaf, or a part of a long row lies on a page that is lost.
    """
    page = pages[number]
    try:
        for place in range(int.from_bytes(page[3:5], "big")):
            at = _LEAF_HEADER + 2 * place
            cell = int.from_bytes(page[at : at + 2], "big")
            length, cell = _varint(page, cell)
            row_id, cell = _varint(page, cell)
            payload = _payload(pages, page, (cell, length), usable)
            yield _signed(row_id), tuple(_values(payload))
    except (IndexError, KeyError, struct.error, UnicodeDecodeError) as error:
        raise Malformed from error


def _payload(pages: Pages, page: bytes, where: tuple[int, int], usable: int) -> bytes:
    """Return a record whole; a long one goes on in a chain of pages."""
    begin, length = where
    most, least = usable - 35, (usable - 12) * 32 // 255 - 23
    if length <= most:
        return page[begin : begin + length]
    local = least + (length - least) % (usable - 4)
    local = local if local <= most else least
    payload = page[begin : begin + local]
    onward = int.from_bytes(page[begin + local : begin + local + 4], "big")
    while len(payload) < length:
        chained = pages[onward]
        payload += chained[4 : 4 + length - len(payload)]
        onward = int.from_bytes(chained[:4], "big")
    return payload


def _values(payload: bytes) -> Iterator[Value]:
    header, at = _varint(payload, 0)
    body = header
    while at < header:
        kind, at = _varint(payload, at)
        size = _INTEGERS.get(kind, 8 if kind == 7 else max(kind - 12, 0) // 2)
        piece = payload[body : body + size]
        if len(piece) != size:
            raise IndexError
        body += size
        yield _value(kind, piece)


def _value(kind: int, piece: bytes) -> Value:
    if kind in _INTEGERS:
        return int.from_bytes(piece, "big", signed=True)
    if kind == 7:
        return float(struct.unpack(">d", piece)[0])
    if kind in {8, 9}:
        return kind - 8
    if kind == 0:
        return None
    return piece if kind % 2 == 0 else piece.decode()


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where what follows it begins."""
    value = 0
    for place in range(8):
        byte = content[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    return value << 8 | content[at + 8], at + 9


def _signed(value: int) -> int:
    return value - 2**64 if value >= 2**63 else value
