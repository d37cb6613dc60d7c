"""The questions of the seeds on live 1688 orders and parcels, each by the one rule it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.policy.facts import OrderFacts
from workbench.policy.false_shipping import NO_TRACE, NUMBER_REUSE, no_trace, number_reuse
from workbench.policy.false_track import DEPARTURE, GAP, both_clocks, departure, gap
from workbench.policy.regions import REMOTE_LIST
from workbench.policy.shipping import SHIP_BY, ship_by

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import datetime

    from workbench.domain.files import OrderFile
    from workbench.domain.rules.decisions import Answer
    from workbench.policy.facts import ParcelFacts
    from workbench.policy.packs import PolicyBook

    ParcelQuestion = Callable[[ParcelFacts, datetime, PolicyBook], Answer]

# The rule of each question, and what it must be about: a seller's rule may bear the same id.
SEED_QUESTIONS = {
    DEPARTURE: "false_track.departure",
    GAP: "false_track.gap",
    NO_TRACE: "false_ship.no_trace",
    NUMBER_REUSE: "false_ship.number_reuse",
    SHIP_BY: "ship.by",
}
_CLOCKS: tuple[tuple[str, ParcelQuestion], ...] = ((DEPARTURE, departure), (GAP, gap))
_OF_NUMBER: tuple[tuple[str, ParcelQuestion], ...] = (
    (NO_TRACE, no_trace),
    (NUMBER_REUSE, number_reuse),
)


class SeedQuestions:
    """Asks what the book's rules ask of 1688, but for rules whose place others have taken."""

    def __init__(self, book: PolicyBook, at: datetime, replaced: Collection[str]) -> None:
        self._book = book
        self._at = at
        self._replaced = replaced

    def of_order(self, file: OrderFile) -> Iterator[Answer]:
        """Judge the promise of an order that has not been shipped."""
        if file.order.ship_by is not None and self._is_asked(SHIP_BY):
            shipments = tuple(parcel.shipment for parcel in file.shipments)
            yield ship_by(OrderFacts(file.platform, file.order, shipments), self._at, self._book)

    def of_parcel(self, facts: ParcelFacts) -> Iterator[Answer]:
        """Judge the two false-trace clocks, which share one sifted trace, and the number."""
        questions = _CLOCKS + _OF_NUMBER
        if REMOTE_LIST not in self._book.rules:
            questions = _OF_NUMBER
        elif self._is_asked(DEPARTURE) and self._is_asked(GAP):
            yield from both_clocks(facts, self._at, self._book)
            questions = _OF_NUMBER
        for rule_id, question in questions:
            if self._is_asked(rule_id):
                yield question(facts, self._at, self._book)

    def _is_asked(self, rule_id: str) -> bool:
        rule = self._book.rules.get(rule_id)
        if rule is None or rule_id in self._replaced or rule_id in self._book.quiet:
            return False
        return rule.question == SEED_QUESTIONS[rule_id] and rule.version_at(self._at) is not None
