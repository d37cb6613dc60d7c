"""Kdniao over a loopback server."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug import Response

from workbench.connectors.base import Endpoint
from workbench.connectors.hosts import HostPolicy
from workbench.connectors.http import HttpClient
from workbench.connectors.kdniao.client import Kdniao, KdniaoKeys
from workbench.connectors.kdniao.codes import RequestType
from workbench.connectors.kdniao.signing import signature
from workbench.domain.errors import (
    ConnectorError,
    ParcelRefused,
    RateLimited,
    Refused,
    UnexpectedAnswer,
    Unreachable,
)
from workbench.domain.pages import ParcelScans
from workbench.domain.parcels.shipments import Shipment, ShippingMethod
from workbench.domain.parcels.tracking import Scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_httpserver import HTTPServer

    from tests.connectors.conftest import Pauses
    from workbench.domain.clock import ReplayClock

KEYS = KdniaoKeys("1000001", "TESTAPPKEY")
WAYBILL = "YT0000000000001"
SHIPMENT = Shipment("shop", "1", WAYBILL, "yuantong")
PATH = "/Ebusiness/EbusinessOrderHandle.aspx"
QUESTION = (
    '{"OrderCode":"","ShipperCode":"YTO","LogisticCode":"YT0000000000001","CustomerName":"0000"}'
)

ANSWER: dict[str, Any] = {
    "EBusinessID": "1000001",
    "OrderCode": "",
    "ShipperCode": "YTO",
    "LogisticCode": WAYBILL,
    "Success": True,
    "Reason": None,
    "State": "4",
    "StateEx": "403",
    "Location": "杭州市",
    "DeliveryMan": "张三",
    "DeliveryManTel": "13800000000",
    "Traces": [
        {"AcceptTime": "2026-01-06 18:20:11", "AcceptStation": "测试网点已揽收", "Action": "1"},
        {
            "AcceptTime": "2026-01-06 23:02:40",
            "AcceptStation": "派件员 张三 13800000000 派件",
            "Action": "202",
        },
    ],
}


def test_computed_vector() -> None:
    assert signature(QUESTION, "TESTAPPKEY") == "ODJhODYzZjlhY2U5NjQwZmE3ZGUxYzQwYjEwNzU5NzQ="


class Asked:
    """A provider on loopback: what it was asked with, and the provider itself."""

    def __init__(self, httpserver: HTTPServer, http: HttpClient, url: str) -> None:
        self._server, self._http, self._url = httpserver, http, url

    def provider(self, plan: RequestType = RequestType.PLAIN) -> Kdniao:
        return Kdniao(self._http, self._url, KdniaoKeys("1000001", "TESTAPPKEY", plan))

    def will(self, told: dict[str, Any] | Response) -> None:
        answer = told if isinstance(told, Response) else Response(json.dumps(told))
        self._server.expect_request(PATH, method="POST").respond_with_response(answer)

    @property
    def forms(self) -> list[dict[str, str]]:
        return [dict(request.form) for request, _ in self._server.log]


@pytest.fixture
def asked(httpserver: HTTPServer, wall: ReplayClock, pauses: Pauses) -> Iterator[Asked]:
    url = httpserver.url_for(PATH)
    http = HttpClient(HostPolicy.for_endpoint(Endpoint("Kdniao", url)), wall, pauses)
    yield Asked(httpserver, http, url)
    http.close()


def test_a_question_is_signed_over_what_is_sent(asked: Asked) -> None:
    asked.will(ANSWER)
    asked.provider().trace(SHIPMENT)
    (form,) = asked.forms
    assert form["DataSign"] == signature(form["RequestData"], "TESTAPPKEY")
    assert json.loads(form["RequestData"]) == {
        "OrderCode": "",
        "ShipperCode": "YTO",
        "LogisticCode": WAYBILL,
        "CustomerName": "",
    }
    assert (form["EBusinessID"], form["RequestType"], form["DataType"]) == ("1000001", "1002", "2")


def test_trace(asked: Asked) -> None:
    asked.will(ANSWER)
    assert asked.provider().trace(SHIPMENT) == ParcelScans(
        "kdniao",
        (
            Scan(
                "测试网点已揽收",
                datetime(2026, 1, 6, 10, 20, 11, tzinfo=UTC),
                "kdniao",
                0,
                "2026-01-06 18:20:11",
                "1",
            ),
            Scan(
                "派件员 张某 *********** 派件",
                datetime(2026, 1, 6, 15, 2, 40, tzinfo=UTC),
                "kdniao",
                1,
                "2026-01-06 23:02:40",
                "202",
            ),
        ),
        "403",
    )


@pytest.mark.parametrize("traces", [[], None], ids=["empty", "null"])
def test_no_trace_yet(asked: Asked, traces: list[Any] | None) -> None:
    asked.will({**ANSWER, "State": "0", "StateEx": None, "Traces": traces})
    assert asked.provider().trace(SHIPMENT) == ParcelScans("kdniao", (), "0")


def test_a_list_that_was_left_out_is_not_an_empty_one(asked: Asked) -> None:
    """A parcel on its way has scans: its trace is not to be blotted out."""
    asked.will({name: value for name, value in ANSWER.items() if name != "Traces"})
    with pytest.raises(UnexpectedAnswer, match="Traces"):
        asked.provider().trace(SHIPMENT)


@pytest.mark.parametrize(
    ("reason", "error"),
    [
        ("非法参数，请检查EBusinessID或签名", Refused),
        ("业务错误[没有可用套餐]", Refused),
        ("无效的输入[【ShipperCode】不能识别]", ParcelRefused),
        ("无效的输入[【CustomerName】请填写手机号后四位]", ParcelRefused),
        ("系统繁忙，请稍后再试", Unreachable),
        ("请求过于频繁", RateLimited),
        ("张三13800000000不行", Refused),
        ("", UnexpectedAnswer),
    ],
    ids=["keys", "plan", "carrier", "phone", "busy", "often", "prose", "nothing"],
)
def test_refusals_are_texts(asked: Asked, reason: str, error: type[ConnectorError]) -> None:
    asked.will({"EBusinessID": "1", "Success": False, "Reason": reason})
    with pytest.raises(error) as caught:
        asked.provider().trace(SHIPMENT)
    assert type(caught.value) is error
    assert not reason or reason not in str(caught.value)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(Response("<html>"), id="html"),
        pytest.param({"State": "0"}, id="no success"),
        pytest.param({**ANSWER, "LogisticCode": "YT9"}, id="another parcel"),
        pytest.param({**ANSWER, "Traces": "none"}, id="no list"),
    ],
)
def test_answers_that_cannot_be_read(asked: Asked, told: dict[str, Any] | Response) -> None:
    asked.will(told)
    with pytest.raises(UnexpectedAnswer):
        asked.provider().trace(SHIPMENT)


@pytest.mark.parametrize(
    ("carrier", "plan", "phone", "can"),
    [
        ("yuantong", RequestType.PLAIN, "", True),
        ("zhongtong", RequestType.PLAIN, "", True),
        ("zhongtong", RequestType.ADVANCED, "", False),
        ("zhongtong", RequestType.ADVANCED, "1234", True),
        ("shunfeng", RequestType.PLAIN, "", False),
        ("shunfeng", RequestType.PLAIN, "1234", True),
        ("tiantian", RequestType.PLAIN, "", False),
        ("someone", RequestType.PLAIN, "1234", False),
    ],
)
def test_whom_it_can_be_asked_about(
    asked: Asked, carrier: str, plan: RequestType, phone: str, can: bool
) -> None:
    parcel = Shipment("shop", "1", WAYBILL, carrier)
    assert asked.provider(plan).can_trace(parcel, phone=phone) is can


def test_goods_without_logistics_have_no_trace(asked: Asked) -> None:
    parcel = Shipment("shop", "1", WAYBILL, "yuantong", method=ShippingMethod.NO_LOGISTICS)
    assert not asked.provider().can_trace(parcel)


@pytest.mark.parametrize(("carrier", "digits"), [("shunfeng", "5678"), ("yuantong", "")])
def test_digits_go_to_carriers_that_want_them_alone(
    asked: Asked, carrier: str, digits: str
) -> None:
    asked.will(ANSWER)
    parcel = Shipment("shop", "1", WAYBILL, carrier)
    asked.provider().trace(parcel, phone="13812345678")
    assert json.loads(asked.forms[0]["RequestData"])["CustomerName"] == digits


def test_check_asks_for_a_number_of_nobodys(asked: Asked) -> None:
    asked.will({**ANSWER, "Traces": [], "State": "0"})
    asked.provider().check()
    assert '"CHECK' in asked.forms[0]["RequestData"]


def test_nothing_secret_or_personal_is_logged(
    asked: Asked, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    asked.will(ANSWER)
    found = asked.provider().trace(SHIPMENT)
    shown = caplog.text + repr(found) + repr(KEYS)
    assert [word for word in ("张三", "13800000000", "TESTAPPKEY") if word in shown] == []
