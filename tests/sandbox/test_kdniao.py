"""Kdniao in the sandbox: its signature, its plans, and what it tells of parcels."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from workbench.sandbox.verifiers import check_kdniao

if TYPE_CHECKING:
    from tests.sandbox.caller import Caller
    from workbench.sandbox.script import ScriptedOrder, ScriptedParcel, Season

Stories = dict[str, list["ScriptedOrder"]]


def sign(data: str, key: str) -> str:
    digest = hashlib.md5(f"{data}{key}".encode(), usedforsecurity=False).hexdigest()
    return base64.b64encode(digest.encode()).decode()


def query(caller: Caller, data: str, request_type: str = "1002", data_sign: str = "") -> Any:
    """Ask with exactly this text."""
    keys = caller.keys["kdniao"]
    form = {
        "EBusinessID": keys["ebusiness_id"],
        "RequestType": request_type,
        "RequestData": data,
        "DataSign": data_sign or sign(data, keys["app_key"]),
        "DataType": "2",
    }
    return caller.session.post(keys["url"], data=form, timeout=30).json()


def ask(caller: Caller, code: str, number: str, phone: str = "", kind: str = "1002") -> Any:
    asked = {"OrderCode": "", "ShipperCode": code, "LogisticCode": number, "CustomerName": phone}
    return query(caller, json.dumps(asked, ensure_ascii=False), kind)


def parcel(season: Season, carrier: str) -> tuple[ScriptedParcel, str]:
    """Return a delivered parcel of the carrier and its buyer's telephone number."""
    order = next(
        o
        for o in season.orders
        if o.story == "healthy" and o.parcels and o.parcels[0].carrier.id == carrier
    )
    return order.parcels[0], order.receiver.mobile


def test_an_answer_has_the_documented_shape(caller: Caller, season: Season) -> None:
    found, _ = parcel(season, "yuantong")
    told = ask(caller, "YTO", found.waybill)
    assert {k: told[k] for k in ("Success", "Reason", "State", "ShipperCode", "LogisticCode")} == {
        "Success": True,
        "Reason": None,
        "State": "3",
        "ShipperCode": "YTO",
        "LogisticCode": found.waybill,
    }
    assert "StateEx" not in told
    times = [trace["AcceptTime"] for trace in told["Traces"]]
    assert times == sorted(times)


def test_the_advanced_query_tells_states(caller: Caller, season: Season) -> None:
    found, _ = parcel(season, "yuantong")
    told = ask(caller, "YTO", found.waybill, kind="8001")
    assert told["StateEx"] == "301"
    assert told["Traces"][-1]["Action"] == "301"


def test_no_trace_is_a_success(caller: Caller, stories: Stories) -> None:
    number = next(
        o.parcels[0].waybill for o in stories["no_trace"] if o.parcels[0].carrier.id == "yuantong"
    )
    told = ask(caller, "YTO", number)
    assert (told["Success"], told["State"], told["Traces"]) == (True, "0", [])


@pytest.mark.parametrize(
    ("code", "kind", "wanted"),
    [("SF", "1002", True), ("ZTO", "1002", False), ("ZTO", "8001", True)],
)
def test_whose_phone_is_wanted(
    caller: Caller, season: Season, code: str, kind: str, wanted: bool
) -> None:
    carrier = {"SF": "shunfeng", "ZTO": "zhongtong"}[code]
    found, phone = parcel(season, carrier)
    assert ask(caller, code, found.waybill, kind=kind)["Success"] is not wanted
    assert ask(caller, code, found.waybill, "1111", kind)["Success"] is not wanted
    assert ask(caller, code, found.waybill, phone[-4:], kind)["Success"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("[]", "无效的输入[【ShipperCode】不能识别]"),
        ("{", "无效的输入[【ShipperCode】不能识别]"),
        ('{"ShipperCode":"XX","LogisticCode":"1"}', "无效的输入[【ShipperCode】不能识别]"),
        ('{"ShipperCode":"YTO"}', "无效的输入[【LogisticCode】不能为空]"),
    ],
    ids=["a list", "no JSON", "another carrier", "no number"],
)
def test_questions_that_are_refused(caller: Caller, data: str, reason: str) -> None:
    assert query(caller, data)["Reason"] == reason


def test_a_query_that_no_plan_holds(caller: Caller) -> None:
    assert query(caller, "{}", "9999")["Reason"] == "业务错误[没有可用套餐]"


# Computed (platform-apis 5); not published.
DATA = '{"OrderCode":"","ShipperCode":"YTO","LogisticCode":"YT0000000000001","CustomerName":"0000"}'
SIGN = "ODJhODYzZjlhY2U5NjQwZmE3ZGUxYzQwYjEwNzU5NzQ="


def _form(**changed: str) -> dict[str, str]:
    return {"EBusinessID": "1", "RequestData": DATA, "DataSign": SIGN} | changed


def test_computed_vector_holds() -> None:
    assert check_kdniao(_form(), "1", "TESTAPPKEY").holds


def _raw_digest() -> str:
    digest = hashlib.md5(f"{DATA}TESTAPPKEY".encode(), usedforsecurity=False).digest()
    return base64.b64encode(digest).decode()


def _upper() -> str:
    digest = hashlib.md5(f"{DATA}TESTAPPKEY".encode(), usedforsecurity=False).hexdigest().upper()
    return base64.b64encode(digest.encode()).decode()


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"DataSign": _raw_digest()}, id="raw digest"),
        pytest.param({"DataSign": _upper()}, id="upper hexadecimal"),
        pytest.param({"DataSign": sign(DATA, "TESTAPPKEY\n")}, id="key with newline"),
        pytest.param({"RequestData": DATA.replace('":"', '": "')}, id="written anew"),
        pytest.param({"EBusinessID": "2"}, id="another business"),
        pytest.param({"DataSign": ""}, id="none"),
    ],
)
def test_wrong_signatures_are_refused(changed: dict[str, str]) -> None:
    assert not check_kdniao(_form(**changed), "1", "TESTAPPKEY").holds
