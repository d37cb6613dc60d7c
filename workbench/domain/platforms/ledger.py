"""What carriers and their outlets cost, by month, from what platforms told; pure.

Penalties and deductions are costs, money given back is taken off beside them and never silently.
What has no amount is counted as unknown; what cannot be laid at one carrier's door is said so.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.platforms.platform_records import RecordKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

COSTS = frozenset({RecordKind.PENALTY, RecordKind.DEDUCTION})


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One thing a platform took or gave back, with the parcel it is about.

    ``amount`` is 分 as told, with its sign; ``carrier`` and ``outlet`` are "" where the order's
    parcels do not tell which one it was. ``last_scan`` and ``last_at`` are the evidence.
    """

    kind: RecordKind
    at: datetime | None
    shop_id: str
    order_number: str
    waybill: str
    carrier: str
    outlet: str
    what: str
    amount: int | None
    points: int | None
    last_scan: str = ""
    last_at: datetime | None = None

    @property
    def month(self) -> str:
        """Return 2024-01 of Shanghai, "" where the time was not told."""
        return f"{self.at.astimezone(SHANGHAI):%Y-%m}" if self.at else ""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """What one outlet of a carrier cost in one month; money in 分.

    ``unknown`` entries have no amount. ``returned`` was given back, ``entries`` are all behind it.
    """

    month: str
    carrier: str
    outlet: str
    parcels: int
    fen: int
    unknown: int
    returned: int
    points: int
    entries: tuple[LedgerEntry, ...] = ()


def ledger_lines(entries: Iterable[LedgerEntry]) -> tuple[LedgerLine, ...]:
    """Gather entries by month, carrier and outlet: the newest month first, the dearest first."""
    found: dict[tuple[str, str, str], list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        found[entry.month, entry.carrier, entry.outlet].append(entry)
    lines = [_line(key, members) for key, members in found.items()]
    dearest = sorted(lines, key=lambda line: (-line.fen, -line.unknown, line.carrier, line.outlet))
    return tuple(sorted(dearest, key=lambda line: line.month, reverse=True))


def _line(key: tuple[str, str, str], entries: list[LedgerEntry]) -> LedgerLine:
    costs = [entry for entry in entries if entry.kind in COSTS]
    back = [entry for entry in entries if entry.kind is RecordKind.RETURNED]
    return LedgerLine(
        *key,
        parcels=len({entry.waybill or entry.order_number for entry in entries}),
        fen=sum(abs(entry.amount) for entry in costs if entry.amount is not None),
        unknown=sum(entry.amount is None for entry in costs if not entry.points),
        returned=sum(abs(entry.amount) for entry in back if entry.amount is not None),
        points=sum(abs(entry.points) for entry in costs if entry.points is not None),
        entries=tuple(entries),
    )
