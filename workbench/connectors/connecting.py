"""Makes connectors from saved keys; shops behind one address share one client and its pace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.connectors.alibaba1688 import codes as alibaba_codes
from workbench.connectors.alibaba1688.client import Alibaba1688
from workbench.connectors.alibaba1688.gateway import AppKeys, Gateway, Tokens
from workbench.connectors.base import Endpoint
from workbench.connectors.hosts import HostPolicy
from workbench.connectors.http import HttpClient
from workbench.connectors.kuaidi100 import codes as kuaidi_codes
from workbench.connectors.kuaidi100.client import Kuaidi100, KuaidiKeys
from workbench.domain.errors import BadInput, marked
from workbench.domain.masking import Pseudonymiser
from workbench.domain.shops import Platform

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.connectors.base import Marketplace, TraceProvider
    from workbench.domain.clock import Clock
    from workbench.domain.shops import Shop


class Connectors:
    """Connects shops and trace providers of one thread; close it to close the connections.

    ``pause`` waits that many seconds and may raise to break a call off.
    """

    def __init__(self, pseudonym_key: bytes, wall: Clock, pause: Callable[[float], None]) -> None:
        self._pseudonymiser = Pseudonymiser(pseudonym_key)
        self._wall = wall
        self._pause = pause
        self._clients: dict[HostPolicy, HttpClient] = {}

    def marketplace(
        self,
        shop: Shop,
        keys: Mapping[str, str],
        keys_changed: Callable[[Mapping[str, str]], None],
    ) -> Marketplace:
        """Return a shop's connector; ``keys_changed`` is told renewed tokens by key name.

        Raises:
            BadInput: this platform is not connected yet.
        """
        if shop.platform is not Platform.ALIBABA:
            raise BadInput(what=shop.name, reason=marked("errors", "no connector for its platform"))

        def save(tokens: Tokens) -> None:
            keys_changed({"access_token": tokens.access, "refresh_token": tokens.refresh})

        gateway = Gateway(
            self._client(Endpoint(alibaba_codes.SERVICE, keys["gateway"])),
            keys["gateway"],
            AppKeys(keys["app_key"], keys["app_secret"]),
            Tokens(keys["access_token"], keys.get("refresh_token", "")),
            save,
        )
        return Alibaba1688(shop.id, gateway, self._pseudonymiser)

    def provider(self, name: str, keys: Mapping[str, str]) -> TraceProvider:
        """Return a trace provider's connector.

        Raises:
            BadInput: there is no such provider.
        """
        if name != kuaidi_codes.SOURCE:
            raise BadInput(what=name, reason=marked("errors", "no such trace provider"))
        client = self._client(Endpoint(kuaidi_codes.SERVICE, keys["url"]))
        return Kuaidi100(client, keys["url"], KuaidiKeys(keys["customer"], keys["key"]))

    def close(self) -> None:
        """Close all connections."""
        for client in self._clients.values():
            client.close()

    def _client(self, endpoint: Endpoint) -> HttpClient:
        policy = HostPolicy.for_endpoint(endpoint)
        if policy not in self._clients:
            self._clients[policy] = HttpClient(policy, self._wall, self._pause)
        return self._clients[policy]
