"""Judging an order file: every question that fits, each as a decision with its urgency."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from workbench.domain.decisions import Decision, Level, Subject, SubjectKind, Verdict
from workbench.domain.journey import is_finished, normalise
from workbench.domain.orders import OrderStatus
from workbench.domain.shipments import ShipmentState, ShippingMethod
from workbench.domain.shops import Platform
from workbench.policy.facts import OrderFacts, ParcelFacts
from workbench.policy.false_shipping import NO_TRACE, NUMBER_REUSE, no_trace, number_reuse
from workbench.policy.false_track import DEPARTURE, GAP, both_clocks, departure, gap
from workbench.policy.lead_times import LeadTimes
from workbench.policy.levels import Urgency
from workbench.policy.shipping import SHIP_BY, ship_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from workbench.domain.decisions import Answer
    from workbench.domain.files import OrderFile, ShipmentFile
    from workbench.domain.orders import Order
    from workbench.policy.packs import PolicyBook
    from workbench.policy.rules import Rule

__all__ = ["LeadTimes", "judge_order"]

_ParcelQuestions: TypeAlias = (
    "tuple[tuple[str, Callable[[ParcelFacts, datetime, PolicyBook], Answer]], ...]"
)

_CLOCKS: _ParcelQuestions = ((DEPARTURE, departure), (GAP, gap))
_OF_NUMBER: _ParcelQuestions = ((NO_TRACE, no_trace), (NUMBER_REUSE, number_reuse))
_WAITING = frozenset({OrderStatus.AWAITING_SHIPMENT, OrderStatus.UNKNOWN})


def judge_order(
    file: OrderFile, now: datetime, book: PolicyBook, leads: LeadTimes
) -> tuple[Decision, ...]:
    """Return a decision for each question on the order and each number that stands on it.

    Replaced and removed numbers, and shipments without logistics, are not judged. A completed order
    is judged as of its last change, when its clocks stopped; a cancelled one warns of nothing.
    """
    if file.platform is not Platform.ALIBABA:
        return ()
    bench = _Bench(file, now, _judged_at(file.order, now), book, leads)
    return (*bench.order_decisions(), *bench.parcel_decisions())


@dataclass(frozen=True, slots=True)
class _Bench:
    """One order file at one instant with everything needed to judge it."""

    file: OrderFile
    now: datetime
    judged_at: datetime
    book: PolicyBook
    leads: LeadTimes

    def order_decisions(self) -> Iterator[Decision]:
        """Judge the promise of an order that has not been shipped."""
        order = self.file.order
        if order.ship_by is None or order.status not in _WAITING:
            return
        shipments = tuple(parcel.shipment for parcel in self.file.shipments)
        facts = OrderFacts(self.file.platform, order, shipments)
        subject = Subject(SubjectKind.ORDER, order.shop_id, order.number)
        if rule := self._rule(SHIP_BY):
            answer = ship_by(facts, self.judged_at, self.book)
            yield self._decision(subject, rule, answer, is_finished=False)

    def parcel_decisions(self) -> Iterator[Decision]:
        """Judge each number that stands on the order."""
        for parcel in self.file.shipments:
            shipment = parcel.shipment
            is_active = shipment.state is ShipmentState.ACTIVE
            if is_active and shipment.method is not ShippingMethod.NO_LOGISTICS:
                yield from self._parcel(parcel)

    def _parcel(self, parcel: ShipmentFile) -> Iterator[Decision]:
        facts = self._facts(parcel)
        order = self.file.order
        subject = Subject(
            SubjectKind.SHIPMENT, order.shop_id, order.number, parcel.shipment.waybill
        )
        finished = is_finished(parcel.shipment, facts.events)
        for answer in self._answers(facts):
            if rule := self._rule(answer.rule):
                yield self._decision(subject, rule, answer, is_finished=finished)

    def _answers(self, facts: ParcelFacts) -> Iterator[Answer]:
        """Ask every question whose rule a pack holds; the two clocks share one sifted trace."""
        rules, at = self.book.rules, self.judged_at
        questions = _CLOCKS + _OF_NUMBER
        if DEPARTURE in rules and GAP in rules:
            yield from both_clocks(facts, at, self.book)
            questions = _OF_NUMBER
        for rule_id, question in questions:
            if rule_id in rules:
                yield question(facts, at, self.book)

    def _facts(self, parcel: ShipmentFile) -> ParcelFacts:
        return ParcelFacts(
            self.file.platform,
            parcel.shipment,
            self.file.order,
            normalise(parcel.events),
            parcel.other_uses,
            parcel.trace_polled_at,
        )

    def _rule(self, rule_id: str) -> Rule | None:
        """Return the rule if a pack holds it and it is in force."""
        rule = self.book.rules.get(rule_id)
        return rule if rule is not None and rule.version_at(self.judged_at) else None

    def _decision(
        self, subject: Subject, rule: Rule, answer: Answer, *, is_finished: bool
    ) -> Decision:
        warn_by = answer.deadline - rule.earliest_reading if answer.deadline else None
        is_open = self.file.order.status.is_open
        urgency = Urgency(answer, warn_by, self.leads.lead(rule.id), is_finished or not is_open)
        level = urgency.level(self.judged_at) if self._may_warn(answer) else Level.NONE
        return Decision(
            subject=subject,
            answer=answer if is_open else replace(answer, next_change_at=None),
            level=level,
            decided_at=self.now,
            next_change_at=urgency.next_change_at(self.judged_at) if is_open else None,
            warn_by=warn_by,
            remedies=_remedies(rule, answer) if level is not Level.NONE else (),
            pack=self.book.version,
        )

    def _may_warn(self, answer: Answer) -> bool:
        """Tell whether this answer may warn: of a closed order, only what was missed before."""
        status = self.file.order.status
        if status is OrderStatus.COMPLETED:
            return answer.verdict is Verdict.VIOLATION
        return status is not OrderStatus.CANCELLED


def _judged_at(order: Order, now: datetime) -> datetime:
    """Return the instant of judging, in whole seconds (policy-facts C2)."""
    is_stopped = order.status is OrderStatus.COMPLETED and order.modified_at is not None
    at = min(now, order.modified_at) if is_stopped and order.modified_at else now
    return at.replace(microsecond=0)


def _remedies(rule: Rule, answer: Answer) -> tuple[str, ...]:
    """Return what to do, the cure first: the carrier is chased only while there is time."""
    remedies = rule.remedies
    return remedies.before if answer.verdict is Verdict.PENDING else remedies.after
