"""Saves page after page and says so: the program whose writes are recorded.

``python -m tests.torture.saver FOLDER PAGES SYNCHRONOUS``. It makes the profile where there is
none, moves the log into the file every few pages, and closes and opens the file on the way.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.store.build import NOON, SHOP, order, page, record, shipment
from workbench.domain.orders import OrderLine
from workbench.domain.pages import Cursor
from workbench.domain.profile import CACHE_FILE
from workbench.store.engine.cache import Cache
from workbench.store.keys.unlock import make_demo_key
from workbench.store.orders.orders import OrderStore
from workbench.store.shops.shops import ShopStore

PER_PAGE = 4
FEED = "orders"
# So many pages are saved by one connection; so many frames of the log are moved at a time.
PER_CONNECTION, FRAMES = 12, 80


def main(folder: Path, pages: int, synchronous: str) -> None:
    """Save so many pages."""
    for first in range(0, pages, PER_CONNECTION):
        with Cache.open(folder / CACHE_FILE, make_demo_key(folder)) as cache:
            cache.execute(f"PRAGMA synchronous = {synchronous}")
            cache.execute(f"PRAGMA wal_autocheckpoint = {FRAMES}")
            if not ShopStore(cache).all():
                ShopStore(cache).add(SHOP, {})
            for number in range(first, min(pages, first + PER_CONNECTION)):
                _save(OrderStore(cache), number)
                os.write(1, f"{number + 1}\n".encode())


def _save(orders: OrderStore, number: int) -> None:
    told = []
    for own in range(number * PER_PAGE, (number + 1) * PER_PAGE):
        lines = (OrderLine(f"A{own}-1", f"红色马克杯 {own}", "1", 1990),)
        told.append(record(order(f"A{own}", lines=lines), shipment(f"YT{own}", f"A{own}")))
    cursor = Cursor(SHOP.id, FEED, str(number + 1))
    orders.save_page(page(*told), seen_at=NOON, cursor=cursor)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
