"""The rules' services in memory, in Chinese."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.ui.season import (
    CHIPS,
    DEPARTURE,
    GAP,
    NO_TRACE,
    NOW,
    SHIP_BY,
)
from workbench.domain.parcels.clocks import Awaited
from workbench.domain.shops import Platform
from workbench.domain.views import (
    EffectKind,
    RuleEffect,
    RuleSource,
)
from workbench.services.assembly.shelf import Shelf
from workbench.services.rules.books import Collected
from workbench.services.rules.timeline import timeline_of, with_amounts, with_confirmations

if TYPE_CHECKING:
    from tests.ui.keeper_doubles import MemorySeller
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.rules.views import RuleTimeline


class ChineseRules:
    """Words of the rules, as a pack would give them."""

    def chip(self, rule_id: str, *, is_overdue: bool = False) -> str:
        if rule_id == SHIP_BY and is_overdue:
            return "发货超时"
        return CHIPS.get(rule_id, rule_id)

    def title(self, rule_id: str) -> str:
        return f"{self.chip(rule_id)}（1688）"

    def platform(self, rule_id: str) -> Platform | None:
        return Platform(rule_id.split(".", maxsplit=1)[0]) if "." in rule_id else None

    def awaited(self, rule_id: str) -> Awaited | None:
        return {
            DEPARTURE: Awaited.HUB_DEPARTURE,
            GAP: Awaited.NEXT_ENTRY,
            NO_TRACE: Awaited.PICKUP,
        }.get(rule_id)

    def sentence(self, decision: Decision) -> str:
        if decision.answer.rule == DEPARTURE:
            return (
                "1月22日 05:20 揽收，1月22日 07:46 到达义乌转运中心后没有离开记录，"
                "已过 1月24日 05:20。"
            )
        return "最后一条轨迹之后没有新轨迹，请尽快联系快递核实。"

    def unknowns(self, decision: Decision) -> tuple[str, ...]:
        return tuple("收货地址未知，按非偏远地区计算。" for _ in decision.answer.unknowns)

    def note(self, rule_id: str) -> str:
        return (
            "平台处罚前有效，请先查处罚中心：退款须已成功，新单号须已在平台更新。"
            "联系不上买家时提前报备。"
        )

    def effects(self, rule_id: str) -> tuple[RuleEffect, ...]:
        text = "判为虚假轨迹，平台有权从商家账户罚没违约金；金额资料未载。"
        return (RuleEffect(EffectKind.PENALTY, text),)

    def acts_at(self, rule_id: str) -> tuple[str, ...]:
        return ("商家工作台-履约-物流监控", "订单-物流信息")

    def source(self, rule_id: str) -> RuleSource:
        return RuleSource("1688 发货履约规则", date(2024, 1, 23), date(2024, 1, 20))


@dataclass
class MemoryRules:
    """Answers the rules view; our own packs as they are, or what a test puts there."""

    found: RuleTimeline | None = None
    error: Exception | None = None
    seller: MemorySeller | None = None

    def timeline(self) -> RuleTimeline:
        if self.error is not None:
            raise self.error
        rules = own_rules() if self.found is None else self.found
        confirmed = self.seller.confirmed if self.seller is not None else ()
        amounts = self.seller.amounts.values() if self.seller is not None else ()
        return with_amounts(with_confirmations(rules, dict.fromkeys(confirmed, NOW)), amounts)


@cache
def own_rules() -> RuleTimeline:
    """Our own packs in Chinese."""
    shelf = Shelf(Path(__file__).resolve().parents[2] / "resources", "zh")
    return timeline_of(shelf, Collected((), {}, shelf.packs, shelf.rules.book))
