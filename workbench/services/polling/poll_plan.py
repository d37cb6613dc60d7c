"""How often each shop's parcels are asked about: one quota for all shops of one app key.

Platforms publish no quotas (platform-apis 10): the quota is our own pace towards them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.connectors.hosts import REMOTE_PACE
from workbench.domain.schedule import PollLoad, PollPace, stretched

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from workbench.store.orders.traces import TraceStore
    from workbench.store.shops.shops import ShopStore

PER_DAY = REMOTE_PACE.per_second * 86400
# One call after the other, a tenth of a second each: more a day nobody can ask for, however many
# applications there are.
MOST_PER_DAY = 10 * 86400
_USUAL = PollPace()
# So few parcels are within any quota however near their deadlines are; counting costs nothing then.
FEW = int(PER_DAY / PollLoad(urgent=1).questions(_USUAL))


class PollPlan:
    """The pace of every shop in one round."""

    def __init__(self, paces: Mapping[str, PollPace]) -> None:
        self._paces = paces

    @classmethod
    def of(cls, shops: ShopStore, traces: TraceStore, now: datetime) -> PollPlan:
        """Return the plan for the parcels that are open at ``now``."""
        if traces.count_polls() <= FEW:
            return cls({})
        loads = traces.poll_loads(now, _USUAL)
        keys = {shop_id: shops.credentials(shop_id).get("app_key", "") for shop_id in loads}
        shared: dict[str, PollLoad] = {}
        for shop_id, load in loads.items():
            shared[keys[shop_id]] = shared.get(keys[shop_id], PollLoad()) + load
        each = min(PER_DAY, MOST_PER_DAY / len(shared))
        paces = {key: stretched(_USUAL, load, each) for key, load in shared.items()}
        return cls({shop_id: paces[key] for shop_id, key in keys.items()})

    def pace_of(self, shop_id: str) -> PollPace:
        """Return how often a shop's parcels are asked about."""
        return self._paces.get(shop_id, _USUAL)
