"""Costs and cures of warnings as the window and the review ask for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.rules.effects import Outlook, SellerWord, Why
from workbench.domain.rules.exposure import exposure
from workbench.policy.cures import cures
from workbench.policy.effects import effects, merged
from workbench.policy.exposure import stakes
from workbench.policy.penalties import not_penalised, penalised_at
from workbench.policy.taken_points import LONGEST, taken_points
from workbench.store.decisions.seller_word import SellerWordStore
from workbench.store.decisions.stakes import StakeStore
from workbench.store.records.listing import RecordListStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from workbench.domain.files import OrderFile
    from workbench.domain.platforms.platform_records import PlatformRecord
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.rules.effects import Cure, Effect, Exposure, Stake, TakenPoints
    from workbench.domain.views import MonitorRow
    from workbench.policy.ledger import Ledger
    from workbench.services.rules.in_force import Rulebook
    from workbench.store.engine.cache import Cache


@dataclass(frozen=True, slots=True)
class Assessor:
    """Says what warnings cost and what cures them, at one instant.

    ``taken`` are points that the shops lost already.
    """

    ledger: Ledger
    word: SellerWord
    at: datetime
    taken: tuple[TakenPoints, ...] = ()

    def stakes(
        self,
        file: OrderFile,
        decisions: Sequence[Decision],
        records: Sequence[PlatformRecord] = (),
    ) -> tuple[Stake, ...]:
        """Return what an order's open warnings put at risk, but for what was penalised already."""
        left = not_penalised(decisions, records, self.ledger)
        return stakes(left, file, self.ledger, self.at, self.word)

    def outlook(
        self,
        file: OrderFile,
        warnings: Sequence[Decision],
        records: Sequence[PlatformRecord] = (),
    ) -> Outlook:
        """Return what an order's warnings bring together; the cures are those of the first.

        ``records`` are what the platform told of the order: a penalty ends what counts before it.
        """
        matrices = [effects(each, file, self.ledger, self.at, self.word) for each in warnings]
        made = self.stakes(file, warnings, records)
        return Outlook(
            merged(matrices),
            self._cures(file, warnings[0], records) if warnings else (),
            _to_confirm(effect for matrix in matrices for effect in matrix),
            exposure(made, self.at, self._taken(file)),
        )

    def _taken(self, file: OrderFile) -> list[TakenPoints]:
        return [each for each in self.taken if each.shop_id == file.order.shop_id]

    def _cures(
        self, file: OrderFile, warning: Decision, records: Sequence[PlatformRecord]
    ) -> tuple[Cure, ...]:
        penalised = penalised_at(warning, records, self.ledger)
        return cures(warning, file, self.ledger, self.at, penalised)


class OutlookService:
    """Answers over one connection, by the rules and the seller's word of this moment."""

    def __init__(self, cache: Cache, rules: Callable[[], Rulebook]) -> None:
        self._rules = rules
        self._said = SellerWordStore(cache)
        self._stakes = StakeStore(cache)
        self._records = RecordListStore(cache)
        self._shops = ShopStore(cache)

    def assessor(self, at: datetime, as_of: datetime | None = None) -> Assessor:
        """Return who assesses warnings at ``at``, by what the seller had said ``as_of``."""
        return Assessor(self._rules().ledger, self._said.word(as_of), at, self._taken(at))

    def of_row(
        self, row: MonitorRow, file: OrderFile, warnings: Sequence[Decision], now: datetime
    ) -> Outlook:
        """Return what a row of the monitor shows; ``warnings`` has the row's own first."""
        return self.of_order(row.order_id, file, warnings if row.rule else (), now)

    def of_order(
        self, order_id: int, file: OrderFile, warnings: Sequence[Decision], now: datetime
    ) -> Outlook:
        """Return what an order's warnings cost, with what the platform told of it."""
        records = [found.record for found in self._records.of_order(order_id)]
        return self.assessor(now).outlook(file, warnings, records)

    def exposure(self, now: datetime, shop_id: str = "") -> Exposure:
        """Return what all open warnings, or those of one shop, put at risk."""
        taken = self._taken(now)
        if shop_id:
            taken = tuple(each for each in taken if each.shop_id == shop_id)
        return self._stakes.exposure(now, shop_id, taken)

    def _taken(self, at: datetime) -> tuple[TakenPoints, ...]:
        shops = [health.shop for health in self._shops.all()]
        records = self._records.taking_points(at - LONGEST)
        return taken_points(shops, records, self._rules().ledger, at)


def _to_confirm(found: Iterable[Effect]) -> tuple[str, ...]:
    """Return the exemptions that wait for the seller's confirmation, each once."""
    waiting = (effect.by for effect in found if effect.why is Why.END_NOT_ANNOUNCED)
    return tuple(dict.fromkeys(waiting))
