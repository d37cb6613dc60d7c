"""Shipping, replacing a number and messages in the sandbox's TOP."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.sandbox.top_caller import TopCaller
from workbench.sandbox import Extras, SandboxServer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.domain.clock import ReplayClock
    from workbench.sandbox.script import Season

SOLD = "taobao.trades.sold.get"
SHIP = "taobao.logistics.offline.send"
RESEND = "alibaba.ascp.logistics.consign.resend"
FIELDS = "tid,status,orders"


@pytest.fixture
def top(server: SandboxServer) -> Iterator[TopCaller]:
    calling = TopCaller(server)
    with calling.http:
        yield calling


def a_trade(top: TopCaller, status: str) -> dict[str, Any]:
    found: dict[str, Any] = top.call(SOLD, fields=FIELDS, status=status)["trades"]["trade"][0]
    return found


def read(top: TopCaller, tid: int) -> dict[str, Any]:
    found: dict[str, Any] = top.call("taobao.trade.fullinfo.get", tid=tid, fields=FIELDS)["trade"]
    return found


def test_a_trade_is_shipped_with_a_number_once(top: TopCaller) -> None:
    tid = a_trade(top, "WAIT_SELLER_SEND_GOODS")["tid"]
    told = top.call(SHIP, tid=tid, out_sid="YT9900000001", company_code="YTO")
    assert told["shipping"] == {"is_success": True}
    shipped = read(top, tid)
    assert shipped["status"] == "WAIT_BUYER_CONFIRM_GOODS"
    assert {line["invoice_no"] for line in shipped["orders"]["order"]} == {"YT9900000001"}
    assert top.call(SHIP, tid=tid, out_sid="YT9900000002", company_code="YTO")["code"] == 15


def test_a_number_is_replaced(top: TopCaller) -> None:
    tid = a_trade(top, "WAIT_BUYER_CONFIRM_GOODS")["tid"]
    parcel = json.dumps([{"company_code": "ZTO", "out_sid": "ZT99000001"}])
    assert top.call(RESEND, tid=tid, consign_pkgs=parcel)["result"] == {"success": True}
    lines = read(top, tid)["orders"]["order"]
    assert {line["invoice_no"] for line in lines} == {"ZT99000001"}


@pytest.mark.parametrize(
    ("method", "asked"),
    [
        pytest.param(SHIP, {"out_sid": "1"}, id="no-company"),
        pytest.param(SHIP, {"out_sid": "1", "company_code": "NOBODY"}, id="unknown-company"),
        pytest.param(RESEND, {"consign_pkgs": "{}"}, id="no-parcel"),
    ],
)
def test_what_does_not_fit_is_refused(top: TopCaller, method: str, asked: dict[str, str]) -> None:
    status = "WAIT_SELLER_SEND_GOODS" if method == SHIP else "WAIT_BUYER_CONFIRM_GOODS"
    assert top.call(method, tid=a_trade(top, status)["tid"], **asked)["code"] in {40, 41}


def test_goods_are_shipped_without_logistics(top: TopCaller) -> None:
    tid = a_trade(top, "WAIT_SELLER_SEND_GOODS")["tid"]
    assert top.call("taobao.logistics.dummy.send", tid=tid)["shipping"] == {"is_success": True}
    assert read(top, tid)["status"] != "WAIT_SELLER_SEND_GOODS"


def test_companies_tell_their_codes(top: TopCaller) -> None:
    told = top.call("taobao.logistics.companies.get", fields="code,name")
    codes = {each["code"] for each in told["logistics_companies"]["logistics_company"]}
    assert {"YTO", "ZTO", "SF"} <= codes


@pytest.mark.parametrize("split", [False, True])
def test_traces_by_trade_and_by_sub_order(top: TopCaller, split: bool) -> None:
    trade = a_trade(top, "TRADE_FINISHED")
    line = trade["orders"]["order"][0]
    asked = {"is_split": 1, "sub_tid": line["oid"]} if split else {}
    told = top.call("taobao.logistics.trace.search", tid=trade["tid"], **asked)
    steps = told["trace_list"]["transit_step_info"]
    assert told["out_sid"] == line["invoice_no"]
    assert {"status_time", "status_desc", "action"} == set(steps[0])


def test_messages_wait_until_they_are_confirmed(season: Season, wall_clock: ReplayClock) -> None:
    with SandboxServer(season, wall=wall_clock, speed=3600, extras=Extras(seed=7)) as server:
        top = TopCaller(server)
        with top.http:
            assert top.call("taobao.tmc.messages.consume").keys() == {"request_id"}
            wall_clock.at = wall_clock.at.replace(second=20)
            first = top.call("taobao.tmc.messages.consume")["messages"]["tmc_message"]
            assert first == top.call("taobao.tmc.messages.consume")["messages"]["tmc_message"]
            assert json.loads(first[0]["content"])["tid"]
            ids = ",".join(str(each["id"]) for each in first)
            assert top.call("taobao.tmc.messages.confirm", s_message_ids=ids)["is_success"]
            assert "messages" not in top.call("taobao.tmc.messages.consume")


def test_a_trade_is_shipped_in_the_parcels_that_are_named(top: TopCaller) -> None:
    tid = a_trade(top, "WAIT_SELLER_SEND_GOODS")["tid"]
    packed = json.dumps([{"company_code": "YTO", "out_sid": "YT9900000003"}])
    told = top.call("alibaba.ascp.logistics.offline.send", tid=tid, consign_pkgs=packed)
    assert told["result"] == {"success": True}
    assert read(top, tid)["status"] == "WAIT_BUYER_CONFIRM_GOODS"


def test_an_order_to_a_carrier_without_a_number_changes_nothing(top: TopCaller) -> None:
    tid = a_trade(top, "WAIT_SELLER_SEND_GOODS")["tid"]
    online = "taobao.logistics.online.send"
    assert top.call(online, tid=tid, company_code="YTO")["shipping"] == {"is_success": True}
    assert read(top, tid)["status"] == "WAIT_SELLER_SEND_GOODS"


@pytest.mark.parametrize(
    ("method", "asked", "good"),
    [
        pytest.param("taobao.trade.memo.update", {"memo": "急"}, True, id="memo"),
        pytest.param("taobao.trade.memo.update", {"memo": "急" * 334}, False, id="long-memo"),
        pytest.param("taobao.trade.receivetime.delay", {"days": 3}, True, id="delay"),
        pytest.param("taobao.trade.receivetime.delay", {"days": 4}, False, id="odd-delay"),
    ],
)
def test_memos_and_delays(
    top: TopCaller, method: str, asked: dict[str, object], good: bool
) -> None:
    tid = a_trade(top, "WAIT_BUYER_CONFIRM_GOODS")["tid"]
    told = top.call(method, "", tid=tid, **asked)
    assert told.get("code") == (None if good else 41)
