"""Figures beside the orders, over a real cache: label, points, score, freight."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from tests.services.doubles import TEN
from workbench.domain.errors import BadInput
from workbench.domain.metrics import (
    FreightForm,
    FreightLine,
    LabelState,
    SurchargeAsked,
)
from workbench.domain.orders import Order, OrderLine, OrderStatus
from workbench.domain.pages import OrderPage, OrderRecord
from workbench.domain.platforms.platform_records import PlatformRecord, RecordKind, RecordSource
from workbench.domain.shops import Platform, Shop
from workbench.domain.tickets import InvoiceFacts, Ticket, TicketKind
from workbench.store.orders.orders import OrderStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.domain.clock import ReplayClock
    from workbench.services.assembly.workspace import Workspace

TAOBAO = Shop("t1", Platform.TAOBAO, "测试淘宝店")
TMALL = Shop("m1", Platform.TMALL, "测试天猫店")
DOUYIN = Shop("d1", Platform.DOUYIN, "测试抖店")
DAY = timedelta(days=1)


@pytest.fixture
def shops(workspace: Workspace) -> Workspace:
    for shop in (TAOBAO, TMALL, DOUYIN):
        ShopStore(workspace.cache).add(shop, {})
    return workspace


def order(number: str, paid_at: datetime, title: str) -> OrderRecord:
    lines = (OrderLine(f"{number}-1", title, "1", 100),)
    made = Order(
        TAOBAO.id, number, OrderStatus.AWAITING_SHIPMENT, paid_at=paid_at, lines=lines
    )  # fmt: skip
    return OrderRecord(made, ())


def test_every_item_has_its_label(shops: Workspace) -> None:
    records = (order("1", TEN - DAY, "红杯"), order("2", TEN - 3 * DAY, "蓝杯"))
    OrderStore(shops.cache).save_page(OrderPage(TAOBAO.id, records), seen_at=TEN)
    red, blue = shops.metrics.labels()
    assert (red.title, red.days[2].state) == ("红杯", LabelState.AT_RISK)
    assert red.next_limit == TEN + DAY
    # Paid three days ago and never picked up: today's label is lost.
    assert (blue.title, blue.days[0].state, blue.days[0].late) == ("蓝杯", LabelState.LOST, 1)


def take(shops: Workspace, days: float, points: int, shop: Shop = TMALL) -> None:
    what = "延迟开票" if shop is TMALL else "发运超时"
    record = PlatformRecord(
        RecordKind.PENALTY, RecordSource.ENTERED, shop.id, shop.platform,
        foreign_id=f"{days}", what=what, at=TEN - days * DAY, points=points,
    )  # fmt: skip
    shops.records.enter(record)


def test_a_capped_account_counts_back_thirty_days(shops: Workspace) -> None:
    """A deduction exactly 30 days old still counts (A22), one a second older does not."""
    take(shops, 30, 2)
    take(shops, 30 + 1 / 86_400, 3)
    take(shops, 2, 1)
    capped = [a for a in shops.metrics.points() if a.shop_id == TMALL.id and a.cap == 6]
    (account,) = [a for a in capped if a.rule == "tmall.invoice.points_cap_6_in_30d"]
    assert (account.taken, account.room, account.span_days) == (3, 3, 30)
    assert account.daily[-2].points == 6
    assert account.daily[-1].points == 3
    assert [entry.counts for entry in account.entries] == [True, True, False]


def test_a_late_invoice_is_a_point_at_risk(shops: Workspace) -> None:
    facts = InvoiceFacts(applied_at=TEN - 40 * DAY)
    ticket = Ticket(
        TMALL.id, TMALL.platform, TicketKind.INVOICE, "M1", TEN - 3 * DAY,
        RecordSource.ENTERED, invoice=facts,
    )  # fmt: skip
    shops.tickets.enter(ticket)
    risky = [a.at_risk for a in shops.metrics.points() if a.rule.startswith("tmall.invoice")]
    assert risky == [1]


def test_douyins_points_know_neither_cap_nor_exemption(shops: Workspace) -> None:
    take(shops, 3, 2, DOUYIN)
    (account,) = [a for a in shops.metrics.points() if a.shop_id == DOUYIN.id]
    assert (account.cap, account.room, account.taken) == (None, None, 2)
    assert account.verdict == "points_apply"


def test_a_score_needs_both_values(shops: Workspace, clock: ReplayClock) -> None:
    # While the protection of December 2022 held.
    clock.at = datetime(2022, 12, 25, 2, tzinfo=UTC)
    shops.metrics.put_score(DOUYIN.id, "配送时长", "70", "")
    assert {line.verdict for line in shops.metrics.scores()[0].lines} == {""}
    shops.metrics.put_score(DOUYIN.id, "配送时长", "70", "66")
    (line,) = [x for x in shops.metrics.scores()[0].lines if x.indicator == "配送时长"]
    # Of a time more is worse: the mean is scored.
    assert (line.own, line.mean, line.verdict) == ("70", "66", "use_industry_mean")


def test_a_value_that_is_no_number_is_not_kept(shops: Workspace) -> None:
    with pytest.raises(BadInput):
        shops.metrics.put_score(DOUYIN.id, "配送时长", "很快", "66")
    assert {line.own for line in shops.metrics.scores()[0].lines} == {""}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("tier", "when", "weight", "amount"),
    [
        pytest.param("铜牌", "2022-12-30T16:45:00+08:00", "75", "7.50", id="3.00 + 45 x 0.10"),
        pytest.param("银牌", "2022-12-30T16:45:00+08:00", "30", "3.00", id="first weight"),
        pytest.param("金牌", "2022-12-30T16:45:00+08:00", "75", "0", id="gold is free"),
        pytest.param("铜牌", "2023-02-07T00:00:00+08:00", "75", "0", id="after its last day"),
    ],
)
def test_a_surcharge_is_worked(
    shops: Workspace, tier: str, when: str, weight: str, amount: str
) -> None:
    asked = SurchargeAsked(tier, Decimal(weight), at(when), Decimal(120))
    found = shops.metrics.surcharge(asked)
    assert found.amount == Decimal(amount)
    assert found.total == Decimal(120) + Decimal(amount)


def test_a_surcharge_shows_its_steps(shops: Workspace) -> None:
    asked = SurchargeAsked("铜牌", Decimal("74.2"), at("2022-12-30T16:45:00+08:00"))
    found = shops.metrics.surcharge(asked)
    assert (found.first_kg, found.first_price) == (30, Decimal(3))
    assert (found.further_kg, found.further_price) == (45, Decimal("0.1"))
    # By the other reading parts of a kilogram count in part.
    assert found.other == Decimal("7.42")


LINE = FreightLine("广东", "4.5", "6", "4.8", "5")


@pytest.mark.parametrize(
    ("lines", "red"),
    [
        pytest.param((LINE,), "no_downrank", id="below"),
        pytest.param((LINE, replace(LINE, freight="6.5")), "downrank", id="one is enough"),
        pytest.param((LINE, replace(LINE, red_line="")), "", id="one is not known"),
        pytest.param((), "", id="no line"),
    ],
)
def test_the_red_line(shops: Workspace, lines: tuple[FreightLine, ...], red: str) -> None:
    assert shops.metrics.check(FreightForm("按件计费", lines=lines)).red == red


@pytest.mark.parametrize(
    ("template", "line", "tag"),
    [
        pytest.param("按件计费", LINE, "tagged", id="below blue"),
        pytest.param("按件计费", replace(LINE, freight="4.8"), "not_tagged", id="on blue"),
        pytest.param("运费指导模板", replace(LINE, blue_line=""), "tagged", id="guidance"),
        pytest.param("按件计费", replace(LINE, blue_line=""), "", id="not known"),
    ],
)
def test_the_tag(shops: Workspace, template: str, line: FreightLine, tag: str) -> None:
    form = FreightForm(template, TEN - 2 * DAY, lines=(line,))
    found = shops.metrics.check(form)
    assert found.tag == tag
    assert str(found.tag_at) == "2024-01-23"


def test_the_tag_shows_on_the_next_day(shops: Workspace) -> None:
    assert shops.metrics.check(FreightForm("按件计费", TEN, lines=(LINE,))).tag == "tag_pending"


def test_a_template_is_kept(shops: Workspace) -> None:
    form = FreightForm("按件计费", TEN, lines=(LINE,))
    assert shops.metrics.freight() == FreightForm()
    shops.metrics.put_freight(form)
    assert shops.metrics.freight() == form
    with pytest.raises(BadInput):
        shops.metrics.put_freight(replace(form, lines=(replace(LINE, freight="贵"),)))
    assert shops.metrics.freight() == form


def given(case: dict[str, Any], name: str) -> str:
    return str(case["given"].get(name, ""))


def test_the_shared_cases_of_freight_and_surcharge(shops: Workspace, shared_data: Path) -> None:
    lines = (shared_data / "policy_cases_examples.jsonl").read_text("utf-8").splitlines()
    cases = [json.loads(line) for line in lines if line]
    asked = [case for case in cases if case["kind"] == "surcharge"]
    assert asked
    for case in asked:
        form = SurchargeAsked(
            given(case, "tier"), Decimal(given(case, "weight_kg")), at(given(case, "ordered_at"))
        )
        found = shops.metrics.surcharge(form)
        assert (found.verdict, found.rule) == (
            case["expect"]["verdict"],
            case["expect"]["because"],
        )
        assert found.amount == Decimal(str(case["expect"]["amount"]))


def test_the_shared_cases_of_the_tag(
    shops: Workspace, clock: ReplayClock, shared_data: Path
) -> None:
    lines = (shared_data / "policy_cases_examples.jsonl").read_text("utf-8").splitlines()
    for case in (json.loads(line) for line in lines if line):
        if case["kind"] != "freight" or case["given"]["ask"] != "tag":
            continue
        clock.at = at(given(case, "now")).astimezone(UTC)
        line = FreightLine("", given(case, "freight"), "", given(case, "blue_line"))
        form = FreightForm(given(case, "template"), at(given(case, "set_at")), lines=(line,))
        assert shops.metrics.check(form).tag == case["expect"]["verdict"]


def test_the_shared_cases_of_the_score(
    shops: Workspace, clock: ReplayClock, shared_data: Path
) -> None:
    lines = (shared_data / "policy_cases_examples.jsonl").read_text("utf-8").splitlines()
    for case in (json.loads(line) for line in lines if line):
        if case["kind"] != "experience_score":
            continue
        clock.at = at(f"{given(case, 'scored_on')}T12:00:00+08:00").astimezone(UTC)
        name = given(case, "indicator")
        shops.metrics.put_score(DOUYIN.id, name, given(case, "own"), given(case, "industry_mean"))
        (line,) = [x for x in shops.metrics.scores()[0].lines if x.indicator == name]
        assert (line.verdict, line.rule) == (case["expect"]["verdict"], case["expect"]["because"])
