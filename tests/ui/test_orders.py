"""The order view: what it asks, what one order shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.ui.monitor_doubles import MemoryMonitor
from tests.ui.season import at, file_for, picture_rows
from workbench.domain.order_changes import ChangeKind, OrderPart
from workbench.domain.orders import OrderStatus, Receiver
from workbench.domain.regions import Region
from workbench.domain.views import OrderSort
from workbench.ui.orders.columns import ORDER_COLUMNS, status_text
from workbench.ui.orders.detail import OrderDetail
from workbench.ui.orders.history import chained
from workbench.ui.orders.view import OrdersView
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.start import ViewTools


@pytest.fixture
def view(qtbot: QtBot, tools: ViewTools) -> OrdersView:
    made = OrdersView(tools)
    qtbot.addWidget(made)
    made.resize(1600, 900)
    made.show()
    made.set_shops(tuple(tools.desk.shops.health()))
    made.reload()
    qtbot.waitUntil(lambda: tools.jobs.is_idle)
    return made


def texts(view: OrdersView) -> list[str]:
    return [label.text() for label in view.detail.findChildren(PlainLabel)]


def test_opens_on_open_orders_by_ship_by(view: OrdersView, desk: MemoryDesk) -> None:
    assert desk.orders.asked[-1] == ("", "", True, OrderSort.SHIP_BY, False)
    assert view.head.context == "12 个未完成订单"
    assert view.table.chosen == 1


def test_model_keeps_qts_rules(view: OrdersView, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(view.model)


def test_cells_of_an_order_not_shipped(view: OrdersView) -> None:
    keys = [column.key for column in ORDER_COLUMNS]
    shown = {key: view.model.index(4, at).data() for at, key in enumerate(keys)}
    assert shown["status"] == "待发货"
    assert shown["ship_by"] == "1月24日 13:20"
    assert shown["amount"] == "¥178.00"
    assert shown["shape"] == "▲"


def test_filters_ask(view: OrdersView, desk: MemoryDesk, settle: Callable[[], None]) -> None:
    view.filters.all.click()
    settle()
    view.filters.shops["shop-2"].click()
    settle()
    assert desk.orders.asked[-1] == ("", "shop-2", False, OrderSort.SHIP_BY, False)
    assert view.model.rowCount() == 4
    view.filters.shops["shop-2"].click()
    settle()
    _, shop_id, *_ = desk.orders.asked[-1]
    assert shop_id == ""


def test_sorting_and_search_ask(
    view: OrdersView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    view.table.header.sort_wanted.emit(OrderSort.AMOUNT, True)
    view.search.setText(" 24012300 ")
    view.search.returnPressed.emit()
    settle()
    assert desk.orders.asked[-1] == ("24012300", "", True, OrderSort.AMOUNT, True)


def test_nothing_found_leads_back(view: OrdersView, settle: Callable[[], None]) -> None:
    view.choose(search="nothing like this")
    settle()
    assert view.area.state == "没有符合条件的订单"
    view.area.pressed.emit()
    settle()
    assert (view.choice.search, view.choice.is_open_only) == ("nothing like this", False)
    view.area.pressed.emit()
    settle()
    assert view.area.state == ""


def test_escape_leaves_the_search(view: OrdersView, settle: Callable[[], None]) -> None:
    view.choose(search="24012300")
    settle()
    view.escape()
    settle()
    assert view.choice.search == ""


def test_one_order_shows_its_numbers_and_its_masked_receiver(view: OrdersView) -> None:
    shown = texts(view)
    assert "浙江省 杭州市 西湖区 测* 138****0000" in shown
    assert {"YT8800213345012", "YT8800200000001", "使用中", "已更换"} <= set(shown)
    assert "揽收后48h未离开首分拨" in shown


def test_refresh_keeps_the_chosen_order(view: OrdersView, settle: Callable[[], None]) -> None:
    view.table.choose(5)
    settle()
    view.reload()
    settle()
    assert view.table.chosen == 5
    assert "尚未发货。" in texts(view)


def test_link_leads_to_the_monitor(view: OrdersView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.monitor_wanted) as heard:
        view.detail.order.monitor_wanted.emit()
    assert heard.args == ["2401200011874563218"]


@pytest.mark.parametrize(
    ("receiver", "text"),
    [
        pytest.param(None, "未知", id="not told"),
        pytest.param(Receiver(), "未知", id="nothing told"),
        pytest.param(
            Receiver(Region("上海市", "上海市", "浦东新区")),
            "上海市 浦东新区",
            id="city of its own",
        ),
    ],
)
def test_receiver(view: OrdersView, tools: ViewTools, receiver: Receiver | None, text: str) -> None:
    file = file_for(picture_rows()[0])
    changed = replace(file, order=replace(file.order, receiver=receiver))
    view.detail.show_detail(OrderDetail(99, changed, ()), tools.look())
    assert text in texts(view)


@pytest.mark.parametrize(
    ("status", "text"),
    [
        pytest.param(OrderStatus.AWAITING_SHIPMENT, "尚未发货。", id="waits"),
        pytest.param(OrderStatus.SHIPPED, "文件或平台没有给出运单号。", id="shipped"),
    ],
)
def test_an_order_without_a_parcel(
    view: OrdersView, tools: ViewTools, status: OrderStatus, text: str
) -> None:
    file = file_for(picture_rows()[0])
    bare = replace(file, order=replace(file.order, status=status), shipments=())
    view.detail.show_detail(OrderDetail(99, bare, ()), tools.look())
    assert text in texts(view)


@pytest.mark.parametrize(
    ("status", "text"),
    [
        pytest.param(OrderStatus.SHIPPED.value, "已发货", id="ours"),
        pytest.param("waitbuyerconfirm", "waitbuyerconfirm", id="theirs"),
        pytest.param("", "—", id="none"),
    ],
)
def test_status_words(view: OrdersView, status: str, text: str) -> None:
    assert status_text(status) == text


def test_no_order_chosen_hides_the_cards(
    view: OrdersView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    desk.orders.monitor = MemoryMonitor([])
    view.reload()
    settle()
    assert view.area.state == "没有未完成的订单"
    assert not view.detail.order.isVisibleTo(view.detail)


def test_a_shop_that_is_gone_is_offered_no_more(view: OrdersView, desk: MemoryDesk) -> None:
    view.set_shops(())
    assert view.filters.shops == {}


def test_an_order_shows_what_its_warnings_bring(
    view: OrdersView, settle: Callable[[], None]
) -> None:
    assert "◇ 未知" in texts(view)
    assert "最多 ¥5.00" in texts(view)
    assert view.detail.effects.isVisibleTo(view)
    view.table.choose(2)
    settle()
    assert not view.detail.effects.isVisibleTo(view)


def test_an_order_is_forgotten_after_its_consequence_was_named(
    view: OrdersView, desk: MemoryDesk, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    entries = [entry.text() for entry in view.menu.menu.actions()]
    assert entries[:4] == [
        "查看详情\tEnter",
        "复制订单号\tC",
        "在物流监控中查看",
        "发起报备…\tR",
    ]
    assert entries[-1] == "清除此订单…"
    view.menu.menu.actions()[-1].trigger()
    dialog = view.menu.dialog
    assert dialog is not None
    assert dialog.question == "彻底清除「晨禾百货」的订单 2401200011874563218？"
    assert any("30" in label.text() for label in dialog.findChildren(PlainLabel))
    with qtbot.waitSignal(view.said):
        dialog.erase.click()
    settle()
    assert desk.privacy.forgotten == [1]


def test_an_order_is_kept_by_the_way_that_enter_takes(view: OrdersView, desk: MemoryDesk) -> None:
    view.menu.ask()
    dialog = view.menu.dialog
    assert dialog is not None
    assert dialog.keep.isDefault()
    dialog.keep.click()
    assert desk.privacy.forgotten == []


def test_how_an_order_came_about_is_told(
    view: OrdersView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    desk.past.order_changes = (
        OrderPart(
            at("22 10:00"), ChangeKind.PROMISE, due_before=at("23 10:00"), due=at("24 10:00")
        ),
        OrderPart(at("22 11:00"), ChangeKind.STATUS, "shipped"),
        OrderPart(at("22 12:00"), ChangeKind.NUMBER, "replaced", "YT8800213345012"),
        OrderPart(at("22 13:00"), ChangeKind.ACT, "chased", "网点答复今晚发出", "seller"),
    )
    view.reload()
    settle()
    assert view.detail.history.lines.text() == (
        "1月22日 10:00  发货承诺：1月23日 10:00 → 1月24日 10:00\n"
        "1月22日 11:00  已发货\n"
        "1月22日 12:00  YT8800213345012  已更换\n"
        "1月22日 13:00  已催件  seller  网点答复今晚发出"
    )


def number(when: str, state: str, waybill: str) -> OrderPart:
    return OrderPart(at(when), ChangeKind.NUMBER, state, waybill)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param(
            (number("22 12:00", "replaced", "YT1"), number("22 12:00", "active", "YT2")),
            ["YT1 → YT2"],
            id="one for one",
        ),
        pytest.param(
            (number("22 12:00", "replaced", "YT1"), number("22 13:00", "active", "YT2")),
            ["YT1", "YT2"],
            id="at other times",
        ),
        pytest.param(
            (
                number("22 12:00", "replaced", "YT1"),
                number("22 12:00", "active", "YT2"),
                number("22 12:00", "active", "YT3"),
            ),
            ["YT1", "YT2", "YT3"],
            id="nobody knows which",
        ),
    ],
)
def test_a_number_stands_with_the_one_in_its_place(
    changes: tuple[OrderPart, ...], told: list[str]
) -> None:
    assert [change.about for change in chained(changes)] == told
