"""What a filing would change for orders that something warns of, consequence by consequence.

The same rules are asked twice: as the order stands, and as if the filing had been accepted now.
Nothing is said of an order for which no approval is to be expected.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.filing.filings import FilingState
from workbench.domain.rules.effects import Applicability, CureState
from workbench.domain.rules.remedies import Remedy
from workbench.domain.shops import Platform
from workbench.policy.acts_done import Done, Told, done
from workbench.policy.cases.words import Word
from workbench.policy.cures import cures
from workbench.policy.effects import effects, merged
from workbench.policy.penalties import penalised_at
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.monitor.handling import HandlingStore
from workbench.store.orders.files import FileStore
from workbench.store.orders.refunds import RefundStore
from workbench.store.records.listing import RecordListStore

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from workbench.domain.files import OrderFile
    from workbench.domain.filing.filings import Filing
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.rules.effects import Cure, Effect
    from workbench.domain.views import EffectKind
    from workbench.policy.filing_preview import Foreseen
    from workbench.policy.packs import PolicyBook
    from workbench.services.judging.outlook import Assessor, OutlookService
    from workbench.store.engine.cache import Cache

# Order files take a millisecond each; of more orders than these nobody reads every consequence.
MOST = 100
HOPEFUL = frozenset({Word.ACCEPTED, Word.AUTO_EFFECTIVE, Word.FILE_IN_ADVANCE, Word.EXEMPT})


@dataclass(frozen=True, slots=True)
class PreviewOrder:
    """An order within the scope; ``covered`` is None where that cannot be known.

    ``is_past_promise``: its promised shipping time is over, so that an approval comes too late to
    keep a ticket from arising (taobao.urge.no_task_when_filed).
    """

    number: str
    ship_by: datetime | None
    covered: bool | None
    is_past_promise: bool
    foreseen: Foreseen


@dataclass(frozen=True, slots=True)
class KindChange:
    """One kind of consequence of an order's warnings: as it stands, and with the approval."""

    kind: EffectKind
    now: Applicability
    then: Applicability

    @property
    def is_spared(self) -> bool:
        """Tell whether the approval exempts from what may hit now."""
        return self.then is Applicability.EXEMPT and self.now is not Applicability.EXEMPT


@dataclass(frozen=True, slots=True)
class OrderOutlook:
    """What a filing changes for one order that ``rules`` warn of.

    ``cure`` is a remedy that the rules put before the filing and that still counts, None without
    one. ``deadline`` (UTC) is the soonest that the order is warned of. ``done`` is what the seller
    did about it already, on 1688.
    """

    number: str
    rules: tuple[str, ...]
    changes: tuple[KindChange, ...]
    cure: Cure | None
    deadline: datetime | None
    done: Done | None = None


class FilingOutlooks:
    """Answers over one connection, by the rules and the seller's word of this moment."""

    def __init__(self, cache: Cache, outlook: OutlookService) -> None:
        self._outlook = outlook
        self._files = FileStore(cache)
        self._decisions = DecisionStore(cache)
        self._records = RecordListStore(cache)
        self._handled = HandlingStore(cache)
        self._refunds = RefundStore(cache)

    def of(
        self, filing: Filing, orders: Sequence[PreviewOrder], at: datetime, book: PolicyBook
    ) -> tuple[OrderOutlook, ...]:
        """Return the outlooks of the first orders that something warns of."""
        assessor = self._outlook.assessor(at)
        return tuple(self._of(filing, orders[:MOST], assessor, book))

    def _of(
        self,
        filing: Filing,
        orders: Sequence[PreviewOrder],
        assessor: Assessor,
        book: PolicyBook,
    ) -> Iterator[OrderOutlook]:
        for order in orders:
            key = self._files.order_id(filing.shop_id, order.number)
            warnings = [d for d in self._decisions.current(key) if d.is_warning] if key else []
            if key is not None and warnings:
                file = self._files.order_file(key)
                asked = _Asked(assessor, book, file, tuple(warnings))
                yield self._outlook_of(asked, filing, order, key)

    def _outlook_of(
        self, asked: _Asked, filing: Filing, order: PreviewOrder, key: int
    ) -> OrderOutlook:
        records = [found.record for found in self._records.of_order(key)]
        first = min(asked.warnings, key=_urgency)
        penalised = penalised_at(first, records, asked.assessor.ledger)
        return OrderOutlook(
            order.number,
            tuple(dict.fromkeys(each.answer.rule for each in asked.warnings)),
            tuple(asked.changes(filing, order)),
            asked.better(first, penalised),
            first.warn_by or first.answer.deadline,
            asked.done(self._told(key, asked.file), penalised),
        )

    def _told(self, key: int, file: OrderFile) -> Told:
        refunds = self._refunds.of_order(file.order.shop_id, file.order.number)
        return Told(tuple(self._handled.of_order(key)), refunds)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One order with its warnings."""

    assessor: Assessor
    book: PolicyBook
    file: OrderFile
    warnings: tuple[Decision, ...]

    def changes(self, filing: Filing, order: PreviewOrder) -> Iterator[KindChange]:
        """Yield each kind of consequence before and after an approval."""
        then = self.file
        if order.foreseen.verdict in HOPEFUL and order.covered is not False:
            then = replace(then, filings=(*then.filings, self._approved(filing)))
        after = {effect.kind: effect.applicability for effect in self._effects(then)}
        for effect in self._effects(self.file):
            yield KindChange(effect.kind, effect.applicability, after[effect.kind])

    def _approved(self, filing: Filing) -> Filing:
        at = self.assessor.at
        return replace(filing, state=FilingState.ACCEPTED, submitted_at=at, approved_at=at)

    def _effects(self, file: OrderFile) -> tuple[Effect, ...]:
        told = self.assessor
        return merged(effects(w, file, told.ledger, told.at, told.word) for w in self.warnings)

    def done(self, told: Told, penalised: datetime | None) -> Done | None:
        """Return what the seller did already; 1688 alone says what that brings (1688.remedy.*)."""
        if self.file.platform is not Platform.ALIBABA:
            return None
        return done(self.file, told, penalised, self.assessor.at, self.book)

    def better(self, warning: Decision, penalised: datetime | None) -> Cure | None:
        """Return what the rules put before the filing and what still counts."""
        told = self.assessor
        for cure in cures(warning, self.file, told.ledger, told.at, penalised):
            if cure.remedy is Remedy.FILE:
                return None
            if cure.state is CureState.COUNTS:
                return cure
        return None


def _urgency(decision: Decision) -> tuple[bool, float]:
    due = decision.warn_by or decision.answer.deadline
    return due is None, due.timestamp() if due else 0.0
