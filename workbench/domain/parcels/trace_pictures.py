"""Two traces of one parcel side by side, in words ready to be drawn as one picture.

What the platform shows stands left, what the carrier's own site or a provider tells right: where
the left is empty, the platform lacks a scan (1688.filing.case1_trace_mismatch).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RowTone(StrEnum):
    """What a line is: told by both sides, by one alone, or a limit that was missed."""

    BOTH = "both"
    PLATFORM_ONLY = "platform_only"
    OTHER_ONLY = "other_only"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One line: its time in Shanghai, and what each side tells; a limit speaks in ``platform``."""

    when: str
    platform: str
    other: str
    tone: RowTone


@dataclass(frozen=True, slots=True)
class TraceBlock:
    """One parcel: its number, whose traces stand beside each other, and a note beneath them.

    ``note`` says so where one side tells nothing, "" where both speak.
    """

    title: str
    platform: str
    other: str
    rows: tuple[TraceRow, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class TracePicture:
    """All parcels of one order; ``time`` heads the column of times."""

    title: str
    subtitle: str
    time: str
    blocks: tuple[TraceBlock, ...]

    @property
    def has_other_side(self) -> bool:
        """Tell whether somebody beside the platform tells a trace."""
        return any(row.other for block in self.blocks for row in block.rows)
