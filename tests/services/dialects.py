"""How the season's state machine speaks with each platform's sandbox, without sockets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Protocol

from tests.seasons import part_of, small_season, whole_season
from workbench.connectors.alibaba1688 import gateway as alibaba
from workbench.connectors.alibaba1688.client import Alibaba1688
from workbench.connectors.alibaba1688.tokens import Tokens as AlibabaTokens
from workbench.connectors.base import AppKeys
from workbench.connectors.douyin import gateway as douyin
from workbench.connectors.douyin.client import Douyin
from workbench.connectors.douyin.tokens import Tokens as DouyinTokens
from workbench.connectors.top import gateway as top
from workbench.connectors.top.client import Top
from workbench.domain.masking import Pseudonymiser
from workbench.domain.shops import Platform
from workbench.sandbox.alibaba1688.gateway import Gateway1688
from workbench.sandbox.douyin.gateway import Douyin as DouyinDesk
from workbench.sandbox.top.gateway import PATH, TopRouter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.connectors.base import Marketplace
    from workbench.connectors.http import HttpClient
    from workbench.sandbox.script import Season
    from workbench.sandbox.wire import Answer, Request
    from workbench.sandbox.world import World

BASE = "http://127.0.0.1:9"
# A window holds so many orders at most: a season of a hundred has several, of several pages.
MOST_ROWS = 45
_MASKING = Pseudonymiser(b"an invented key!")


class Answering(Protocol):
    """A platform's service of the sandbox."""

    def answer(self, request: Request) -> Answer:
        """Return the answer to a request."""
        ...


@dataclass(frozen=True)
class Dialect:
    """One platform: its shops' season, its service, its connector, and what its calls are named.

    ``apis`` are parts of the names of calls that faults are aimed at, the list first.
    """

    season: Callable[[], Season]
    service: Callable[[World], Answering]
    connect: Callable[[HttpClient, World, str], Marketplace]
    apis: tuple[str, str]

    def is_list(self, url: str, form: Mapping[str, str]) -> bool:
        """Tell whether a call asks for a page of orders."""
        return self.apis[0] in f"{url} {form.get('method', '')}"


def _alibaba(wire: HttpClient, world: World, shop_id: str) -> Marketplace:
    grant, keys = world.tokens.grant(shop_id), world.keys
    gateway = alibaba.Gateway(
        wire,
        BASE,
        AppKeys(keys.app_key, keys.app_secret),
        AlibabaTokens(grant.access_token, grant.refresh_token),
        lambda _: None,
    )
    return Alibaba1688(shop_id, gateway, _MASKING, most_rows=MOST_ROWS)


def _top(wire: HttpClient, world: World, shop_id: str) -> Marketplace:
    grant, keys = world.tokens.grant(shop_id), world.keys
    gateway = top.Gateway(
        wire,
        f"{BASE}{PATH}",
        AppKeys(keys.top_key, keys.top_secret),
        top.Session(grant.access_token, grant.refresh_token),
        lambda _: None,
    )
    return Top(shop_id, gateway, _MASKING, most_rows=MOST_ROWS)


def _douyin(wire: HttpClient, world: World, shop_id: str) -> Marketplace:
    pair, keys = world.douyin_tokens.grant(shop_id), world.keys
    gateway = douyin.Gateway(
        wire,
        BASE,
        AppKeys(keys.douyin_key, keys.douyin_secret),
        DouyinTokens(pair.access, pair.refresh),
        lambda _: None,
    )
    return Douyin(shop_id, gateway, most_rows=MOST_ROWS, page_size=6)


@cache
def _douyin_season() -> Season:
    """Return the shop on 抖店 with half of its orders in another one."""
    whole = part_of(whole_season(), Platform.DOUYIN)
    (first,) = whole.shops
    other = replace(first, id="douyin-2", name="晨禾抖音二店", member_id="40391624")
    orders = tuple(
        replace(order, shop_id=other.id) if order.number % 2 else order for order in whole.orders
    )
    return replace(whole, shops=(first, other), orders=orders)


@cache
def _top_season() -> Season:
    """Return the shops of Taobao and Tmall with sixty orders each."""
    whole = part_of(whole_season(), Platform.TAOBAO, Platform.TMALL)
    few = [
        order
        for shop in whole.shops
        for order in sorted(whole.orders_of(shop.id), key=lambda o: o.number % 997)[:60]
    ]
    return replace(whole, orders=tuple(few))


ALIBABA = Dialect(small_season, Gateway1688, _alibaba, ("getSellerOrderList", "get.sellerView"))
TOP = Dialect(_top_season, TopRouter, _top, ("trades.sold", "trade.fullinfo"))
DOUYIN = Dialect(_douyin_season, DouyinDesk, _douyin, ("order.searchList", "order.orderDetail"))
