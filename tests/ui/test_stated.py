"""Desks for pictures: every state is brought about by what the readers answer."""

from __future__ import annotations

from typing import Any

import pytest

from tests.ui.doubles import MemoryDesk
from workbench.domain.errors import DiskFull
from workbench.domain.shops import ShopState
from workbench.domain.telling.notices import NoticeQuery
from workbench.ui.background.threads import Gate
from workbench.ui.stated import StatedDesk, ViewState


def stated(state: ViewState) -> Any:
    return StatedDesk(MemoryDesk(), state, Gate())


def test_rows_are_as_they_are() -> None:
    desk = stated(ViewState.ROWS)
    assert len(desk.monitor.ids(desk.monitor.query())) == 11


@pytest.mark.parametrize("state", [ViewState.FIRST_RUN, ViewState.EMPTY, ViewState.FILTERED])
def test_nothing_is_there(state: ViewState) -> None:
    desk = stated(state)
    assert len(desk.monitor.ids(desk.monitor.query())) == 0
    assert len(desk.notices.ids(NoticeQuery())) == 0
    assert (desk.shops.health() == []) is (state is ViewState.FIRST_RUN)


@pytest.mark.parametrize(
    ("state", "shops"),
    [
        (ViewState.OFFLINE, ShopState.UNREACHABLE),
        (ViewState.EXPIRED, ShopState.SIGN_IN_EXPIRED),
    ],
)
def test_shops_fare_as_the_state_says(state: ViewState, shops: ShopState) -> None:
    assert {health.state for health in stated(state).shops.health()} == {shops}


def test_lists_fail() -> None:
    desk = stated(ViewState.ERROR)
    with pytest.raises(DiskFull):
        desk.monitor.ids(desk.monitor.query())


def test_lists_come_when_they_are_let() -> None:
    gate = Gate()
    gate.open()
    desk: Any = StatedDesk(MemoryDesk(), ViewState.LOADING, gate)
    assert len(desk.monitor.ids(desk.monitor.query())) > 0
