"""Makes connectors from saved keys; shops of one application share one client and its pace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.connectors.alibaba1688 import codes as alibaba_codes
from workbench.connectors.alibaba1688.client import Alibaba1688
from workbench.connectors.alibaba1688.gateway import Gateway
from workbench.connectors.alibaba1688.tokens import Tokens
from workbench.connectors.base import AppKeys, Endpoint
from workbench.connectors.douyin import codes as douyin_codes
from workbench.connectors.douyin import gateway as douyin
from workbench.connectors.douyin.client import Douyin
from workbench.connectors.douyin.tokens import Tokens as DouyinTokens
from workbench.connectors.hosts import HostPolicy
from workbench.connectors.http import HttpClient
from workbench.connectors.kdniao import codes as kdniao_codes
from workbench.connectors.kdniao.client import Kdniao, KdniaoKeys
from workbench.connectors.kuaidi100 import codes as kuaidi_codes
from workbench.connectors.kuaidi100.client import Kuaidi100, KuaidiKeys
from workbench.connectors.robots import codes as robot_codes
from workbench.connectors.robots.client import GroupRobot
from workbench.connectors.top import codes as top_codes
from workbench.connectors.top import gateway as top
from workbench.connectors.top.client import Top
from workbench.connectors.updates import fetch_notice
from workbench.domain.errors import BadInput, marked
from workbench.domain.masking import Pseudonymiser
from workbench.domain.shops import Platform

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.connectors.base import Marketplace, TraceProvider
    from workbench.connectors.hosts import Limits
    from workbench.domain.clock import Clock
    from workbench.domain.shops import Shop
    from workbench.domain.telling.robots import Hook

    Keys = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Parts:
    """What a shop's connector is made of; ``keys_changed`` is told renewed keys by name."""

    shop: Shop
    keys: Keys
    keys_changed: Callable[[Keys], None]
    client: Callable[[Endpoint], HttpClient]
    pseudonymiser: Pseudonymiser


class Connectors:
    """Connects shops and trace providers of one thread; close it to close the connections.

    ``pause`` waits that many seconds and may raise to break a call off; ``limits`` are those of
    each call.
    """

    def __init__(
        self,
        pseudonym_key: bytes,
        wall: Clock,
        pause: Callable[[float], None],
        limits: Limits | None = None,
    ) -> None:
        self._pseudonymiser = Pseudonymiser(pseudonym_key)
        self._wall = wall
        self._pause = pause
        self._limits = limits
        # Platforms count the calls of an application, whichever of its shops they are for.
        self._clients: dict[tuple[HostPolicy, str], HttpClient] = {}

    def marketplace(
        self, shop: Shop, keys: Keys, keys_changed: Callable[[Keys], None]
    ) -> Marketplace:
        """Return a shop's connector; ``keys_changed`` is told renewed tokens by key name.

        Raises:
            BadInput: this platform is not connected yet.
        """
        make = _MARKETPLACES.get(shop.platform)
        if make is None:
            raise BadInput(what=shop.name, reason=marked("errors", "no connector for its platform"))
        client = self._clients_of(keys.get("app_key", ""))
        return make(Parts(shop, keys, keys_changed, client, self._pseudonymiser))

    def provider(self, name: str, keys: Keys) -> TraceProvider:
        """Return a trace provider's connector.

        Raises:
            BadInput: there is no such provider.
        """
        make = _PROVIDERS.get(name)
        if make is None:
            raise BadInput(what=name, reason=marked("errors", "no such trace provider"))
        return make(keys, self._clients_of(""))

    def robot(self, hook: Hook) -> GroupRobot:
        """Return the robot of a group chat."""
        endpoint = Endpoint(robot_codes.SERVICES[hook.kind], hook.address)
        return GroupRobot(self._clients_of("")(endpoint), hook)

    def update_notice(self, address: str) -> tuple[str, str]:
        """Return a publisher's notice of a newer version with its signature, both Base64."""
        return fetch_notice(address, self._wall, self._pause)

    def close(self) -> None:
        """Close all connections."""
        for client in self._clients.values():
            client.close()

    def _clients_of(self, app_key: str) -> Callable[[Endpoint], HttpClient]:
        """Return what gives the one client, and pace, of an application for an address."""

        def client(endpoint: Endpoint) -> HttpClient:
            policy = HostPolicy.for_endpoint(endpoint, self._limits)
            if (policy, app_key) not in self._clients:
                made = HttpClient(policy, self._wall, self._pause)
                self._clients[policy, app_key] = made
            return self._clients[policy, app_key]

        return client


def _alibaba(parts: Parts) -> Marketplace:
    keys = parts.keys
    gateway = Gateway(
        parts.client(Endpoint(alibaba_codes.SERVICE, keys["gateway"])),
        keys["gateway"],
        AppKeys(keys["app_key"], keys["app_secret"]),
        Tokens.of_keys(keys),
        lambda tokens: parts.keys_changed(tokens.keys),
    )
    return Alibaba1688(parts.shop.id, gateway, parts.pseudonymiser)


def _top(parts: Parts) -> Marketplace:
    keys = parts.keys
    gateway = top.Gateway(
        parts.client(Endpoint(top_codes.SERVICE, keys["url"])),
        keys["url"],
        AppKeys(keys["app_key"], keys["app_secret"]),
        top.Session.of_keys(keys),
        lambda session: parts.keys_changed(session.keys),
    )
    return Top(parts.shop.id, gateway, parts.pseudonymiser)


def _douyin(parts: Parts) -> Marketplace:
    keys = parts.keys
    gateway = douyin.Gateway(
        parts.client(Endpoint(douyin_codes.SERVICE, keys["url"])),
        keys["url"],
        AppKeys(keys["app_key"], keys["app_secret"]),
        DouyinTokens.of_keys(keys),
        lambda tokens: parts.keys_changed(tokens.keys),
    )
    return Douyin(parts.shop.id, gateway)


def _kdniao(keys: Keys, client: Callable[[Endpoint], HttpClient]) -> TraceProvider:
    http = client(Endpoint(kdniao_codes.SERVICE, keys["url"]))
    plan = kdniao_codes.RequestType(keys.get("request_type") or kdniao_codes.RequestType.PLAIN)
    return Kdniao(http, keys["url"], KdniaoKeys(keys["ebusiness_id"], keys["app_key"], plan))


def _kuaidi100(keys: Keys, client: Callable[[Endpoint], HttpClient]) -> TraceProvider:
    http = client(Endpoint(kuaidi_codes.SERVICE, keys["url"]))
    return Kuaidi100(http, keys["url"], KuaidiKeys(keys["customer"], keys["key"]))


_MARKETPLACES: Mapping[Platform, Callable[[Parts], Marketplace]] = {
    Platform.ALIBABA: _alibaba,
    Platform.TAOBAO: _top,
    Platform.TMALL: _top,
    Platform.DOUYIN: _douyin,
}
_PROVIDERS: Mapping[str, Callable[[Keys, Callable[[Endpoint], HttpClient]], TraceProvider]] = {
    kuaidi_codes.SOURCE: _kuaidi100,
    kdniao_codes.SOURCE: _kdniao,
}
