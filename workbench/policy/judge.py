"""Judging an order file: every question that fits its platform, each as a decision with urgency.

A platform's parcels are judged by that platform's rules and by no other's. Exemptions are not
asked about here: one whose end was never announced lowers no warning (``effects`` tells of them).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.orders import OrderStatus
from workbench.domain.parcels.journey import is_finished, normalise
from workbench.domain.parcels.shipments import ShipmentState, ShippingMethod
from workbench.domain.rules.decisions import Decision, Level, Subject, SubjectKind, Verdict
from workbench.domain.shops import Platform
from workbench.policy.alibaba import SeedQuestions
from workbench.policy.clocks.asked import Clocked, OrderCase, ParcelCase
from workbench.policy.clocks.asking import Told, ask_order, ask_parcel, replaced_by
from workbench.policy.facts import ParcelFacts
from workbench.policy.handed_over import HandOver
from workbench.policy.lead_times import LeadTimes
from workbench.policy.levels import Urgency

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from workbench.domain.files import OrderFile, ShipmentFile
    from workbench.domain.orders import Order
    from workbench.domain.rules.decisions import Answer
    from workbench.policy.packs import PolicyBook
    from workbench.policy.rules import Rule

__all__ = ["LeadTimes", "judge_order"]

_WAITING = frozenset({OrderStatus.AWAITING_SHIPMENT, OrderStatus.UNKNOWN})


def judge_order(
    file: OrderFile, now: datetime, book: PolicyBook, leads: LeadTimes
) -> tuple[Decision, ...]:
    """Return a decision for each question on the order and each number that stands on it.

    Replaced and removed numbers, and shipments without logistics, are not judged. A completed order
    is judged as of its last change, when its clocks stopped; a cancelled one warns of nothing.
    """
    bench = _Bench(file, now, _judged_at(file.order, now), book, leads)
    cases = bench.cases()
    return (*bench.order_decisions(cases), *bench.parcel_decisions(cases))


@dataclass(frozen=True, slots=True)
class _Bench:
    """One order file at one instant with everything needed to judge it."""

    file: OrderFile
    now: datetime
    judged_at: datetime
    book: PolicyBook
    leads: LeadTimes

    def cases(self) -> tuple[ParcelCase, ...]:
        """Return the parcels that stand on the order, those without logistics among them."""
        return tuple(
            ParcelCase(self._facts(parcel), self.judged_at, self.book)
            for parcel in self.file.shipments
            if parcel.shipment.state is ShipmentState.ACTIVE
        )

    def order_decisions(self, cases: tuple[ParcelCase, ...]) -> Iterator[Decision]:
        """Judge the order itself: is it shipped by its promise?"""
        order, platform = self.file.order, self.file.platform
        subject = Subject(SubjectKind.ORDER, order.shop_id, order.number)
        # The due pickup time of the platform's own list is later and finer than an export's.
        due = self.file.due_told
        promised = replace(order, ship_by=due) if due else order
        case = OrderCase(platform, promised, self.judged_at, self.book, cases, self.file.filings)
        told = ask_order(case, {})
        seeds = self._seeds_of_order(replaced_by(told))
        missed = {rule.id: at for rule, clocked in seeds if (at := clocked.missed_at)}
        for rule, clocked in (*seeds, *(ask_order(case, missed) if missed else told)):
            yield self._decision(subject, rule, clocked, is_finished=clocked.is_done)

    def _seeds_of_order(self, replaced: set[str]) -> list[Told]:
        if self.file.platform is not Platform.ALIBABA or self.file.order.status not in _WAITING:
            return []
        questions = SeedQuestions(self.book, self.judged_at, replaced)
        return [self._told(answer) for answer in questions.of_order(self.file)]

    def parcel_decisions(self, cases: tuple[ParcelCase, ...]) -> Iterator[Decision]:
        """Judge each number that stands on the order."""
        for case in cases:
            if case.facts.shipment.method is not ShippingMethod.NO_LOGISTICS:
                yield from self._parcel(case)

    def _parcel(self, case: ParcelCase) -> Iterator[Decision]:
        order, shipment = self.file.order, case.facts.shipment
        subject = Subject(SubjectKind.SHIPMENT, order.shop_id, order.number, shipment.waybill)
        finished = is_finished(shipment, case.facts.events)
        told = ask_parcel(case)
        for rule, clocked in (*self._seeds_of_parcel(case, replaced_by(told)), *told):
            yield self._decision(subject, rule, clocked, is_finished=finished or clocked.is_done)

    def _seeds_of_parcel(self, case: ParcelCase, replaced: set[str]) -> list[Told]:
        if self.file.platform is not Platform.ALIBABA:
            return []
        questions = SeedQuestions(self.book, self.judged_at, replaced)
        over = HandOver(case.facts, self.file, self.book, self.judged_at)
        return [self._told(answer) for answer in over.answers(questions.of_parcel(case.facts))]

    def _told(self, answer: Answer) -> Told:
        rule = self.book.rule(answer.rule)
        warn_by = answer.deadline - rule.earliest_reading if answer.deadline else None
        return Told(rule, Clocked(answer, warn_by))

    def _facts(self, parcel: ShipmentFile) -> ParcelFacts:
        return ParcelFacts(
            self.file.platform,
            parcel.shipment,
            self.file.order,
            normalise(parcel.events),
            parcel.other_uses,
            parcel.trace_polled_at,
        )

    def _decision(
        self, subject: Subject, rule: Rule, clocked: Clocked, *, is_finished: bool
    ) -> Decision:
        answer, warn_by = clocked.answer, clocked.warn_by
        is_open = self.file.order.status.is_open
        urgency = Urgency(answer, warn_by, self.leads.lead(rule.id), is_finished or not is_open)
        level = urgency.level(self.judged_at) if self._may_warn(answer) else Level.NONE
        return Decision(
            subject=subject,
            answer=answer if is_open else _settled(answer),
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
            return answer.verdict.is_missed
        return status is not OrderStatus.CANCELLED


def _judged_at(order: Order, now: datetime) -> datetime:
    """Return the instant of judging, in whole seconds (policy-facts C2)."""
    is_stopped = order.status is OrderStatus.COMPLETED and order.modified_at is not None
    at = min(now, order.modified_at) if is_stopped and order.modified_at else now
    return at.replace(microsecond=0)


def _settled(answer: Answer) -> Answer:
    return answer if answer.next_change_at is None else replace(answer, next_change_at=None)


def _remedies(rule: Rule, answer: Answer) -> tuple[str, ...]:
    """Return what to do, the cure first: the carrier is chased only while there is time."""
    remedies = rule.remedies
    return remedies.before if answer.verdict is Verdict.PENDING else remedies.after
