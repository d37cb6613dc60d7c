"""Parcels that only files told of, followed by a provider within the day's budget."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.files.exports import write_csv
from tests.services.doubles import TEN, scan
from tests.services.imports.test_order_imports import dated
from workbench.domain.errors import BadInput, RateLimited, Refused, UnexpectedAnswer, Unreachable
from workbench.domain.shops import Platform, ShopState
from workbench.domain.telling.notices import NoticeKind
from workbench.services.imports.preview import ImportChoice
from workbench.services.polling.query_budget import QueryBudget
from workbench.store.engine.meta import MetaStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.doubles import ScriptedConnections, ScriptedProvider
    from workbench.domain.clock import ReplayClock
    from workbench.domain.errors import ConnectorError
    from workbench.domain.refresh import RefreshReport
    from workbench.services.assembly.workspace import Workspace
    from workbench.services.imports.service import OrderImport

IMPORTED = "imported-1688"


@pytest.fixture
def provider(workspace: Workspace, connections: ScriptedConnections) -> ScriptedProvider:
    """A provider that was set up."""
    ShopStore(workspace.cache).save_provider("kuaidi100", {"customer": "c", "key": "k"})
    return connections.trace_provider


def bring_in(
    workspace: Workspace, folder: Path, count: int = 3, choice: ImportChoice | None = None
) -> OrderImport:
    rows = [[f"YT880021334{number:04}", "圆通速递"] for number in range(count)]
    path = dated(write_csv(folder / "waybills.csv", ["运单号", "快递公司"], *rows))
    _, done = workspace.imports.bring_in(path, choice or ImportChoice(Platform.ALIBABA, IMPORTED))
    return done


def state(workspace: Workspace) -> ShopState:
    return next(h.state for h in workspace.accounts.list() if h.shop.is_imported)


def events(workspace: Workspace) -> int:
    return int(workspace.cache.value("SELECT count(*) FROM event"))


def again(workspace: Workspace, clock: ReplayClock, wall: ReplayClock, hours: int) -> RefreshReport:
    clock.at += timedelta(hours=hours)
    wall.at += timedelta(hours=hours)
    return workspace.refresh.run_once()


def test_imported_parcels_are_asked_about(
    workspace: Workspace, provider: ScriptedProvider, tmp_path: Path
) -> None:
    bring_in(workspace, tmp_path)
    provider.traces["YT8800213340001"] = [scan("【义乌转运中心】 已收入", TEN, source="kuaidi100")]
    report = workspace.refresh.run_once()
    assert sorted(provider.traced) == [f"YT880021334{number:04}" for number in range(3)]
    assert (report.new_events, events(workspace)) == (1, 1)
    assert state(workspace) is ShopState.FOLLOWED


def test_without_a_provider_nothing_is_asked(workspace: Workspace, tmp_path: Path) -> None:
    bring_in(workspace, tmp_path)
    workspace.refresh.run_once()
    assert state(workspace) is ShopState.IMPORTED


def test_who_does_not_want_it_is_not_charged(
    workspace: Workspace, provider: ScriptedProvider, tmp_path: Path
) -> None:
    bring_in(workspace, tmp_path, choice=ImportChoice(Platform.ALIBABA, IMPORTED, follow=False))
    workspace.refresh.run_once()
    assert provider.traced == []
    assert state(workspace) is ShopState.IMPORTED


def test_a_parcel_that_nothing_presses_is_asked_about_once_a_day(
    workspace: Workspace,
    provider: ScriptedProvider,
    tmp_path: Path,
    clock: ReplayClock,
    wall: ReplayClock,
) -> None:
    bring_in(workspace, tmp_path, 1)
    workspace.refresh.run_once()
    for _ in range(20):
        again(workspace, clock, wall, 1)
    # Without any deadline it would be once; a number without a trace has one (24 h from upload).
    assert 1 <= len(provider.traced) <= 10


def test_the_budget_ends_the_questions_and_the_next_day_goes_on(
    workspace: Workspace,
    provider: ScriptedProvider,
    tmp_path: Path,
    clock: ReplayClock,
    wall: ReplayClock,
) -> None:
    bring_in(workspace, tmp_path, 5)
    workspace.budget.set_limit(2)
    report = workspace.refresh.run_once()
    assert len(provider.traced) == 2
    assert state(workspace) is ShopState.BUDGET_SPENT
    assert [notice.kind for notice in report.notices] == [NoticeKind.SHOP_STOPPED]
    again(workspace, clock, wall, 1)
    assert len(provider.traced) == 2
    again(workspace, clock, wall, 14)
    assert len(provider.traced) == 4


def test_the_nearest_deadlines_go_first(
    workspace: Workspace, provider: ScriptedProvider, tmp_path: Path
) -> None:
    bring_in(workspace, tmp_path, 3)
    workspace.imports.judge()
    for number, due in (("0002", 1), ("0001", 2), ("0000", 3)):
        workspace.cache.execute(
            "UPDATE monitor SET due = ? WHERE waybill = ?", (due, f"YT880021334{number}")
        )
    workspace.budget.set_limit(2)
    workspace.refresh.run_once()
    assert provider.traced == ["YT8800213340002", "YT8800213340001"]


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        pytest.param(Refused(service="x", reason="expired"), (ShopState.REFUSED, 3), id="refused"),
        pytest.param(Unreachable(service="x"), (ShopState.UNREACHABLE, 1), id="unreachable"),
        pytest.param(
            RateLimited(service="x", retry_after=timedelta(hours=2)),
            (ShopState.RATE_LIMITED, 1),
            id="limited",
        ),
        pytest.param(
            UnexpectedAnswer(service="x", reason="y"), (ShopState.UNEXPECTED_ANSWER, 3), id="unread"
        ),
    ],
)
def test_a_provider_that_fails_is_a_state_and_not_paid_for_trying(
    workspace: Workspace,
    provider: ScriptedProvider,
    tmp_path: Path,
    error: ConnectorError,
    outcome: tuple[ShopState, int],
) -> None:
    expected, questions = outcome
    bring_in(workspace, tmp_path, 5)
    provider.error = error
    report = workspace.refresh.run_once()
    assert state(workspace) is expected
    assert [trouble.shop.is_imported for trouble in report.troubles] == [True]
    workspace.refresh.run_once()
    assert len(provider.traced) == questions
    assert workspace.budget.spent == questions


def test_a_provider_that_answers_again_is_told(
    workspace: Workspace,
    provider: ScriptedProvider,
    tmp_path: Path,
    clock: ReplayClock,
    wall: ReplayClock,
) -> None:
    bring_in(workspace, tmp_path)
    provider.error = Unreachable(service="x")
    workspace.refresh.run_once()
    provider.error = None
    report = again(workspace, clock, wall, 1)
    assert state(workspace) is ShopState.FOLLOWED
    assert NoticeKind.SHOP_BACK in {notice.kind for notice in report.notices}


def test_the_preview_tells_what_would_be_charged(
    workspace: Workspace, provider: ScriptedProvider, tmp_path: Path
) -> None:
    path = dated(write_csv(tmp_path / "a.csv", ["运单号"], ["YT8800213340001"]))
    choice = ImportChoice(Platform.ALIBABA, IMPORTED)
    assert workspace.imports.preview(path, choice).follows == 1
    workspace.budget.set_limit(0)
    assert workspace.imports.preview(path, choice).follows == 0


def test_an_import_taken_back_is_not_followed(
    workspace: Workspace, provider: ScriptedProvider, tmp_path: Path
) -> None:
    workspace.imports.undo(bring_in(workspace, tmp_path).id)
    workspace.refresh.run_once()
    assert provider.traced == []


def test_a_day_of_the_budget_begins_in_shanghai(workspace: Workspace, wall: ReplayClock) -> None:
    budget = QueryBudget(MetaStore(workspace.cache), wall)
    budget.set_limit(5)
    budget.spend()
    assert (budget.spent, budget.left) == (1, 4)
    wall.at += timedelta(hours=13, minutes=59)  # 23:59 there
    assert budget.spent == 1
    wall.at += timedelta(minutes=1)
    assert (budget.spent, budget.left) == (0, 5)


@pytest.mark.parametrize("limit", [-1, 1_000_001])
def test_no_number_is_no_budget(workspace: Workspace, limit: int) -> None:
    with pytest.raises(BadInput):
        workspace.budget.set_limit(limit)
