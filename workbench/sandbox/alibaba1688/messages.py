"""1688's messages of one application: those that nobody could take in when they were pushed (1.9).

The sandbox pushes to nobody, so all of a season's messages wait here, until they are confirmed.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from workbench.sandbox.alibaba1688.refunds import refund_id
from workbench.sandbox.mail import handed_out
from workbench.sandbox.platform_dates import naive_text, read_platform_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from workbench.sandbox.alibaba1688.lists import Shelf
    from workbench.sandbox.alibaba1688.orders import Json
    from workbench.sandbox.faults import Scope
    from workbench.sandbox.script import ScriptedOrder, ScriptedShop
    from workbench.sandbox.world import World

_TOPICS = {
    "waitbuyerpay": "ORDER_BUYER_MAKE",
    "waitsellersend": "ORDER_PAY",
    "waitbuyerreceive": "ORDER_ANNOUNCE_SENDGOODS",
    "success": "ORDER_ORDER_SUCCESS",
    "cancel": "ORDER_ORDER_SELLER_CLOSE",
}
_REFUND_TOPIC = "ORDER_ORDER_BUYER_REFUND_IN_SALES"
_NUMBER_TOPIC = "LOGISTICS_MAIL_NO_CHANGE"
_FEWEST, _MOST = 20, 200


class MailDesk:
    """Answers the three calls about messages; they are signed, but need no shop's token."""

    def __init__(self, world: World, shelves: Sequence[tuple[ScriptedShop, Shelf]]) -> None:
        self._world = world
        self._shelves = shelves
        self._since = world.clock.start
        self._confirmed: set[int] = set()
        self._calls: dict[str, Callable[[Mapping[str, str], Scope], Json]] = {
            "cn.alibaba.open/push.query.messageList": self._query,
            "cn.alibaba.open/push.cursor.messageList": self._take,
            "cn.alibaba.open/push.message.confirm": self._confirm,
        }

    def knows(self, api: str) -> bool:
        """Tell whether a call is about messages."""
        return api in self._calls

    def run(self, params: Mapping[str, str], scope: Scope) -> Json:
        """Return the answer to a call.

        Raises:
            ValueError: a parameter is not as the platform wants it.
        """
        return self._calls[scope.api](params, scope)

    def _query(self, params: Mapping[str, str], scope: Scope) -> Json:
        """Return a page of what waits; it waits on."""
        page, size = int(params.get("page") or 1), _size(params.get("pageSize"))
        if page < 1:
            raise ValueError(page)
        found = self._waiting(params, scope)
        first = (page - 1) * size
        listed = {"datas": found[first : first + size], "totalCount": len(found)}
        return {"pushMessagePage": listed}

    def _take(self, params: Mapping[str, str], scope: Scope) -> Json:
        """Return what waits and take it out with that."""
        found = self._waiting(params, scope)[: _size(params.get("quantity"))]
        self._confirmed.update(each["msgId"] for each in found)
        return {"pushMessageList": found}

    def _confirm(self, params: Mapping[str, str], scope: Scope) -> Json:
        del scope
        told = json.loads(params.get("msgIdList") or "[]")
        if not isinstance(told, list):
            raise ValueError(told)
        self._confirmed.update(int(each) for each in told)
        return {"isSuccess": True}

    def _waiting(self, params: Mapping[str, str], scope: Scope) -> list[dict[str, Any]]:
        now = self._world.now()
        found = [
            told
            for shop, shelf in self._shelves
            for order in shelf.existing(now)
            for told in self._of(shop, order, now)
            if _is_wanted(told, params)
        ]
        waiting = [told for told in found if told["msgId"] not in self._confirmed]
        confirmed = [told for told in found if told["msgId"] in self._confirmed]
        return handed_out(waiting, confirmed, self._world.faults, scope)

    def _of(
        self, shop: ScriptedShop, order: ScriptedOrder, at: datetime
    ) -> Iterator[dict[str, Any]]:
        for rank, when, topic, data in _events(shop, order):
            if not self._since < when <= at:
                continue
            group, _, name = topic.partition("_")
            yield {
                "msgId": order.number * 100 + rank,
                "gmtBorn": int(when.timestamp() * 1000),
                "type": topic,
                "userInfo": shop.member_id,
                "data": data,
                "topicGroup": group,
                "topicName": name,
                "appKey": self._world.keys.app_key,
            }


def _events(shop: ScriptedShop, order: ScriptedOrder) -> Iterator[tuple[int, datetime, str, Json]]:
    """Yield what is told of an order: a number of its own among them, its instant, its topic."""
    ranks = {status: rank for rank, status in enumerate(_TOPICS)}
    for change in order.changes:
        if topic := _TOPICS.get(change.status):
            told = _payload(shop, order, change.at, change.status)
            yield ranks[change.status], change.at, topic, told
    if order.refund_asked_at:
        at = order.refund_asked_at
        told = _payload(shop, order, at, order.status(at))
        yield 10, at, _REFUND_TOPIC, {**told, "refundId": refund_id(order), "operator": "buyer"}
    for rank, old in enumerate(order.parcels, 11):
        new = next((p for p in order.parcels if p.uploaded_at == old.gone_at), None)
        if old.gone_at and new:
            numbers = {"oldMailNo": old.waybill, "newMailNo": new.waybill}
            items = [{"orderId": order.number, "orderEntryId": line.number} for line in order.lines]
            model = {**numbers, "eventTime": naive_text(old.gone_at), "orderLogsItems": items}
            yield rank, old.gone_at, _NUMBER_TOPIC, {"MailNoChangeModel": model}


def _payload(shop: ScriptedShop, order: ScriptedOrder, at: datetime, status: str) -> Json:
    return {
        "orderId": order.number,
        "currentStatus": status,
        "msgSendTime": naive_text(at + timedelta(seconds=1)),
        "buyerMemberId": f"b2b-{order.number % 10**10:010d}",
        "sellerMemberId": shop.member_id,
    }


def _is_wanted(told: Mapping[str, Any], params: Mapping[str, str]) -> bool:
    since, until = params.get("createStartTime"), params.get("createEndTime")
    born = told["gmtBorn"] / 1000
    return (
        params.get("userInfo") in {None, "", told["userInfo"]}
        and params.get("type") in {None, "", told["type"]}
        and (not since or read_platform_date(since).timestamp() <= born)
        and (not until or born <= read_platform_date(until).timestamp())
    )


def _size(written: str | None) -> int:
    size = int(written or _FEWEST)
    if not _FEWEST <= size <= _MOST:
        raise ValueError(written)
    return size
