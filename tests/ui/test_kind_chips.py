"""The kinds of several platforms in one monitor: each under its own platform's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.policy.conftest import RESOURCES
from workbench.domain.parcels.clocks import Awaited
from workbench.domain.views import MonitorCounts
from workbench.policy.packs import load_book
from workbench.services.rules.service import RuleService
from workbench.ui.formats import Formats
from workbench.ui.monitor.chips import KindChips
from workbench.ui.theming import ThemeKeeper

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

BOOK = load_book(RESOURCES / "policies")
RULES = RuleService(lambda: BOOK, "zh")


@pytest.fixture
def chips(qtbot: QtBot, qapp: QApplication) -> KindChips:
    made = KindChips(ThemeKeeper(qapp), RULES)
    qtbot.addWidget(made)
    return made


def words(chips: KindChips, *rules: str) -> list[str]:
    chips.show_counts(MonitorCounts({}, dict.fromkeys(rules, 3), 9, 9), Formats())
    return [chips.kinds[rule].word for rule in rules]


def test_each_kind_bears_its_platforms_own_name(chips: KindChips) -> None:
    assert words(
        chips,
        "douyin.outside.pickup_timeout",
        "douyin.outside.hub_timeout",
        "douyin.outside.trace_timeout",
        "tmall.outside.trace_timeout",
        "tmall.outside.false_shipping",
    ) == ["即将揽收超时", "即将发运超时", "即将中转超时", "运输停滞", "揽收异常"]


def test_where_platforms_use_one_word_each_names_its_own(chips: KindChips) -> None:
    shared = ("tmall.outside.ship_time", "taobao.outside.ship_time")
    told = words(chips, *shared, "douyin.outside.ship_time")
    assert told == ["Tmall · 发货即将超时", "Taobao · 发货即将超时", "发货将超时"]
    assert words(chips, "tmall.outside.ship_time") == ["发货即将超时"]


@pytest.mark.parametrize(
    ("rule", "overdue"),
    [
        ("douyin.outside.ship_time", "发货超时"),
        ("douyin.outside.pickup_timeout", "揽收超时"),
        ("douyin.outside.trace_anomaly", "揽收严重超时"),
        ("douyin.outside.hub_timeout", "发运超时"),
        ("douyin.outside.hub_anomaly", "发运严重超时"),
        ("douyin.outside.trace_timeout", "中转超时"),
        ("douyin.outside.out_of_stock_after_late", "缺货/无货"),
        ("tmall.outside.ship_time", "延迟发货"),
        ("tmall.outside.false_shipping", "虚假发货"),
        ("tmall.outside.trace_timeout", "物流轨迹超时"),
        ("tmall.outside.trace_anomaly", "物流轨迹异常"),
        ("tmall.outside.out_of_stock_after_late", "缺货"),
    ],
)
def test_past_the_limit_it_is_the_violations_name(rule: str, overdue: str) -> None:
    assert RULES.chip(rule, is_overdue=True) == overdue


@pytest.mark.parametrize(
    ("rule", "awaited"),
    [
        ("1688.false_track.no_departure_48h", Awaited.HUB_DEPARTURE),
        ("1688.false_track.gap_72h", Awaited.NEXT_ENTRY),
        ("1688.false_ship.no_trace_24h", Awaited.PICKUP),
        ("1688.false_ship.number_reuse_30d", None),
        ("douyin.outside.hub_timeout", Awaited.HUB_ENTRY),
        ("gone.rule", None),
    ],
)
def test_a_clock_says_what_it_waits_for(rule: str, awaited: Awaited | None) -> None:
    assert RULES.awaited(rule) is awaited
