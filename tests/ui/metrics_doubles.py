"""Figures in memory: two items, a capped account, one shop's score; the arithmetic is real."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from tests.ui.season import NOW
from workbench import paths
from workbench.domain.metrics import (
    FreightForm,
    LabelDay,
    LabelItem,
    LabelState,
    PointsAccount,
    PointsDay,
    PointsEntry,
    ScoreLine,
    ShopScore,
)
from workbench.domain.shops import Platform
from workbench.policy.packs import load_book
from workbench.services.metrics.freight import check, figure, templates, tiers, worked

if TYPE_CHECKING:
    from workbench.domain.metrics import FreightCheck, SurchargeAsked, SurchargeWorked
    from workbench.policy.packs import PolicyBook

TODAY = date(2024, 1, 24)
DAY = timedelta(days=1)


@lru_cache
def book() -> PolicyBook:
    """Return the real rules, read once."""
    return load_book(paths.resource("policies"))


def _day(ahead: int, state: LabelState, *counts: int, spare: int | None = None) -> LabelDay:
    on = TODAY + ahead * DAY
    orders, in_time, waiting, untold = (*counts, 0, 0, 0, 0)[:4]
    limit = NOW + timedelta(hours=5) if state is LabelState.AT_RISK else None
    return LabelDay(on, on - 3 * DAY, state, orders, in_time, waiting, untold, spare, limit)


def some_items() -> list[LabelItem]:
    """Return an item at risk and one that is safe."""
    empty = LabelState.NO_ORDERS
    risky = (
        _day(0, LabelState.SAFE, 60, 60, spare=0),
        _day(1, LabelState.LOST, 10, 8),
        _day(2, LabelState.AT_RISK, 100, 90, 9, 1, spare=1),
        _day(3, empty),
    )
    calm = tuple(_day(ahead, LabelState.SAFE, 200, 200, spare=0) for ahead in range(4))
    return [
        LabelItem("t1", "晨禾淘宝店", "加厚保温杯 大容量", risky),
        LabelItem("t1", "晨禾淘宝店", "收纳箱 带滑轮", calm),
    ]


def some_accounts() -> list[PointsAccount]:
    """Return a Tmall account whose cap is near, and a Douyin one without a cap."""
    daily = tuple(PointsDay(TODAY - back * DAY, 5 - back // 6) for back in range(29, -1, -1))
    entries = (
        PointsEntry(NOW - 4 * DAY, "延迟开票", 1, counts=True),
        PointsEntry(NOW - 40 * DAY, "延迟开票", 2, counts=False),
    )
    capped = PointsAccount(
        "m1", "晨禾旗舰店", Platform.TMALL, 30, 5, daily, entries,
        "tmall.invoice.points_cap_6_in_30d", 6, 1, 1,
    )  # fmt: skip
    none = tuple(PointsDay(TODAY - back * DAY, 0) for back in range(29, -1, -1))
    douyin = PointsAccount(
        "d1", "晨禾抖店", Platform.DOUYIN, 30, 0, none, (), verdict="points_apply"
    )
    return [capped, douyin]


def some_scores() -> list[ShopScore]:
    """Return one shop with two indicators, one of them entered."""
    lines = (
        ScoreLine("揽收及时率", True, "92", "95", "use_industry_mean", "douyin.score.x"),
        ScoreLine("配送时长", False),
    )
    return [ShopScore("d1", "晨禾抖店", lines)]


@dataclass
class MemoryMetrics:
    """Answers the view; what is entered is kept in ``put`` and ``form``."""

    items: list[LabelItem] = field(default_factory=some_items)
    accounts: list[PointsAccount] = field(default_factory=some_accounts)
    shops: list[ShopScore] = field(default_factory=some_scores)
    put: list[tuple[str, str, str, str]] = field(default_factory=list)
    form: FreightForm = field(default_factory=FreightForm)

    def labels(self) -> list[LabelItem]:
        return self.items

    def points(self) -> list[PointsAccount]:
        return self.accounts

    def scores(self) -> list[ShopScore]:
        return self.shops

    def put_score(self, shop_id: str, indicator: str, own: str, mean: str) -> None:
        figure(own, "own")
        figure(mean, "mean")
        self.put.append((shop_id, indicator, own, mean))
        self.shops = [
            replace(
                shop,
                lines=tuple(
                    replace(line, own=own, mean=mean) if line.indicator == indicator else line
                    for line in shop.lines
                ),
            )
            for shop in self.shops
        ]

    def tiers(self) -> tuple[str, ...]:
        return tiers(book())

    def surcharge(self, asked: SurchargeAsked) -> SurchargeWorked:
        return worked(asked, book())

    def templates(self) -> tuple[str, ...]:
        return templates(book())

    def freight(self) -> FreightForm:
        return self.form

    def check(self, form: FreightForm) -> FreightCheck:
        return check(form, NOW, book())

    def put_freight(self, form: FreightForm) -> FreightCheck:
        self.form = form
        return self.check(form)
