"""The season of winter 2022: told on all platforms, while their notices take effect day by day."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.sandbox.conftest import SEASONS
from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import BadInput
from workbench.domain.shops import Platform
from workbench.sandbox import load_season

if TYPE_CHECKING:
    from workbench.sandbox.script import ScriptedOrder, Season

POLICIES = Path(__file__).resolve().parents[2] / "resources" / "policies"
FIRST, LAST = date(2022, 12, 15), date(2023, 2, 7)
# The platforms' own notices; what comes from elsewhere lies in packs of its own.
PACKS = {
    "1688": Platform.ALIBABA,
    "taobao": Platform.TAOBAO,
    "tmall": Platform.TMALL,
    "douyin": Platform.DOUYIN,
}


@pytest.fixture(scope="module")
def season() -> Season:
    return load_season(SEASONS, "epidemic-2022")


def paid(season: Season, platform: Platform) -> list[datetime]:
    ids = {shop.id for shop in season.shops_on(platform)}
    return [o.paid_at for o in season.orders if o.shop_id in ids and o.paid_at]


def turns(pack: str) -> set[datetime]:
    """Return the instants inside the season at which one of a pack's rules begins or ends."""
    rules = tomllib.loads((POLICIES / f"{pack}.toml").read_text("utf-8"))["rules"]
    named = (
        version[key]
        for rule in rules
        for version in rule.get("versions", ())
        for key in ("since", "until")
        if key in version
    )
    instants = (at if isinstance(at, datetime) else _midnight(at) for at in named)
    return {at for at in instants if FIRST <= at.astimezone(SHANGHAI).date() <= LAST}


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)


def test_it_runs_from_the_first_notice_to_the_last(season: Season) -> None:
    assert season.start.astimezone(SHANGHAI).date() == FIRST
    assert max(order.created_at for order in season.orders) < _midnight(LAST + timedelta(days=1))


def test_it_is_alike_at_every_start(season: Season) -> None:
    assert load_season(SEASONS, "epidemic-2022") == season


@pytest.mark.parametrize("pack", PACKS)
def test_something_is_paid_shortly_before_and_after_each_turn(season: Season, pack: str) -> None:
    instants = paid(season, PACKS[pack])
    near = timedelta(hours=48)
    for turn in turns(pack):
        assert any(turn - near <= at < turn for at in instants), turn
        if turn.astimezone(SHANGHAI).date() < LAST:
            assert any(turn <= at <= turn + near for at in instants), turn


def test_there_are_turns_on_every_platform() -> None:
    assert {pack for pack in PACKS if turns(pack)} == set(PACKS)


def test_payments_lie_on_both_sides_of_noon_on_the_nineteenth(season: Season) -> None:
    noon = datetime(2022, 12, 19, 12, tzinfo=SHANGHAI)
    near = [at for at in paid(season, Platform.DOUYIN) if abs(at - noon) <= timedelta(minutes=30)]
    assert {at < noon for at in near} == {True, False}


def stuck(season: Season) -> list[ScriptedOrder]:
    return [o for o in season.orders if o.story in {"stuck_first_hub", "silent", "no_trace"}]


def test_trouble_comes_every_week(season: Season) -> None:
    weeks = {(order.created_at - season.start) // timedelta(days=7) for order in stuck(season)}
    assert set(range(7)) <= weeks


def test_orders_are_told_on_all_platforms(season: Season) -> None:
    assert {shop.platform for shop in season.shops} == set(PACKS.values())
    assert all(paid(season, platform) for platform in PACKS.values())


def test_a_season_like_one_that_is_missing_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('name = "a"\nlike = "b"\n', "utf-8")
    with pytest.raises(BadInput):
        load_season(tmp_path, "a")


def test_before_the_start_nothing_of_it_is_in_force(season: Season) -> None:
    assert season.start > datetime(2022, 12, 14, 16, tzinfo=UTC)
