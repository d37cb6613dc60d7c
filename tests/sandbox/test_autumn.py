"""The season of autumn 2026: the clocks of that time are in force and have something to judge."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.sandbox.conftest import SEASONS
from workbench.domain.shops import Platform
from workbench.sandbox import load_season

if TYPE_CHECKING:
    from workbench.sandbox.script import Season

POLICIES = Path(__file__).resolve().parents[2] / "resources" / "policies"


@pytest.fixture(scope="module")
def season() -> Season:
    return load_season(SEASONS, "autumn-2026")


@pytest.mark.parametrize("pack", ["douyin.outside", "tmall.outside"])
def test_the_platforms_clocks_are_in_force(season: Season, pack: str) -> None:
    rules = tomllib.loads((POLICIES / f"{pack}.toml").read_text("utf-8"))["rules"]
    clocks = [rule for rule in rules if rule.get("question", "").startswith("clock.")]
    assert clocks
    for rule in clocks:
        assert any(_holds(version, season) for version in rule["versions"]), rule["id"]


def _holds(version: dict[str, object], season: Season) -> bool:
    since, until = version.get("since"), version.get("until")
    begun = since is None or since <= season.start  # type: ignore[operator]  # TOML's own instants
    return begun and (until is None or season.start < until)  # type: ignore[operator]  # the same


@pytest.mark.parametrize(
    "story", ["no_trace", "stuck_outlet", "silent", "late_shipping", "replaced_number"]
)
def test_a_shop_on_douyin_has_trouble_for_each_clock(season: Season, story: str) -> None:
    assert story in {order.story for order in season.orders_of("douyin")}


def test_it_is_told_on_all_platforms(season: Season) -> None:
    assert {shop.platform for shop in season.shops} == set(Platform.known())
