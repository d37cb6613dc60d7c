"""The demo season for tests, read once: whole, or with few enough orders to be pulled quickly."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from workbench import paths
from workbench.domain.shops import Platform
from workbench.sandbox import load_season

if TYPE_CHECKING:
    from workbench.sandbox.script import Season


@cache
def whole_season() -> Season:
    """Return the season that ``workbench demo`` plays."""
    return load_season(paths.resource("season"), "spring-festival-2024")


def part_of(season: Season, *platforms: Platform) -> Season:
    """Return a season with the shops of these platforms alone."""
    shops = season.shops_on(*platforms)
    ids = {shop.id for shop in shops}
    return replace(season, shops=shops, orders=tuple(o for o in season.orders if o.shop_id in ids))


@cache
def season_of_1688() -> Season:
    """Return the demo season's shops on 1688 alone."""
    return part_of(whole_season(), Platform.ALIBABA)


@cache
def small_season(per_shop: int = 64) -> Season:
    """Return those with so many orders of each shop, drawn from all of its days."""
    whole = season_of_1688()
    few = tuple(
        order
        for shop in whole.shops
        for order in sorted(whole.orders_of(shop.id), key=lambda o: o.number % 997)[:per_shop]
    )
    return replace(whole, orders=few)
