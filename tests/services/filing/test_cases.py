"""Filings and appeals in one list: what is due, found by order, followed to the money's return."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import SHOP, TEN, ScriptedMarketplace, order, scan, shipment
from workbench.domain.errors import BadInput
from workbench.domain.filing.appeals import Appeal, AppealStep
from workbench.domain.filing.case_views import CaseQuery, CaseSort, CaseState, DueKind
from workbench.domain.filing.filings import Filing, FilingCase, FilingScope, FilingState, ScopeKind
from workbench.domain.pages import OrderRecord
from workbench.domain.platforms.platform_records import PlatformRecord, RecordKind, RecordSource
from workbench.domain.shops import Platform
from workbench.policy.appeal_prospect import Obstacle

if TYPE_CHECKING:
    from tests.services.doubles import ScriptedConnections
    from workbench.services.assembly.workspace import Workspace

NUMBER = "2401200011874563218"
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
ONE = FilingScope(ScopeKind.ORDER, orders=(NUMBER,))
DRAFT = Filing(SHOP.id, SHOP.platform, FilingCase.TRACE_MISMATCH, ONE)
SENT = replace(DRAFT, state=FilingState.SENT, submitted_at=TEN - DAY, number="BB1")
ACCEPTED = replace(SENT, state=FilingState.ACCEPTED, approved_at=TEN - HOUR)
PENALTY = PlatformRecord(
    RecordKind.PENALTY,
    RecordSource.ENTERED,
    SHOP.id,
    Platform.ALIBABA,
    NUMBER,
    what="虚假轨迹",
    at=TEN - DAY,
    amount=500,
    due=TEN + 2 * DAY,
)


@pytest.fixture
def stuck(workspace: Workspace, connections: ScriptedConnections) -> None:
    """An order whose parcel stands still since 50 hours: its limit is 48."""
    script = connections.marketplaces.setdefault(SHOP.id, ScriptedMarketplace(SHOP.id))
    script.pages = [[OrderRecord(order(), (shipment(),))]]
    script.traces = {"YT8800213345012": [scan("【测试网点】已揽收", TEN - 50 * HOUR)]}
    workspace.refresh.run_once()


def everything(workspace: Workspace, **asked: object) -> CaseQuery:
    plain = replace(workspace.cases.query(), open_only=False)
    return replace(plain, **asked)  # type: ignore[arg-type]  # told by name


def test_drafts_and_running_ones_come_first(workspace: Workspace) -> None:
    accepted = workspace.filings.record(ACCEPTED)
    sent = workspace.filings.record(SENT)
    draft = workspace.filings.keep(DRAFT)
    ids = workspace.cases.ids(everything(workspace))
    assert list(ids) == [int(draft.id), int(sent.id), int(accepted.id)]
    assert list(workspace.cases.ids(workspace.cases.query())) == [int(draft.id), int(sent.id)]


def test_a_draft_is_due_when_its_orders_are(workspace: Workspace, stuck: None) -> None:
    workspace.filings.keep(DRAFT)
    (row,) = workspace.cases.all()
    assert (row.due_kind, row.due) == (DueKind.FILE_BEFORE, TEN - 2 * HOUR - timedelta(seconds=1))


def test_an_accepted_one_is_due_when_it_ends(workspace: Workspace) -> None:
    workspace.filings.record(replace(ACCEPTED, valid_to=TEN + 3 * DAY))
    (row,) = workspace.cases.all()
    assert (row.due_kind, row.due) == (DueKind.ENDS, TEN + 3 * DAY)


def test_a_rejected_one_shows_the_last_day_to_appeal(workspace: Workspace, stuck: None) -> None:
    workspace.records.enter(PENALTY)
    workspace.filings.record(replace(SENT, state=FilingState.REJECTED))
    (row,) = workspace.cases.all()
    assert (row.due_kind, row.due) == (DueKind.APPEAL_UNTIL, TEN + 2 * DAY)
    assert (row.penalties, row.amount) == (1, 500)


@pytest.mark.parametrize(
    ("search", "is_found"),
    [
        pytest.param("BB1", True, id="filing number"),
        pytest.param(NUMBER, True, id="order"),
        pytest.param(NUMBER[:8], True, id="beginning of an order"),
        pytest.param(SHOP.name[:2], True, id="shop"),
        pytest.param("9999", False, id="another number"),
    ],
)
def test_found_by(workspace: Workspace, search: str, is_found: bool) -> None:
    workspace.filings.record(SENT)
    assert bool(workspace.cases.ids(everything(workspace, search=search))) is is_found


def test_sorted_by_number_what_has_none_stands_last(workspace: Workspace) -> None:
    draft = workspace.filings.keep(DRAFT)
    sent = workspace.filings.record(SENT)
    ids = workspace.cases.ids(everything(workspace, sort=CaseSort.NUMBER))
    assert list(ids) == [int(sent.id), int(draft.id)]


def test_one_case_whole(workspace: Workspace, stuck: None) -> None:
    workspace.records.enter(PENALTY)
    saved = workspace.filings.record(SENT)
    workspace.filings.record(replace(saved, state=FilingState.ACCEPTED, approved_at=TEN))
    detail = workspace.cases.detail(int(saved.id))
    assert detail is not None
    assert [step.state for step in detail.history] == [CaseState.SENT, CaseState.ACCEPTED]
    assert [one.number for one in detail.orders] == [NUMBER]
    assert [one.record.what for one in detail.records] == ["虚假轨迹"]


def test_windows_of_a_shop_leave_a_gap(workspace: Workspace) -> None:
    first = replace(ACCEPTED, ship_from=TEN - 5 * DAY, ship_until=TEN - 3 * DAY)
    second = replace(ACCEPTED, ship_from=TEN, ship_until=TEN + DAY, number="BB2")
    workspace.filings.record(first)
    saved = workspace.filings.record(second)
    detail = workspace.cases.detail(int(saved.id))
    assert detail is not None
    assert [span.is_gap for span in detail.line] == [False, True, False]


def test_a_penalty_is_appealed_revoked_and_paid_back(workspace: Workspace, stuck: None) -> None:
    key, appeals = workspace.records.enter(PENALTY), workspace.appeals
    appeals.keep(Appeal(key, statement="轨迹未停，联系 13800000000"))
    assert appeals.sight(key).appeal.statement == "轨迹未停，联系 ***********"
    for step, amount in (
        (AppealStep.SENT, None),
        (AppealStep.REVOKED, None),
        (AppealStep.REFUNDED, 500),
    ):
        appeals.step(appeals.sight(key).appeal, step, TEN, amount)
    detail = workspace.cases.detail(-key)
    assert detail is not None
    assert [step.state.value for step in detail.history] == ["draft", "sent", "revoked", "refunded"]
    assert detail.row.appeal is not None
    assert (detail.row.appeal.returned_at, detail.row.appeal.returned_amount) == (TEN, 500)
    assert not workspace.cases.ids(workspace.cases.query())


def test_money_that_the_platform_gave_back_is_told(workspace: Workspace, stuck: None) -> None:
    key = workspace.records.enter(PENALTY)
    assert workspace.appeals.sight(key).returned is None
    back = replace(PENALTY, kind=RecordKind.RETURNED, at=TEN - HOUR, amount=500, due=None)
    workspace.records.enter(back)
    workspace.records.enter(replace(back, at=TEN - 3 * DAY))
    told = workspace.appeals.sight(key).returned
    assert told is not None
    assert (told.at, told.amount) == (TEN - HOUR, 500)


def test_what_cannot_follow_is_refused(workspace: Workspace, stuck: None) -> None:
    key = workspace.records.enter(PENALTY)
    with pytest.raises(BadInput, match="cannot follow"):
        workspace.appeals.step(Appeal(key), AppealStep.REFUNDED, TEN)
    with pytest.raises(BadInput, match="future"):
        workspace.appeals.step(Appeal(key), AppealStep.SENT, TEN + DAY)


def test_there_must_be_a_penalty(workspace: Workspace) -> None:
    key = workspace.records.enter(replace(PENALTY, kind=RecordKind.WARNING))
    with pytest.raises(BadInput, match="nothing to appeal"):
        workspace.appeals.sight(key)


def test_a_deleted_draft_comes_back(workspace: Workspace, stuck: None) -> None:
    key = workspace.records.enter(PENALTY)
    workspace.appeals.keep(Appeal(key))
    workspace.appeals.withdraw(key)
    assert workspace.cases.all() == []
    workspace.appeals.restore(key)
    assert [row.id for row in workspace.cases.all()] == [-key]


def test_1688_demands_no_number_but_names_the_filing(workspace: Workspace, stuck: None) -> None:
    saved = workspace.filings.record(ACCEPTED)
    sight = workspace.appeals.sight(workspace.records.enter(PENALTY))
    assert (sight.prospect.demands_number, sight.prospect.obstacle) == (False, Obstacle.NONE)
    assert (sight.appeal.filing_id, sight.appeal.filing_number) == (saved.id, "BB1")
