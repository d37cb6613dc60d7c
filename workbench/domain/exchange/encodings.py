"""The encodings in which a text may be read when its bytes do not tell which it is."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class TextEncoding(StrEnum):
    """What the seller may choose: what platforms and spreadsheet programs write (faults G1)."""

    UTF_8 = "utf-8"
    GB18030 = "gb18030"
    UTF_16_LE = "utf-16-le"
    UTF_16_BE = "utf-16-be"


class EncodingSample(NamedTuple):
    """The header and the first rows of a text as they read in an encoding, without people."""

    encoding: TextEncoding
    lines: tuple[str, ...]
