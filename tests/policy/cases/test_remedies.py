"""Remedies and filings: before the penalty, in its very second, after it; regions as filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.policy.cases.asking import ask, both, cst, verdict

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

EXEMPTS = "1688.remedy.before_penalty_auto_exempt"
CARRIER = "1688.remedy.changed_carrier_update_before_penalty"
UPDATE = "1688.remedy.update_number_on_platform"
PENALTY = cst("2024-03-12 15:00:00")
BEFORE, AFTER = cst("2024-03-12 14:59:59"), cst("2024-03-12 15:00:01")


def stall(*acts: dict[str, Any], **given: Any) -> dict[str, Any]:
    usual = {
        "reason": "lost",
        "warned_at": cst("2024-03-09 09:00:00"),
        "penalised_at": PENALTY,
        "acts": list(acts),
        "now": cst("2024-03-13 09:00:00"),
    }
    return usual | given


def act(kind: str, succeeded_at: str | None, **more: Any) -> dict[str, Any]:
    return {"type": kind, "succeeded_at": succeeded_at} | more


@pytest.mark.parametrize(
    ("given", "expected", "readings"),
    [
        pytest.param(stall(act("refund", BEFORE)), ("exempt", EXEMPTS), [], id="1 s before"),
        pytest.param(
            stall(act("refund", PENALTY)),
            ("not_exempt", EXEMPTS),
            ["not_exempt", "exempt"],
            id="A8: in the very second of the penalty",
        ),
        pytest.param(stall(act("refund", AFTER)), ("not_exempt", EXEMPTS), [], id="1 s after"),
        pytest.param(
            stall(act("refund", None, requested_at=BEFORE)),
            ("not_exempt", EXEMPTS),
            [],
            id="a refund only applied for",
        ),
        pytest.param(
            stall(act("refund", BEFORE), penalised_at=None),
            ("exempt", EXEMPTS),
            [],
            id="no penalty",
        ),
        pytest.param(
            stall(act("refund", AFTER), penalised_at=cst("2024-03-14 00:00:00")),
            ("exempt", EXEMPTS),
            [],
            id="a penalty after now is not known",
        ),
        pytest.param(
            stall(act("refund", cst("2024-03-13 09:00:01")), penalised_at=None),
            ("not_exempt", EXEMPTS),
            [],
            id="a success after now is not known",
        ),
        pytest.param(
            stall(act("replace_number", BEFORE, updated_on_platform=True)),
            ("exempt", EXEMPTS),
            [],
            id="a new number on the platform",
        ),
        pytest.param(
            stall(act("replace_number", BEFORE, updated_on_platform=False)),
            ("not_exempt", UPDATE),
            [],
            id="a new number told in chat only",
        ),
        pytest.param(
            stall(act("change_carrier", BEFORE, updated_on_platform=True)),
            ("exempt", CARRIER),
            [],
            id="another carrier, updated in time",
        ),
        pytest.param(
            stall(act("change_carrier", PENALTY, updated_on_platform=True)),
            ("not_exempt", CARRIER),
            ["not_exempt", "exempt"],
            id="A8 for the carrier as well",
        ),
        pytest.param(
            stall(act("change_carrier", BEFORE, updated_on_platform=False)),
            ("not_exempt", CARRIER),
            [],
            id="another carrier that the platform does not know of",
        ),
        pytest.param(
            stall(act("refund", AFTER), act("replace_number", BEFORE, updated_on_platform=True)),
            ("exempt", EXEMPTS),
            [],
            id="one act in time is enough",
        ),
        pytest.param(stall(), ("not_exempt", EXEMPTS), [], id="nothing done"),
        pytest.param(
            stall(act("refund", cst("2024-03-10 09:00:01"))),
            ("exempt", EXEMPTS),
            [],
            id="later than the advised 24 h: advice, no condition",
        ),
    ],
)
def test_remedies(
    given: dict[str, Any], expected: tuple[str, str], readings: list[str], book: PolicyBook
) -> None:
    answer = ask("1688", "remedy", given, book)
    assert verdict(answer) == expected
    assert both(answer) == readings


def test_the_advised_deadline_is_24_h_after_the_warning(book: PolicyBook) -> None:
    assert ask("1688", "remedy", stall(ask="advised_deadline"), book) == {
        "verdict": "act_by",
        "deadline": cst("2024-03-10 09:00:00"),
        "because": "1688.remedy.act_within_24h_of_warning",
    }


FORCE = "1688.filing.case3_force_majeure_before_penalty"
SILENT = "1688.filing.case2_buyer_unresponsive"
MISMATCH = "1688.filing.case1_trace_mismatch"
FREIGHT = "1688.filing.freight_buyer_delay"
EFFECT = "1688.filing.effect"


def filing(case: str, submitted_at: str = BEFORE, **given: Any) -> dict[str, Any]:
    usual = {
        "case": case,
        "submitted_at": submitted_at,
        "approved_at": None,
        "penalised_at": PENALTY,
        "now": cst("2024-03-20 09:00:00"),
    }
    return usual | given


QUAKE: dict[str, Any] = {"event": "earthquake"}
CHAT: dict[str, Any] = {"transport": "freight", "chat_contains_order_no": True}


@pytest.mark.parametrize(
    ("given", "expected", "readings"),
    [
        pytest.param(filing("force_majeure", **QUAKE), ("accepted", FORCE), [], id="1 s before"),
        pytest.param(
            filing("force_majeure", PENALTY, **QUAKE),
            ("rejected_late", FORCE),
            ["rejected_late", "accepted"],
            id="A8: filed in the penalty's very second",
        ),
        pytest.param(
            filing("force_majeure", AFTER, **QUAKE), ("rejected_late", FORCE), [], id="1 s after"
        ),
        pytest.param(
            filing("force_majeure", penalised_at=None, **QUAKE),
            ("accepted", FORCE),
            [],
            id="no penalty yet",
        ),
        pytest.param(
            filing("force_majeure", approved_at=BEFORE, **QUAKE),
            ("exempt", EFFECT),
            [],
            id="approved before the penalty: spared",
        ),
        pytest.param(
            filing("force_majeure", approved_at=AFTER, **QUAKE),
            ("revoked_refunded", EFFECT),
            [],
            id="filed in time, approved after the penalty: money back",
        ),
        pytest.param(
            filing("force_majeure", approved_at=cst("2024-03-20 09:00:01"), **QUAKE),
            ("accepted", FORCE),
            [],
            id="an approval after now is not known",
        ),
        pytest.param(
            filing("force_majeure", event="blizzard"),
            ("not_listed", FORCE),
            ["not_listed", "accepted"],
            id="A10: not on the list, other reading examples only",
        ),
        pytest.param(
            filing("force_majeure", AFTER, event="flood"),
            ("not_listed", FORCE),
            ["not_listed", "rejected_late"],
            id="A10 and too late",
        ),
        pytest.param(
            filing("buyer_unresponsive"), ("accepted", SILENT), [], id="silent buyer, before"
        ),
        pytest.param(
            filing("buyer_unresponsive", AFTER),
            ("accepted", SILENT),
            ["accepted", "rejected_late"],
            id="A9: after the penalty still open as an appeal",
        ),
        pytest.param(
            filing("buyer_unresponsive", AFTER, approved_at=cst("2024-03-15 09:00:00")),
            ("revoked_refunded", EFFECT),
            ["revoked_refunded", "rejected_late"],
            id="A9: approved appeal",
        ),
        pytest.param(
            filing("trace_mismatch", AFTER, outside_trace_stalled=False),
            ("accepted", MISMATCH),
            [],
            id="1688 shows less than the carrier: also after the penalty",
        ),
        pytest.param(
            filing("trace_mismatch", outside_trace_stalled=True),
            ("not_exempt", MISMATCH),
            [],
            id="the outside trace stalls too",
        ),
        pytest.param(
            filing("trace_mismatch", approved_at=BEFORE, outside_trace_stalled=False),
            ("exempt", EFFECT),
            [],
            id="mismatch, approved before the penalty",
        ),
        pytest.param(
            filing("freight_buyer_delay", **CHAT),
            ("accepted", FREIGHT),
            [],
            id="freight, in advance",
        ),
        pytest.param(
            filing("freight_buyer_delay", approved_at=BEFORE, **CHAT),
            ("exempt", EFFECT),
            [],
            id="freight, approved",
        ),
        pytest.param(
            filing("freight_buyer_delay", transport="freight", chat_contains_order_no=False),
            ("insufficient_evidence", FREIGHT),
            [],
            id="the chat does not name the order",
        ),
        pytest.param(
            filing("freight_buyer_delay", transport="express", chat_contains_order_no=True),
            ("not_listed", FREIGHT),
            [],
            id="only freight is named",
        ),
        pytest.param(
            filing("freight_buyer_delay", AFTER, **CHAT),
            ("rejected_late", FREIGHT),
            [],
            id="not beforehand",
        ),
        pytest.param(
            filing("busy_season"), ("not_listed", "1688.filing.entry"), [], id="no case of the list"
        ),
    ],
)
def test_filings_on_1688(
    given: dict[str, Any], expected: tuple[str, str], readings: list[str], book: PolicyBook
) -> None:
    answer = ask("1688", "filing", given, book)
    assert verdict(answer) == expected
    assert both(answer) == readings


@pytest.mark.parametrize(
    "event",
    [
        "earthquake",
        "mudslide",
        "site_explosion",
        "transport_accident",
        "major_event",
        "carrier_bankrupt",
        "outlet_closed",
        "outlet_left_network",
    ],
)
def test_every_listed_event_is_accepted(event: str, book: PolicyBook) -> None:
    answer = ask("1688", "filing", filing("force_majeure", event=event), book)
    assert verdict(answer) == ("accepted", FORCE)


PLEDGE = "taobao.filing.pledge_auto_effective"


@pytest.mark.parametrize(
    ("submitted_at", "scene", "ticked", "expected"),
    [
        ("2022-12-21 00:00:00", "epidemic", True, "auto_effective"),
        ("2022-12-21 00:00:00", "natural_disaster", True, "auto_effective"),
        ("2022-12-20 23:59:59", "epidemic", True, "not_available"),
        ("2022-12-21 00:00:00", "epidemic", False, "not_effective"),
        ("2022-12-21 00:00:00", "big_meeting", True, "not_available"),
    ],
)
def test_filings_on_taobao(
    submitted_at: str, scene: str, ticked: object, expected: str, book: PolicyBook
) -> None:
    given = {"submitted_at": cst(submitted_at), "scene": scene, "pledge_ticked": ticked}
    answer = ask("taobao", "filing", given | {"proof": None}, book)
    assert verdict(answer) == (expected, PLEDGE)


PRE, APPEAL = "douyin.filing.pre_window_orders", "douyin.appeal.judged"
JUDGED = cst("2022-12-20 00:00:00")


@pytest.mark.parametrize(
    ("paid_at", "judged_at", "expected", "readings"),
    [
        pytest.param("2022-12-18 23:59:59", None, ("file_in_advance", PRE), [], id="day before"),
        pytest.param(
            "2022-12-19 00:00:00",
            None,
            ("file_in_advance", PRE),
            ["file_in_advance", "not_covered"],
            id="A15: from midnight of the 19th",
        ),
        pytest.param(
            "2022-12-19 11:59:59",
            None,
            ("file_in_advance", PRE),
            ["file_in_advance", "not_covered"],
            id="A15: to the last second before noon",
        ),
        pytest.param("2022-12-19 12:00:00", None, ("not_covered", PRE), [], id="the window begins"),
        pytest.param("2022-12-18 23:59:59", JUDGED, ("appeal", APPEAL), [], id="judged already"),
        pytest.param("2022-12-19 08:00:00", JUDGED, ("appeal", APPEAL), [], id="judged: no A15"),
    ],
)
def test_filings_on_douyin(
    paid_at: str,
    judged_at: str | None,
    expected: tuple[str, str],
    readings: list[str],
    book: PolicyBook,
) -> None:
    answer = ask("douyin", "filing", {"paid_at": cst(paid_at), "judged_at": judged_at}, book)
    assert verdict(answer) == expected
    assert both(answer) == readings


REMOTE, AS_FILLED = "1688.region.remote_list", "1688.region.address_as_filled"
LISTED = ["甘肃", "青海", "新疆", "西藏", "黑龙江", "内蒙古", "宁夏", "香港", "澳门", "台湾"]
NEAR = ["海南", "云南", "四川", "吉林", "辽宁", "陕西", "贵州", "广西", "广东", "北京"]


@pytest.mark.parametrize("province", LISTED)
def test_listed_provinces_are_remote_either_way(province: str, book: PolicyBook) -> None:
    for given in (
        {"from_province": "浙江", "to_province": province},
        {"from_province": province, "to_province": "浙江"},
    ):
        assert verdict(ask("1688", "region", given, book)) == ("remote", REMOTE)


@pytest.mark.parametrize("province", NEAR)
def test_others_are_not(province: str, book: PolicyBook) -> None:
    given = {"from_province": "浙江", "to_province": province}
    assert verdict(ask("1688", "region", given, book)) == ("not_remote", REMOTE)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(
            {"to_province": "国外", "to_country": "日本"}, ("remote", REMOTE), id="abroad"
        ),
        pytest.param({"to_country": "日本"}, ("remote", REMOTE), id="a country alone"),
        pytest.param(
            {"to_province": "四川", "actual_to_province": "西藏"},
            ("not_remote", AS_FILLED),
            id="really remote, filled in as not: the filled-in address counts",
        ),
        pytest.param(
            {"to_province": "西藏", "actual_to_province": "四川"},
            ("remote", REMOTE),
            id="filled in as remote",
        ),
    ],
)
def test_addresses_as_filled_in(
    given: dict[str, Any], expected: tuple[str, str], book: PolicyBook
) -> None:
    assert verdict(ask("1688", "region", {"from_province": "浙江"} | given, book)) == expected
