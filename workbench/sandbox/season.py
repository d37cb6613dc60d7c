"""Loading a season: the data file turned into orders, alike at every start."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.shops import Platform
from workbench.sandbox.healthy import healthy_orders
from workbench.sandbox.scenario import read_scenario
from workbench.sandbox.script import ScriptedShop, Season
from workbench.sandbox.troubles import troubled_orders
from workbench.sandbox.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.sandbox.scenario import Scenario, ShopPlan
    from workbench.sandbox.script import ScriptedOrder

DEFAULT_SEASON = "spring-festival-2024"


def load_season(folder: Path, name: str = DEFAULT_SEASON) -> Season:
    """Return the season ``name`` from its data file in ``folder``.

    Raises:
        BadInput: there is no such season, or its file is broken.
    """
    scenario = read_scenario(folder / f"{name}.toml")
    orders = [order for platform in Platform.known() for order in _orders(scenario, platform)]
    return Season(
        name=scenario.name,
        title=scenario.title,
        start=scenario.start,
        shops=tuple(_shop(plan, scenario) for plan in scenario.shops),
        orders=tuple(sorted(orders, key=lambda order: (order.created_at, order.number))),
        filings=scenario.filings,
        tickets=scenario.tickets,
        points=scenario.points,
        scores=scenario.scores,
        freight=scenario.freight,
    )


def _orders(scenario: Scenario, platform: Platform) -> Iterator[ScriptedOrder]:
    """Yield one platform's orders; those of one platform are drawn without regard to the others."""
    shops = tuple(shop for shop in scenario.shops if shop.platform is platform)
    ids = {shop.id for shop in shops}
    troubles = tuple(trouble for trouble in scenario.troubles if trouble.shop in ids)
    is_first = platform is Platform.ALIBABA
    seed = scenario.seed if is_first else f"{scenario.seed} {platform.value}"
    workshop = Workshop(replace(scenario, shops=shops, troubles=troubles), seed)
    for shop in shops:
        yield from healthy_orders(workshop, shop)
    yield from troubled_orders(workshop)


def _shop(plan: ShopPlan, scenario: Scenario) -> ScriptedShop:
    return ScriptedShop(
        plan.id, plan.name, plan.member_id, plan.mobile, scenario.sender, plan.platform
    )
