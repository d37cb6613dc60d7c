"""What every file that goes out has in common: plain texts, nothing that a sheet would execute.

A cell that a spreadsheet would take for a formula is dangerous even as a product's title
(CVE-2021-41270; OWASP ASVS 1.2.10). XLSX knows text cells, so nothing has to be changed there; CSV
knows none, so such a text gets an apostrophe in front.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from workbench.domain.clock import SHANGHAI
from workbench.domain.exchange.exports import ValueKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.exchange.exports import ExportColumn

Value = str | int | datetime | None

# Excel cuts a cell at this length; what we keep is far shorter.
LONGEST_CELL = 32_767
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")

_BREAKS = re.compile("[\t\r\n\u0085\u2028\u2029]+")
# No XML and no UTF-8 holds these, or nobody sees them.
_UNWRITABLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]"
)


class TableWriter(Protocol):
    """Writes tables into the file it was made for; ``finish`` makes the file whole."""

    def begin(self, name: str, columns: Sequence[ExportColumn]) -> None:
        """Start a table; only SQLite files hold more than one."""
        ...

    def write(self, row: Sequence[Value]) -> None:
        """Add one row, a value for each column."""
        ...

    def finish(self) -> None:
        """Write all to the disk and close the file."""
        ...

    def abandon(self) -> None:
        """Close what is open without finishing; the file is worthless."""
        ...


def cell_text(value: Value, kind: ValueKind) -> str:
    """Return a value as people read it: one line, Shanghai time, yuan; "" where there is none."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}"
    if kind is ValueKind.MONEY and isinstance(value, int):
        return yuan(value)
    return plain_line(str(value))


def yuan(fen: int) -> str:
    """Return 128.50 of 12850 分."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def plain_line(text: str) -> str:
    """Return foreign text on one line, bounded, with what no file can hold replaced by U+FFFD."""
    return _UNWRITABLE.sub("\ufffd", _BREAKS.sub(" ", text[:LONGEST_CELL]))


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet might take this text for a formula."""
    return text.startswith(FORMULA_STARTS) or text.lstrip().startswith(FORMULA_STARTS)
