"""Before a notice that waited pops up it is asked whether anybody still has to be called."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import SHOP, TEN, ScriptedMarketplace, order, shipment
from workbench.domain.handling import HandlingState
from workbench.domain.pages import OrderRecord

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.services.doubles import ScriptedConnections
    from workbench.domain.telling.notices import Notice
    from workbench.services.assembly.desk import DeskService
    from workbench.services.assembly.workspace import Workspace

    Act = Callable[[DeskService, int], object]

LATE = TEN - timedelta(hours=30)


@pytest.fixture
def desk(workspace: Workspace) -> DeskService:
    return workspace.desk()


@pytest.fixture
def told(workspace: Workspace, connections: ScriptedConnections) -> tuple[Notice, ...]:
    """Two parcels whose numbers have had no trace for thirty hours."""
    known = [
        OrderRecord(
            order(number, paid_at=LATE),
            (shipment(f"YT{number}", number, uploaded_at=LATE),),
        )
        for number in ("A1", "A2")
    ]
    connections.marketplaces[SHOP.id] = ScriptedMarketplace(SHOP.id, pages=[known])
    return workspace.refresh.run_once().notices


def row_of(desk: DeskService, number: str) -> int:
    rows = desk.monitor.rows(desk.monitor.ids(desk.monitor.query()))
    (found,) = (row.id for row in rows if row.order_number == number)
    return found


def standing(desk: DeskService, told: tuple[Notice, ...]) -> set[str]:
    keys = desk.notices.standing(told)
    return {notice.order_number for notice in told if notice.key in keys}


def test_what_nobody_looked_at_stands(desk: DeskService, told: tuple[Notice, ...]) -> None:
    assert standing(desk, told) == {"A1", "A2"}


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda desk, row: desk.monitor.handle(row, HandlingState.HANDLED), id="done"),
        pytest.param(lambda desk, row: desk.monitor.handle(row, HandlingState.CHASED), id="chased"),
        pytest.param(
            lambda desk, row: desk.monitor.look_again(row, TEN + timedelta(hours=2)), id="snoozed"
        ),
    ],
)
def test_what_was_seen_to_stands_no_more(
    desk: DeskService, told: tuple[Notice, ...], act: Act
) -> None:
    act(desk, row_of(desk, "A1"))
    assert standing(desk, told) == {"A2"}


def test_what_was_read_stands_no_more(desk: DeskService, told: tuple[Notice, ...]) -> None:
    desk.notices.mark_read([told[0].id])
    assert standing(desk, told) == {told[1].order_number}


def test_what_was_taken_back_stands_again(desk: DeskService, told: tuple[Notice, ...]) -> None:
    row = row_of(desk, "A1")
    desk.monitor.handle(row, HandlingState.HANDLED)
    desk.monitor.undo(row)
    assert standing(desk, told) == {"A1", "A2"}
