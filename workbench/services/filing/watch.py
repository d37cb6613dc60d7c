"""Reminds of filings that end and of last days to appeal, each in time and once.

The lead times stand beside those of the rules (``resources/lead_times.toml``). A draft needs no
reminder of its own: the warnings of its orders are one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.clock import ReplayClock
from workbench.domain.filing.appeals import AppealStep
from workbench.domain.filing.case_views import DueKind
from workbench.domain.platforms.platform_records import AppealState, RecordQuery
from workbench.domain.rules.decisions import Level
from workbench.domain.telling.notices import Notice, NoticeKind
from workbench.services.filing.cases import CaseService
from workbench.services.records.service import appeals, judged
from workbench.store.cases.appeals import AppealStore
from workbench.store.cases.listing import CaseListStore
from workbench.store.records.listing import RecordListStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from workbench.domain.filing.case_views import CaseRow
    from workbench.domain.platforms.platform_records import RecordRow
    from workbench.policy.lead_times import LeadTimes
    from workbench.services.notices.board import NoticeBoard
    from workbench.services.rules.in_force import Rulebook
    from workbench.store.engine.cache import Cache

ENDS = "filing.ends"
LAST_DAY = "appeal.last_day"


class FilingWatch:
    """Looks through what ends; a notice that says the same is no news to the board."""

    def __init__(self, cache: Cache, board: NoticeBoard) -> None:
        self._cache = cache
        self._lists = CaseListStore(cache)
        self._records = RecordListStore(cache)
        self._appeals = AppealStore(cache)
        self._board = board

    def run(self, now: datetime, rules: Rulebook) -> None:
        """Tell of every end that is near at ``now`` (UTC, data time)."""
        notices = [*self._of_filings(now, rules), *self._of_penalties(now, rules)]
        # The most urgent one is told last and stands on top.
        notices.sort(key=lambda one: one.values["deadline"], reverse=True)
        self._board.record(notices)

    def _of_filings(self, now: datetime, rules: Rulebook) -> Iterator[Notice]:
        accepted = self._lists.accepted()
        if not accepted:
            return
        service = CaseService(self._cache, lambda: rules.book, None, ReplayClock(now))
        for row in service.rows(accepted):
            if row.due is None or row.due_kind is not DueKind.ENDS or row.due < now:
                continue
            level = level_at(ENDS, row.due, now, rules.leads)
            if level is not Level.NONE:
                yield _ending(row, row.due, level, now)

    def _of_penalties(self, now: datetime, rules: Rulebook) -> Iterator[Notice]:
        """Yield the penalties whose last day is near, unless we appealed already."""
        asked = RecordQuery(now, open_to_appeal=True)
        ids = self._records.ids(asked, appeals(rules.book, now))
        if not ids:
            return
        begun = {one.record_id for one in self._appeals.all() if one.step is not AppealStep.DRAFT}
        waiting = [one for one in ids if one not in begun]
        for row in judged(self._records.rows(waiting), rules.book, now):
            last = row.appeal.last
            if row.appeal_state is not AppealState.OPEN or last is None:
                continue
            level = level_at(LAST_DAY, last, now, rules.leads)
            if level is not Level.NONE:
                yield _last_day(row, last, level, now)


def level_at(name: str, end: datetime, now: datetime, leads: LeadTimes) -> Level:
    """Return how urgent an end is by its lead times, NONE while it is far away."""
    for level, span in leads.lead(name).spans():
        if end - now <= span:
            return level
    return Level.NONE


def _ending(row: CaseRow, end: datetime, level: Level, now: datetime) -> Notice:
    return Notice(
        kind=NoticeKind.FILING_ENDS,
        key=f"filing/{row.id}/ends/{end.isoformat()}",
        level=level,
        at=now,
        shop_id=row.shop_id,
        # One number alone, in its own column: to forget that order takes the notice along.
        order_number=row.orders[0] if len(row.orders) == 1 else "",
        values={"number": row.number, "shop": row.shop_name, "deadline": end.isoformat()},
    )


def _last_day(row: RecordRow, last: datetime, level: Level, now: datetime) -> Notice:
    record = row.record
    return Notice(
        kind=NoticeKind.APPEAL_DUE,
        key=f"appeal/{row.id}/{last.isoformat()}",
        level=level,
        at=now,
        shop_id=record.shop_id,
        order_number=row.found or record.order_number,
        rule=row.appeal.rule,
        values={"what": record.what, "shop": row.shop_name, "deadline": last.isoformat()},
    )
