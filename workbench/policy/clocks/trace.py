"""A trace as all parcel clocks look at it: sifted once, its landmarks found when asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.domain.parcels.journey import (
    Evidence,
    delivered,
    first_delivery_of,
    first_hub_of,
    is_judgeable,
    judgeable,
    node_times,
    pickup_of,
)
from workbench.domain.parcels.nodes import is_made_by_carrier
from workbench.domain.parcels.tracking import EventKind
from workbench.policy.doubts import has_undated, has_unread
from workbench.policy.unknowns import Unknown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.domain.parcels.journey import Dated
    from workbench.domain.parcels.tracking import TrackingEvent
    from workbench.policy.facts import ParcelFacts


_NO_UPDATE = frozenset({EventKind.ORDERED, EventKind.INFO, EventKind.PICKED_UP})
_BEHIND = frozenset({Evidence.OTHER_REGION, Evidence.DELIVERY})


@dataclass(frozen=True, slots=True)
class HubEntry:
    """When a trace first shows a sorting centre.

    ``is_seen`` is False where only what lies behind one is shown, so that a scan there stands for
    it.
    """

    at: datetime
    is_seen: bool


@dataclass(frozen=True)
class Trace:
    """The events of one parcel that are not dated after ``now``; instants in UTC."""

    facts: ParcelFacts
    now: datetime

    @cached_property
    def events(self) -> tuple[TrackingEvent, ...]:
        """All events, those without a full time among them."""
        return self.facts.events_until(self.now)

    @cached_property
    def judged(self) -> Sequence[Dated]:
        """The events that may be judged, in order."""
        return judgeable(self.events)

    @cached_property
    def next_event_at(self) -> datetime | None:
        """When facts that are dated after ``now`` come to pass."""
        return self.facts.next_event_after(self.now)

    @cached_property
    def pickup(self) -> Dated | None:
        """The pickup scan, or the first scan in the carrier's hands where it is missing."""
        return pickup_of(self.judged)

    @cached_property
    def picked_up_at(self) -> datetime | None:
        """When the parcel was picked up, at the latest."""
        return self.pickup[0] if self.pickup else None

    @property
    def has_pickup_scan(self) -> bool:
        """Tell whether the pickup itself was scanned, so that its time is known."""
        return self.pickup is not None and self.pickup[1].kind is EventKind.PICKED_UP

    @cached_property
    def updated_at(self) -> datetime | None:
        """When the carrier first wrote anything after the pickup; a pickup scanned twice is none.

        Words that we cannot read are an update as well.
        """
        pickup = self.pickup
        if pickup is None:
            return None
        after = False
        for at, event in self.judged:
            if after and event.kind not in _NO_UPDATE:
                return at
            after = after or event is pickup[1]
        return None

    @cached_property
    def hub(self) -> HubEntry | None:
        """When it first entered a sorting centre."""
        found = first_hub_of(self.judged)
        if found is None:
            return None
        at = found.arrived_at or found.departed_at
        is_seen = found.arrived_at is not None or found.evidence not in _BEHIND
        return HubEntry(at, is_seen) if at else None

    @cached_property
    def delivery_at(self) -> datetime | None:
        """When the stretch ended in which gaps count: the first 派送 scan or what proves one."""
        found = first_delivery_of(self.judged)
        return found[0] if found else None

    @cached_property
    def delivered_at(self) -> datetime | None:
        """When the buyer got it; None as well where that bears no full date."""
        final = delivered(self.events)
        return final.happened_at if final is not None and is_judgeable(final) else None

    @cached_property
    def nodes(self) -> list[datetime]:
        """When the nodes happened, in order."""
        return node_times(self.judged)

    @cached_property
    def entered_at(self) -> datetime | None:
        """When the trace begins: the first scan in the carrier's hands; an order is no scan."""
        return next((at for at, event in self.judged if is_made_by_carrier(event)), None)

    @cached_property
    def province(self) -> str:
        """Where the trace begins, "" where its first scans do not tell."""
        places = (event.reading.place for _, event in self.judged)
        return next((place.province for place in places if place and place.province), "")

    @cached_property
    def is_undated(self) -> bool:
        """Tell whether a scan bears no full date and may be the awaited one."""
        return has_undated(self.events)

    def doubts(self, start: datetime, end: datetime) -> tuple[Unknown, ...]:
        """Name why the awaited scan may be there unjudged between two instants."""
        unread = has_unread(self.events, start, end)
        undated = (Unknown.SOME_EVENT_TIMES,) if self.is_undated else ()
        return (*undated, Unknown.UNREAD_EVENT) if unread else undated

    @property
    def never_polled(self) -> bool:
        """Tell whether no source has ever answered for this number."""
        return self.facts.trace_polled_at is None and not self.events
