"""On which filing an appeal could rest: asked of the same rule as the decision cases (pure).

Taobao's appeals take a filing number of the very order, approved before the judgement
(taobao.appeal.filing_no_before_judgement): whoever files after it learns here that it is too late.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.filings import FilingState
from workbench.policy.cases.appeals import APPEAL, Appeal, OrderFiling, appeal
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from workbench.domain.filings import Filing
    from workbench.domain.orders import Order
    from workbench.policy.packs import PolicyBook


@dataclass(frozen=True, slots=True)
class AppealBasis:
    """What an appeal for a judged order could rest on; ``numbers`` are those that would do.

    ``judged_at`` is UTC. Without a number ``verdict`` says what an appeal without one is worth.
    """

    order: str
    judged_at: datetime
    verdict: Word
    numbers: tuple[str, ...] = ()
    rule: str = APPEAL


def appeal_basis(
    order: Order, judged_at: datetime, filings: Iterable[Filing], at: datetime, book: PolicyBook
) -> AppealBasis:
    """Return on what an appeal made at ``at`` could rest."""
    numbers = tuple(
        filing.number
        for filing in filings
        if _verdict(order, judged_at, filing, at, book) is Word.SUPPORTED
    )
    if numbers:
        return AppealBasis(order.number, judged_at, Word.SUPPORTED, numbers)
    return AppealBasis(order.number, judged_at, _verdict(order, judged_at, None, at, book))


def _verdict(
    order: Order, judged_at: datetime, filing: Filing | None, at: datetime, book: PolicyBook
) -> Word:
    given = Appeal(
        appealed_at=at,
        judged_at=judged_at,
        order_id=order.number,
        filing=_told(filing, order, book) if filing else None,
    )
    return appeal(given, book).verdict


def _told(filing: Filing, order: Order, book: PolicyBook) -> OrderFiling:
    """Return a filing as the rule asks about it; ours are made on the page of its channel."""
    is_approved = filing.state in {FilingState.ACCEPTED, FilingState.EXPIRED}
    return OrderFiling(
        number=filing.number or None,
        order_id=order.number if filing.covers(order) else None,
        via=book.rule(APPEAL).names("channels")[0],
        approved_at=filing.approved_at if is_approved else None,
    )
