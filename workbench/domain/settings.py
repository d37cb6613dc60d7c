"""What the seller chose about the program itself; every setting and its default stands here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import BadInput, marked
from workbench.domain.telling.alerts import AlertSettings
from workbench.domain.today.working_hours import WorkingHours

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from workbench.domain.shops import ShopHealth
    from workbench.domain.telling.robots import Robot

# Minutes between two rounds that a person may choose; a provider's own floors hold besides.
PACES = (5, 10, 15, 30, 60, 120)
MOST_REPORTS = 6

HOURS = marked("errors", "The working hours")
REPORTS = marked("errors", "The times of the group's report")
PACE = marked("errors", "The time between two updates")


class ThemeChoice(StrEnum):
    """Which colours the seller wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Density(StrEnum):
    """How high the rows of lists are: 40 or 30 pixels (window.md, principle 7)."""

    ROOMY = "roomy"
    COMPACT = "compact"


class LanguageChoice(StrEnum):
    """Which language the window speaks; ``START`` is the one that the program was started in."""

    START = ""
    CHINESE = "zh_CN"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class ReportTimes:
    """When the group's report is made (Shanghai's wall time), and where its file goes.

    ``folder`` "" keeps no file: the message alone is offered to be copied.
    """

    times: tuple[time, ...] = ()
    folder: str = ""

    def due(self, hours: WorkingHours, last: datetime | None, now: datetime) -> datetime | None:
        """Return the report that is to be made now: today's last one that was not made yet.

        ``last`` is the instant up to which reports were made, None before the first. None on
        days that nobody works, and where none is due.
        """
        local = now.astimezone(SHANGHAI)
        if local.weekday() not in hours.days:
            return None
        planned = (datetime.combine(local.date(), at, SHANGHAI) for at in self.times)
        passed = [at for at in planned if at <= now and (last is None or at > last)]
        return max(passed, default=None)


@dataclass(frozen=True, slots=True)
class Settings:
    """All of them; what was never chosen stands as it is here.

    ``has_begun`` once the guide of the first run was gone through.
    """

    hours: WorkingHours = field(default_factory=WorkingHours)
    reports: ReportTimes = field(default_factory=ReportTimes)
    density: Density = Density.ROOMY
    theme: ThemeChoice = ThemeChoice.SYSTEM
    language: LanguageChoice = LanguageChoice.START
    poll_minutes: int = PACES[0]
    stays_in_tray: bool = True
    alerts: AlertSettings = field(default_factory=AlertSettings)
    checks_updates: bool = False
    has_begun: bool = False

    @property
    def pace(self) -> timedelta:
        """Return the time between two rounds."""
        return timedelta(minutes=self.poll_minutes)

    def check(self) -> None:
        """Refuse what makes no sense.

        Raises:
            BadInput: names the setting.
        """
        if not self.hours.days:
            raise BadInput(what=HOURS, reason=marked("errors", "at least one day is worked"))
        if self.hours.start >= self.hours.end:
            raise BadInput(what=HOURS, reason=marked("errors", "they begin before they end"))
        if len(self.reports.times) > MOST_REPORTS:
            raise BadInput(what=REPORTS, reason=marked("errors", "six a day are the most"))
        if self.poll_minutes not in PACES:
            raise BadInput(what=PACE, reason=marked("errors", "it is one of those offered"))


@dataclass(frozen=True, slots=True)
class RecordedAct:
    """One act of the audit trail: our word for it, when (UTC), who, and how much it touched."""

    event: str
    at: datetime
    actor: str
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QueryTerms:
    """How many questions a day a trace service may be asked, how many were, and what one costs.

    ``price`` is in yuan by the seller's word, None as long as it is unknown.
    """

    name: str
    limit: int
    spent: int
    price: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """What the settings show beside the settings themselves.

    ``sign_ins`` tells when each shop's sign-in ends (UTC), where its platform told.
    ``providers`` are the trace services that we have keys for, ``terms`` what they may be asked,
    the one that is asked first in front. ``acts`` are the newest of the audit trail, which
    ``is_trail_whole`` unless somebody edited it.
    """

    shops: tuple[ShopHealth, ...] = ()
    providers: tuple[str, ...] = ()
    terms: tuple[QueryTerms, ...] = ()
    retention_days: int = 0
    acts: tuple[RecordedAct, ...] = ()
    is_trail_whole: bool = True
    robots: tuple[Robot, ...] = ()
    sign_ins: Mapping[str, datetime] = field(default_factory=dict)
