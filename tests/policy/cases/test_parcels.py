"""False trace and false shipping as cases: limits to the second, transfers, missing facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.policy.cases.asking import ask, both, cst, verdict, whole

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

DEPARTURE, GAP = "1688.false_track.no_departure_48h", "1688.false_track.gap_72h"
REMOTE = "1688.region.remote_list"
TRANSFER = "1688.transship.same_province_newest_number"


def day(text: str) -> str:
    """``05 16:20:10`` is an instant of March 2024."""
    return cst(f"2024-03-{text}")


def scan(text: str, kind: str, hub: str | None = None, **more: str) -> dict[str, Any]:
    return {"time": day(text), "type": kind, "hub": hub} | more


def parcel(now: str, *scans: dict[str, Any], **given: Any) -> dict[str, Any]:
    usual = {
        "from_province": "江苏",
        "to_province": "河南",
        "tracking_uploaded_at": day("05 12:00:00"),
        "scans": list(scans),
        "now": day(now),
    }
    return usual | given


PICKUP = scan("05 16:20:10", "PICKUP", "苏州吴中网点")
AT_HUB = scan("06 01:10:00", "ARRIVE_HUB", "苏州转运中心")
FROM_HUB = scan("06 04:00:00", "DEPART_HUB", "苏州转运中心")
DELIVERY = scan("08 09:00:00", "OUT_FOR_DELIVERY")

LIMIT_48 = day("07 16:20:10")  # pickup 05 16:20:10 + 48 h


@pytest.mark.parametrize(
    ("given", "expected", "deadline", "readings"),
    [
        pytest.param(parcel("05 15:00:00"), ("not_started", DEPARTURE), None, [], id="no scan"),
        pytest.param(
            parcel("09 00:00:00", scan("05 13:00:00", "ORDER_ACCEPTED")),
            ("not_started", DEPARTURE),
            None,
            [],
            id="waiting for pickup: no clock",
        ),
        pytest.param(
            parcel("05 16:20:09", PICKUP),
            ("not_started", DEPARTURE),
            None,
            [],
            id="a pickup after now is not known",
        ),
        pytest.param(
            parcel("05 16:20:10", PICKUP),
            ("pending", DEPARTURE),
            LIMIT_48,
            [],
            id="at the pickup's second both clocks start, 48 h ends first",
        ),
        pytest.param(
            parcel("07 16:20:09", PICKUP, AT_HUB),
            ("pending", DEPARTURE),
            LIMIT_48,
            [],
            id="1 s before 48 h",
        ),
        pytest.param(
            parcel("07 16:20:10", PICKUP, AT_HUB),
            ("pending", DEPARTURE),
            LIMIT_48,
            ["pending", "violation"],
            id="A5: exactly 48 h",
        ),
        pytest.param(
            parcel("07 16:20:11", PICKUP, AT_HUB),
            ("violation", DEPARTURE),
            LIMIT_48,
            [],
            id="1 s past 48 h, still at the first centre",
        ),
        pytest.param(
            parcel("07 16:20:11", PICKUP, scan("05 22:00:00", "DEPART_OUTLET", "苏州吴中网点")),
            ("violation", DEPARTURE),
            LIMIT_48,
            [],
            id="leaving the outlet is not leaving a centre",
        ),
        pytest.param(
            parcel(
                "09 00:00:00", PICKUP, AT_HUB, scan("07 16:20:10", "DEPART_HUB", "苏州转运中心")
            ),
            ("pending", GAP),
            day("10 16:20:10"),
            ["pending", "violation"],
            id="A5: left at exactly 48 h, next scan due 72 h later",
        ),
        pytest.param(
            parcel(
                "09 00:00:00", PICKUP, AT_HUB, scan("07 16:20:11", "DEPART_HUB", "苏州转运中心")
            ),
            ("violation", DEPARTURE),
            LIMIT_48,
            [],
            id="left 1 s late: stays a violation though it moved",
        ),
        pytest.param(
            parcel("09 04:00:00", PICKUP, AT_HUB, FROM_HUB),
            ("pending", GAP),
            day("09 04:00:00"),
            [],
            id="exactly 72 h is not more than 72 h: clear",
        ),
        pytest.param(
            parcel("09 04:00:01", PICKUP, AT_HUB, FROM_HUB),
            ("violation", GAP),
            day("09 04:00:00"),
            [],
            id="72 h and 1 s without a scan",
        ),
        pytest.param(
            parcel(
                "12 00:00:00", PICKUP, AT_HUB, FROM_HUB, scan("09 04:00:00", "OUT_FOR_DELIVERY")
            ),
            ("clean", DEPARTURE),
            None,
            [],
            id="delivery at exactly 72 h after the last node",
        ),
        pytest.param(
            parcel(
                "12 00:00:00", PICKUP, AT_HUB, FROM_HUB, scan("09 04:00:01", "OUT_FOR_DELIVERY")
            ),
            ("violation", GAP),
            day("09 04:00:00"),
            [],
            id="delivery 1 s later: the past gap stays",
        ),
        pytest.param(
            parcel("20 00:00:00", PICKUP, AT_HUB, FROM_HUB, DELIVERY),
            ("clean", DEPARTURE),
            None,
            [],
            id="what comes after the delivery scan is outside",
        ),
        pytest.param(
            parcel("20 00:00:00", PICKUP, AT_HUB, FROM_HUB, scan("08 09:00:00", "SIGNED")),
            ("clean", DEPARTURE),
            None,
            [],
            id="signed for without a delivery scan",
        ),
        pytest.param(
            parcel("20 00:00:00", PICKUP),
            ("violation", DEPARTURE),
            LIMIT_48,
            [],
            id="both missed: 48 h fell before 72 h",
        ),
        pytest.param(
            parcel("20 00:00:00", PICKUP, scan("06 10:00:00", "OUT_FOR_DELIVERY")),
            ("clean", DEPARTURE),
            None,
            ["clean", "violation"],
            id="A6: out for delivery without a centre, other reading literal",
        ),
        pytest.param(
            parcel(
                "08 00:00:00", PICKUP, AT_HUB, scan("07 02:00:00", "ARRIVE_HUB", "郑州转运中心")
            ),
            ("pending", GAP),
            day("10 02:00:00"),
            ["pending", "violation"],
            id="A6: seen at a second centre without a departure scan",
        ),
        pytest.param(
            parcel(
                "20 00:00:00", PICKUP, AT_HUB, scan("07 16:20:11", "ARRIVE_HUB", "郑州转运中心")
            ),
            ("violation", DEPARTURE),
            LIMIT_48,
            [],
            id="at the second centre 1 s too late: late in both readings",
        ),
        pytest.param(
            parcel("20 00:00:00", PICKUP, scan("06 01:10:00", "ARRIVE_HUB"), DELIVERY),
            ("violation", DEPARTURE),
            LIMIT_48,
            [],
            id="first seen beyond the centre at the delivery, 64 h after pickup",
        ),
        pytest.param(
            parcel(
                "07 00:00:00",
                PICKUP,
                scan("06 01:10:00", "ARRIVE_HUB"),
                scan("06 04:00:00", "DEPART_HUB"),
            ),
            ("pending", GAP),
            day("09 04:00:00"),
            [],
            id="centres without names: the departure is the first one's",
        ),
    ],
)
def test_false_track(
    given: dict[str, Any],
    expected: tuple[str, str],
    deadline: str | None,
    readings: list[str],
    book: PolicyBook,
) -> None:
    assert whole(ask("1688", "false_track", given, book)) == (expected, deadline, readings)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({"to_province": "新疆"}, "exempt_region", id="receiver remote"),
        pytest.param({"from_province": "黑龙江"}, "exempt_region", id="sender remote"),
        pytest.param({"to_province": "国外"}, "exempt_region", id="abroad"),
        pytest.param({"to_province": "海南"}, "violation", id="not on 1688's list"),
        pytest.param({"to_province": "云南"}, "violation", id="nor this one"),
    ],
)
def test_remote_regions(given: dict[str, Any], expected: str, book: PolicyBook) -> None:
    answer = ask("1688", "false_track", parcel("20 00:00:00", PICKUP, **given), book)
    assert verdict(answer) == (expected, REMOTE if expected == "exempt_region" else DEPARTURE)


@pytest.mark.parametrize(
    ("given", "unknown"),
    [
        pytest.param({"from_province": None}, "from_province", id="sender not told"),
        pytest.param({"to_province": None}, "to_province", id="receiver not told"),
        pytest.param({"scans": None}, "scans", id="no trace told"),
        pytest.param({"now": None}, "now", id="no moment told"),
    ],
)
def test_missing_facts(given: dict[str, Any], unknown: str, book: PolicyBook) -> None:
    answer = ask("1688", "false_track", parcel("20 00:00:00", PICKUP) | given, book)
    assert (answer["verdict"], answer["unknowns"]) == ("unknown", [unknown])


def test_a_missing_address_does_not_matter_where_nothing_was_missed(book: PolicyBook) -> None:
    scans = (PICKUP, AT_HUB, FROM_HUB, DELIVERY)
    answer = ask("1688", "false_track", parcel("20 00:00:00", *scans, to_province=None), book)
    assert answer["verdict"] == "clean"


def on(number: str, entry: dict[str, Any], **more: str) -> dict[str, Any]:
    return entry | {"waybill": number} | more


HANDED_OVER = scan("06 08:00:00", "TRANSSHIP", province="江苏", new_waybill="B2", waybill="A1")
HANDED_AWAY = scan("06 08:00:00", "TRANSSHIP", province="安徽", new_waybill="B2", waybill="A1")
NEW_PICKUP = scan("06 20:00:00", "PICKUP", "南京网点", waybill="B2")


@pytest.mark.parametrize(
    ("scans", "now", "told"),
    [
        pytest.param(
            [HANDED_OVER, NEW_PICKUP],
            "08 20:00:00",
            ("pending", day("08 20:00:00"), ["pending", "violation"]),
            id="the new number's 48 h run from its own pickup, the old stall no longer counts",
        ),
        pytest.param(
            [HANDED_OVER, NEW_PICKUP],
            "08 20:00:01",
            ("violation", day("08 20:00:00"), []),
            id="1 s past the new number's 48 h",
        ),
        pytest.param(
            [HANDED_OVER],
            "12 00:00:00",
            ("not_started", None, []),
            id="no pickup of the new number yet: its clocks have not begun",
        ),
        pytest.param(
            [HANDED_AWAY, NEW_PICKUP],
            "08 00:00:00",
            ("violation", LIMIT_48, ["violation", "pending"]),
            id="A7: outside the province the original decides, other reading the newest",
        ),
        pytest.param(
            [
                HANDED_OVER,
                NEW_PICKUP,
                scan("07 08:00:00", "TRANSSHIP", province="江苏", new_waybill="C3", waybill="B2"),
                scan("07 12:00:00", "PICKUP", waybill="C3"),
            ],
            "09 12:00:01",
            ("violation", day("09 12:00:00"), []),
            id="after several transfers the newest number",
        ),
        pytest.param(
            [
                HANDED_OVER,
                NEW_PICKUP,
                scan("09 08:00:00", "TRANSSHIP", province="江苏", new_waybill="C3", waybill="B2"),
            ],
            "08 12:00:00",
            ("pending", day("08 20:00:00"), []),
            id="the newest at the moment of the check: a later transfer is not known",
        ),
    ],
)
def test_transfers(
    scans: list[dict[str, Any]],
    now: str,
    told: tuple[str, str | None, list[str]],
    book: PolicyBook,
) -> None:
    given = parcel(now, on("A1", PICKUP), on("A1", AT_HUB), *scans, waybill="A1")
    answer = ask("1688", "false_track", given, book)
    assert (answer["verdict"], answer.get("deadline"), both(answer)) == told
    assert answer["also"] == [TRANSFER]


def test_a_transfer_without_a_place_leaves_the_number_open(book: PolicyBook) -> None:
    nowhere = HANDED_OVER | {"province": None}
    given = parcel("20 00:00:00", on("A1", PICKUP), nowhere, waybill="A1")
    answer = ask("1688", "false_track", given, book)
    assert (answer["verdict"], answer["unknowns"]) == ("unknown", ["province"])
