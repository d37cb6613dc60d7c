"""What the seller wants to be alerted of, how loudly, and when not.

The panel records every notice; these settings are about pop-ups and sounds alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.rules.decisions import Level
from workbench.domain.telling.notices import NoticeKind

if TYPE_CHECKING:
    from collections.abc import Mapping

_A_DAY = timedelta(days=1)


class Category(StrEnum):
    """What notices are about, as sellers know it from the platforms' message settings."""

    WARNINGS = "warnings"
    TICKETS = "tickets"
    FILINGS = "filings"
    ACCOUNTS = "accounts"
    SYSTEM = "system"


CATEGORIES: Mapping[NoticeKind, Category] = MappingProxyType(
    {
        NoticeKind.WARNING_APPEARED: Category.WARNINGS,
        NoticeKind.WARNING_WORSENED: Category.WARNINGS,
        NoticeKind.WARNING_ENDED: Category.WARNINGS,
        NoticeKind.LOOK_AGAIN: Category.WARNINGS,
        NoticeKind.TICKET_DUE: Category.TICKETS,
        NoticeKind.FILING_ENDS: Category.FILINGS,
        NoticeKind.APPEAL_DUE: Category.FILINGS,
        NoticeKind.SIGN_IN_ENDS: Category.ACCOUNTS,
        NoticeKind.SIGN_IN_EXPIRED: Category.ACCOUNTS,
        NoticeKind.SHOP_STOPPED: Category.ACCOUNTS,
        NoticeKind.SHOP_BACK: Category.ACCOUNTS,
        NoticeKind.ORDERS_UNREAD: Category.ACCOUNTS,
        NoticeKind.PROVIDER_STOPPED: Category.ACCOUNTS,
        NoticeKind.PROVIDER_BACK: Category.ACCOUNTS,
        NoticeKind.IMPORTED: Category.SYSTEM,
        NoticeKind.BACKUP_SKIPPED: Category.SYSTEM,
        NoticeKind.BACKUP_FAILED: Category.SYSTEM,
        NoticeKind.LOG_HELD: Category.SYSTEM,
        NoticeKind.ON_NETWORK: Category.SYSTEM,
        NoticeKind.IN_SYNCED_FOLDER: Category.SYSTEM,
        NoticeKind.GROUP_REPORT: Category.SYSTEM,
        NoticeKind.ROBOT_STOPPED: Category.SYSTEM,
        NoticeKind.ROBOT_BACK: Category.SYSTEM,
        NoticeKind.UPDATE_OFFERED: Category.SYSTEM,
    }
)


def category_of(kind: NoticeKind) -> Category:
    """Return what a kind of notice is about."""
    return CATEGORIES[kind]


def kinds_of(category: Category) -> tuple[NoticeKind, ...]:
    """Return the kinds of notices that are about something."""
    return tuple(kind for kind, about in CATEGORIES.items() if about is category)


@dataclass(frozen=True, slots=True)
class Alerting:
    """How one category is told: from which level on, by a pop-up or not, with a sound or not."""

    pops_up: bool = True
    from_level: Level = Level.WARNING
    sounds: bool = False

    def is_for(self, level: Level) -> bool:
        """Tell whether something of ``level`` pops up."""
        return self.pops_up and level.rank <= self.from_level.rank


@dataclass(frozen=True, slots=True)
class QuietHours:
    """When nothing pops up (Shanghai's wall time); ``start`` after ``end`` lasts over midnight.

    ``lets_urgent_through``: what is critical pops up all the same.
    """

    is_on: bool = False
    start: time = time(22)
    end: time = time(8)
    lets_urgent_through: bool = True

    def hold(self, now: datetime) -> bool:
        """Tell whether ``now`` lies within them."""
        if not self.is_on or self.start == self.end:
            return False
        at = now.astimezone(SHANGHAI).time()
        if self.start < self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end

    def next(self, now: datetime) -> tuple[datetime, datetime] | None:
        """Return the beginning and end of the next ones that are still to begin; None when off."""
        if not self.is_on or self.start == self.end:
            return None
        begin = datetime.combine(now.astimezone(SHANGHAI).date(), self.start, SHANGHAI)
        if begin <= now:
            begin += _A_DAY
        end = datetime.combine(begin.date(), self.end, SHANGHAI)
        return begin, end if end > begin else end + _A_DAY


@dataclass(frozen=True, slots=True)
class AlertSettings:
    """All of it; as it stands here it is what a new seller gets."""

    warnings: Alerting = field(default_factory=Alerting)
    tickets: Alerting = field(default_factory=Alerting)
    filings: Alerting = field(default_factory=Alerting)
    accounts: Alerting = field(default_factory=Alerting)
    system: Alerting = field(default_factory=Alerting)
    quiet: QuietHours = field(default_factory=QuietHours)

    def of(self, category: Category) -> Alerting:
        """Return how a category is told."""
        by_category: Mapping[Category, Alerting] = {
            Category.WARNINGS: self.warnings,
            Category.TICKETS: self.tickets,
            Category.FILINGS: self.filings,
            Category.ACCOUNTS: self.accounts,
            Category.SYSTEM: self.system,
        }
        return by_category[category]
