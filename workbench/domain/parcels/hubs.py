"""The first sorting centre of a trace: when the parcel reached it and when it left.

The rule 1688.false_track.no_departure_48h asks for the departure scan of the first 分拨中心
(转运中心, 中转站). Traces have gaps, so other scans stand for it (policy-facts A6), the earliest:

* a scan at a second centre, at an outlet behind the centre, or of the courier's delivery;
* a scan that names no site was made at the site of the scan before it (顺丰 已发车), or, where it
  names another city, beyond it;
* sites whose name tells nothing (中通's bare 【北京】, EMS' bare cities) are never taken for the
  first centre while they may be the collecting outlet: the sender's own site, or one in its city.
  Leaving any other such site for another city counts, and so does being seen in another province.

Leaving a collecting outlet (网点) never counts. Unread texts, orders and advice say nothing here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.domain.parcels.merging import fold
from workbench.domain.parcels.nodes import is_delivery, is_made_by_carrier, judgeable
from workbench.domain.parcels.tracking import EventKind, Place, SiteKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from workbench.domain.parcels.tracking import TrackingEvent


class Evidence(StrEnum):
    """What shows that the parcel left the first sorting centre."""

    NONE = "none"
    DEPARTURE_SCAN = "departure_scan"
    NEXT_SITE = "next_site"
    OTHER_REGION = "other_region"
    DELIVERY = "delivery"


@dataclass(frozen=True, slots=True)
class FirstHub:
    """Times (UTC) at the first sorting centre; None where no scan shows them.

    ``departed_at`` is None while the parcel is still there. ``arrived_at`` may be None although it
    left: some centres are scanned on the way out only. ``site`` is "" where none was named.
    """

    arrived_at: datetime | None
    departed_at: datetime | None
    evidence: Evidence
    site: str = ""


def first_hub(events: Iterable[TrackingEvent]) -> FirstHub | None:
    """Return what the trace shows of the first hub; None while nothing beyond the outlet is seen.

    ``events`` are normalised. A parcel that never shows a hub but is out for delivery, delivered or
    in another region has left it: ``departed_at`` is that scan's time.
    """
    return first_hub_of(judgeable(events))


def first_hub_of(judged: Iterable[tuple[datetime, TrackingEvent]]) -> FirstHub | None:
    """Return the same of events that were found judgeable, each with its time."""
    walk = _Walk()
    for at, event in judged:
        if is_made_by_carrier(event) and walk.step(at, event):
            break
    return walk.result()


class _Walk:
    """Reads a trace scan by scan until the first hub has been left."""

    def __init__(self) -> None:
        self._origin: Place | None = None
        self._outlets: set[str] = set()
        self._here: Place | None = None
        self._here_kind = SiteKind.UNKNOWN
        self._hub: Place | None = None
        self._arrived_at: datetime | None = None
        self._departed_at: datetime | None = None
        self._evidence = Evidence.NONE

    def step(self, at: datetime, event: TrackingEvent) -> bool:
        """Take in the next scan; True once the first hub has been left."""
        place, kind = self._site(event)
        if is_delivery(event):
            self._leave(at, Evidence.DELIVERY)
        elif place is None or self._is_beyond_hub(event):
            self._leave_unseen(at)
        elif kind is SiteKind.HUB:
            self._at_hub(at, event, place)
        elif self._hub is not None:
            self._behind_hub(at, event, place, kind)
        else:
            self._before_hub(at, event, place, kind)
        self._here, self._here_kind = place, kind
        return self._departed_at is not None

    def result(self) -> FirstHub | None:
        """Return the times found so far."""
        if self._hub is None and self._departed_at is None:
            return None
        site = self._hub.site if self._hub else ""
        return FirstHub(self._arrived_at, self._departed_at, self._evidence, site)

    def _site(self, event: TrackingEvent) -> tuple[Place | None, SiteKind]:
        """Return where the scan was made; a scan without a site was made where the last one was."""
        place = event.reading.place
        if place is None or not place.site:
            return (self._here, self._here_kind)
        kind = event.reading.site_kind
        self._note_outlet(event, place, kind)
        if kind is SiteKind.UNKNOWN and self._is_collecting(place):
            kind = SiteKind.OUTLET
        return (place, kind)

    def _is_collecting(self, place: Place) -> bool:
        return any(_key(place).startswith(outlet) for outlet in self._outlets)

    def _is_beyond_hub(self, event: TrackingEvent) -> bool:
        """Tell whether a scan without a site names another city than the hub's."""
        place = event.reading.place
        if self._hub is None or place is None or place.site:
            return False
        return _differ(self._hub.city, place.city)

    def _leave_unseen(self, at: datetime) -> None:
        if self._hub is not None:
            self._leave(at, Evidence.NEXT_SITE)

    def _note_outlet(self, event: TrackingEvent, place: Place, kind: SiteKind) -> None:
        """Remember outlets: where a courier collects, and where the trace begins."""
        if kind is SiteKind.HUB:
            return
        is_start = self._origin is None and self._hub is None
        if event.kind is EventKind.PICKED_UP or is_start:
            self._origin = self._origin or place
            self._outlets.add(_key(place))

    def _at_hub(self, at: datetime, event: TrackingEvent, place: Place) -> None:
        self._at_new_site(at, place)
        if self._departed_at is not None:
            return
        self._hub = self._hub or place
        if event.kind is EventKind.DEPARTED:
            self._leave(at, Evidence.DEPARTURE_SCAN)
        else:
            self._arrived_at = self._arrived_at or at

    def _behind_hub(self, at: datetime, event: TrackingEvent, place: Place, kind: SiteKind) -> None:
        """Handle a scan at an outlet or unknown site after the hub: a new site shows it left.

        Late scans of the collecting outlet do not. A bare city name that is being left (EMS:
        离开武汉市) is the hub itself.
        """
        if self._is_collecting(place) or event.kind is EventKind.PICKED_UP:
            return
        if event.kind is EventKind.DEPARTED:
            self._leave(at, Evidence.DEPARTURE_SCAN)
        elif event.kind is EventKind.ARRIVED or kind is SiteKind.OUTLET:
            self._at_new_site(at, place)

    def _at_new_site(self, at: datetime, place: Place) -> None:
        if self._hub is not None and not _same_site(self._hub, place):
            self._leave(at, Evidence.NEXT_SITE)

    def _before_hub(self, at: datetime, event: TrackingEvent, place: Place, kind: SiteKind) -> None:
        """Handle a scan before any hub was named."""
        if self._is_collecting(place):
            return
        if self._is_elsewhere(place, kind):
            self._leave(at, Evidence.OTHER_REGION)
        elif kind is SiteKind.UNKNOWN and _leaves_city(event, place):
            self._leave(at, Evidence.DEPARTURE_SCAN)

    def _is_elsewhere(self, place: Place, kind: SiteKind) -> bool:
        """Tell whether the parcel is seen where no collecting outlet of the sender can be.

        An outlet in another city; an unknown site only in another province, because in the same
        province it may be the first centre itself.
        """
        if self._origin is None:
            return False
        if _differ(self._origin.province, place.province):
            return True
        return kind is SiteKind.OUTLET and _differ(self._origin.city, place.city)

    def _leave(self, at: datetime, evidence: Evidence) -> None:
        self._departed_at, self._evidence = at, evidence


def _leaves_city(event: TrackingEvent, place: Place) -> bool:
    following = event.reading.next_place
    if event.kind is not EventKind.DEPARTED or following is None:
        return False
    return _differ(place.city, following.city)


def _differ(one: str, other: str) -> bool:
    """Tell whether two names are known and different; unknown proves nothing."""
    return bool(one and other) and one != other


def _key(place: Place) -> str:
    return _site_key(place.site)


# A carrier's sites come up again and again.
@lru_cache(maxsize=4096)
def _site_key(site: str) -> str:
    return fold(site).removesuffix("公司")


def _same_site(one: Place, other: Place) -> bool:
    """Tell whether two names are parts of one site (转运中心, 转运中心公司, 转运中心B1)."""
    first, second = _key(one), _key(other)
    return first.startswith(second) or second.startswith(first)
