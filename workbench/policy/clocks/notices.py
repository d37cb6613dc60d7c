"""A platform's own notice moves the shipping time of a district for a while (O-TM-17).

It covers an order that is sent from or to the district and whose own time falls into the span; the
payment does not matter. After the latest time that it grants all is judged as usual. A place that
is told less finely than the notice is not taken to be in it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.domain.regions import Region
    from workbench.policy.clocks.asked import OrderCase
    from workbench.policy.clocks.promise import Promise
    from workbench.policy.rules import Rule, RuleVersion


def moved_by_notice(case: OrderCase, found: Promise) -> Promise:
    """Return the limit, moved to the latest time that a notice grants this order."""
    rules = case.book.notices[case.platform]
    grants = [(at, rule.id) for rule in rules if (at := _granted(rule, case, found.at))]
    latest, notice = max(grants, default=(found.at, ""))
    if latest <= found.at:
        return found
    return replace(found, at=latest, warn_at=latest, also=(notice,))


def _granted(rule: Rule, case: OrderCase, due: datetime) -> datetime | None:
    for version in rule.versions:
        if _instant(version, "due_from") <= due <= _instant(version, "due_until"):
            is_there = any(_is_in(region, version) for region in _ends(case))
            return _instant(version, "ship_until") if is_there else None
    return None


def _ends(case: OrderCase) -> Iterator[Region]:
    """Yield the places that the order is known to be sent from and to."""
    receiver = case.order.receiver
    told = [receiver.region if receiver else None]
    told += [parcel.facts.shipment.origin for parcel in case.parcels]
    yield from (region for region in told if region is not None)


def _is_in(region: Region, version: RuleVersion) -> bool:
    values = version.parameters
    told = ((region.province, "province"), (region.city, "city"), (region.district, "district"))
    return all(place.startswith(str(values[name])) for place, name in told)


def _instant(version: RuleVersion, name: str) -> datetime:
    return datetime.fromisoformat(str(version.parameters[name]))
