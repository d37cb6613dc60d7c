"""The season's seller has filed something in every state, for orders that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench import paths
from workbench.domain.filing.filings import CASES, FilingState
from workbench.sandbox.filings import ScriptedFiling, filings_of
from workbench.sandbox.season import load_season

if TYPE_CHECKING:
    from workbench.sandbox.script import Season


@pytest.fixture(scope="module")
def season() -> Season:
    return load_season(paths.resource("season"))


@pytest.fixture(scope="module")
def filed(season: Season) -> tuple[ScriptedFiling, ...]:
    return tuple(filings_of(season))


def test_there_is_one_in_every_state(filed: tuple[ScriptedFiling, ...]) -> None:
    assert sorted(each.filing.state for each in filed) == sorted(FilingState)


def test_they_speak_of_orders_of_their_shop_made_by_then(
    filed: tuple[ScriptedFiling, ...], season: Season
) -> None:
    shops = {shop.name: shop.id for shop in season.shops}
    for each in filed:
        known = {
            str(order.number)
            for order in season.orders_of(shops[each.shop_name])
            if order.created_at <= season.start
        }
        assert each.filing.scope.orders
        assert set(each.filing.scope.orders) <= known


def test_each_has_a_ground_of_its_platform(filed: tuple[ScriptedFiling, ...]) -> None:
    assert all(each.filing.case in CASES[each.filing.platform] for each in filed)
