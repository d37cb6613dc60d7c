"""The review: every warning as it stood at an instant, most urgent first, without the network."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.domain.parcels.journey import is_finished, last_event, normalise
from workbench.domain.rules.decisions import Decision, SubjectKind
from workbench.domain.rules.effects import NO_OUTLOOK, Exposure, Outlook
from workbench.domain.rules.exposure import exposure
from workbench.policy.differences import order_change
from workbench.policy.judge import judge_order
from workbench.policy.taken_points import LONGEST, taken_points
from workbench.services.judging.outlook import Assessor
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.decisions.seller_word import SellerWordStore
from workbench.store.orders.files import FileStore
from workbench.store.records.listing import RecordListStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from workbench.domain.files import OrderFile, ShipmentFile
    from workbench.domain.rules.effects import Stake
    from workbench.domain.rules.replay import OrderChange
    from workbench.domain.shops import Platform, Shop
    from workbench.services.rules.in_force import Rulebook
    from workbench.store.engine.cache import Cache


@dataclass(frozen=True, slots=True)
class ReviewedWarning:
    """One warning with what a person needs to act on it.

    ``judged_later`` tells that no decision stood at that instant, so that it was judged for this
    review from the facts known then. ``outlook`` says what this warning alone costs.
    """

    shop: Shop
    platform: Platform
    carrier: str
    decision: Decision
    last_event_at: datetime | None
    judged_later: bool
    outlook: Outlook = NO_OUTLOOK


@dataclass(frozen=True, slots=True)
class Review:
    """All warnings as of one instant (UTC); without a shop there is nothing to warn of.

    ``exposure`` is what the warnings on open orders put at risk together. ``changes`` tell, of a
    review that decides anew, which orders were decided otherwise then; None where a review reads
    what was decided.
    """

    as_of: datetime
    warnings: tuple[ReviewedWarning, ...]
    has_shops: bool = True
    exposure: Exposure = NO_OUTLOOK.exposure
    changes: tuple[OrderChange, ...] | None = None


@dataclass(frozen=True, slots=True)
class ReviewStores:
    """What a review reads; nothing is written."""

    shops: ShopStore
    files: FileStore
    decisions: DecisionStore
    said: SellerWordStore
    records: RecordListStore

    @classmethod
    def over(cls, cache: Cache) -> ReviewStores:
        """Return all stores over one connection."""
        shops, files = ShopStore(cache), FileStore(cache)
        said, records = SellerWordStore(cache), RecordListStore(cache)
        return cls(shops, files, DecisionStore(cache), said, records)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question: the instant, whether finished shipments count, the shops, the rules of now.

    ``stakes`` gathers what the orders put at risk, ``changes`` what deciding anew makes different;
    it is None where what was decided then stands.
    """

    as_of: datetime
    closed: bool
    shops: dict[str, Shop]
    rules: Rulebook
    assessor: Assessor
    stakes: list[Stake] = field(default_factory=list)
    changes: list[OrderChange] | None = None


class ReviewService:
    """Looks back at any instant: what was decided then, else what the facts of then say."""

    def __init__(self, stores: ReviewStores, rules: Callable[[], Rulebook]) -> None:
        self._stores = stores
        self._rules = rules

    def review(self, as_of: datetime, *, closed: bool = False, redecide: bool = False) -> Review:
        """Return every warning at ``as_of``; ``closed`` takes finished shipments in.

        ``redecide`` judges the facts of then by the packs of now and tells what differs from what
        was decided; where nothing was decided then, there is nothing to differ from.
        """
        shops = {health.shop.id: health.shop for health in self._stores.shops.all()}
        rules = self._rules()
        assessor = self._assessor(rules, shops.values(), as_of)
        asked = _Asked(as_of, closed, shops, rules, assessor, changes=[] if redecide else None)
        found = [
            warning
            for order_id in self._stores.files.ids_known(as_of)
            for warning in self._order(order_id, asked)
        ]
        at_risk = exposure(asked.stakes, as_of, assessor.taken)
        changes = None if asked.changes is None else tuple(asked.changes)
        return Review(as_of, tuple(sorted(found, key=_urgency)), bool(shops), at_risk, changes)

    def _assessor(self, rules: Rulebook, shops: Iterable[Shop], as_of: datetime) -> Assessor:
        records = self._stores.records.taking_points(as_of - LONGEST, as_of)
        taken = taken_points(shops, records, rules.ledger, as_of)
        return Assessor(rules.ledger, self._stores.said.word(as_of), as_of, taken)

    def _order(self, order_id: int, asked: _Asked) -> Iterator[ReviewedWarning]:
        as_of, closed = asked.as_of, asked.closed
        try:
            file = self._stores.files.order_file(order_id, as_of=as_of)
            shop = asked.shops[file.order.shop_id]
        except LookupError:
            # Its shop was removed or added while we read.
            return
        if not closed and not file.order.status.is_open:
            return
        recorded = self._recorded(order_id, as_of)
        is_kept = bool(recorded) and asked.changes is None
        decisions = recorded if is_kept else _judged(file, recorded, asked)
        records = [found.record for found in self._stores.records.of_order(order_id, as_of)]
        asked.stakes.extend(asked.assessor.stakes(file, decisions, records))
        parcels = {parcel.shipment.waybill: parcel for parcel in file.shipments}
        for decision in decisions:
            parcel = parcels.get(decision.subject.waybill)
            if decision.is_warning and (closed or not _is_finished(parcel)):
                yield ReviewedWarning(
                    shop=shop,
                    platform=file.platform,
                    carrier=parcel.shipment.carrier if parcel else "",
                    decision=decision,
                    last_event_at=_last_event_at(parcel),
                    judged_later=not is_kept,
                    outlook=asked.assessor.outlook(file, [decision], records),
                )

    def _recorded(self, order_id: int, as_of: datetime) -> list[Decision]:
        """Return what was decided, [] where something fell due since and nobody judged it."""
        decisions = self._stores.decisions.valid_at(order_id, as_of)
        changes = [each.next_change_at for each in decisions]
        is_due = any(change is not None and change <= as_of for change in changes)
        return [] if is_due else decisions


def _judged(file: OrderFile, recorded: Sequence[Decision], asked: _Asked) -> tuple[Decision, ...]:
    """Judge the facts of then by the rules of now; keep what differs from what was decided."""
    judged = judge_order(file, asked.as_of, asked.rules.book, asked.rules.leads)
    change = order_change(file, recorded, judged) if recorded else None
    if change is not None and asked.changes is not None:
        asked.changes.append(change)
    return judged


def _is_finished(parcel: ShipmentFile | None) -> bool:
    return parcel is not None and is_finished(parcel.shipment, normalise(parcel.events))


def _last_event_at(parcel: ShipmentFile | None) -> datetime | None:
    found = last_event(normalise(parcel.events)) if parcel else None
    return found.happened_at if found else None


def _urgency(warning: ReviewedWarning) -> tuple[int, float, str, str]:
    decision = warning.decision
    due = decision.warn_by.timestamp() if decision.warn_by else float("inf")
    subject = decision.subject
    # A shipment's number makes the order of equals the same in every run.
    kind = "" if subject.kind is SubjectKind.ORDER else subject.waybill
    return (decision.level.rank, due, subject.order_number, kind)
