"""The demo season for tests, read once: whole, or with few enough orders to be pulled quickly."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from workbench import paths
from workbench.sandbox import load_season

if TYPE_CHECKING:
    from workbench.sandbox.script import Season


@cache
def whole_season() -> Season:
    """Return the season that ``workbench demo`` plays."""
    return load_season(paths.resource("season"), "spring-festival-2024")


@cache
def small_season(per_shop: int = 64) -> Season:
    """Return it with so many orders of each shop, drawn from all of its days."""
    whole = whole_season()
    few = tuple(
        order
        for shop in whole.shops
        for order in sorted(whole.orders_of(shop.id), key=lambda o: o.number % 997)[:per_shop]
    )
    return replace(whole, orders=few)
