"""Decision cases of the shared data, turned into our facts and asked of our questions."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from tests.policy.parcels import NUMBER, SHOP, WAYBILL
from workbench.domain.orders import Order, OrderStatus, Receiver
from workbench.domain.parcels.journey import normalise
from workbench.domain.parcels.shipments import NumberUse, Shipment
from workbench.domain.parcels.tracking import (
    EventKind,
    Place,
    Reading,
    Scan,
    SiteKind,
    TrackingEvent,
)
from workbench.domain.regions import Region
from workbench.domain.shops import Platform
from workbench.policy.combine import combine
from workbench.policy.facts import ParcelFacts
from workbench.policy.false_shipping import no_trace, number_reuse
from workbench.policy.false_track import departure, gap
from workbench.policy.regions import REMOTE_LIST, remoteness

if TYPE_CHECKING:
    from workbench.domain.rules.decisions import Answer, OtherReading
    from workbench.policy.packs import PolicyBook

KINDS = {
    "ORDER_ACCEPTED": (EventKind.ORDERED, SiteKind.UNKNOWN),
    "PICKUP": (EventKind.PICKED_UP, SiteKind.OUTLET),
    "ARRIVE_OUTLET": (EventKind.ARRIVED, SiteKind.OUTLET),
    "DEPART_OUTLET": (EventKind.DEPARTED, SiteKind.OUTLET),
    "ARRIVE_HUB": (EventKind.ARRIVED, SiteKind.HUB),
    "DEPART_HUB": (EventKind.DEPARTED, SiteKind.HUB),
    "OUT_FOR_DELIVERY": (EventKind.OUT_FOR_DELIVERY, SiteKind.OUTLET),
    "SIGNED": (EventKind.DELIVERED, SiteKind.UNKNOWN),
}
QUESTIONS = {"false_track": (departure, gap), "false_shipping": (no_trace, number_reuse)}


def answer_case(case: dict[str, Any], book: PolicyBook) -> dict[str, Any]:
    """Return our answer in the words of ``expect``."""
    given = case["given"]
    if case["kind"] == "region":
        return _region(given, book)
    now = datetime.fromisoformat(given["now"])
    questions = QUESTIONS[case["kind"]]
    return _spoken(combine([ask(_facts(given), now, book) for ask in questions]))


def _region(given: dict[str, Any], book: PolicyBook) -> dict[str, Any]:
    at = datetime.fromisoformat("2024-03-05T12:00:00+08:00")
    found = remoteness(Region(given["from_province"]), Region(given["to_province"]), book, at)
    return {"verdict": "remote" if found.remote else "not_remote", "because": REMOTE_LIST}


def _facts(given: dict[str, Any]) -> ParcelFacts:
    events = normalise(_event(scan, place) for place, scan in enumerate(given["scans"]))
    receiver = Receiver(name_key=given.get("receiver"), address_key=given.get("address"))
    order = Order(SHOP, NUMBER, OrderStatus.SHIPPED, receiver=receiver)
    shipment = Shipment(
        SHOP,
        NUMBER,
        WAYBILL,
        "yuantong",
        uploaded_at=datetime.fromisoformat(given["tracking_uploaded_at"]),
        origin=Region(given["from_province"]),
        destination=Region(given["to_province"]),
    )
    uses = tuple(
        _use(f"earlier-{place}", use) for place, use in enumerate(given.get("earlier_uses", ()))
    )
    polled_at = datetime.fromisoformat(given["now"])
    return ParcelFacts(Platform.ALIBABA, shipment, order, events, uses, polled_at)


def _use(number: str, raw: dict[str, str]) -> NumberUse:
    used_at = datetime.fromisoformat(raw["at"])
    return NumberUse(SHOP, number, WAYBILL, used_at, raw["receiver"], raw["address"])


def _event(scan: dict[str, Any], place: int) -> TrackingEvent:
    kind, site_kind = KINDS[scan["type"]]
    happened_at = datetime.fromisoformat(scan["time"])
    site = Place(scan.get("hub") or scan["type"])
    reading = Reading(kind, site_kind=site_kind, place=site)
    return TrackingEvent(Scan(scan["type"], happened_at, "case", place), reading, happened_at)


def _spoken(answer: Answer) -> dict[str, Any]:
    spoken: dict[str, Any] = {"verdict": answer.verdict.value, "because": answer.rule}
    if answer.deadline is not None:
        spoken["deadline"] = answer.deadline
    if answer.also:
        spoken["also"] = list(answer.also)
    if answer.readings:
        spoken["readings"] = [_reading(reading) for reading in answer.readings]
    return spoken


def _reading(reading: OtherReading) -> dict[str, Any]:
    spoken: dict[str, Any] = {"reading": reading.reading, "verdict": reading.verdict.value}
    if reading.deadline is not None:
        spoken["deadline"] = reading.deadline
    return spoken


def with_instants(expected: dict[str, Any]) -> dict[str, Any]:
    """Return ``expect`` with its deadlines as instants: the same one may bear any offset."""
    read = dict(expected)
    if "deadline" in read:
        read["deadline"] = datetime.fromisoformat(read["deadline"])
    if "readings" in read:
        read["readings"] = [with_instants(reading) for reading in read["readings"]]
    return read
