"""TOP's messages of one shop: what happened to its trades since the season's start."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from workbench.sandbox.platform_dates import naive_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from workbench.sandbox.script import ScriptedOrder, ScriptedShop

Messages: TypeAlias = list[dict[str, Any]]

_TOPICS = {
    "waitbuyerpay": "taobao_trade_TradeCreate",
    "waitsellersend": "taobao_trade_TradeBuyerPay",
    "waitbuyerreceive": "taobao_trade_TradeSellerShip",
    "success": "taobao_trade_TradeSuccess",
    "cancel": "taobao_trade_TradeClose",
}


class Mailbox:
    """The messages of one shop; they come again until they are confirmed."""

    def __init__(self, shop: ScriptedShop, since: datetime) -> None:
        self._shop = shop
        self._since = since
        self._confirmed: set[str] = set()

    def split(self, orders: Sequence[ScriptedOrder], at: datetime) -> tuple[Messages, Messages]:
        """Return what happened by ``at``: what waits, and what was confirmed; by orders."""
        split: tuple[Messages, Messages] = ([], [])
        for told in (told for order in orders for told in self._of(order, at)):
            split[str(told["id"]) in self._confirmed].append(told)
        return split

    def confirm(self, ids: Sequence[str]) -> None:
        """Take messages out."""
        self._confirmed.update(ids)

    def _of(self, order: ScriptedOrder, at: datetime) -> Iterator[dict[str, Any]]:
        for place, change in enumerate(order.changes):
            if self._since < change.at <= at:
                content = {"tid": order.number, "oid": order.lines[0].number}
                yield {
                    "id": order.number * 10 + place,
                    "topic": _TOPICS.get(change.status, "taobao_trade_TradeChanged"),
                    "content": json.dumps(content),
                    "pub_time": naive_text(change.at),
                    "user_nick": self._shop.name,
                }
