"""A whole-shop filing over 100,000 open orders before it is sent, and a packet of 20 pictures."""

from __future__ import annotations

import random
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from tests.benchmarks.data import START
from tests.benchmarks.figures import Figure, seconds
from tests.caches import open_empty
from workbench import paths
from workbench.domain.clock import ReplayClock
from workbench.domain.filing.filings import (
    Filing,
    FilingCase,
    FilingDetails,
    FilingScope,
    ScopeKind,
)
from workbench.domain.filing.packets import Packet, PacketFile, PacketWords
from workbench.domain.orders import Order, OrderLine, OrderStatus, Receiver
from workbench.domain.pages import OrderPage, OrderRecord
from workbench.domain.profile import CACHE_FILE
from workbench.domain.regions import Region
from workbench.domain.shops import Platform, Shop
from workbench.files.packet.archive import write_packet
from workbench.files.packet.lettering import FONT_FILE, Lettering
from workbench.files.packet.pages import PacketPages
from workbench.policy.lead_times import load_lead_times
from workbench.policy.packs import load_book
from workbench.services.filing.outlooks import FilingOutlooks
from workbench.services.filing.preview import FilingPreviewService
from workbench.services.judging.outlook import OutlookService
from workbench.services.rules.in_force import Rulebook
from workbench.store.cases.filing_orders import FilingOrderStore
from workbench.store.cases.filings import FilingStore
from workbench.store.orders.orders import OrderStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from workbench.store.engine.cache import Cache

ORDERS = 100_000
PER_SHIPMENT = 5  # as many as the issue asks for at the size of every day
PICTURES = 20
_PREVIEW_LIMIT = 2.0  # issue: preview of a whole-shop filing over 100,000 open orders
_PACKET_LIMIT = 3.0  # issue: packet of 20 images
_SHOP = Shop("taobao-bench", Platform.TAOBAO, "测试店铺")
_PAGE = 5_000


def measure(folder: Path, orders: int, pictures: int = PICTURES) -> Iterator[Figure]:
    """Measure both; ``folder`` takes a cache of its own."""
    yield _preview(folder, START, orders)
    yield _packet(START, pictures)


def _preview(folder: Path, now: datetime, orders: int) -> Figure:
    with open_empty(folder / "filing" / CACHE_FILE) as cache:
        _fill(cache, now, orders)
        book = load_book(paths.resource("policies"))
        stores = FilingOrderStore(cache), FilingStore(cache)
        rules = Rulebook(book, load_lead_times(paths.resource("lead_times.toml")))
        outlooks = FilingOutlooks(cache, OutlookService(cache, lambda: rules))
        service = FilingPreviewService(*stores, outlooks, lambda: book, ReplayClock(now))
        filing = Filing(
            _SHOP.id,
            Platform.TAOBAO,
            FilingCase.NATURAL_DISASTER,
            FilingScope(ScopeKind.WHOLE_SHOP),
            ship_from=now,
            ship_until=now,
            details=FilingDetails(pledge_ticked=True),
        )
        counted: list[int] = []

        def preview() -> None:
            counted.append(service.preview(filing, (), lambda _done, _total: None).in_scope)

        taken = seconds(preview)
        if counted != [orders]:
            raise AssertionError(f"{counted} of {orders} orders were looked at")
    return Figure(f"filing_preview_{orders}_seconds", taken, "s", _PREVIEW_LIMIT)


def _fill(cache: Cache, now: datetime, orders: int) -> None:
    ShopStore(cache).add(_SHOP, {})
    for start in range(0, orders, _PAGE):
        made = tuple(
            OrderRecord(_order(number, now), ())
            for number in range(start, min(start + _PAGE, orders))
        )
        OrderStore(cache).save_page(OrderPage(_SHOP.id, made), seen_at=now)


def _order(number: int, now: datetime) -> Order:
    receiver = Receiver(Region("浙江省", "湖州市", "长兴县"), "测**", "138******00")
    lines = tuple(OrderLine(f"{number}-{line}", "加厚保温杯 大容量", "1", 1280) for line in (1, 2))
    return Order(
        _SHOP.id,
        f"24012{number:014}",
        OrderStatus.AWAITING_SHIPMENT,
        paid_at=now,
        ship_by=now,
        amount=2560,
        receiver=receiver,
        lines=lines,
    )


def _packet(now: datetime, pictures: int) -> Figure:
    noise = random.Random(1)  # a picture that does not compress away
    files = tuple(
        PacketFile(f"evidence/{place:02}.jpg", "截图", _screenshot(noise), is_picture=True)
        for place in range(pictures)
    )
    words = PacketWords("附件", "第 {page} 页")
    packet = Packet("报备凭证", "淘宝 · 测试店铺", now, words, (), files)

    def write() -> None:
        pages = PacketPages(Lettering(paths.resource(FONT_FILE)))
        write_packet(packet, pages, BytesIO())

    return Figure(f"packet_{pictures}_pictures_seconds", seconds(write), "s", _PACKET_LIMIT)


def _screenshot(noise: random.Random) -> bytes:
    small = Image.frombytes("RGB", (54, 96), noise.randbytes(54 * 96 * 3))
    stream = BytesIO()
    small.resize((1080, 1920)).save(stream, "JPEG", quality=90)
    return stream.getvalue()
