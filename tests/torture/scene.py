"""A shop with invented orders and the program over it: what torture interrupts and looks at."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.caches import paper
from tests.files.exports import ALIBABA, FORMATS, filled, write_csv
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
from workbench import paths
from workbench.domain.clock import ReplayClock
from workbench.domain.orders import OrderLine
from workbench.domain.pages import OrderRecord
from workbench.domain.profile import CACHE_FILE
from workbench.domain.shops import ShopHealth, ShopState
from workbench.services.assembly.shelf import Shelf
from workbench.services.assembly.surroundings import Surroundings
from workbench.services.assembly.workspace import Workspace
from workbench.services.rules.books import Books
from workbench.store.engine.cache import Cache
from workbench.store.engine.meta import MetaStore
from workbench.store.keys.data_key import KEY_FILE, DataKey, KeyHeader, write_header
from workbench.store.keys.vaults import DemoVault
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KEY = DataKey("5a" * 32)
PAGES, PER_PAGE, SCANS = 12, 8, 3
TAILS = ("", "-wal", "-shm")


@cache
def shelf() -> Shelf:
    """Packs and word lists, read once and before the first fork."""
    read = Shelf(paths.resource(""), "zh")
    read.classifier.read("【义乌转运中心】 已收入")
    Books(read).current.ledger  # noqa: B018  # read now, for all that is forked later
    return read


def number(index: int) -> str:
    """The number of an invented order."""
    return f"99{index:017d}"


def waybill(index: int) -> str:
    return f"TEST{index:08d}"


def record(index: int) -> OrderRecord:
    lines = (OrderLine(f"{number(index)}-1", f"红色马克杯 {index}", "1", 1990),)
    own = number(index)
    return OrderRecord(order(own, lines=lines), (shipment(waybill(index), own),))


def marketplace(pages: int = PAGES) -> ScriptedMarketplace:
    """A shop with so many pages of orders, each with a parcel and its scans."""
    told = [[record(p * PER_PAGE + i) for i in range(PER_PAGE)] for p in range(pages)]
    scans = [
        scan("【义乌转运中心】 已收入", TEN - timedelta(hours=9 - hour), hour)
        for hour in range(SCANS)
    ]
    traces = {waybill(i): scans for i in range(pages * PER_PAGE)}
    return ScriptedMarketplace(SHOP.id, told, traces)


def order_file(folder: Path, orders: int) -> Path:
    """An export of the 1688 workbench with so many orders."""
    header = FORMATS.by_id("1688.orders").headers[0]
    rows = (
        filled(header, {**ALIBABA, "订单编号": number(i), "运单号": waybill(i)})
        for i in range(orders)
    )
    return write_csv(folder / "orders.csv", header, *rows)


def make_profile(folder: Path) -> Path:
    """Make a profile with one shop that was never polled; return its data file."""
    path = folder / CACHE_FILE
    folder.mkdir(exist_ok=True)
    write_header(folder, KeyHeader("torture", (DemoVault().wrap(KEY, "torture"),)))
    with Cache.open(path, KEY) as opened:
        shops = ShopStore(opened)
        shops.add(SHOP, KEYS)
        shops.set_health(ShopHealth(SHOP, ShopState.NEVER_POLLED))
        MetaStore(opened).set("pseudonym_key", "6b" * 32)
    return path


def copy_profile(template: Path, folder: Path) -> Path:
    """Lay a fresh copy of a closed profile into an emptied folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copyfile(template.with_name(KEY_FILE), folder / KEY_FILE)
    return Path(shutil.copyfile(template, folder / CACHE_FILE))


@contextmanager
def opened(
    path: Path,
    shop: ScriptedMarketplace | None = None,
    *,
    pause: Callable[[float], None] | None = None,
) -> Iterator[Workspace]:
    """Open the program's services over a data file, with ``shop`` behind its connections.

    With ``pause`` writes wait for other programs, as those of the real program do.
    """
    clock = ReplayClock(TEN)
    connections = ScriptedConnections(every_shop=shop)
    around = Surroundings(
        Books(shelf()), lambda _: connections, clock, clock, lambda: KEY, lambda _: None, paper
    )
    with Cache.open(path, KEY, pause=pause) as found:
        yield Workspace(found, around)
