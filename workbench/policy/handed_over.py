"""Parcels that another carrier carries on, in live judging: which number's clocks count.

Rule 1688.transship.same_province_newest_number (policy-facts, seed 003; A7): after a transfer
inside the sender's province the old number's stall no longer counts. The new number is judged by
itself where the order bears it; where it does not, the seller is told to put it there. Where the
traces leave open whether a transfer counts, the old number stays and what it missed is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.parcels.journey import NumberTrace, decisive_number, normalise
from workbench.domain.parcels.shipments import ShipmentState
from workbench.domain.parcels.tracking import EventKind
from workbench.domain.rules.decisions import Answer, Verdict
from workbench.policy.false_shipping import NUMBER_REUSE
from workbench.policy.question import SITUATION
from workbench.policy.unknowns import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from workbench.domain.files import OrderFile
    from workbench.domain.parcels.journey import Decisive
    from workbench.domain.parcels.tracking import TrackingEvent
    from workbench.policy.facts import ParcelFacts
    from workbench.policy.packs import PolicyBook

TRANSFER = "1688.transship.same_province_newest_number"
QUESTION = "transship.number"


@dataclass(frozen=True, slots=True)
class HandOver:
    """One parcel of an order and what the book says of hand-overs at an instant (UTC)."""

    facts: ParcelFacts
    file: OrderFile
    book: PolicyBook
    at: datetime

    def answers(self, own: Iterable[Answer]) -> Iterator[Answer]:
        """Yield the answers that count: the number's ``own``, or what takes their place."""
        decisive = self._decisive() if self._is_asked() and self._is_forwarded() else None
        if decisive is None or not (decisive.transfers or decisive.is_open):
            yield from own
        elif decisive.transfers:
            # Two orders with one number stay two orders with one number.
            yield from (answer for answer in own if answer.rule == NUMBER_REUSE)
            yield self._moved(decisive)
        else:
            yield from map(_doubted, own)
            yield _answer(Verdict.UNKNOWN, "unknown", unknowns=(Unknown.TRANSFER,))

    def _is_asked(self) -> bool:
        rule = self.book.rules.get(TRANSFER)
        if rule is None or TRANSFER in self.book.quiet or rule.question != QUESTION:
            return False
        return rule.version_at(self.at) is not None

    def _is_forwarded(self) -> bool:
        return any(event.reading.kind is EventKind.FORWARDED for event in self.facts.events)

    def _decisive(self) -> Decisive:
        traces = [
            NumberTrace(parcel.shipment, self._until_now(normalise(parcel.events)))
            for parcel in self.file.shipments
        ]
        return decisive_number(self.facts.shipment.waybill, traces)

    def _until_now(self, events: tuple[TrackingEvent, ...]) -> tuple[TrackingEvent, ...]:
        return replace(self.facts, events=events).events_until(self.at)

    def _moved(self, decisive: Decisive) -> Answer:
        """Return that the new number counts; unknown while the order does not bear it."""
        on_order = {
            parcel.shipment.waybill
            for parcel in self.file.shipments
            if parcel.shipment.state is ShipmentState.ACTIVE
        }
        if decisive.number in on_order:
            return _answer(Verdict.CLEAN, "clean", number=decisive.number)
        return _answer(Verdict.UNKNOWN, "unknown_elsewhere", number=decisive.number)


def _doubted(answer: Answer) -> Answer:
    """Return an answer of a number that may count no more: what it missed is unknown."""
    unknowns = (*answer.unknowns, Unknown.TRANSFER)
    if answer.rule == NUMBER_REUSE:
        return answer
    if not answer.verdict.is_missed:
        return replace(answer, unknowns=unknowns)
    facts = {SITUATION: Verdict.UNKNOWN.value}
    return replace(answer, verdict=Verdict.UNKNOWN, unknowns=unknowns, facts=facts)


def _answer(
    verdict: Verdict, situation: str, *, unknowns: tuple[str, ...] = (), number: str = ""
) -> Answer:
    facts = {SITUATION: situation} | ({"number": number} if number else {})
    return Answer(TRANSFER, verdict, unknowns=unknowns, facts=facts)
