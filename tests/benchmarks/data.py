"""Invented orders with one parcel and eight scans each, the same for the same size every time.

Six of ten are delivered, three move, one stands still long enough to be warned of. Beside them
some move on in the clocks together: ``Waves`` says how many fall due in each of the next hours.
Beyond ``TEMPLATE`` parcels the first ones come again under other numbers, so that a large cache can
be filled by copying rows (``cloning.py``).
"""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from workbench.domain.orders import Order, OrderLine, OrderStatus, Receiver
from workbench.domain.pages import OrderPage, OrderRecord, ParcelTrace
from workbench.domain.parcels.shipments import Shipment
from workbench.domain.parcels.tracking import (
    EventKind,
    Place,
    Reading,
    Scan,
    SiteKind,
    TrackingEvent,
)
from workbench.domain.regions import Region
from workbench.domain.shops import Platform, Shop, ShopHealth, ShopState
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.traces import TraceStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.store.engine.cache import Cache

START = datetime(2024, 1, 24, 2, 0, tzinfo=UTC)
SHOPS = tuple(
    Shop(f"bench-{number}", Platform.ALIBABA, f"测试店{number}") for number in (1, 2, 3, 4)
)
SCANS = 8
PAGE = 2_000
TEMPLATE = 20_000  # a multiple of the number of titles
FIRST_SOURCE = "bench"
SECOND_SOURCE = "bench-2"
READER = "bench"

HOUR = timedelta(hours=1)
# 1688.false_track.gap_72h tells of a parcel 36 hours before the 72 are over (lead_times.toml).
TOLD_AFTER = 36 * HOUR
CARRIERS = ("yuantong", "zhongtong", "shentong", "yunda", "jtexpress", "shunfeng", "ems")
RUN = 50  # parcels of one shop, one after the other
# Where the carriers' terms are the usual ones.
RECEIVERS = (
    Region("广东省", "广州市", "天河区"),
    Region("江苏省", "南京市", "玄武区"),
    Region("浙江省", "杭州市", "西湖区"),
    Region("山东省", "济南市", "历下区"),
    Region("河南省", "郑州市", "金水区"),
    Region("四川省", "成都市", "锦江区"),
    Region("湖北省", "武汉市", "江岸区"),
    Region("福建省", "福州市", "鼓楼区"),
    Region("安徽省", "合肥市", "蜀山区"),
    Region("湖南省", "长沙市", "岳麓区"),
)
CITIES = ("义乌", "杭州", "苏州", "上海", "合肥", "南昌", "长沙", "武汉", "郑州", "济南", "广州")
STEPS = (
    (EventKind.PICKED_UP, SiteKind.OUTLET, "【{site}】已揽收"),
    (EventKind.DEPARTED, SiteKind.OUTLET, "离开【{site}】，下一站【{next}】"),
    (EventKind.ARRIVED, SiteKind.HUB, "到达【{site}】"),
    (EventKind.DEPARTED, SiteKind.HUB, "离开【{site}】，下一站【{next}】"),
    (EventKind.ARRIVED, SiteKind.HUB, "到达【{site}】"),
    (EventKind.DEPARTED, SiteKind.HUB, "离开【{site}】，下一站【{next}】"),
    (EventKind.ARRIVED, SiteKind.OUTLET, "到达【{site}】"),
)
MOVING = (EventKind.IN_TRANSIT, SiteKind.OUTLET, "快件在【{site}】处理中")
DELIVERED = (EventKind.DELIVERED, SiteKind.OUTLET, "已签收，【{site}】感谢使用")
# One in so many of those under way is in trouble, of each kind as many.
TROUBLED = 20
TROUBLES = (
    (EventKind.EXCEPTION, SiteKind.OUTLET, "【{site}】快件破损，联系发件方"),
    (EventKind.OUT_FOR_DELIVERY, SiteKind.OUTLET, "【{site}】正在派件"),
    (EventKind.RETURNED, SiteKind.OUTLET, "【{site}】已退回"),
)


@dataclass(frozen=True, slots=True)
class Waves:
    """How many parcels fall due in each hour after ``START``, and for how many hours."""

    hours: int = 0
    per_hour: int = 0

    @property
    def parcels(self) -> int:
        """Return how many parcels fall due in all."""
        return self.hours * self.per_hour

    def last_scan(self, place: int) -> datetime:
        """Return the last scan of the ``place``-th of them: due half an hour into its hour."""
        hour = place // self.per_hour
        return START + hour * HOUR + HOUR / 2 - TOLD_AFTER


@dataclass(frozen=True, slots=True)
class Parcel:
    """One order with its parcel: who carries it, where it stands and since when.

    ``index`` makes its numbers, ``pattern`` its texts, its amount, its shop and who receives it.
    """

    index: int
    pattern: int
    carrier: str
    last_scan: datetime
    is_delivered: bool
    is_due: bool = False

    @property
    def last_step(self) -> tuple[EventKind, SiteKind, str]:
        """Return what the last scan says."""
        if self.is_delivered:
            return DELIVERED
        which, rest = divmod(self.pattern, TROUBLED)
        return MOVING if self.is_due or rest else TROUBLES[which % len(TROUBLES)]

    @property
    def shop_id(self) -> str:
        """Return the shop that sold it: half of all the first, a quarter the second and so on."""
        eighth = self.pattern // RUN % 8
        return SHOPS[0 if eighth < 4 else 1 if eighth < 6 else eighth - 4].id

    @property
    def receiver(self) -> Region:
        """Return where it goes to."""
        return RECEIVERS[self.pattern % len(RECEIVERS)]

    @property
    def number(self) -> str:
        """Return an order number of 19 digits that no platform gives out."""
        return f"9{self.index:018}"

    @property
    def waybill(self) -> str:
        """Return a waybill number that no carrier gives out."""
        return f"TEST{self.index:012}"


