"""One verified call of TOP: whose it is, and what came with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.sandbox.faults import FaultKind
from workbench.sandbox.top.errors import missing, unknown_trade
from workbench.sandbox.top.trades import TradeView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.sandbox.faults import Scope
    from workbench.sandbox.script import ScriptedCarrier, ScriptedOrder
    from workbench.sandbox.top.lists import TopShelf
    from workbench.sandbox.top.messages import Mailbox
    from workbench.sandbox.world import World

_NEW_STATUS = "SANDBOX_NEW_STATUS"


@dataclass(frozen=True, slots=True)
class TopCall:
    """One verified call of one shop."""

    world: World
    shelf: TopShelf
    mailbox: Mailbox
    scope: Scope
    params: Mapping[str, str]

    def need(self, name: str) -> str:
        """Return a parameter that must be there."""
        if not self.params.get(name):
            raise missing(name)
        return self.params[name]

    def view(self) -> TradeView:
        """Return how to show trades now."""
        fault = self.world.faults.strike(FaultKind.UNKNOWN_STATUS, self.scope)
        return TradeView(self.world.now(), self.shelf.shop, _NEW_STATUS if fault else "")

    def order(self) -> ScriptedOrder:
        """Return the trade that ``tid`` names."""
        found = self.shelf.find(self.need("tid"), self.world.now())
        if found is None:
            raise unknown_trade()
        return found


def carriers(world: World) -> list[ScriptedCarrier]:
    """Return every carrier that a season's parcels travel with."""
    found = {
        p.carrier.company_no: p.carrier for order in world.season.orders for p in order.parcels
    }
    return [found[code] for code in sorted(found)]
