"""Scans as sources list them, made into one trace: masked, oldest first, numbered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.connectors.instants import read_instant
from workbench.connectors.payload import Unreadable
from workbench.domain.masking import mask_free_text
from workbench.domain.parcels.tracking import Scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ToldScan:
    """One line as a source gave it; its text still holds people's names and numbers.

    ``at`` is its time where the source tells it as a number; else it is read from ``time_text``.
    """

    text: str
    time_text: str
    status: str = ""
    at: datetime | None = None


def trace_of(
    told: Iterable[ToldScan], source: str, *, newest_first: bool = False
) -> tuple[Scan, ...]:
    """Return the whole trace, oldest first; scans of one second keep the source's order.

    ``newest_first`` is how the source lists scans where their times do not show it. A time that
    cannot be read costs only itself: the scan goes to the end.
    """
    timed = [(scan, scan.at or _instant(scan.time_text)) for scan in told]
    if _runs_backwards([at for _, at in timed if at], newest_first=newest_first):
        timed.reverse()
    timed.sort(key=lambda pair: pair[1] or _LAST)
    return tuple(
        Scan(
            text=mask_free_text(scan.text),
            happened_at=at,
            source=source,
            sequence=sequence,
            time_text=scan.time_text,
            provider_status=scan.status,
        )
        for sequence, (scan, at) in enumerate(timed)
    )


def _runs_backwards(times: Sequence[datetime], *, newest_first: bool) -> bool:
    if not times or times[0] == times[-1]:
        return newest_first
    return times[0] > times[-1]


def _instant(written: str) -> datetime | None:
    try:
        return read_instant(written, "time")
    except Unreadable:
        return None
