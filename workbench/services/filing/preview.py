"""What a filing would really cover, order by order, before anything is sent."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.filing.coverage import coverage
from workbench.domain.filing.filings import FilingState, ScopeKind
from workbench.domain.rules.effects import Violation
from workbench.domain.shops import Platform
from workbench.policy.filing_appeals import appeal_basis
from workbench.policy.filing_costs import costs_of
from workbench.policy.filing_preview import Judged, foresee
from workbench.policy.penalties import names_of
from workbench.services.filing.outlooks import PreviewOrder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from workbench.domain.clock import Clock
    from workbench.domain.filing.coverage import CoverSpan
    from workbench.domain.filing.evidence import Evidence
    from workbench.domain.filing.filings import Filing
    from workbench.domain.orders import Order
    from workbench.domain.rules.effects import CureCost
    from workbench.policy.cases.words import Word
    from workbench.policy.filing_appeals import AppealBasis
    from workbench.policy.filing_preview import Foreseen
    from workbench.policy.packs import PolicyBook
    from workbench.services.filing.outlooks import FilingOutlooks, OrderOutlook
    from workbench.store.cases.filing_orders import FilingOrderStore
    from workbench.store.cases.filings import FilingStore

SHOWN = 500
_A_DAY = timedelta(days=1)
_STANDING = frozenset({FilingState.SENT, FilingState.ACCEPTED})


@dataclass(frozen=True, slots=True)
class FilingPreview:
    """All orders of a filing in numbers, the first :data:`SHOWN` by name.

    ``missing`` are numbers that no order of the shop has. ``outside`` are orders with a promise
    just outside the window (within a day of it), soonest first. ``line`` are the promised shipping
    times from the first to the last window of the shop's standing filings, this one among them.
    ``filings`` are those on the line. ``outlooks`` tell what changes for the first orders that
    something warns of, ``costs`` what an approval costs, each with the rule that says so,
    ``appeals`` on what appeals could rest for orders that are judged already.
    """

    orders: tuple[PreviewOrder, ...]
    by_verdict: Mapping[Word, int]
    in_scope: int
    covered: int
    unsure: int
    past_promise: int
    missing: tuple[str, ...]
    outside: tuple[str, ...]
    line: tuple[CoverSpan, ...]
    filings: tuple[Filing, ...] = ()
    outlooks: tuple[OrderOutlook, ...] = ()
    costs: tuple[tuple[CureCost, str], ...] = ()
    appeals: tuple[AppealBasis, ...] = ()

    @property
    def gaps(self) -> tuple[CoverSpan, ...]:
        """Return the promised shipping times between windows that nothing covers."""
        return tuple(span for span in self.line if span.is_gap)

    @property
    def overlaps(self) -> tuple[CoverSpan, ...]:
        """Return the promised shipping times that are covered twice."""
        return tuple(span for span in self.line if len(span.filings) > 1)


class FilingPreviewService:
    """Looks at every order that a filing may speak of; ``clock`` tells data time."""

    def __init__(
        self,
        orders: FilingOrderStore,
        filings: FilingStore,
        outlooks: FilingOutlooks,
        book: Callable[[], PolicyBook],
        clock: Clock,
    ) -> None:
        self._orders = orders
        self._filings = filings
        self._outlooks = outlooks
        self._book = book
        self._clock = clock

    def preview(
        self,
        filing: Filing,
        evidence: tuple[Evidence, ...],
        progress: Callable[[int, int], None],
    ) -> FilingPreview:
        """Return what a filing would bring if it were sent now.

        ``progress`` gets done and total between batches; an exception out of it ends the preview.
        """
        asked = _Asked(filing, evidence, self._clock.now(), self._book(), self._penalised(filing))
        sums = _Sums(filing)
        total, done = self._total(filing), 0
        for batch in self._batches(filing):
            for order in filter(None, map(asked.order, batch)):
                sums.add(order)
            done += len(batch)
            progress(done, total)
        beside = self._beside(filing)
        found = sums.preview(coverage(beside))
        return replace(
            found,
            filings=beside,
            outlooks=self._outlooks.of(filing, found.orders, asked.at, asked.book),
            appeals=tuple(self._appeals(asked, sums)),
            costs=costs_of(filing, asked.book),
        )

    def _appeals(self, asked: _Asked, sums: _Sums) -> Iterator[AppealBasis]:
        """Yield on what appeals for the judged orders in scope could rest, where a rule asks."""
        filing = asked.filing
        judged = [number for number in asked.penalised if number in sums.numbers][:SHOWN]
        mine = [one for one in self._filings.all() if one.shop_id == filing.shop_id]
        for order in self._orders.named(filing.shop_id, judged):
            judged_at, about = asked.penalised[order.number], (asked.at, asked.book)
            found = appeal_basis(filing, order, judged_at, mine, about)
            if found is not None:
                yield found

    def _total(self, filing: Filing) -> int:
        if filing.scope.kind is ScopeKind.ORDER:
            return len(filing.scope.orders)
        return self._orders.count_open(filing.shop_id)

    def _batches(self, filing: Filing) -> Iterable[list[Order]]:
        if filing.scope.kind is ScopeKind.ORDER:
            return [self._orders.named(filing.shop_id, filing.scope.orders)]
        with_lines = filing.scope.kind is ScopeKind.ITEM
        return self._orders.open_orders(filing.shop_id, with_lines=with_lines)

    def _penalised(self, filing: Filing) -> dict[str, datetime]:
        """Return when orders were first penalised for what a filing can undo.

        1688's filings speak of false traces (1688.filing.*); of the other platforms' nobody says,
        so that every penalty counts.
        """
        names = names_of(Violation.FALSE_TRACK) if filing.platform is Platform.ALIBABA else ("",)
        found: dict[str, datetime] = {}
        for number, what, at in self._orders.penalties(filing.shop_id):
            if any(name in what for name in names):
                found.setdefault(number, at)
        return found

    def _beside(self, filing: Filing) -> tuple[Filing, ...]:
        """Return the shop's standing filings, this one last."""
        others = (
            one
            for one in self._filings.all()
            if one.shop_id == filing.shop_id and one.state in _STANDING and one.id != filing.id
        )
        return (*others, filing)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One filing as it is asked about every order."""

    filing: Filing
    evidence: tuple[Evidence, ...]
    at: datetime
    book: PolicyBook
    penalised: Mapping[str, datetime]
    # What depends on nothing but the penalty is asked once for a hundred thousand orders.
    known: dict[tuple[object, ...], Foreseen] = field(default_factory=dict)

    def order(self, order: Order) -> PreviewOrder | None:
        """Return what the filing brings for an order, None for one that it does not speak of."""
        if self.filing.scope.holds(order) is False:
            return None
        is_past = order.ship_by is not None and order.ship_by < self.at
        covered = self.filing.covers(order)
        foreseen = self._foreseen(order)
        return PreviewOrder(order.number, order.ship_by, covered, is_past, foreseen)

    def _foreseen(self, order: Order) -> Foreseen:
        penalised_at = self.penalised.get(order.number)
        is_named = any(order.number in (one.names_orders or ()) for one in self.evidence)
        key = (
            penalised_at,
            is_named,
            order.paid_at if self.filing.platform is Platform.DOUYIN else None,
        )
        found = self.known.get(key)
        if found is None:
            about = Judged(order, penalised_at)
            found = foresee(self.filing, about, self.evidence, self.at, self.book)
            self.known[key] = found
        return found


@dataclass(slots=True)
class _Sums:
    """Counts while the orders go by."""

    filing: Filing
    shown: list[PreviewOrder] = field(default_factory=list)
    numbers: set[str] = field(default_factory=set)
    verdicts: Counter[Word] = field(default_factory=Counter)
    covered: int = 0
    unsure: int = 0
    past_promise: int = 0
    outside: list[tuple[datetime, str]] = field(default_factory=list)

    def add(self, order: PreviewOrder) -> None:
        """Count an order in, and keep one whose promise lies just beside the window."""
        self.numbers.add(order.number)
        self.verdicts[order.foreseen.verdict] += 1
        self.covered += order.covered is True
        self.unsure += order.covered is None
        self.past_promise += order.is_past_promise
        if len(self.shown) < SHOWN:
            self.shown.append(order)
        if order.ship_by is not None and _is_beside(order.ship_by, self.filing):
            self.outside.append((order.ship_by, order.number))

    def preview(self, line: tuple[CoverSpan, ...]) -> FilingPreview:
        """Return what was counted."""
        return FilingPreview(
            orders=tuple(self.shown),
            by_verdict=dict(self.verdicts),
            in_scope=len(self.numbers),
            covered=self.covered,
            unsure=self.unsure,
            past_promise=self.past_promise,
            missing=tuple(n for n in self.filing.scope.orders if n not in self.numbers),
            outside=tuple(number for _, number in sorted(self.outside)),
            line=line,
        )


def _is_beside(promise: datetime, filing: Filing) -> bool:
    """Tell whether a promise lies outside the window, but within a day of it."""
    since, until = filing.ship_from, filing.ship_until
    if since is not None and promise < since:
        return since - promise <= _A_DAY
    if until is not None and promise > until:
        return promise - until <= _A_DAY
    return False
