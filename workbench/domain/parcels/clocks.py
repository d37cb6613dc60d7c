"""The clocks that run on a parcel or its order, and between which events each of them counts.

Words alone: which rule is which clock, with how many hours, is written in the policy packs.
"""

from __future__ import annotations

from enum import StrEnum


class ParcelClock(StrEnum):
    """The clocks, in the order in which they bite.

    ``OUT_OF_STOCK`` is the severe step of ``SHIP_BY``: still unshipped long after becoming late.
    ``TICKET_ENTRY`` runs until the buyer is shown the entry by which a stall is reported.
    """

    SHIP_BY = "ship_by"
    OUT_OF_STOCK = "out_of_stock"
    SCAN_BY = "scan_by"
    HUB_BY = "hub_by"
    NEXT_SCAN_BY = "next_scan_by"
    TICKET_ENTRY = "ticket_entry"
    DELIVER_BY = "deliver_by"


class CountsFrom(StrEnum):
    """The instant from which a clock counts its hours.

    ``PREVIOUS_ENTRY`` starts anew with every node of the trace. ``BECAME_LATE`` is the last good
    instant of the rule that the clock follows.
    """

    PAYMENT = "payment"
    UPLOAD = "upload"
    PICKUP = "pickup"
    PREVIOUS_ENTRY = "previous_entry"
    BECAME_LATE = "became_late"


class Awaited(StrEnum):
    """The event that stops a clock.

    ``SHIPMENT`` is what the platform calls shipped (the click), ``PICKUP`` the carrier's first scan
    of the parcel, ``UPDATE`` any scan after it, ``HUB_ENTRY`` a scan at a sorting centre,
    ``HUB_DEPARTURE`` the one with which it leaves it, ``NEXT_ENTRY`` the next node up to delivery.
    """

    SHIPMENT = "shipment"
    PICKUP = "pickup"
    UPDATE = "update"
    HUB_ENTRY = "hub_entry"
    HUB_DEPARTURE = "hub_departure"
    NEXT_ENTRY = "next_entry"
    DELIVERY = "delivery"


class Stretch(StrEnum):
    """From where on the nodes of a trace are held against a gap; all end with the first 派送."""

    PICKUP = "pickup"
    FIRST_ENTRY = "first_entry"
    FIRST_HUB = "first_hub"


class Bound(StrEnum):
    """Whether reaching the limit itself is a violation (大于等于) or only passing it (超过)."""

    MORE_THAN = "more_than"
    OR_EQUAL = "or_equal"


class MovedBy(StrEnum):
    """Which filing moves a ship-by clock: none, any approved one, or one approved in time."""

    NOTHING = "nothing"
    APPROVED_FILING = "approved_filing"
    FILING_APPROVED_IN_TIME = "filing_approved_in_time"
