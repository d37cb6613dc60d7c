"""The review: every warning as it stood at an instant, most urgent first, without the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.decisions import Decision, SubjectKind
from workbench.domain.journey import is_finished, last_event, normalise
from workbench.policy.judge import judge_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from workbench.domain.files import ShipmentFile
    from workbench.domain.shops import Platform, Shop
    from workbench.services.judging import Rulebook
    from workbench.store.decisions import DecisionStore
    from workbench.store.files import FileStore
    from workbench.store.shops import ShopStore


@dataclass(frozen=True, slots=True)
class ReviewedWarning:
    """One warning with what a person needs to act on it.

    ``judged_later`` tells that no decision stood at that instant, so that it was judged for this
    review from the facts known then.
    """

    shop: Shop
    platform: Platform
    carrier: str
    decision: Decision
    last_event_at: datetime | None
    judged_later: bool


@dataclass(frozen=True, slots=True)
class Review:
    """All warnings as of one instant (UTC); without a shop there is nothing to warn of."""

    as_of: datetime
    warnings: tuple[ReviewedWarning, ...]
    has_shops: bool = True


@dataclass(frozen=True, slots=True)
class ReviewStores:
    """What a review reads; nothing is written."""

    shops: ShopStore
    files: FileStore
    decisions: DecisionStore


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question: the instant, whether finished shipments count, the shops, the rules of now."""

    as_of: datetime
    closed: bool
    shops: dict[str, Shop]
    rules: Rulebook


class ReviewService:
    """Looks back at any instant: what was decided then, else what the facts of then say."""

    def __init__(self, stores: ReviewStores, rules: Callable[[], Rulebook]) -> None:
        self._stores = stores
        self._rules = rules

    def review(self, as_of: datetime, *, closed: bool = False) -> Review:
        """Return every warning at ``as_of``; ``closed`` takes finished shipments in."""
        shops = {health.shop.id: health.shop for health in self._stores.shops.all()}
        asked = _Asked(as_of, closed, shops, self._rules())
        found = [
            warning
            for order_id in self._stores.files.ids_known(as_of)
            for warning in self._order(order_id, asked)
        ]
        return Review(as_of, tuple(sorted(found, key=_urgency)), bool(shops))

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
        decisions = recorded or judge_order(file, as_of, asked.rules.book, asked.rules.leads)
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
                    judged_later=not recorded,
                )

    def _recorded(self, order_id: int, as_of: datetime) -> list[Decision]:
        """Return what was decided, [] where something fell due since and nobody judged it."""
        decisions = self._stores.decisions.valid_at(order_id, as_of)
        changes = [each.next_change_at for each in decisions]
        is_due = any(change is not None and change <= as_of for change in changes)
        return [] if is_due else decisions


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
