"""No platform's parcels are judged by another's rules, whatever its parcels do."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from tests.policy.clocks.asking import Live, at_hub, order, picked_up
from tests.policy.conftest import RESOURCES
from workbench.domain.orders import OrderStatus
from workbench.domain.shops import Platform
from workbench.policy.packs import load_book
from workbench.services.rules.rulebook import SEEDS

if TYPE_CHECKING:
    from workbench.domain.rules.decisions import Decision
    from workbench.policy.lead_times import LeadTimes
    from workbench.policy.packs import PolicyBook

PAIRS = [
    pytest.param(*pair, id=f"{pair[0]} not by {pair[1]}")
    for pair in permutations(Platform.known(), 2)
]


def stalled(live: Live) -> dict[str, Decision]:
    """Judge an order that misses every clock of every platform."""
    late = order(OrderStatus.AWAITING_SHIPMENT, paid_at="2026-09-01 10:00:00", title="次日发")
    events = (picked_up("2026-09-05 10:00:00"), at_hub("2026-09-09 10:00:00"))
    file = live.parcel(*events, order=late, uploaded="2026-09-01 12:00:00")
    return live.judge(file, "2026-10-01 00:00:00")


@pytest.mark.parametrize(("platform", "other"), PAIRS)
def test_only_by_its_own(
    platform: Platform, other: Platform, book: PolicyBook, leads: LeadTimes
) -> None:
    told = stalled(Live(platform, book, leads))
    assert told
    foreign = {rule.id for pack in book.packs if pack.platform is other for rule in pack.rules}
    shared = {rule.id for rule in book.rules.values() if platform in rule.platforms}
    assert not set(told) & (foreign - shared)


def test_an_order_whose_platform_nobody_told_is_judged_by_none(
    book: PolicyBook, leads: LeadTimes
) -> None:
    assert stalled(Live(Platform.UNKNOWN, book, leads)) == {}


@pytest.mark.parametrize("platform", Platform.known())
def test_every_decision_can_be_told_with_the_day_of_its_check(
    platform: Platform, book: PolicyBook, leads: LeadTimes
) -> None:
    for rule_id in stalled(Live(platform, book, leads)):
        assert book.rule(rule_id).checked_on is not None


@pytest.mark.parametrize("platform", Platform.known())
def test_no_exemption_of_the_seeds_lowers_a_live_warning(
    platform: Platform, book: PolicyBook, leads: LeadTimes
) -> None:
    """The windows of December 2022 have no announced end: at an instant inside all of them."""
    live = Live(platform, book, leads)
    late = order(OrderStatus.AWAITING_SHIPMENT, paid_at="2022-12-30 10:00:00")
    file = live.parcel(order=late, uploaded="2022-12-30 12:00:00")
    for decision in live.judge(file, "2023-01-20 00:00:00").values():
        assert decision.answer.verdict.value in {"violation", "severe_violation", "not_started"} | {
            "clean",
            "unknown",
        }
    rules = {rule.id for rule in book.clocks[platform]}
    assert not any(".suspended" in rule or ".claim." in rule for rule in rules)


@pytest.mark.parametrize("platform", Platform.known())
def test_with_the_outside_packs_switched_off_the_seeds_alone_judge(
    platform: Platform, leads: LeadTimes
) -> None:
    seeds = load_book(RESOURCES / "policies", SEEDS)
    told = stalled(Live(platform, seeds, leads))
    assert not [rule for rule in told if ".outside." in rule]
    assert bool(told) is (platform is not Platform.DOUYIN)
