"""Loading a season: the data file turned into orders, alike at every start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.sandbox.healthy import healthy_orders
from workbench.sandbox.scenario import read_scenario
from workbench.sandbox.script import ScriptedShop, Season
from workbench.sandbox.troubles import troubled_orders
from workbench.sandbox.workshop import Workshop

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.sandbox.scenario import Scenario, ShopPlan

DEFAULT_SEASON = "spring-festival-2024"


def load_season(folder: Path, name: str = DEFAULT_SEASON) -> Season:
    """Return the season ``name`` from its data file in ``folder``.

    Raises:
        BadInput: there is no such season, or its file is broken.
    """
    scenario = read_scenario(folder / f"{name}.toml")
    workshop = Workshop(scenario)
    orders = [order for shop in scenario.shops for order in healthy_orders(workshop, shop)]
    orders += troubled_orders(workshop)
    return Season(
        name=scenario.name,
        title=scenario.title,
        start=scenario.start,
        shops=tuple(_shop(plan, scenario) for plan in scenario.shops),
        orders=tuple(sorted(orders, key=lambda order: (order.created_at, order.number))),
        filings=scenario.filings,
    )


def _shop(plan: ShopPlan, scenario: Scenario) -> ScriptedShop:
    return ScriptedShop(plan.id, plan.name, plan.member_id, plan.mobile, scenario.sender)
