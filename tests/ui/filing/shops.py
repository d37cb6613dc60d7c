"""A real profile behind the wizard: shops of three platforms, orders, a stalled parcel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

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
from workbench.domain.clock import ReplayClock
from workbench.domain.orders import OrderLine, OrderStatus, Receiver
from workbench.domain.pages import OrderPage, OrderRecord
from workbench.domain.regions import Region
from workbench.domain.shops import Platform, Shop, ShopHealth, ShopState
from workbench.services.assembly.surroundings import Surroundings
from workbench.services.assembly.workspace import Workspace
from workbench.services.rules.books import Books
from workbench.store.engine.cache import Cache
from workbench.store.orders.orders import OrderStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.services.assembly.desk import DeskService
    from workbench.services.assembly.shelf import Shelf

HOUR = timedelta(hours=1)
STALLED = "2401200011874563218"
NEAR, FAR_OFF, OLD = "7300000000000000001", "7300000000000000002", "6900000000000000001"
TAOBAO = Shop("t1", Platform.TAOBAO, "测试淘宝店")
DOUYIN = Shop("d1", Platform.DOUYIN, "测试抖店")
CUP, BOWL = OrderLine("1", "测试杯子", "1", 990), OrderLine("1", "测试碗", "1", 990)


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


def scripted() -> ScriptedConnections:
    """Return shops of which the first one's only parcel stalled 12 hours ago."""
    connections = ScriptedConnections()
    script = connections.marketplaces.setdefault(SHOP.id, ScriptedMarketplace(SHOP.id))
    parcel = shipment(uploaded_at=TEN - 61 * HOUR)
    script.pages = [[OrderRecord(order(STALLED, paid_at=TEN - 70 * HOUR), (parcel,))]]
    script.traces = {parcel.waybill: [scan("【义乌小商品公司】已揽收", TEN - 60 * HOUR)]}
    return connections


def profile_at(path: Path, shelf: Shelf) -> Profile:
    """Return what opens a profile's file, which may be there already."""
    connections, clock = scripted(), ReplayClock(TEN)
    around = Surroundings(
        Books(shelf), lambda _: connections, clock, clock, lambda: KEY, lambda _: None, paper
    )
    return Profile(path, around)


def make_profile(path: Path, shelf: Shelf) -> Profile:
    """Return a new profile with three shops and their orders, judged."""
    made = profile_at(path, shelf)
    with open_empty(path) as cache:
        _fill(cache)
        Workspace(cache, made.around).refresh.run_once()
    return made


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
