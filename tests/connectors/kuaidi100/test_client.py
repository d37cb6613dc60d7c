"""Kuaidi100 over a loopback server."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug import Response

from workbench.connectors.base import Endpoint
from workbench.connectors.hosts import HostPolicy
from workbench.connectors.http import HttpClient
from workbench.connectors.kuaidi100.client import Kuaidi100, KuaidiKeys
from workbench.connectors.kuaidi100.signing import signature
from workbench.domain.errors import (
    ConnectorError,
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

KEYS = KuaidiKeys("TESTCUSTOMER0000000000000000000A", "TESTKEY00000001")
WAYBILL = "YT0000000000001"
SHIPMENT = Shipment("shop", "1", WAYBILL, "yuantong")
PATH = "/poll/query.do"

ANSWER: dict[str, Any] = {
    "message": "ok",
    "nu": WAYBILL,
    "com": "yuantong",
    "status": "200",
    "state": "0",
    "data": [
        {
            "time": "06日 23:02",
            "ftime": "2026-01-06 23:02:40",
            "context": "派件员 张三 13800000000 派件",
            "status": "派件",
        },
        {"ftime": "2026-01-06 18:20:11", "context": "测试网点已揽收", "statusCode": "103"},
    ],
}


@pytest.fixture
def provider(httpserver: HTTPServer, wall: ReplayClock, pauses: Pauses) -> Iterator[Kuaidi100]:
    url = httpserver.url_for(PATH)
    http = HttpClient(HostPolicy.for_endpoint(Endpoint("Kuaidi100", url)), wall, pauses)
    yield Kuaidi100(http, url, KEYS)
    http.close()


def answers(server: HTTPServer, payload: dict[str, Any]) -> None:
    server.expect_request(PATH, method="POST").respond_with_json(payload)


def failure(code: str) -> dict[str, Any]:
    return {"result": False, "returnCode": code, "message": "原因"}


def test_vector() -> None:
    # Computed, not published (platform-apis 4.1).
    param = (
        '{"com":"yuantong","num":"YT0000000000001","phone":"","resultv2":"4",'
        '"show":"0","order":"desc"}'
    )
    assert signature(param, KEYS.key, KEYS.customer) == "D1A52BDD43E564E06028EE9437655A6C"


def test_the_text_that_is_sent_is_signed(provider: Kuaidi100, httpserver: HTTPServer) -> None:
    answers(httpserver, ANSWER)
    provider.trace(SHIPMENT)
    form = httpserver.log[0][0].form
    assert form["sign"] == signature(form["param"], KEYS.key, KEYS.customer)
    assert form["customer"] == KEYS.customer
    assert json.loads(form["param"])["phone"] == ""


def test_trace_is_oldest_first(provider: Kuaidi100, httpserver: HTTPServer) -> None:
    answers(httpserver, ANSWER)
    assert provider.trace(SHIPMENT) == ParcelScans(
        "kuaidi100",
        (
            Scan(
                "测试网点已揽收",
                datetime(2026, 1, 6, 10, 20, 11, tzinfo=UTC),
                "kuaidi100",
                0,
                "2026-01-06 18:20:11",
                "103",
            ),
            Scan(
                "派件员 张某 *********** 派件",
                datetime(2026, 1, 6, 15, 2, 40, tzinfo=UTC),
                "kuaidi100",
                1,
                "2026-01-06 23:02:40",
                "派件",
            ),
        ),
        "0",
    )


def test_too_many_questions_are_waited_for(provider: Kuaidi100, httpserver: HTTPServer) -> None:
    """It has no code for it: what there is is HTTP's own, with the time to wait."""
    busy = Response("", status=429, headers={"Retry-After": "600"})
    httpserver.expect_request(PATH, method="POST").respond_with_response(busy)
    with pytest.raises(RateLimited) as caught:
        provider.trace(SHIPMENT)
    assert caught.value.retry_after == timedelta(minutes=10)
    assert len(httpserver.log) == 1


def test_no_result_is_no_trace_yet(provider: Kuaidi100, httpserver: HTTPServer) -> None:
    answers(httpserver, failure("500"))
    assert provider.trace(SHIPMENT) == ParcelScans("kuaidi100", ())


@pytest.mark.parametrize(
    ("code", "error", "reason"),
    [
        ("400", Refused, "incomplete question or unknown carrier"),
        ("408", Refused, "the carrier asks for a telephone number"),
        ("501", Unreachable, None),
        ("502", Unreachable, None),
        ("503", Refused, "wrong customer or key"),
        ("601", Refused, "the key has expired or its quota is used up"),
        ("999", UnexpectedAnswer, "a code that is not documented: 999"),
        ("坏", UnexpectedAnswer, "a code that is not documented"),
    ],
)
def test_return_codes(
    provider: Kuaidi100,
    httpserver: HTTPServer,
    code: str,
    error: type[ConnectorError],
    reason: str | None,
) -> None:
    answers(httpserver, failure(code))
    with pytest.raises(error) as caught:
        provider.trace(SHIPMENT)
    assert caught.value.values.get("reason") == reason


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param({}, id="empty object"),
        pytest.param({**ANSWER, "data": None}, id="no data"),
        pytest.param({**ANSWER, "nu": "YT0000000000002"}, id="another number"),
        pytest.param({**ANSWER, "data": ["x"]}, id="scans are no objects"),
    ],
)
def test_half_an_answer_is_unexpected(
    provider: Kuaidi100, httpserver: HTTPServer, payload: dict[str, Any]
) -> None:
    answers(httpserver, payload)
    with pytest.raises(UnexpectedAnswer):
        provider.trace(SHIPMENT)


@pytest.mark.parametrize(
    ("carrier", "waybill", "method", "can"),
    [
        pytest.param("yuantong", WAYBILL, ShippingMethod.EXPRESS, True, id="yes"),
        pytest.param("shunfeng", "SF0000000000001", ShippingMethod.EXPRESS, False, id="phone"),
        pytest.param("zhongtong", "75000000000000", ShippingMethod.EXPRESS, False, id="phone too"),
        pytest.param("测试物流", WAYBILL, ShippingMethod.EXPRESS, False, id="unknown carrier"),
        pytest.param("yuantong", "", ShippingMethod.EXPRESS, False, id="no number"),
        pytest.param("yuantong", "1" * 33, ShippingMethod.EXPRESS, False, id="too long"),
        pytest.param("yuantong", WAYBILL, ShippingMethod.NO_LOGISTICS, False, id="no logistics"),
    ],
)
def test_who_can_be_asked_for(
    provider: Kuaidi100, carrier: str, waybill: str, method: ShippingMethod, can: bool
) -> None:
    assert provider.can_trace(Shipment("shop", "1", waybill, carrier, method=method)) is can


def test_check_is_content_with_no_result(provider: Kuaidi100, httpserver: HTTPServer) -> None:
    answers(httpserver, failure("500"))
    assert provider.check().account_id == ""


def test_check_finds_a_wrong_key(provider: Kuaidi100, httpserver: HTTPServer) -> None:
    answers(httpserver, failure("503"))
    with pytest.raises(Refused):
        provider.check()


def test_no_key_is_shown(
    provider: Kuaidi100, httpserver: HTTPServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    httpserver.expect_request(PATH).respond_with_response(Response("<html>"))
    with pytest.raises(UnexpectedAnswer) as caught:
        provider.trace(SHIPMENT)
    assert KEYS.key not in caplog.text + str(caught.getrepr(chain=True)) + repr(KEYS)
