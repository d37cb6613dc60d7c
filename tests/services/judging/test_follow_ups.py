"""Who moved a row on, when it comes back by itself, and what is told then."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import SHOP, TEN, ScriptedMarketplace, order, shipment
from workbench.domain.handling import LONGEST_NOTE, HandlingState
from workbench.domain.pages import OrderRecord
from workbench.domain.telling.notices import NoticeKind
from workbench.services.actor import system_user
from workbench.store.monitor.notices import NoticeStore

if TYPE_CHECKING:
    from tests.services.doubles import ScriptedConnections
    from workbench.domain.clock import ReplayClock
    from workbench.services.assembly.workspace import Workspace
    from workbench.services.monitor.service import MonitorService

LATE = TEN - timedelta(hours=30)


@pytest.fixture
def monitor(workspace: Workspace, connections: ScriptedConnections) -> MonitorService:
    """One parcel whose number has had no trace for thirty hours."""
    known = OrderRecord(order(paid_at=LATE), (shipment(uploaded_at=LATE),))
    connections.marketplaces[SHOP.id] = ScriptedMarketplace(SHOP.id, pages=[[known]])
    workspace.refresh.run_once()
    return workspace.desk().monitor


def only_row(monitor: MonitorService) -> int:
    return int(monitor.ids(monitor.query())[0])


def state_of(monitor: MonitorService, row_id: int) -> HandlingState:
    return monitor.rows([row_id])[0].handling


@pytest.mark.parametrize(
    ("state", "hours"),
    [
        (HandlingState.CHASED, 12),
        (HandlingState.AWAITING_CARRIER, 24),
        (HandlingState.NUMBER_REPLACED, 24),
        (HandlingState.REFUNDED, 48),
        (HandlingState.FILED, 48),
        (HandlingState.HANDLED, 24),
    ],
)
def test_every_state_comes_back_by_itself_and_says_so(
    workspace: Workspace,
    monitor: MonitorService,
    clock: ReplayClock,
    state: HandlingState,
    hours: int,
) -> None:
    row_id = only_row(monitor)
    assert monitor.handle(row_id, state) == TEN + timedelta(hours=hours)
    clock.at = TEN + timedelta(hours=hours, minutes=-1)
    workspace.refresh.tick()
    assert state_of(monitor, row_id) is state
    clock.at = TEN + timedelta(hours=hours)
    report = workspace.refresh.tick()
    assert state_of(monitor, row_id) is HandlingState.TO_DO
    (told,) = [n for n in report.notices if n.kind is NoticeKind.LOOK_AGAIN]
    assert told.values["state"] == state.value
    assert workspace.refresh.tick().notices == ()


def test_what_was_done_tells_who_when_and_until_when(monitor: MonitorService) -> None:
    row_id = only_row(monitor)
    monitor.handle(row_id, HandlingState.CHASED)
    monitor.look_again(row_id, TEN + timedelta(hours=3))
    monitor.remark(row_id, "李师傅说明天到, 电话 13800000000")
    detail = monitor.detail(row_id)
    assert detail is not None
    last = detail.handling[-1]
    assert (last.state, last.actor, last.look_at) == (
        HandlingState.CHASED,
        system_user(),
        TEN + timedelta(hours=3),
    )
    assert last.note == "李师傅说明天到, 电话 ***********"
    assert len(detail.handling) == 3


def test_a_time_can_be_lifted(
    workspace: Workspace, monitor: MonitorService, clock: ReplayClock
) -> None:
    row_id = only_row(monitor)
    monitor.handle(row_id, HandlingState.HANDLED)
    monitor.look_again(row_id, None)
    clock.at = TEN + timedelta(days=2)
    assert not [n for n in workspace.refresh.tick().notices if n.kind is NoticeKind.LOOK_AGAIN]


def test_a_note_alone_leaves_a_row_to_do_and_is_bounded(monitor: MonitorService) -> None:
    row_id = only_row(monitor)
    monitor.remark(row_id, "催" * 100_000)
    detail = monitor.detail(row_id)
    assert detail is not None
    assert detail.row.handling is HandlingState.TO_DO
    assert len(detail.handling[-1].note) == LONGEST_NOTE


def test_an_undone_act_does_not_come_back(
    workspace: Workspace, monitor: MonitorService, clock: ReplayClock
) -> None:
    row_id = only_row(monitor)
    monitor.handle(row_id, HandlingState.CHASED)
    monitor.undo(row_id)
    clock.at = TEN + timedelta(hours=13)
    workspace.refresh.tick()
    told = NoticeStore(workspace.cache).page()
    assert NoticeKind.LOOK_AGAIN not in {notice.kind for notice in told}
