"""Adding shops from the window: what is asked, what is said, and what shows at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from tests.ui.season import SHOPS
from workbench.domain.errors import BadInput, SignInExpired, marked
from workbench.domain.shops import ShopHealth, ShopState
from workbench.services.accounts.service import AddedAccounts
from workbench.ui.frame.places import MONITOR, ORDERS
from workbench.ui.monitor.conditions import Conditions
from workbench.ui.widgets.states import StatePage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.frame.main_window import MainWindow

KEYS = Path("/somewhere/keys.json")
EXPIRED = Conditions((ShopHealth(SHOPS[0], ShopState.SIGN_IN_EXPIRED),))


@pytest.fixture(autouse=True)
def asked(window: MainWindow) -> list[str]:
    """The seller names a file at once; keeps that it was asked for."""
    asked: list[str] = []

    def answer(parent: QWidget) -> Path:
        asked.append("key file")
        return KEYS

    window.intake.adding.ask = answer
    return asked


def said(window: MainWindow) -> str:
    return window.intake.shop_bar.sentence


def button_of(place: QWidget, words: str) -> QPushButton:
    return next(each for each in place.findChildren(QPushButton) if each.text() == words)


def first_run(window: MainWindow, view: int) -> QPushButton:
    window.live.conditions = Conditions(())
    window.live.conditions_changed.emit(window.live.conditions)
    page = window.stack.views[view].findChild(StatePage)
    assert isinstance(page, StatePage)
    return button_of(page, "添加店铺…")


@pytest.mark.parametrize(
    "view", [pytest.param(MONITOR, id="monitor"), pytest.param(ORDERS, id="orders")]
)
def test_the_first_run_offers_to_add_a_shop(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot, view: int
) -> None:
    desk.monitor.all_rows = []
    window.show_view(view)
    qtbot.waitUntil(window.is_settled)
    with qtbot.waitSignal(window.intake.adding.added):
        first_run(window, view).click()
    qtbot.waitUntil(window.is_settled)
    assert desk.accounts.files == [KEYS]


def test_an_expired_sign_in_asks_for_a_new_key_file(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    window.live.conditions_changed.emit(EXPIRED)
    with qtbot.waitSignal(window.intake.adding.added):
        button_of(window.state_bar, "重新授权…").click()
    qtbot.waitUntil(window.is_settled)
    assert desk.accounts.files == [KEYS]


def test_the_rail_has_an_entry_for_it(window: MainWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.intake.adding.added):
        window.rail.entries.shop.click()
    qtbot.waitUntil(window.is_settled)
    assert window.undo_bar.text == "已添加：晨禾百货、晨禾批发"
    assert said(window) == ""


def test_a_trace_service_alone_is_said_too(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    desk.accounts.added = AddedAccounts((), ("kuaidi100",))
    with qtbot.waitSignal(window.intake.adding.added):
        window.rail.entries.shop.click()
    qtbot.waitUntil(window.is_settled)
    assert window.undo_bar.text == "已添加轨迹查询服务。"


def test_shops_that_were_added_show_at_once(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    desk.shops.shops = (replace(desk.shops.shops[0], state=ShopState.NEVER_POLLED),)
    with qtbot.waitSignal(window.intake.adding.added):
        window.rail.entries.shop.click()
    qtbot.waitUntil(window.is_settled)
    assert window.rail.foot.lines[0] == "1 店尚未更新"


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        pytest.param(SignInExpired(service="1688"), "1688 要求重新登录", id="refused keys"),
        pytest.param(
            BadInput(
                what=marked("errors", "The key file"),
                reason=marked("errors", "a sandbox needs a profile of its own"),
            ),
            "密钥文件：沙箱需要单独的数据目录",
            id="sandbox beside real shops",
        ),
    ],
)
def test_a_failure_stands_in_the_bar_until_it_is_closed(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot, error: Exception, sentence: str
) -> None:
    desk.accounts.error = error
    window.rail.entries.shop.click()
    qtbot.waitUntil(lambda: said(window).startswith(sentence))
    button_of(window.intake.shop_bar, "关闭").click()
    assert said(window) == ""


def test_a_dialog_that_is_left_adds_nothing(window: MainWindow, desk: MemoryDesk) -> None:
    window.intake.adding.ask = lambda parent: None
    window.rail.entries.shop.click()
    assert not window.intake.adding.errand.is_running
    assert desk.accounts.files == []
