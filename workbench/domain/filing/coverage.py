"""Filings on a line of promised shipping times: what they cover, cover twice, and leave open.

A gap between filings is where tickets arise (taobao.urge.gap_ticket): a window that ends on one day
and one that begins two days later leave the day between open. Both ends of a window are inside.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from workbench.domain.filing.filings import Filing

# Windows are told to the second: what begins in the next one joins.
_ONE_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class CoverSpan:
    """Promised shipping times from ``since`` to ``until``, both inside, and who covers them.

    ``filings`` are ids in order; none makes a gap, more than one an overlap.
    """

    since: datetime
    until: datetime
    filings: tuple[str, ...]

    @property
    def is_gap(self) -> bool:
        """Tell whether nothing covers this span."""
        return not self.filings


def coverage(filings: Iterable[Filing]) -> tuple[CoverSpan, ...]:
    """Return the line from the first window's start to the last one's end, without a hole.

    Filings without a whole window cannot be drawn and are left out. Which filings count (accepted
    ones, drafts beside them) is the caller's to decide.
    """
    windows = [
        (one.ship_from, one.ship_until, one.id)
        for one in filings
        if one.ship_from and one.ship_until and one.ship_from <= one.ship_until
    ]
    starts = {since for since, _, _ in windows} | {until + _ONE_SECOND for _, until, _ in windows}
    cuts = sorted(starts)
    spans: list[CoverSpan] = []
    for since, following in pairwise(cuts):
        inside = tuple(name for start, end, name in windows if start <= since <= end)
        last = spans[-1] if spans else None
        if last is not None and last.filings == inside:
            spans[-1] = CoverSpan(last.since, following - _ONE_SECOND, inside)
        else:
            spans.append(CoverSpan(since, following - _ONE_SECOND, inside))
    return tuple(spans)


def gaps_between(filings: Iterable[Filing]) -> tuple[CoverSpan, ...]:
    """Return the spans between windows that no filing covers."""
    return tuple(span for span in coverage(filings) if span.is_gap)
