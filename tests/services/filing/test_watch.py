"""Ends of filings and last days to appeal are told in time, once, and more urgently later."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import SHOP, TEN
from workbench.domain.filing.appeals import Appeal, AppealStep
from workbench.domain.filing.filings import Filing, FilingCase, FilingScope, FilingState, ScopeKind
from workbench.domain.platforms.platform_records import PlatformRecord, RecordKind, RecordSource
from workbench.domain.rules.decisions import Level
from workbench.domain.telling.notices import NoticeKind

if TYPE_CHECKING:
    from workbench.domain.clock import ReplayClock
    from workbench.domain.telling.notices import Notice
    from workbench.services.assembly.workspace import Workspace

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
KINDS = {NoticeKind.FILING_ENDS, NoticeKind.APPEAL_DUE}
ACCEPTED = Filing(
    SHOP.id,
    SHOP.platform,
    FilingCase.LOST,
    FilingScope(ScopeKind.ORDER, orders=("2001",)),
    FilingState.ACCEPTED,
    "BB1",
    submitted_at=TEN - 9 * DAY,
    approved_at=TEN - 8 * DAY,
    valid_to=TEN + 2 * DAY,
)
PENALTY = PlatformRecord(
    RecordKind.PENALTY,
    RecordSource.ENTERED,
    SHOP.id,
    SHOP.platform,
    "2001",
    what="虚假轨迹",
    at=TEN - DAY,
    due=TEN + 30 * HOUR,
)


def told(workspace: Workspace) -> list[Notice]:
    workspace.filings.judge()
    return [one for one in workspace.desk().notices.page(False) if one.kind in KINDS]


def test_a_filing_that_ends_is_told_once(workspace: Workspace) -> None:
    saved = workspace.filings.record(ACCEPTED)
    told(workspace)
    (notice,) = told(workspace)
    assert (notice.kind, notice.level) == (NoticeKind.FILING_ENDS, Level.INFORMATION)
    assert notice.values["number"] == "BB1"
    assert notice.key == f"filing/{saved.id}/ends/{ACCEPTED.valid_to.isoformat()}"  # type: ignore[union-attr]  # it is told


def test_it_becomes_more_urgent(workspace: Workspace, clock: ReplayClock) -> None:
    workspace.filings.record(ACCEPTED)
    told(workspace)
    clock.advance(43 * HOUR)
    (notice,) = told(workspace)
    assert notice.level is Level.CRITICAL


@pytest.mark.parametrize(
    "filing",
    [
        pytest.param(replace(ACCEPTED, valid_to=TEN + 9 * DAY), id="far away"),
        pytest.param(replace(ACCEPTED, valid_to=TEN - HOUR), id="over"),
        pytest.param(replace(ACCEPTED, valid_to=None), id="end not told"),
        pytest.param(replace(ACCEPTED, state=FilingState.REJECTED), id="rejected"),
    ],
)
def test_what_is_not_told(workspace: Workspace, filing: Filing) -> None:
    workspace.filings.record(filing)
    assert told(workspace) == []


def test_the_last_day_to_appeal_is_told(workspace: Workspace) -> None:
    workspace.records.enter(PENALTY)
    (notice,) = told(workspace)
    assert (notice.kind, notice.level) == (NoticeKind.APPEAL_DUE, Level.WARNING)
    assert (notice.values["what"], notice.order_number) == ("虚假轨迹", "2001")


def test_what_was_appealed_is_told_no_more(workspace: Workspace) -> None:
    key = workspace.records.enter(PENALTY)
    workspace.appeals.step(Appeal(key), AppealStep.SENT, TEN)
    assert told(workspace) == []
