"""How a parcel travels: the sites on its way and the instants of its scans."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.parcels.tracking import EventKind
from workbench.domain.regions import short_province
from workbench.sandbox.scenario import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random

    from workbench.domain.regions import Region
    from workbench.sandbox.scenario import CarrierProfile

# Couriers go out by day; a scan that would fall into the night waits for the morning.
_DAYTIME = {
    EventKind.OUT_FOR_DELIVERY: (time(7, 20), time(16, 30)),
    EventKind.AVAILABLE_FOR_PICKUP: (time(9), time(20)),
    EventKind.DELIVERED: (time(7, 40), time(21)),
}


@dataclass(frozen=True, slots=True)
class Route:
    """The sites between seller and buyer; ``hours`` is the line haul into ``hub``."""

    outlet: Site
    hubs: tuple[Site, ...]
    branch: Site
    hours: float


@dataclass(frozen=True, slots=True)
class Leg:
    """One scan to come: what, where, where to, and how long after the pickup."""

    kind: EventKind
    site: Site
    following: Site | None
    after: timedelta


@dataclass(frozen=True, slots=True)
class Stop:
    """A leg that has got its instant (UTC)."""

    leg: Leg
    at: datetime


def route_to(region: Region, hours: float, profile: CarrierProfile, *, by_gateway: bool) -> Route:
    """Return the way from the profile's outlet to ``region``, by way of its gateway or straight."""
    names = _names(region)
    hub = Site(profile.hub.format_map(names), region.city)
    branch = Site(profile.branch.format_map(names), region.city)
    between = (profile.gateway,) if by_gateway and profile.gateway != hub else ()
    return Route(profile.outlet, (profile.first_hub, *between, hub), branch, hours)


def _names(region: Region) -> dict[str, str]:
    short, city = short_province(region.province), region.city.removesuffix("市")
    own = short == city
    return {
        "p": "" if own else short,
        "c": city,
        "P": "" if own else region.province,
        "C": region.city,
        "A": region.district,
    }


def journey(route: Route, rng: Random, *, by_station: bool) -> tuple[Leg, ...]:
    """Return every scan from pickup to delivery on ``route``, all within the rules' limits."""
    road = _Road(rng)
    road.pass_by(EventKind.PICKED_UP, route.outlet, None, (0, 0))
    road.pass_by(EventKind.DEPARTED, route.outlet, route.hubs[0], (20, 80))
    for hub, following, minutes in _hauls(route):
        road.pass_by(EventKind.ARRIVED, hub, None, minutes)
        road.pass_by(EventKind.DEPARTED, hub, following, (20, 140))
    road.pass_by(EventKind.ARRIVED, route.branch, None, (60, 180))
    road.pass_by(EventKind.OUT_FOR_DELIVERY, route.branch, None, (10, 40))
    if by_station:
        road.pass_by(EventKind.AVAILABLE_FOR_PICKUP, route.branch, None, (120, 300))
    road.pass_by(EventKind.DELIVERED, route.branch, None, (60, 1200) if by_station else (60, 300))
    return tuple(road.legs)


def _hauls(route: Route) -> Iterator[tuple[Site, Site, tuple[int, int]]]:
    """Yield each hub with the next site and the minutes it takes to reach the hub."""
    last = len(route.hubs) - 1
    for place, hub in enumerate(route.hubs):
        following = route.branch if place == last else route.hubs[place + 1]
        haul = round(route.hours * 60)
        minutes = (haul * 9 // 10, haul * 6 // 5) if place == last else (90, 150)
        yield hub, following, (30, 80) if place == 0 else minutes


class _Road:
    """Adds up the minutes between scans."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._after = timedelta()
        self.legs: list[Leg] = []

    def pass_by(
        self, kind: EventKind, site: Site, following: Site | None, minutes: tuple[int, int]
    ) -> None:
        low, high = minutes
        self._after += timedelta(seconds=self._rng.randint(low * 60, high * 60))
        self.legs.append(Leg(kind, site, following, self._after))


def put_on_clock(legs: Iterable[Leg], picked_up_at: datetime) -> list[Stop]:
    """Give each leg its instant; delivery waits for daytime and moves what follows along."""
    stops, late = [], timedelta()
    for leg in legs:
        planned = picked_up_at + leg.after + late
        at = _by_day(planned, leg.kind)
        late += at - planned
        stops.append(Stop(leg, at))
    return stops


def _by_day(at: datetime, kind: EventKind) -> datetime:
    if kind not in _DAYTIME:
        return at
    opens, closes = _DAYTIME[kind]
    local = at.astimezone(SHANGHAI)
    if opens <= local.time() <= closes:
        return at
    day = local.date() + timedelta(days=local.time() > closes)
    # Spread the morning's scans by the planned second, so that not all happen at once.
    spread = timedelta(seconds=(local.minute * 60 + local.second) % 4800)
    return (datetime.combine(day, opens, SHANGHAI) + spread).astimezone(UTC)


def moved(stops: Iterable[Stop], by: timedelta) -> list[Stop]:
    """Return the stops ``by`` later."""
    return [replace(stop, at=stop.at + by) for stop in stops]
