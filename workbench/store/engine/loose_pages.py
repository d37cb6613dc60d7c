"""Rows on pages that no readable page leads to any more.

Where a branch of a table's tree is damaged, SQLite cannot reach the leaves under it, whole as they
may be. Here they are found by looking at every page: those that pass SQLCipher's check, hold rows
of a table (sqlite.org/fileformat2.html) and hang on no tree. Such a page belongs to a broken table
if its rows fit that table and no other broken one, and if their row ids lie in its gaps.

SQLCipher 4 (zetetic.net/sqlcipher/design): AES-256-CBC, then HMAC-SHA512 over content, IV and page
number; both stand in the last 80 bytes of a page, the salt in the first 16 of the file.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from workbench.store.engine.opening import PAGE_SIZE
from workbench.store.safety.records import Malformed, leaf_rows, row_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from workbench.store.keys.data_key import DataKey
    from workbench.store.safety.records import Value

_SALT, _IV, _MAC = 16, 16, 64
USABLE = PAGE_SIZE - _IV - _MAC
_HMAC_SALT = 0x3A  # the mask and the two rounds are SQLCipher's own
_LEAF, _BRANCH = 0x0D, 0x05
_FIRST_HEADER = 100  # the file's own header stands before the first page's


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the damaged file's schema tells of it; ``default`` for rows older than it."""

    name: str
    type: str
    is_required: bool
    is_row_id: bool
    default: Value

    def takes(self, value: Value) -> bool:
        """Tell whether a stored value can be this column's; a row's id is stored as NULL."""
        if value is None:
            return self.is_row_id or not self.is_required
        kinds = {"INTEGER": int, "TEXT": str, "BLOB": bytes}
        return not self.is_row_id and isinstance(value, kinds.get(self.type, object))


@dataclass(frozen=True, slots=True)
class Layout:
    """A table's columns in the order of its records, and the first page of its tree."""

    name: str
    root: int
    columns: tuple[Column, ...]

    def fits(self, values: Sequence[Value]) -> bool:
        """Tell whether a record can be a row of this table."""
        columns = self.columns
        return len(values) <= len(columns) and all(map(Column.takes, columns, values))

    @property
    def has_row_id(self) -> bool:
        """Tell whether a column carries the row's id, by which gaps are known."""
        return any(column.is_row_id for column in self.columns)

    def row(self, row_id: int, values: Sequence[Value]) -> tuple[Value, ...]:
        """Return a whole row: its id in its place, what the record is too old for by default."""
        missing = tuple(column.default for column in self.columns[len(values) :])
        return tuple(
            row_id if column.is_row_id else value
            for column, value in zip(self.columns, (*values, *missing), strict=True)
        )


class WholePages:
    """The pages of a file that pass the check, decrypted one at a time."""

    def __init__(self, stream: BinaryIO, key: DataKey) -> None:
        self._stream = stream
        self._key = bytes.fromhex(key.hex)
        stream.seek(0)
        masked = bytes(byte ^ _HMAC_SALT for byte in stream.read(_SALT))
        self._hmac_key = hashlib.pbkdf2_hmac("sha512", self._key, masked, 2, len(self._key))

    @property
    def count(self) -> int:
        """Return how many pages the file has, whole or not."""
        return self._stream.seek(0, os.SEEK_END) // PAGE_SIZE

    def __getitem__(self, number: int) -> bytes:
        """Return a page's content; the first page's begins with zeros where the salt stands.

        Raises:
            KeyError: there is no such page, or it fails its check.
        """
        self._stream.seek((number - 1) * PAGE_SIZE)
        page = self._stream.read(PAGE_SIZE)
        salt = _SALT if number == 1 else 0
        signed = page[salt:-_MAC]
        told = hmac.digest(self._hmac_key, signed + number.to_bytes(4, "little"), "sha512")
        if len(page) != PAGE_SIZE or not hmac.compare_digest(told, page[-_MAC:]):
            raise KeyError(number)
        content, iv = signed[:-_IV], signed[-_IV:]
        plain = Cipher(algorithms.AES(self._key), modes.CBC(iv)).decryptor().update(content)
        return bytes(salt) + plain


class LoosePages:
    """The leaves of a file that hang on no tree; nothing is written."""

    def __init__(self, pages: WholePages, layouts: Sequence[Layout]) -> None:
        self._pages = pages
        self._branches: dict[int, tuple[int, ...]] = {}
        leaves = set()
        for number in range(1, pages.count + 1):
            page = self._read(number)
            header = _FIRST_HEADER if number == 1 else 0
            if page[header] == _BRANCH:
                self._branches[number] = tuple(row_pages(page, header))
            elif page[header] == _LEAF:
                leaves.add(number)
        self._loose = sorted(leaves - self._reached([1, *(each.root for each in layouts)]))

    def _read(self, number: int) -> bytes:
        try:
            return self._pages[number]
        except KeyError:
            return bytes(PAGE_SIZE)

    def _reached(self, roots: list[int]) -> set[int]:
        """Return the pages that the trees lead to, as far as their branches can be read."""
        reached: set[int] = set()
        waiting = roots
        while waiting:
            number = waiting.pop()
            if number not in reached:
                reached.add(number)
                waiting.extend(self._branches.get(number, ()))
        return reached

    def rows(
        self, wanted: Layout, broken: Sequence[Layout]
    ) -> Iterator[tuple[int, tuple[Value, ...]]]:
        """Yield id and row from loose leaves that fit ``wanted`` and no other broken table."""
        for number in self._loose:
            try:
                rows = list(leaf_rows(self._pages, number, USABLE))
            except Malformed:
                continue
            fitting = [each for each in broken if all(each.fits(row) for _, row in rows)]
            if fitting == [wanted]:
                yield from ((row_id, wanted.row(row_id, values)) for row_id, values in rows)
