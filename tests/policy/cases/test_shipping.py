"""False shipping scene by scene, and the use of 无需物流."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.policy.cases.asking import ask, both, verdict, whole
from tests.policy.cases.test_parcels import day, scan

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

NO_TRACE = "1688.false_ship.no_trace_24h"
REUSE = "1688.false_ship.number_reuse_30d"
ADDRESS = "1688.false_ship.address_mismatch"
NOT_SHIPPED = "1688.false_ship.not_shipped_24h"
UNTRACEABLE = "1688.false_ship.untraceable_not_shipped"
SEVERE = "1688.no_logistics.severe_false_ship"

LIMIT = day("06 12:00:00")  # upload, or click, 05 12:00:00 + 24 h


def express(now: str = "05 18:00:00", *scans: dict[str, Any], **given: Any) -> dict[str, Any]:
    usual = {
        "method": "express",
        "from_province": "江苏",
        "to_province": "河南",
        "tracking_uploaded_at": day("05 12:00:00"),
        "scans": list(scans),
        "now": day(now),
    }
    return usual | given


ORDERED = scan("05 13:00:00", "ORDER_ACCEPTED")
IN_TIME = scan("05 20:00:00", "PICKUP")


@pytest.mark.parametrize(
    ("given", "expected", "deadline", "readings"),
    [
        pytest.param(express(), ("pending", NO_TRACE), LIMIT, [], id="no trace yet"),
        pytest.param(
            express("06 11:59:59"), ("pending", NO_TRACE), LIMIT, [], id="1 s before 24 h"
        ),
        pytest.param(
            express("06 12:00:00"),
            ("pending", NO_TRACE),
            LIMIT,
            ["pending", "violation"],
            id="A12: exactly 24 h",
        ),
        pytest.param(
            express("06 12:00:01"), ("violation", NO_TRACE), LIMIT, [], id="1 s past 24 h"
        ),
        pytest.param(
            express("06 12:00:01", method="freight"),
            ("violation", NO_TRACE),
            LIMIT,
            [],
            id="freight numbers as well",
        ),
        pytest.param(
            express("06 12:00:01", to_province="西藏"),
            ("violation", NO_TRACE),
            LIMIT,
            [],
            id="remote regions are in",
        ),
        pytest.param(
            express("08 00:00:00", scan("06 11:59:59", "PICKUP")),
            ("clean", NO_TRACE),
            None,
            [],
            id="first record 1 s before 24 h",
        ),
        pytest.param(
            express("08 00:00:00", scan("06 12:00:01", "PICKUP")),
            ("violation", NO_TRACE),
            LIMIT,
            [],
            id="first record 1 s past 24 h: late though it came",
        ),
        pytest.param(
            express("06 12:00:01", ORDERED),
            ("violation", NO_TRACE),
            LIMIT,
            ["violation", "clean"],
            id="A13: waiting for pickup is no trace, other reading any record",
        ),
        pytest.param(
            express("06 10:00:00", ORDERED),
            ("pending", NO_TRACE),
            LIMIT,
            ["pending", "clean"],
            id="A13 while there is time",
        ),
        pytest.param(
            express("08 00:00:00", IN_TIME, trace_destination="郑州", order_city="武汉"),
            ("violation", ADDRESS),
            None,
            [],
            id="another city than the order's",
        ),
        pytest.param(
            express("08 00:00:00", IN_TIME, trace_destination="郑州市", order_city="郑州"),
            ("clean", NO_TRACE),
            None,
            [],
            id="the same city, written with its suffix",
        ),
        pytest.param(
            express(
                "06 12:00:01",
                IN_TIME,
                shipped_clicked_at=day("05 12:00:00"),
                actually_shipped=False,
            ),
            ("violation", NOT_SHIPPED),
            LIMIT,
            [],
            id="a trace but nothing shipped 24 h after the click",
        ),
        pytest.param(
            express(
                "06 12:00:00",
                IN_TIME,
                shipped_clicked_at=day("05 12:00:00"),
                actually_shipped=False,
            ),
            ("pending", NOT_SHIPPED),
            LIMIT,
            [],
            id="exactly 24 h after the click: in time (C3)",
        ),
        pytest.param(
            express(
                "05 18:00:00",
                shipped_clicked_at=day("05 10:00:00"),
                actually_shipped=False,
            ),
            ("pending", NOT_SHIPPED),
            day("06 10:00:00"),
            [],
            id="click 2 h before the upload: the earlier limit is told",
        ),
        pytest.param(
            express("08 00:00:00", method="untraceable", actually_shipped=False),
            ("violation", UNTRACEABLE),
            None,
            [],
            id="untraceable and nothing shipped",
        ),
        pytest.param(
            express("08 00:00:00", method="untraceable", actually_shipped=True),
            ("clean", UNTRACEABLE),
            None,
            [],
            id="untraceable but shipped: both halves are needed",
        ),
        pytest.param(
            express(
                "08 00:00:00",
                method="no_logistics",
                shipped_clicked_at=day("05 12:00:00"),
                actually_shipped=False,
                agreed_with_buyer=False,
            ),
            ("severe_violation", SEVERE),
            None,
            [],
            id="no agreement and nothing handed over",
        ),
        pytest.param(
            express(
                "08 00:00:00",
                method="no_logistics",
                shipped_clicked_at=day("05 12:00:00"),
                actually_shipped=False,
                agreed_with_buyer=True,
            ),
            ("violation", NOT_SHIPPED),
            LIMIT,
            [],
            id="agreed, but nothing handed over",
        ),
        pytest.param(
            express(
                "08 00:00:00",
                method="no_logistics",
                actually_shipped=True,
                agreed_with_buyer=False,
            ),
            ("clean", SEVERE),
            None,
            [],
            id="handed over without an agreement",
        ),
        pytest.param(
            express(
                "06 12:00:00",
                method="no_logistics",
                shipped_clicked_at=day("05 12:00:00"),
                actually_shipped=False,
                agreed_with_buyer=False,
            ),
            ("pending", NOT_SHIPPED),
            LIMIT,
            [],
            id="the 24 h after the click still run",
        ),
    ],
)
def test_false_shipping(
    given: dict[str, Any],
    expected: tuple[str, str],
    deadline: str | None,
    readings: list[str],
    book: PolicyBook,
) -> None:
    assert whole(ask("1688", "false_shipping", given, book)) == (expected, deadline, readings)


def used(at: str, receiver: str = "收件人乙", address: str = "地址一") -> dict[str, Any]:
    earlier = [{"at": at, "receiver": receiver, "address": address}]
    return {"receiver": "收件人甲", "address": "地址一", "earlier_uses": earlier}


@pytest.mark.parametrize(
    ("given", "expected", "readings"),
    [
        pytest.param(
            used("2024-02-04T12:00:01+08:00"), "violation", [], id="30 days less 1 s: inside"
        ),
        pytest.param(
            used("2024-02-04T12:00:00+08:00"),
            "violation",
            ["violation", "clean"],
            id="A14: exactly 30 x 24 h is inside, other reading exclusive",
        ),
        pytest.param(
            used("2024-02-04T11:59:59+08:00"),
            "clean",
            ["clean", "violation"],
            id="A14: 1 s more is outside, by calendar days inside",
        ),
        pytest.param(
            used("2024-02-03T23:59:59+08:00"), "clean", [], id="the day before: outside in both"
        ),
        pytest.param(
            used("2024-03-01T12:00:00+08:00", "收件人甲", "地址二"),
            "violation",
            [],
            id="same receiver, another address",
        ),
        pytest.param(
            used("2024-03-01T12:00:00+08:00", "收件人甲", "地址一"),
            "clean",
            [],
            id="same receiver and address: a combined parcel",
        ),
        pytest.param(used("2024-03-05T12:00:01+08:00"), "clean", [], id="a later use is not ours"),
    ],
)
def test_numbers_used_before(
    given: dict[str, Any], expected: str, readings: list[str], book: PolicyBook
) -> None:
    answer = ask("1688", "false_shipping", express("08 00:00:00", IN_TIME, **given), book)
    assert answer["because"] == (REUSE if expected == "violation" else NO_TRACE)
    assert (answer["verdict"], both(answer)) == (expected, readings)


@pytest.mark.parametrize(
    ("clicked_at", "confirmed_at"),
    [
        pytest.param("2024-03-01T12:00:00+08:00", "2024-03-31T12:00:00+08:00", id="30 x 24 h"),
        pytest.param("2024-02-01T00:00:00+08:00", "2024-03-02T00:00:00+08:00", id="leap February"),
        pytest.param("2023-12-31T16:00:00Z", "2024-01-31T00:00:00+08:00", id="told in UTC"),
    ],
)
def test_receipt_is_confirmed_after_30_days(
    clicked_at: str, confirmed_at: str, book: PolicyBook
) -> None:
    given = {"ask": "auto_confirm", "method": "no_logistics", "shipped_clicked_at": clicked_at}
    assert ask("1688", "no_logistics", given, book) == {
        "verdict": "auto_confirm",
        "deadline": confirmed_at,
        "because": "1688.no_logistics.auto_confirm_30d",
    }


def test_other_ways_of_shipping_have_another_time(book: PolicyBook) -> None:
    given = {
        "ask": "auto_confirm",
        "method": "express",
        "shipped_clicked_at": day("01 12:00:00"),
    }
    answer = ask("1688", "no_logistics", given, book)
    assert verdict(answer) == ("not_applicable", "1688.no_logistics.auto_confirm_30d")


@pytest.mark.parametrize(
    ("handover", "expected"),
    [
        ("buyer_collects", "allowed"),
        ("seller_delivers", "allowed"),
        ("express_carrier", "not_allowed"),
        ("none", "not_allowed"),
    ],
)
def test_when_it_is_allowed(handover: str, expected: str, book: PolicyBook) -> None:
    answer = ask("1688", "no_logistics", {"ask": "use", "handover": handover}, book)
    assert verdict(answer) == (expected, "1688.no_logistics.allowed_use")


def of(number: str, at: str, kind: str, **more: str) -> dict[str, Any]:
    return scan(at, kind, waybill=number, **more)


HANDED_OVER = of("A1", "06 10:00:00", "TRANSSHIP", province="江苏", new_waybill="B2")
MOVED_ELSEWHERE = of("A1", "06 10:00:00", "TRANSSHIP", province="安徽", new_waybill="B2")
TRANSFER = "1688.transship.same_province_newest_number"


@pytest.mark.parametrize(
    ("scans", "expected", "also"),
    [
        pytest.param(
            [of("B2", "05 20:00:00", "PICKUP")],
            ("violation", NO_TRACE),
            None,
            id="another number's scans show nothing of this one",
        ),
        pytest.param(
            [HANDED_OVER, of("B2", "06 11:00:00", "PICKUP")],
            ("clean", NO_TRACE),
            [TRANSFER],
            id="handed over in the sender's province: the new number counts",
        ),
        pytest.param(
            [of("A1", "05 20:00:00", "PICKUP"), MOVED_ELSEWHERE],
            ("clean", NO_TRACE),
            None,
            id="A7: handed over elsewhere, the first number is judged",
        ),
    ],
)
def test_the_trace_of_which_number_is_judged(
    scans: list[dict[str, Any]], expected: tuple[str, str], also: list[str] | None, book: PolicyBook
) -> None:
    answer = ask("1688", "false_shipping", express("08 00:00:00", *scans, waybill="A1"), book)
    assert (verdict(answer), answer.get("also")) == (expected, also)


CLICKED = {"shipped_clicked_at": day("05 10:00:00")}  # two hours before the upload


@pytest.mark.parametrize(
    ("given", "expected", "deadline"),
    [
        pytest.param(
            express("06 10:00:00", **CLICKED),
            ("pending", NOT_SHIPPED),
            day("06 10:00:00"),
            id="clicked before the upload: of two open limits the earlier",
        ),
        pytest.param(
            express("06 10:00:01", **CLICKED),
            ("pending", NO_TRACE),
            LIMIT,
            id="past the click's limit whether goods went out is not told",
        ),
        pytest.param(
            express("05 21:00:00", IN_TIME, **CLICKED),
            ("clean", NO_TRACE),
            None,
            id="picked up: it went out",
        ),
        pytest.param(
            express("05 20:00:00", **CLICKED, actually_shipped=True),
            ("pending", NO_TRACE),
            LIMIT,
            id="it went out, the number has no trace yet",
        ),
    ],
)
def test_a_click_before_the_upload_has_a_limit_of_its_own(
    given: dict[str, Any], expected: tuple[str, str], deadline: str | None, book: PolicyBook
) -> None:
    answer = ask("1688", "false_shipping", given, book)
    assert (verdict(answer), answer.get("deadline")) == (expected, deadline)
