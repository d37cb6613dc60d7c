"""One trace out of what several sources tell of a parcel.

Order: by time; at the same instant by source and each source's own order (both events stay).
Events without a full time stand at the end.

Two events of *different* sources are one when they agree on the minute and on the text (folded:
white space and brackets differ between sources), or on the very second and the kind without naming
different sites. One source's repetitions are real and stay (顺丰 scans a pickup twice).

Precedence between two that are one: a text that names its act beats a provider's own word, that one
a text that says little, and each of them a text that we cannot read; then the marketplace beats a
trace provider, because it judges by its own trace; then what was seen first.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from workbench.domain.parcels.tracking import Basis, EventKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from workbench.domain.parcels.tracking import TrackingEvent

TRACE_PROVIDERS = frozenset({"kuaidi100", "kdniao"})

_BASES = (Basis.TEXT, Basis.PROVIDER, Basis.FALLBACK)
_IGNORED = str.maketrans("", "", " \t\r\n\u3000\u00a0【】[]（）()，,。.；;")


def normalise(events: Iterable[TrackingEvent]) -> tuple[TrackingEvent, ...]:
    """Return the parcel's events in order, those of several sources merged into one trace.

    Most traces come from one source alone, which is spared the search for twins.
    """
    kept = list(events)
    if len({event.scan.source for event in kept}) <= 1 and all(map(_time, kept)):
        return tuple(sorted(kept, key=_turn))
    undated = sorted((event for event in kept if event.happened_at is None), key=_place)
    merged = _ordered(_merged(_ordered(kept)))
    return (*(event for _, event in merged), *undated)


def _time(event: TrackingEvent) -> datetime | None:
    return event.scan.happened_at


def _turn(event: TrackingEvent) -> tuple[datetime | None, int]:
    return (event.scan.happened_at, event.scan.sequence)


def fold(text: str) -> str:
    """Return a text without what sources set differently: white space, brackets, stops."""
    return text.translate(_IGNORED)


def _place(event: TrackingEvent) -> tuple[bool, str, int]:
    scan = event.scan
    return (scan.source in TRACE_PROVIDERS, scan.source, scan.sequence)


def _ordered(events: Iterable[TrackingEvent]) -> list[tuple[datetime, TrackingEvent]]:
    dated = [(event.happened_at, event) for event in events if event.happened_at is not None]
    return sorted(dated, key=lambda pair: (pair[0], _place(pair[1])))


def _minute(dated: tuple[datetime, TrackingEvent]) -> datetime:
    return dated[0].replace(second=0, microsecond=0)


def _merged(dated: list[tuple[datetime, TrackingEvent]]) -> list[TrackingEvent]:
    result: list[TrackingEvent] = []
    for _, minute in groupby(dated, key=_minute):
        result.extend(_merged_minute([event for _, event in minute]))
    return result


def _merged_minute(events: list[TrackingEvent]) -> list[TrackingEvent]:
    """Merge within one minute; each event takes in at most one event of each other source."""
    result: list[TrackingEvent] = []
    for event in events:
        at = next((i for i, other in enumerate(result) if _is_same(other, event)), None)
        if at is None:
            result.append(event)
        else:
            result[at] = _joined(result[at], event)
    return result


def _is_same(one: TrackingEvent, other: TrackingEvent) -> bool:
    source = other.scan.source
    if source == one.scan.source or source in one.also_from:
        return False
    if fold(one.scan.text) == fold(other.scan.text):
        return True
    same_second = one.happened_at == other.happened_at
    return same_second and one.kind is other.kind and _sites_agree(one, other)


def _sites_agree(one: TrackingEvent, other: TrackingEvent) -> bool:
    names = [
        fold(event.reading.place.site) if event.reading.place else "" for event in (one, other)
    ]
    return "" in names or names[0] == names[1]


def _joined(one: TrackingEvent, other: TrackingEvent) -> TrackingEvent:
    winner, loser = sorted((one, other), key=_precedence)
    sources = {*one.also_from, *other.also_from, loser.scan.source} - {winner.scan.source}
    seen_at = min(one.seen_at, other.seen_at)
    return replace(winner, seen_at=seen_at, also_from=tuple(sorted(sources)))


def _precedence(event: TrackingEvent) -> tuple[bool, int, bool, datetime, str]:
    source = event.scan.source
    is_unread = event.kind is EventKind.UNKNOWN
    basis = _BASES.index(event.reading.basis)
    return (is_unread, basis, source in TRACE_PROVIDERS, event.seen_at, source)
