"""A real profile behind the wizard: shops of three platforms, orders, a stalled parcel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from tests.caches import KEY, open_empty, paper
from tests.services.doubles import (
    KEYS,
    SHOP,
    TEN,
    ScriptedConnections,
    ScriptedMarketplace,
    order,
    scan,
    shipment,
)
from tests.ui.conftest import RESOURCES
from workbench.domain.clock import ReplayClock
from workbench.domain.orders import OrderLine, OrderStatus, Receiver
from workbench.domain.pages import OrderPage, OrderRecord
from workbench.domain.regions import Region
from workbench.domain.settings import ThemeChoice
from workbench.domain.shops import Platform, Shop, ShopHealth, ShopState
from workbench.services.books import Books
from workbench.services.shelf import Shelf
from workbench.services.surroundings import Surroundings
from workbench.services.workspace import Workspace
from workbench.store.cache import Cache
from workbench.store.orders import OrderStore
from workbench.store.shops import ShopStore
from workbench.ui.background import Jobs
from workbench.ui.contracts import WindowParts
from workbench.ui.filing.opening import FilingWindows
from workbench.ui.start import Stage, ViewTools, prepare_application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from workbench.services.desk import DeskService
    from workbench.ui.filing.conduct import Conduct

HOUR = timedelta(hours=1)
STALLED = "2401200011874563218"
NEAR, FAR_OFF, OLD = "7300000000000000001", "7300000000000000002", "6900000000000000001"
TAOBAO = Shop("t1", Platform.TAOBAO, "测试淘宝店")
DOUYIN = Shop("d1", Platform.DOUYIN, "测试抖店")
CUP, BOWL = OrderLine("1", "测试杯子", "1", 990), OrderLine("1", "测试碗", "1", 990)


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    return Shelf(RESOURCES, "zh")


@dataclass
class Profile:
    """An encrypted file and what opens it again, in any thread."""

    path: Path
    around: Surroundings

    def open(self) -> Workspace:
        """Return the services of one thread; its desk closes them."""
        return Workspace(Cache.open(self.path, KEY), self.around)

    def desk(self) -> DeskService:
        """Return one thread's readers."""
        return self.open().desk()


@pytest.fixture
def profile(tmp_path: Path, shelf: Shelf) -> Profile:
    """Three shops; the first one's only parcel stalled 12 hours ago."""
    connections = ScriptedConnections()
    script = connections.marketplaces.setdefault(SHOP.id, ScriptedMarketplace(SHOP.id))
    parcel = shipment(uploaded_at=TEN - 61 * HOUR)
    script.pages = [[OrderRecord(order(STALLED, paid_at=TEN - 70 * HOUR), (parcel,))]]
    script.traces = {parcel.waybill: [scan("【义乌小商品公司】已揽收", TEN - 60 * HOUR)]}
    clock = ReplayClock(TEN)
    around = Surroundings(
        Books(shelf), lambda _: connections, clock, clock, lambda: KEY, lambda _: None, paper
    )
    path = tmp_path / "workbench.db"
    with open_empty(path) as cache:
        _fill(cache)
        Workspace(cache, around).refresh.run_once()
    return Profile(path, around)


def _fill(cache: Cache) -> None:
    shops = ShopStore(cache)
    shops.add(SHOP, KEYS)
    shops.set_health(ShopHealth(SHOP, ShopState.NEVER_POLLED))
    for shop in (TAOBAO, DOUYIN):
        shops.add(shop, {})
        shops.set_health(ShopHealth(shop, ShopState.IMPORTED))
    here, far = Receiver(Region("浙江省", "湖州市")), Receiver(Region("福建省", "厦门市"))
    waiting = {"status": OrderStatus.AWAITING_SHIPMENT}
    orders = [
        order(NEAR, TAOBAO, ship_by=TEN + HOUR, lines=(CUP,), receiver=here, **waiting),
        order(FAR_OFF, TAOBAO, ship_by=TEN + 40 * HOUR, lines=(BOWL,), receiver=far, **waiting),
        order(OLD, DOUYIN, paid_at=TEN - 30 * HOUR, **waiting),
    ]
    for shop in (TAOBAO, DOUYIN):
        mine = tuple(OrderRecord(one, ()) for one in orders if one.shop_id == shop.id)
        OrderStore(cache).save_page(OrderPage(shop.id, mine), seen_at=TEN)


@pytest.fixture
def stage(qapp: QApplication, profile: Profile) -> Iterator[Stage]:
    desk = profile.desk()
    parts = WindowParts(desk, profile.desk, None, RESOURCES, theme=ThemeChoice.LIGHT)
    made = prepare_application(qapp, parts)
    yield made
    made.leave(qapp)
    made.keeper.deleteLater()
    desk.close()


@pytest.fixture
def tools(stage: Stage, profile: Profile) -> Iterator[ViewTools]:
    """Real services for the window's thread and for the jobs'."""
    desk, jobs = profile.desk(), Jobs(profile.desk)
    yield ViewTools(stage, desk, jobs)
    assert jobs.stop()
    desk.close()


@dataclass
class Opened:
    """The wizards of a window, and one way to wait for them."""

    windows: FilingWindows
    tools: ViewTools
    qtbot: QtBot

    @property
    def conduct(self) -> Conduct:
        """Return the wizard that was opened last."""
        return self.windows.open_ones[-1]

    def settle(self) -> None:
        """Wait until everything was read, saved and foreseen."""
        self.qtbot.waitUntil(self._is_settled, timeout=20_000)

    def _is_settled(self) -> bool:
        is_busy = any(each.previewing.is_busy for each in self.windows.open_ones)
        return self.tools.jobs.is_idle and not is_busy


@pytest.fixture
def around(qtbot: QtBot) -> Iterator[QWidget]:
    """The window that the wizards belong to."""
    made = QWidget()
    yield made
    made.deleteLater()


@pytest.fixture
def opened(qtbot: QtBot, tools: ViewTools, profile: Profile, around: QWidget) -> Iterator[Opened]:
    parts = WindowParts(tools.desk, profile.desk, None, RESOURCES)
    windows = FilingWindows(parts, tools, around)
    made = Opened(windows, tools, qtbot)
    yield made
    made.settle()
    assert windows.stop()
    made.settle()
