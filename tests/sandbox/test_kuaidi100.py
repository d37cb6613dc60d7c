from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.sandbox.caller import Caller, sign_kuaidi100
from workbench.sandbox import Extras, SandboxServer

if TYPE_CHECKING:
    from workbench.domain.clock import ReplayClock
    from workbench.sandbox.script import ScriptedOrder, ScriptedParcel, Season

Stories = dict[str, list["ScriptedOrder"]]


def _parcel(season: Season, carrier: str) -> tuple[ScriptedParcel, str]:
    """Return a delivered parcel of the carrier and its buyer's telephone number."""
    order = next(
        o
        for o in season.orders
        if o.story == "healthy" and o.parcels and o.parcels[0].carrier.id == carrier
    )
    return order.parcels[0], order.receiver.mobile


def test_answer_has_the_documented_shape(caller: Caller, season: Season) -> None:
    parcel, _ = _parcel(season, "yuantong")
    answer = caller.query(com="yuantong", num=parcel.waybill, resultv2="4")
    assert {k: answer[k] for k in ("message", "status", "com", "nu", "ischeck", "state")} == {
        "message": "ok",
        "status": "200",
        "com": "yuantong",
        "nu": parcel.waybill,
        "ischeck": "1",
        "state": "301",
    }
    assert answer["data"][0]["statusCode"] == "301"
    assert answer["data"][0]["ftime"] == answer["data"][0]["time"]


@pytest.mark.parametrize(("order", "reverse"), [("desc", True), ("asc", False)])
def test_scans_come_in_the_asked_order(
    caller: Caller, season: Season, order: str, reverse: bool
) -> None:
    parcel, _ = _parcel(season, "yunda")
    data = caller.query(com="yunda", num=parcel.waybill, order=order)["data"]
    times = [item["ftime"] for item in data]
    assert times == sorted(times, reverse=reverse)
    assert "status" not in data[0]


def test_wrong_sign_is_503(caller: Caller) -> None:
    assert caller.query(sign="0" * 32, com="yuantong", num="YT1") == {
        "result": False,
        "returnCode": "503",
        "message": "验证签名失败",
    }


@pytest.mark.parametrize("param", [{}, {"com": "yuantong"}, {"num": "YT1"}])
def test_incomplete_param_is_400(caller: Caller, param: dict[str, str]) -> None:
    assert caller.query(**param)["returnCode"] == "400"


def test_param_that_is_no_json_is_400(caller: Caller) -> None:
    keys = caller.keys["kuaidi100"]
    text = "[" * 100_000
    sign = sign_kuaidi100(text, keys["key"], keys["customer"])
    form = {"customer": keys["customer"], "param": text, "sign": sign}
    answer = caller.session.post(keys["url"], data=form, timeout=30).json()
    assert answer["returnCode"] == "400"


def test_unknown_number_is_500(caller: Caller) -> None:
    assert caller.query(com="yuantong", num="YT0000000000000")["returnCode"] == "500"


def test_wrong_carrier_is_500(caller: Caller, season: Season) -> None:
    parcel, _ = _parcel(season, "yuantong")
    assert caller.query(com="yunda", num=parcel.waybill)["returnCode"] == "500"


def test_number_that_no_carrier_knows_yet_is_500(caller: Caller, stories: Stories) -> None:
    parcel = next(
        o.parcels[0] for o in stories["no_trace"] if o.parcels[0].carrier.id == "yuantong"
    )
    assert caller.query(com="yuantong", num=parcel.waybill)["returnCode"] == "500"


@pytest.mark.parametrize("carrier", ["shunfeng", "zhongtong"])
@pytest.mark.parametrize("phone", ["", "13899999999"])
def test_phone_check_failed_is_408(
    caller: Caller, season: Season, carrier: str, phone: str
) -> None:
    parcel, _ = _parcel(season, carrier)
    assert caller.query(com=carrier, num=parcel.waybill, phone=phone)["returnCode"] == "408"


@pytest.mark.parametrize("carrier", ["shunfeng", "zhongtong"])
@pytest.mark.parametrize("digits", [4, 11])
def test_last_digits_of_the_phone_are_enough(
    caller: Caller, season: Season, carrier: str, digits: int
) -> None:
    parcel, phone = _parcel(season, carrier)
    answer = caller.query(com=carrier, num=parcel.waybill, phone=phone[-digits:])
    assert answer["message"] == "ok"


def test_senders_phone_counts_as_well(caller: Caller, season: Season) -> None:
    parcel, _ = _parcel(season, "shunfeng")
    answer = caller.query(com="shunfeng", num=parcel.waybill, phone="9001")
    assert answer["message"] == "ok"


def test_what_the_marketplace_lacks_is_here(caller: Caller, stories: Stories) -> None:
    parcel = stories["only_elsewhere"][0].parcels[0]
    assert caller.query(com="yunda", num=parcel.waybill)["message"] == "ok"


@pytest.mark.parametrize(("minutes", "outcome"), [(29, "502"), (30, None)])
def test_one_number_every_thirty_minutes(
    caller: Caller, season: Season, wall_clock: ReplayClock, minutes: int, outcome: str | None
) -> None:
    parcel, _ = _parcel(season, "yuantong")
    caller.query(com="yuantong", num=parcel.waybill)
    wall_clock.advance(timedelta(minutes=minutes))
    answer = caller.query(com="yuantong", num=parcel.waybill)
    assert answer.get("returnCode") == outcome


def test_floor_shrinks_with_the_seasons_speed(season: Season, wall_clock: ReplayClock) -> None:
    parcel, _ = _parcel(season, "yuantong")
    with SandboxServer(season, speed=600, wall=wall_clock, extras=Extras(seed=1)) as server:
        caller = Caller(server)
        with caller.session:
            caller.query(com="yuantong", num=parcel.waybill)
            wall_clock.advance(timedelta(seconds=3))
            assert caller.query(com="yuantong", num=parcel.waybill)["message"] == "ok"
