"""Whether an appeal can succeed, as far as a rule tells, said before it is written (pure).

On Taobao and Tmall nothing counts but the number of a filing of the very order that was approved
before the judgement (taobao.appeal.filing_no_before_judgement, from 2022-12-28). 1688 and Douyin
name no such number: there the ground and its proof decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.errors import FactMissing
from workbench.domain.shops import Platform
from workbench.policy.cases.answer import is_in_force
from workbench.policy.cases.appeals import APPEAL, OrderFiling, appeal
from workbench.policy.cases.appeals import Appeal as Appealed
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from workbench.domain.filing.filings import Filing
    from workbench.domain.platforms.platform_records import PlatformRecord
    from workbench.policy.packs import PolicyBook

_RULES = {
    Platform.ALIBABA: "1688.filing.effect",
    Platform.DOUYIN: "douyin.appeal.judged",
}
_BY_NUMBER = frozenset({Platform.TAOBAO, Platform.TMALL})


class Obstacle(StrEnum):
    """Why a filing's number does not carry an appeal."""

    NONE = "none"
    NO_FILING = "no_filing"
    NO_NUMBER = "no_number"
    NOT_APPROVED = "not_approved"
    APPROVED_LATE = "approved_late"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Prospect:
    """What is known of an appeal before it is sent.

    ``demands_number``: nothing but an approved filing's number counts. ``filing`` is the one that
    carries the appeal, or comes closest. ``rule`` says so, "" where no pack speaks of it.
    """

    demands_number: bool
    obstacle: Obstacle
    filing: Filing | None = None
    rule: str = ""

    @property
    def is_hopeless(self) -> bool:
        """Tell whether the rule refuses it."""
        return self.demands_number and self.obstacle is not Obstacle.NONE


def prospect(
    record: PlatformRecord, filings: Iterable[Filing], at: datetime, book: PolicyBook
) -> Prospect:
    """Return the prospect of an appeal at ``at``; ``filings`` are those that speak of the order."""
    platform, known = record.platform, tuple(filings)
    newest = next((one for one in reversed(known) if one.number), known[-1] if known else None)
    if platform not in _BY_NUMBER or not _is_asked(at, book):
        rule = _RULES.get(platform, "") if platform else ""
        return Prospect(False, Obstacle.NONE, newest, rule if rule in book.rules else "")
    found = [(_obstacle(record, one, at, book), one) for one in known]
    for obstacle, one in found:
        if obstacle is Obstacle.NONE:
            return Prospect(True, obstacle, one, APPEAL)
    if not found:
        return Prospect(True, Obstacle.NO_FILING, None, APPEAL)
    obstacle, one = found[-1]
    return Prospect(True, obstacle, one, APPEAL)


def _is_asked(at: datetime, book: PolicyBook) -> bool:
    rule = book.rules.get(APPEAL)
    return rule is not None and is_in_force(rule, at)


def _obstacle(record: PlatformRecord, filing: Filing, at: datetime, book: PolicyBook) -> Obstacle:
    """Ask the same rule as the decision cases; a filing is made on the page that it names."""
    if not filing.number:
        return Obstacle.NO_NUMBER
    if filing.approved_at is None:
        return Obstacle.NOT_APPROVED
    if record.at is None:
        return Obstacle.UNTOLD
    channel = next(iter(sorted(book.rule(APPEAL).names("channels"))), "")
    number = record.order_number
    made = OrderFiling(filing.number, number, channel, filing.approved_at)
    try:
        answer = appeal(Appealed(at, record.at, number, made), book)
    except FactMissing:
        return Obstacle.UNTOLD
    return Obstacle.NONE if answer.verdict is Word.SUPPORTED else Obstacle.APPROVED_LATE
