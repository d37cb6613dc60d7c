"""The season of winter 2022: told on all platforms, while their notices take effect day by day."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.sandbox.conftest import SEASONS
from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import BadInput
from workbench.domain.shops import Platform
from workbench.sandbox import load_season

if TYPE_CHECKING:
    from collections.abc import Iterator

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


# What each day of that winter changed, read in the platforms' own notices (policy-facts, part 1:
# the rows of seeds 000 to 004 that name a day). A rule that ends stands with a minus.
CALENDAR = {
    "2022-12-15 00:00": {
        "taobao_tmall.stall.exposure_72h",
        "taobao_tmall.stall.exposure_remote_96h",
        "-taobao_tmall.stall.exposure_usual",
    },
    "2022-12-16 00:00": {
        "tmall.invoice.deadline_20d",
        "tmall.invoice.points_cap_6_in_30d",
        "tmall.invoice.second_timeout_points",
        "tmall.invoice.ticket_after_deadline_24h",
        "tmall.invoice.ticket_before_deadline",
    },
    "2022-12-18 00:00": {"taobao.urge.no_proxy_complaint"},
    "2022-12-19 12:00": {
        "douyin.autocomp.nationwide",
        "douyin.autocomp.suspended",
        "-douyin.autocomp.paid_before_applies",
        "-douyin.filing.pre_window_orders",
    },
    "2022-12-21 00:00": {"taobao.filing.pledge_auto_effective", "taobao.filing.scopes"},
    "2022-12-22 00:00": {"douyin.score.protection_industry_mean"},
    "2022-12-24 00:00": {
        "1688.official_logistics.surcharge_best_2022",
        "taobao.incentive.automatic",
        "taobao.incentive.no_tag_when_filed",
        "taobao.incentive.tag_48h_pickup",
    },
    "2022-12-27 00:00": {"taobao.urge.options_removed"},
    "2022-12-28 00:00": {
        "1688.app.buyer_workbench_replaces_wangwang",
        "1688.claim.late_shipping_suspended",
        "1688.complaint.accepted_no_liability",
        "1688.complaint.malice_carveout",
        "taobao.appeal.filing_no_before_judgement",
        "taobao.complaint.judged_by_filing",
    },
    "2022-12-31 00:00": {"1688.app.qianniu_mobile_login_closed"},
    "2023-02-01 00:00": {"1688.app.buyer_wangwang_stop"},
    "2023-02-07 00:00": {"-1688.official_logistics.surcharge_best_2022"},
}


def test_each_day_brings_what_the_notices_say() -> None:
    found: dict[str, set[str]] = {}
    for pack in PACKS:
        for rule in tomllib.loads((POLICIES / f"{pack}.toml").read_text("utf-8"))["rules"]:
            for at, sign in _turns_of(rule):
                found.setdefault(f"{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}", set()).add(
                    f"{sign}{rule['id']}"
                )
    within = {day: rules for day, rules in found.items() if "2022-12-15" <= day < "2023-02-08"}
    assert within == CALENDAR


def _turns_of(rule: dict[str, Any]) -> Iterator[tuple[datetime, str]]:
    for version in rule.get("versions", ()):
        for key, sign in (("since", ""), ("until", "-")):
            if key in version:
                at = version[key]
                yield (at if isinstance(at, datetime) else _midnight(at)), sign


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
