"""False trace and false shipping on 1688, as decision cases ask for them.

The clocks themselves are those of the live questions (``policy.false_track``,
``policy.false_shipping``); what only a person can tell, such as whether goods were really handed
over, is judged here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from workbench.domain.orders import Order, OrderStatus, Receiver
from workbench.domain.parcels.shipments import NumberUse, Shipment
from workbench.domain.rules.decisions import Answer, Verdict
from workbench.domain.shops import Platform
from workbench.policy.cases.answer import CaseAnswer, CaseReading, Instant, need, with_readings
from workbench.policy.cases.regions import FACT_OF, case_region
from workbench.policy.cases.scans import CaseScan, Numbers, events, until
from workbench.policy.cases.words import Word
from workbench.policy.combine import combine
from workbench.policy.facts import ParcelFacts
from workbench.policy.false_track import departure, gap

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.policy.packs import PolicyBook

TRANSFER = "1688.transship.same_province_newest_number"


class EarlierUse(Struct, frozen=True):
    """Another order's earlier use of the same number."""

    at: Instant
    receiver: str | None = None
    address: str | None = None


class Parcel(Struct, frozen=True):
    """One parcel with its scans and what is known of how it was shipped."""

    now: Instant | None = None
    from_province: str | None = None
    to_province: str | None = None
    to_country: str | None = None
    tracking_uploaded_at: Instant | None = None
    waybill: str | None = None
    scans: tuple[CaseScan, ...] | None = None
    method: Literal["express", "freight", "untraceable", "no_logistics"] | None = None
    receiver: str | None = None
    address: str | None = None
    earlier_uses: tuple[EarlierUse, ...] | None = None
    trace_destination: str | None = None
    order_city: str | None = None
    shipped_clicked_at: Instant | None = None
    actually_shipped: bool | Instant | None = None
    agreed_with_buyer: bool | None = None
    handover: str | None = None


def false_track(given: Parcel, book: PolicyBook) -> CaseAnswer:
    """Judge the 48 h and the 72 h clock of the number that counts at ``now``."""
    now = need(given.now, "now")
    numbers = Numbers(until(need(given.scans, "scans"), now), given.waybill)
    newest = numbers.judged(given.from_province, anywhere=True)
    if newest == numbers.first:
        return _judged(given, numbers.scans(newest), now, book)
    chosen = numbers.judged(given.from_province)
    answer = replace(_judged(given, numbers.scans(chosen), now, book), also=(TRANSFER,))
    if newest == chosen:
        return answer
    other = _judged(given, numbers.scans(newest), now, book)
    return with_readings(book.rule(TRANSFER).ambiguity("A7"), answer, other)


def _judged(given: Parcel, scans: list[CaseScan], now: datetime, book: PolicyBook) -> CaseAnswer:
    # A case says what every scan is: without a pickup scan no clock has begun.
    is_picked_up = any(scan.type == "PICKUP" for scan in scans)
    facts = parcel_facts(given, scans if is_picked_up else [], now)
    answer = combine([departure(facts, now, book), gap(facts, now, book)])
    if answer.unknowns and answer.verdict in {Verdict.PENDING, Verdict.VIOLATION}:
        return spoken(replace(answer, verdict=Verdict.UNKNOWN, deadline=None, readings=()))
    return spoken(answer)


def parcel_facts(given: Parcel, scans: list[CaseScan], now: datetime) -> ParcelFacts:
    """Return a case's parcel as the live questions take it, its trace polled at ``now``."""
    shipment = Shipment(
        "case",
        "this",
        given.waybill or "",
        "",
        uploaded_at=given.tracking_uploaded_at,
        origin=case_region(given.from_province, None),
        destination=case_region(given.to_province, given.to_country),
    )
    receiver = Receiver(name_key=given.receiver, address_key=given.address)
    order = Order("case", "this", OrderStatus.SHIPPED, receiver=receiver)
    uses = tuple(
        NumberUse("case", f"earlier {place}", "", use.at, use.receiver, use.address)
        for place, use in enumerate(given.earlier_uses or ())
    )
    return ParcelFacts(Platform.ALIBABA, shipment, order, events(scans), uses, now)


def spoken(answer: Answer) -> CaseAnswer:
    """Return a live question's answer in the words of the cases."""
    return CaseAnswer(
        Word(answer.verdict.value),
        answer.rule,
        answer.deadline,
        also=answer.also,
        readings=tuple(
            CaseReading(reading.reading, Word(reading.verdict.value), reading.deadline)
            for reading in answer.readings
        ),
        unknowns=tuple(dict.fromkeys(_fact(name) for name in answer.unknowns)),
    )


def _fact(name: str) -> str:
    return next((fact for word, fact in FACT_OF.items() if word == name), name)
