"""Which notices may pop up now; the others wait, are told together later, or cure themselves."""

from __future__ import annotations

from collections import deque
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import Level
from workbench.domain.telling.alerts import Category, category_of
from workbench.domain.telling.notices import NoticeKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from workbench.domain.telling.alerts import AlertSettings
    from workbench.domain.telling.notices import Notice

MOST_A_MINUTE = 3
_A_MINUTE = timedelta(minutes=1)
# A shop that has to sign in again tells nothing else any more: that comes first.
_TURNS = (
    Category.ACCOUNTS,
    Category.WARNINGS,
    Category.TICKETS,
    Category.FILINGS,
    Category.SYSTEM,
)
# What ends, comes back or went well is for the panel alone.
_QUIET = frozenset(
    {
        NoticeKind.WARNING_ENDED,
        NoticeKind.SHOP_BACK,
        NoticeKind.PROVIDER_BACK,
        NoticeKind.ROBOT_BACK,
        NoticeKind.IMPORTED,
        # Networks come and go by themselves; the rail's foot shows it.
        NoticeKind.SHOP_STOPPED,
        NoticeKind.PROVIDER_STOPPED,
        NoticeKind.ORDERS_UNREAD,
    }
)


class AlertGate:
    """Lets notices through by the seller's settings; ``now`` is real time (UTC) throughout.

    A notice that was held back and is no longer so - ended, or told anew under its key - is not
    shown as it was.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, Notice] = {}
        self._held: set[str] = set()
        self._popped: deque[datetime] = deque(maxlen=MOST_A_MINUTE)

    @property
    def waiting(self) -> int:
        """How many notices wait for their time."""
        return len(self._waiting)

    def take(self, notices: Iterable[Notice], settings: AlertSettings) -> None:
        """Take what a round told; of each key the last word counts."""
        for notice in notices:
            self._forget(notice.key)
            alerting = settings.of(category_of(notice.kind))
            if notice.kind not in _QUIET and alerting.is_for(notice.level):
                self._waiting[notice.key] = notice

    def ready(self, now: datetime, settings: AlertSettings) -> dict[Category, tuple[Notice, ...]]:
        """Return what may pop up now, by what it is about; it waits until it is :meth:`shown`."""
        quiet = settings.quiet
        is_quiet = quiet.hold(now)
        found: dict[Category, list[Notice]] = {}
        for notice in self._waiting.values():
            is_urgent = notice.level is Level.CRITICAL and quiet.lets_urgent_through
            if is_urgent or not is_quiet:
                found.setdefault(category_of(notice.kind), []).append(notice)
        return {category: tuple(found[category]) for category in _TURNS if category in found}

    def has_room(self, now: datetime) -> bool:
        """Tell whether one more may pop up within the minute."""
        return len(self._popped) < MOST_A_MINUTE or now - self._popped[0] >= _A_MINUTE

    def shown(self, notices: Iterable[Notice], now: datetime) -> None:
        """Note that one pop-up told of these."""
        self._popped.append(now)
        self.drop(notices)

    def drop(self, notices: Iterable[Notice]) -> None:
        """Let these wait no longer: they were told, or a person saw to them meanwhile."""
        for notice in notices:
            # What was told anew while this pop-up was made is still to be shown.
            if self._waiting.get(notice.key) == notice:
                self._forget(notice.key)

    def hold(self) -> None:
        """Keep what waits now for later: before it is told then it is to be looked at again."""
        self._held = set(self._waiting)

    def held(self, notices: Iterable[Notice]) -> tuple[Notice, ...]:
        """Return those that waited since an earlier look: what they tell of may be over."""
        return tuple(notice for notice in notices if notice.key in self._held)

    def is_sure(self, notices: Iterable[Notice]) -> None:
        """Take it that these were looked at again and still stand."""
        self._held.difference_update(notice.key for notice in notices)

    def _forget(self, key: str) -> None:
        self._waiting.pop(key, None)
        self._held.discard(key)


class QuietEve:
    """The summary before quiet hours begin: no deadline within them is swallowed."""

    # Long enough to act before going, short enough to be true.
    AHEAD = timedelta(minutes=15)

    def __init__(self) -> None:
        self._told: datetime | None = None

    def due(self, now: datetime, settings: AlertSettings) -> tuple[datetime, datetime] | None:
        """Return the quiet hours whose summary is to be told now, each time once."""
        coming = settings.quiet.next(now)
        if coming is None or coming[0] - now > self.AHEAD or coming[0] == self._told:
            return None
        self._told = coming[0]
        return coming
