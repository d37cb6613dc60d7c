"""Rows that few cases spoke of: each limit with the second, cent or day beside it.

Expected values were worked out by hand from the rules' rows before the program was asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.policy.cases.asking import ask, both, cst, verdict

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

WANGWANG, LOGIN = "1688.app.buyer_wangwang_stop", "1688.app.qianniu_mobile_login_closed"
TAG, BLUE, GUIDE = (
    f"1688.freight.{name}" for name in ("tag_next_day", "blueline_traffic", "guide_template")
)
SURCHARGE = "1688.official_logistics.surcharge_best_2022"
PRODUCT = {"product": "标快-全公斤段", "carrier": "百世", "tier": "银牌"}
SHARE, UNTAGGED = "taobao.incentive.tag_48h_pickup", "taobao.incentive.no_tag_when_filed"
CONFIRM, SEVERE = "1688.no_logistics.auto_confirm_30d", "1688.no_logistics.severe_false_ship"
COURT = "taobao.appeal.filing_no_before_judgement"


@pytest.mark.parametrize(
    ("ask_for", "more", "expected"),
    [
        pytest.param(
            "buyer_wangwang",
            {"at": cst("2023-01-31 23:59:59")},
            ("running", WANGWANG),
            id="last second before 1 February",
        ),
        pytest.param(
            "buyer_wangwang",
            {"at": cst("2023-02-01 00:00:00")},
            ("stopped", WANGWANG),
            id="C4: a start given as a day is its first second",
        ),
        pytest.param(
            "buyer_wangwang",
            {"at": "2023-01-31T16:00:00Z"},
            ("stopped", WANGWANG),
            id="C1: 16:00 UTC is midnight in Shanghai",
        ),
        pytest.param(
            "qianniu_mobile_login",
            {"at": cst("2022-12-30 23:59:59")},
            ("login_allowed", LOGIN),
            id="last second before the batches",
        ),
        pytest.param(
            "qianniu_mobile_login",
            {"at": cst("2022-12-31 00:00:00")},
            ("login_may_be_closed", LOGIN),
            id="in batches: may be closed, not is",
        ),
        pytest.param(
            "chats_after_change",
            {},
            ("migrated_automatically", "1688.app.data_migration"),
            id="chats move by themselves",
        ),
    ],
)
def test_the_platforms_apps(
    ask_for: str, more: dict[str, Any], expected: tuple[str, str], book: PolicyBook
) -> None:
    assert verdict(ask("1688", "app", {"ask": ask_for} | more, book)) == expected


@pytest.mark.parametrize(
    ("ask_for", "path", "rule"),
    [
        pytest.param(
            "monitor_path",
            ["商家工作台", "履约", "物流监控"],
            "1688.monitor.logistics_monitor",
            id="logistics monitor",
        ),
        pytest.param(
            "warning_path",
            ["1688商家版", "通知", "交易", "预警类消息"],
            "1688.monitor.warning_panel_path",
            id="warnings",
        ),
        pytest.param("penalty_path", ["处罚中心"], "1688.monitor.penalty_centre", id="penalties"),
    ],
)
def test_where_a_seller_looks(ask_for: str, path: list[str], rule: str, book: PolicyBook) -> None:
    answer = ask("1688", "app", {"ask": ask_for}, book)
    assert (answer["path"], verdict(answer)) == (path, ("path", rule))


def tagging(set_at: str, now: str, **more: Any) -> dict[str, Any]:
    return {"ask": "tag", "set_at": cst(set_at), "now": cst(now)} | more


BELOW = {"template": "按件计费", "freight": 4.79, "blue_line": 4.8}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(
            tagging("2024-03-05 23:59:59", "2024-03-06 00:00:00", **BELOW),
            ("tagged", BLUE),
            id="A11: set in the last second of a day, tagged one second later",
        ),
        pytest.param(
            tagging("2024-03-05 00:00:00", "2024-03-05 23:59:59", **BELOW),
            ("tag_pending", TAG),
            id="set at midnight: the next day is still 24 h away",
        ),
        pytest.param(
            tagging("2024-03-05 10:00:00", "2024-03-07 10:00:00", **BELOW | {"freight": 4.8}),
            ("not_tagged", BLUE),
            id="at the blue line is not below it",
        ),
        pytest.param(
            {"ask": "guide_price", "charged": 4.8, "guide_price": 4.8},
            ("within_guide", GUIDE),
            id="equal to the guidance price is allowed",
        ),
        pytest.param(
            {"ask": "guide_price", "charged": 4.81, "guide_price": 4.8},
            ("above_guide", GUIDE),
            id="one 分 above it is not",
        ),
    ],
)
def test_freight(given: dict[str, Any], expected: tuple[str, str], book: PolicyBook) -> None:
    assert verdict(ask("1688", "freight", given, book)) == expected


@pytest.mark.parametrize(
    ("weight", "ordered_at", "amount"),
    [
        pytest.param(30, "2022-12-24 00:00:00", 3.0, id="first second, first weight alone"),
        pytest.param(31, "2023-02-06 23:59:59", 3.1, id="last second, one kg more: 3 + 0.10"),
        pytest.param(30, "2022-12-23 23:59:59", 0, id="a second before"),
        pytest.param(31, "2023-02-07 00:00:00", 0, id="a second after"),
        pytest.param(30.01, "2023-01-01 00:00:00", 3.1, id="A4: a part of a kg is a whole one"),
    ],
)
def test_the_surcharge(weight: float, ordered_at: str, amount: float, book: PolicyBook) -> None:
    given = {**PRODUCT, "weight_kg": weight, "ordered_at": cst(ordered_at)}
    answer = ask("1688", "surcharge", given, book)
    assert (answer["amount"], answer["because"]) == (amount, SURCHARGE)
    assert answer["verdict"] == ("surcharge" if amount else "no_surcharge")


@pytest.mark.parametrize(
    ("warned_at", "due"),
    [
        pytest.param("2024-02-28 23:30:15", "2024-02-29 23:30:15", id="into the leap day"),
        pytest.param("2023-12-31 00:00:00", "2024-01-01 00:00:00", id="into the next year"),
    ],
)
def test_the_advice_is_24_hours_from_the_warning(
    warned_at: str, due: str, book: PolicyBook
) -> None:
    given = {"ask": "advised_deadline", "reason": "lost", "warned_at": cst(warned_at)}
    answer = ask("1688", "remedy", given, book)
    assert verdict(answer) == ("act_by", "1688.remedy.act_within_24h_of_warning")
    assert answer["deadline"] == cst(due)


@pytest.mark.parametrize(
    ("clicked_at", "confirmed_at"),
    [
        pytest.param("2024-02-10 08:00:00", "2024-03-11 08:00:00", id="29 days in that February"),
        pytest.param("2023-02-10 08:00:00", "2023-03-12 08:00:00", id="28 days in that one"),
        pytest.param("2024-12-02 23:59:59", "2025-01-01 23:59:59", id="over the year's end"),
    ],
)
def test_no_logistics_confirms_itself_after_30_days(
    clicked_at: str, confirmed_at: str, book: PolicyBook
) -> None:
    given = {"ask": "auto_confirm", "method": "no_logistics", "shipped_clicked_at": cst(clicked_at)}
    answer = ask("1688", "no_logistics", given, book)
    assert (verdict(answer), answer["deadline"]) == (("auto_confirm", CONFIRM), cst(confirmed_at))


@pytest.mark.parametrize(
    ("goods", "coupon", "base"),
    [
        pytest.param(120.0, 20.0, 100.0, id="the row's own example"),
        pytest.param(0.03, 0.01, 0.02, id="cents without a rounding error"),
        pytest.param(1000.1, 0, 1000.1, id="no coupon"),
    ],
)
def test_the_base_of_percentages(
    goods: float, coupon: float, base: float, book: PolicyBook
) -> None:
    answer = ask("1688", "penalty_base", {"goods_total": goods, "coupon": coupon}, book)
    assert (answer["amount"], answer["unit"]) == (base, "CNY")
    assert verdict(answer) == ("base_amount", "1688.penalty.base_amount")


@pytest.mark.parametrize(
    ("found", "expected", "amount"),
    [
        pytest.param(["refusal"], "single", 1, id="one alone"),
        pytest.param(["late_shipping", "out_of_stock", "refusal"], "no_stack", 1, id="these three"),
        pytest.param(
            ["refusal", "false_shipping", "false_track", "fraud_shipping"],
            "may_stack",
            4,
            id="one of the three and all others: the most, 4",
        ),
        pytest.param(
            ["late_shipping", "refusal", "false_track"], "may_stack", 2, id="two groups: 2"
        ),
    ],
)
def test_how_many_damages(found: list[str], expected: str, amount: int, book: PolicyBook) -> None:
    answer = ask("1688", "stacking", {"found": found}, book)
    assert (answer["verdict"], answer["amount"], answer["unit"]) == (expected, amount, "damages")


def shares(orders: int, picked: int, **more: Any) -> dict[str, Any]:
    stats = [{"paid_on": "2022-12-27", "orders": orders, "picked_up_within_48h": picked}]
    return {"computed_on": "2022-12-30", "stats": stats, "filing_approved_at": None} | more


@pytest.mark.parametrize(
    ("given", "expected", "percent"),
    [
        pytest.param(shares(100, 98), ("not_tagged", SHARE), 98.0, id="exactly 98 %: not above"),
        pytest.param(
            shares(10001, 9801),
            ("tagged", SHARE),
            98.0,
            id="98.0002 %: above, though it rounds to 98",
        ),
        pytest.param(
            shares(10001, 9800), ("not_tagged", SHARE), 97.99, id="one parcel fewer: 97.9902 %"
        ),
        pytest.param(
            shares(10000, 9801), ("tagged", SHARE), 98.01, id="9801/10000: a hundredth above"
        ),
        pytest.param(
            shares(100, 100, filing_approved_at=cst("2022-12-29 10:00:00")),
            ("not_tagged", UNTAGGED),
            100.0,
            id="an approved filing costs the tag",
        ),
        pytest.param(
            shares(100, 100, computed_on="2022-12-23"),
            ("not_tagged", SHARE),
            None,
            id="the day before the tag began, and no orders of T-3 told",
        ),
    ],
)
def test_the_tag_for_fast_pickup(
    given: dict[str, Any], expected: tuple[str, str], percent: float | None, book: PolicyBook
) -> None:
    answer = ask("taobao", "incentive_tag", given, book)
    assert (verdict(answer), answer.get("amount")) == (expected, percent)


@pytest.mark.parametrize(
    ("created", "seller", "expected"),
    [
        pytest.param(
            "2022-12-17 23:59:59", "taobao", "may_be_filed_by_platform", id="a second before"
        ),
        pytest.param("2022-12-18 00:00:00", "taobao", "not_filed_by_platform", id="from the 18th"),
        pytest.param("2022-12-18 00:00:00", "tmall", "may_be_filed_by_platform", id="not Tmall's"),
    ],
)
def test_who_complains(created: str, seller: str, expected: str, book: PolicyBook) -> None:
    given = {"task_created_at": cst(created), "seller": seller, "unanswered": True}
    answer = ask(seller, "proxy_complaint", given, book)
    assert verdict(answer) == (expected, "taobao.urge.no_proxy_complaint")


@pytest.mark.parametrize(
    ("approved_at", "expected", "readings"),
    [
        pytest.param("2023-01-03 09:59:59", "supported", 0, id="a second before the judgement"),
        pytest.param("2023-01-03 10:00:00", "not_supported", 2, id="A16: in its very second"),
        pytest.param("2023-01-03 10:00:01", "not_supported", 0, id="a second after"),
    ],
)
def test_an_appeal_stands_on_a_filing(
    approved_at: str, expected: str, readings: int, book: PolicyBook
) -> None:
    filing = {
        "number": "BB9", "order_id": "E7", "via": "营商保",
        "submitted_at": cst("2023-01-01 09:00:00"), "approved_at": cst(approved_at),
    }  # fmt: skip
    judged = {"judged_at": cst("2023-01-03 10:00:00"), "appealed_at": cst("2023-01-04 10:00:00")}
    answer = ask("taobao", "appeal", {**judged, "order_id": "E7", "filing": filing}, book)
    assert verdict(answer) == (expected, COURT)
    assert len(both(answer)) == readings


@pytest.mark.parametrize(
    ("applied_at", "created_at", "due"),
    [
        pytest.param(
            "2023-02-10 23:59:59",
            "2023-03-01 09:00:00",
            "2023-03-02 23:59:59",
            id="C5: T + 20 over a February of 28 days, to the day's end",
        ),
        pytest.param(
            "2024-02-10 00:00:00",
            "2024-02-28 09:00:00",
            "2024-03-01 23:59:59",
            id="over one of 29 days",
        ),
    ],
)
def test_the_last_day_for_an_invoice(
    applied_at: str, created_at: str, due: str, book: PolicyBook
) -> None:
    given = {"applied_at": cst(applied_at), "ticket_created_at": cst(created_at)}
    given["now"] = given["ticket_created_at"]
    answer = ask("tmall", "invoice_task", given, book)
    assert verdict(answer) == ("within_period", "tmall.invoice.ticket_before_deadline")
    assert answer["deadline"] == cst(due)


@pytest.mark.parametrize(
    ("agreed", "shipped", "expected"),
    [
        pytest.param(False, False, ("severe_violation", SEVERE), id="neither agreed nor shipped"),
        pytest.param(
            True,
            False,
            ("violation", "1688.false_ship.not_shipped_24h"),
            id="agreed but not shipped: not the severe case",
        ),
    ],
)
def test_no_logistics_misused(
    agreed: bool, shipped: bool, expected: tuple[str, str], book: PolicyBook
) -> None:
    given = {
        "method": "no_logistics", "shipped_clicked_at": cst("2024-03-01 12:00:00"),
        "actually_shipped": shipped, "agreed_with_buyer": agreed, "handover": "none",
        "now": cst("2024-03-05 12:00:00"),
    }  # fmt: skip
    assert verdict(ask("1688", "false_shipping", given, book)) == expected
