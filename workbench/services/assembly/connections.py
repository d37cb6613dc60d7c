"""How services get at connectors: the composition root hands them something that makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.connectors.base import Marketplace, TraceProvider
    from workbench.domain.shops import Shop
    from workbench.domain.telling.robots import Hook


class GroupTeller(Protocol):
    """A robot of a group chat."""

    def tell(self, words: str) -> None:
        """Send a text once; raises the ConnectorErrors of ``domain.errors``."""
        ...


class Connections(Protocol):
    """Makes connectors from a shop's or a provider's keys."""

    def marketplace(
        self,
        shop: Shop,
        keys: Mapping[str, str],
        keys_changed: Callable[[Mapping[str, str]], None],
    ) -> Marketplace:
        """Return a connector; ``keys_changed`` is told renewed tokens, to be saved at once."""
        ...

    def provider(self, name: str, keys: Mapping[str, str]) -> TraceProvider:
        """Return a connector for the trace provider ``name``."""
        ...

    def robot(self, hook: Hook) -> GroupTeller:
        """Return the robot of a group chat."""
        ...

    def update_notice(self, address: str) -> tuple[str, str]:
        """Return a publisher's notice of a newer version with its signature, both Base64."""
        ...

    def close(self) -> None:
        """Close what the connectors hold open."""
        ...
