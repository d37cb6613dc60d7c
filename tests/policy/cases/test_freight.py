"""Freight prices and the platform's apps on 1688."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.policy.cases.asking import ask, both, cst, verdict

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

GUIDE, BLUE = "1688.freight.guide_template", "1688.freight.blueline_traffic"
NEXT_DAY = "1688.freight.tag_next_day"


def tag(now: str, **given: Any) -> dict[str, Any]:
    usual = {
        "ask": "tag",
        "template": "按件计费",
        "freight": 4.79,
        "blue_line": 4.8,
        "set_at": cst("2024-03-05 10:00:00"),
    }
    return usual | {"now": cst(now)} | given


@pytest.mark.parametrize(
    ("given", "expected", "readings"),
    [
        pytest.param(
            {"ask": "redline", "lines": 30, "lines_over_redline": 0},
            ("no_downrank", "1688.freight.redline_downrank"),
            [],
            id="no line too high",
        ),
        pytest.param(
            {"ask": "redline", "lines": 30, "lines_over_redline": 1},
            ("downrank", "1688.freight.redline_downrank"),
            [],
            id="one line is enough",
        ),
        pytest.param(
            {"ask": "redline", "lines": 30, "lines_over_redline": 30},
            ("downrank", "1688.freight.redline_downrank"),
            [],
            id="all of them",
        ),
        pytest.param(
            tag("2024-03-05 23:59:59"), ("tag_pending", NEXT_DAY), [], id="last second of the day"
        ),
        pytest.param(
            tag("2024-03-06 00:00:00"),
            ("tagged", BLUE),
            ["tagged", "tag_pending"],
            id="A11: the next day's first second",
        ),
        pytest.param(tag("2024-03-06 00:00:01"), ("tagged", BLUE), [], id="1 s into the next day"),
        pytest.param(
            tag("2024-03-06 12:00:00", freight=4.8), ("not_tagged", BLUE), [], id="equal: not below"
        ),
        pytest.param(
            tag("2024-03-06 12:00:00", freight=4.81), ("not_tagged", BLUE), [], id="above"
        ),
        pytest.param(
            tag("2024-03-06 12:00:00", template="运费指导模板", freight=None, blue_line=None),
            ("tagged", GUIDE),
            [],
            id="the guidance template needs no blue line",
        ),
        pytest.param(
            tag("2024-03-05 12:00:00", template="运费指导模板"),
            ("tag_pending", NEXT_DAY),
            [],
            id="and shows on the next day as well",
        ),
        pytest.param(
            {"ask": "guide_price", "charged": 5.0, "guide_price": 5.0},
            ("within_guide", GUIDE),
            [],
            id="equal to the guidance price is allowed",
        ),
        pytest.param(
            {"ask": "guide_price", "charged": 5.01, "guide_price": 5.0},
            ("above_guide", GUIDE),
            [],
            id="one fen more",
        ),
    ],
)
def test_freight(
    given: dict[str, Any], expected: tuple[str, str], readings: list[str], book: PolicyBook
) -> None:
    answer = ask("1688", "freight", given, book)
    assert verdict(answer) == expected
    assert both(answer) == readings


@pytest.mark.parametrize(
    ("uses", "category", "at", "expected"),
    [
        (True, "大消费", "2024-01-23T12:00:00+08:00", "delist"),
        (True, "大消费", "2022-01-01T00:00:00+08:00", "delist"),
        (True, "大消费", "2021-12-31T23:59:59+08:00", "no_delist"),
        (True, "工业品", "2024-01-23T12:00:00+08:00", "no_delist"),
        (False, "大消费", "2024-01-23T12:00:00+08:00", "no_delist"),
    ],
)
def test_freight_notes(
    uses: object, category: str, at: str, expected: str, book: PolicyBook
) -> None:
    given = {"ask": "note", "uses_freight_note": uses, "category": category, "at": at}
    answer = ask("1688", "freight", given, book)
    assert verdict(answer) == (expected, "1688.freight.note_delisted")


QIANNIU, WANGWANG = "1688.app.qianniu_mobile_login_closed", "1688.app.buyer_wangwang_stop"
LOGIN = "1688.app.buyer_workbench_login"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            {"ask": "qianniu_mobile_login", "at": cst("2022-12-30 23:59:59")},
            ("login_allowed", QIANNIU),
        ),
        (
            {"ask": "qianniu_mobile_login", "at": cst("2022-12-31 00:00:00")},
            ("login_may_be_closed", QIANNIU),
        ),
        ({"ask": "qianniu_mobile_login", "at": "2022-12-31"}, ("login_may_be_closed", QIANNIU)),
        ({"ask": "buyer_wangwang", "at": cst("2023-01-31 23:59:59")}, ("running", WANGWANG)),
        ({"ask": "buyer_wangwang", "at": cst("2023-02-01 00:00:00")}, ("stopped", WANGWANG)),
        ({"ask": "buyer_workbench_login", "account": "1688"}, ("supported", LOGIN)),
        ({"ask": "buyer_workbench_login", "account": "taobao"}, ("not_supported", LOGIN)),
        ({"ask": "buyer_workbench_login", "account": "tmall"}, ("not_supported", LOGIN)),
        ({"ask": "chats_after_change"}, ("migrated_automatically", "1688.app.data_migration")),
    ],
)
def test_apps(given: dict[str, Any], expected: tuple[str, str], book: PolicyBook) -> None:
    assert verdict(ask("1688", "app", given, book)) == expected


@pytest.mark.parametrize(
    ("asked", "rule", "path"),
    [
        (
            "warning_path",
            "1688.monitor.warning_panel_path",
            ["1688商家版", "通知", "交易", "预警类消息"],
        ),
        ("penalty_path", "1688.monitor.penalty_centre", ["处罚中心"]),
        ("monitor_path", "1688.monitor.logistics_monitor", ["商家工作台", "履约", "物流监控"]),
    ],
)
def test_menu_paths(asked: str, rule: str, path: list[str], book: PolicyBook) -> None:
    expected = {"verdict": "path", "path": path, "because": rule}
    assert ask("1688", "app", {"ask": asked}, book) == expected
