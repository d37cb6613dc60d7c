"""Connectors are made from saved keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.connectors.connecting import Connectors
from workbench.domain.errors import BadInput
from workbench.domain.shops import Platform, Shop

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator

    from tests.connectors.conftest import Pauses
    from tests.connectors.fault_server import RawServer
    from workbench.domain.clock import ReplayClock

APP = {
    "app_key": "1000000",
    "app_secret": "canary-secret",
    "access_token": "canary-access",
    "gateway": "https://gw.open.1688.com",
}


@pytest.fixture
def connectors(wall: ReplayClock, pauses: Pauses) -> Iterator[Connectors]:
    made = Connectors(b"an invented key!", wall, pauses)
    yield made
    made.close()


def test_a_1688_shop_is_connected(connectors: Connectors) -> None:
    shop = Shop("1688-1", Platform.ALIBABA, "测试店铺")
    assert connectors.marketplace(shop, APP, lambda _: None).shop_id == "1688-1"


@pytest.mark.parametrize("platform", [Platform.TAOBAO, Platform.TMALL])
def test_a_shop_of_taobao_or_tmall_is_connected(connectors: Connectors, platform: Platform) -> None:
    keys = {**APP, "url": "http://127.0.0.1:9/router/rest", "session": "t", "expires_at": ""}
    shop = Shop("taobao-1", platform, "测试店铺")
    assert connectors.marketplace(shop, keys, lambda _: None).shop_id == "taobao-1"


def test_a_shop_of_douyin_is_connected(connectors: Connectors) -> None:
    keys = {**APP, "url": "https://openapi-fxg.jinritemai.com", "code": "c"}
    shop = Shop("douyin-1", Platform.DOUYIN, "测试店铺")
    assert connectors.marketplace(shop, keys, lambda _: None).shop_id == "douyin-1"


def test_a_platform_that_nobody_named_is_not_connected(connectors: Connectors) -> None:
    with pytest.raises(BadInput, match="no connector"):
        connectors.marketplace(Shop("x", Platform.UNKNOWN, "测试店铺"), APP, lambda _: None)


def test_kuaidi100_is_connected(connectors: Connectors) -> None:
    keys = {"url": "https://poll.kuaidi100.com/poll/query.do", "customer": "C", "key": "K"}
    assert connectors.provider("kuaidi100", keys).name == "kuaidi100"


def test_kdniao_is_connected(connectors: Connectors) -> None:
    url = "https://api.kdniao.com/Ebusiness/EbusinessOrderHandle.aspx"
    keys = {"url": url, "ebusiness_id": "1", "app_key": "K", "request_type": "8001"}
    assert connectors.provider("kdniao", keys).name == "kdniao"


def test_other_providers_are_unknown(connectors: Connectors) -> None:
    with pytest.raises(BadInput, match="no such trace provider"):
        connectors.provider("someone", {})


def test_shops_of_one_application_share_what_keeps_the_pace(
    connectors: Connectors, raw_server: Callable[..., RawServer]
) -> None:
    """Their answers come over one connection: it is one client, and one pace, for all of them."""
    body = b'{"result":[],"totalRecord":0,"success":true}'

    def talk(connection: socket.socket) -> None:
        while told := connection.recv(65536):
            for _ in range(told.count(b"POST /")):  # a body may come behind its head
                head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body)
                connection.sendall(head + body)

    server = raw_server(talk)
    for number in range(20):
        shop = Shop(f"1688-{number}", Platform.ALIBABA, "测试店铺")
        keys = {**APP, "gateway": server.url, "access_token": f"canary-{number}"}
        connectors.marketplace(shop, keys, lambda _: None).check()
    connectors.close()
    assert server.connections == 1