def parcels(size: int, waves: Waves) -> list[Parcel]:
    """Return ``size`` parcels; those of the waves are strewn among the others.

    Of more than ``TEMPLATE`` the waves are strewn among the last.
    """
    if size <= TEMPLATE:
        return _strewn(size, waves)
    last = _strewn(2 * waves.parcels, waves)
    copied = size - len(last)
    found = repeated(_strewn(TEMPLATE, Waves()), copied)
    found.extend(replace(parcel, index=copied + parcel.index) for parcel in last)
    return found


def repeated(template: Sequence[Parcel], size: int) -> list[Parcel]:
    """Return ``size`` parcels: those of the template again and again under other numbers."""
    patterns = itertools.islice(itertools.cycle(template), size)
    return [replace(parcel, index=index) for index, parcel in enumerate(patterns)]


def _strewn(size: int, waves: Waves) -> list[Parcel]:
    chance = random.Random(size)
    due = chance.sample(range(size), waves.parcels)
    last_scans = {index: waves.last_scan(place) for place, index in enumerate(due)}
    return [_parcel(chance, index, last_scans.get(index)) for index in range(size)]


def _parcel(chance: random.Random, index: int, due: datetime | None) -> Parcel:
    carrier, luck = chance.choice(CARRIERS), chance.random()
    if due is not None:
        last_scan = due
    elif luck < 0.6:
        last_scan = START - chance.uniform(24, 2_000) * HOUR
    elif luck < 0.9:
        last_scan = START - chance.uniform(1, 20) * HOUR
    else:
        last_scan = START - chance.uniform(75, 300) * HOUR
    is_due = due is not None
    return Parcel(
        index, index, carrier, last_scan, is_delivered=not is_due and luck < 0.6, is_due=is_due
    )


def order_pages(page: Sequence[Parcel]) -> Iterator[OrderPage]:
    """Yield the orders of these parcels in their order, one page for each run of a shop."""
    for shop_id, run in itertools.groupby(page, lambda parcel: parcel.shop_id):
        yield OrderPage(shop_id, tuple(map(_record, run)))


def _record(parcel: Parcel) -> OrderRecord:
    shipped = parcel.last_scan - 48 * HOUR
    order = Order(
        parcel.shop_id,
        parcel.number,
        OrderStatus.COMPLETED if parcel.is_delivered else OrderStatus.SHIPPED,
        created_at=shipped - 10 * HOUR,
        paid_at=shipped - 9 * HOUR,
        ship_by=shipped + 39 * HOUR,
        modified_at=parcel.last_scan + HOUR if parcel.is_delivered else shipped,
        amount=1_000 + parcel.pattern % 9_000,
        receiver=Receiver(parcel.receiver, "测**", "138****0000"),
        lines=(OrderLine("1", f"测试商品{parcel.pattern % 5_000}", "1"),),
    )
    shipment = Shipment(
        parcel.shop_id,
        parcel.number,
        parcel.waybill,
        parcel.carrier,
        uploaded_at=shipped,
        origin=Region("浙江省", "金华市", "义乌市"),
        destination=parcel.receiver,
    )
    return OrderRecord(order, (shipment,))


def trace(parcel: Parcel, source: str = FIRST_SOURCE) -> ParcelTrace:
    """Return a parcel's whole trace as one source tells it, read already and seen at ``START``."""
    steps = (*STEPS, parcel.last_step)
    events = tuple(_event(parcel, place, step, source) for place, step in enumerate(steps))
    return ParcelTrace(parcel.shop_id, parcel.number, parcel.waybill, source, events)


def _event(
    parcel: Parcel, place: int, step: tuple[EventKind, SiteKind, str], source: str
) -> TrackingEvent:
    kind, site_kind, words = step
    here = CITIES[(parcel.pattern + place // 2) % len(CITIES)]
    there = CITIES[(parcel.pattern + place // 2 + 1) % len(CITIES)]
    site = f"{here}{'转运中心' if site_kind is SiteKind.HUB else f'{parcel.pattern % 97}网点'}"
    next_site = f"{there}转运中心"
    happened = parcel.last_scan - (SCANS - 1 - place) * 6 * HOUR
    text = words.format(site=site, next=next_site)
    goes_on = Place(next_site) if kind is EventKind.DEPARTED else None
    reading = Reading(kind, site_kind=site_kind, place=Place(site), next_place=goes_on)
    return TrackingEvent(Scan(text, happened, source, place), reading, START, READER)


def add_shops(cache: Cache) -> None:
    """Put the invented shops into an empty cache, polled once."""
    shops = ShopStore(cache)
    for shop in SHOPS:
        shops.add(shop, {})
        shops.set_health(ShopHealth(shop, ShopState.ONLINE, since=START, last_good_poll=START))


def save_orders(cache: Cache, wanted: Sequence[Parcel]) -> None:
    """Save the orders of these parcels, a few thousand per transaction."""
    orders = OrderStore(cache)
    for begin in range(0, len(wanted), PAGE):
        for page in order_pages(wanted[begin : begin + PAGE]):
            orders.save_page(page, seen_at=START - HOUR)


def save_traces(cache: Cache, wanted: Sequence[Parcel]) -> None:
    """Save the traces of these parcels, a few thousand per transaction."""
    traces = TraceStore(cache)
    for begin in range(0, len(wanted), PAGE):
        page = [trace(parcel) for parcel in wanted[begin : begin + PAGE]]
        traces.save(page, seen_at=START)
