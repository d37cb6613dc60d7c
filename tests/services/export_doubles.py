"""Orders to be exported, and what an export is asked with."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import translations

from tests.services.doubles import SHOP, TEN, order, shipment
from workbench.domain.exchange.exports import ExportReport
from workbench.domain.orders import OrderLine, Receiver
from workbench.domain.pages import OrderPage, OrderRecord
from workbench.domain.regions import Region
from workbench.store.orders.orders import OrderStore

if TYPE_CHECKING:
    from workbench.domain.exchange.exports import ExportProgress
    from workbench.services.assembly.workspace import Workspace

Export = Callable[..., ExportReport]
CATALOGUE = translations.texts()
NUMBER = "2401200011874563{:03}"
WAYBILL = "YT8800213345{:03}"
OLD = "what stood here before"


class Cancelled(Exception):
    """Raised out of a progress call, as a window does."""


def translate(context: str, source: str) -> str:
    return CATALOGUE[context, source]


def hear_nothing(progress: ExportProgress) -> None:
    """Let it go on."""


def fill(workspace: Workspace, count: int) -> None:
    """Save so many shipped orders with one parcel each."""
    receiver = Receiver(Region("浙江省", "杭州市", "西湖区"), "测***", "138******01")
    records = []
    for place in range(count):
        number = NUMBER.format(place)
        lines = (OrderLine(f"{number}-1", "=1+1 红色马克杯", "1", 1990),)
        one = order(number, paid_at=TEN, amount=1990, receiver=receiver, lines=lines)
        records.append(OrderRecord(one, (shipment(WAYBILL.format(place), number),)))
    OrderStore(workspace.cache).save_page(OrderPage(SHOP.id, tuple(records)), seen_at=TEN)
    workspace.judging.run(TEN, lambda _: None)
