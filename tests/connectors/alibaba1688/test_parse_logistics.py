"""1688's logistics in ours, from saved answers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.connectors.alibaba1688.payloads import (
    HANDLE,
    LINE,
    ORDER,
    WAYBILL,
    logistics,
    parcel,
    trace,
    trade,
)
from workbench.connectors.alibaba1688 import parse
from workbench.connectors.alibaba1688.parse_logistics import trace_scans
from workbench.connectors.payload import Unreadable
from workbench.domain.masking import Pseudonymiser
from workbench.domain.parcels.shipments import Shipment, ShipmentState, ShippingMethod
from workbench.domain.regions import Region

PSEUDONYMISER = Pseudonymiser(b"an invented key!")
SHIPMENT = Shipment("shop", ORDER, WAYBILL, "yuantong", handle=HANDLE)


def shipments(*parcels: dict[str, Any], **receiver: Any) -> tuple[Shipment, ...]:
    payload = {**trade(), "nativeLogistics": logistics(*parcels, **receiver)}
    record = parse.full_record(payload, "shop", PSEUDONYMISER, asked=ORDER)
    assert record.shipments is not None
    return record.shipments


def test_shipment_in_our_words() -> None:
    assert shipments(parcel()) == (
        Shipment(
            shop_id="shop",
            order_number=ORDER,
            waybill=WAYBILL,
            carrier="yuantong",
            carrier_name="圆通速递(YTO)",
            uploaded_at=datetime(2026, 1, 6, 10, 0, tzinfo=UTC),
            origin=Region("广东省", "广州市", "海珠区"),
            destination=Region("浙江省", "杭州市", "滨江区"),
            handle=HANDLE,
            method=ShippingMethod.EXPRESS,
            state=ShipmentState.ACTIVE,
            line_numbers=(LINE,),
            provider_state="alreadysend",
        ),
    )


@pytest.mark.parametrize(
    ("name", "code", "carrier"),
    [
        pytest.param("中通快递(ZTO)", "ZTO", "zhongtong", id="known by name"),
        pytest.param("", "YTO", "yuantong", id="known by code"),
        pytest.param("测试物流", "CSWL", "测试物流", id="unknown keeps its name"),
        pytest.param("TestExpress", "", "testexpress", id="unknown in letters"),
        pytest.param("", "", "", id="not told"),
    ],
)
def test_carrier(name: str, code: str, carrier: str) -> None:
    (found,) = shipments(parcel(logisticsCompanyName=name, logisticsCompanyNo=code))
    assert found.carrier == carrier


def test_no_logistics_has_no_number() -> None:
    (found,) = shipments(parcel(type="2", logisticsBillNo="", logisticsCompanyName=""))
    assert (found.method, found.waybill) == (ShippingMethod.NO_LOGISTICS, "")


def test_an_unknown_way_of_shipping_is_unknown() -> None:
    (found,) = shipments(parcel(type="9"))
    assert found.method is ShippingMethod.UNKNOWN


def test_a_withdrawn_parcel_no_longer_stands() -> None:
    (found,) = shipments(parcel(status="CANCEL"))
    assert found.state is ShipmentState.REMOVED


def test_no_upload_time_is_not_guessed() -> None:
    (found,) = shipments(parcel(deliveredTime=None, gmtCreate="2026-01-06 18:00:00"))
    assert found.uploaded_at is None


@pytest.mark.parametrize(
    ("over", "destination"),
    [
        pytest.param({}, Region("浙江省", "杭州市", "滨江区"), id="province from the receiver"),
        pytest.param(
            {"toProvince": "青海省", "toCity": "西宁市"}, Region("青海省", "西宁市"), id="its own"
        ),
        pytest.param({"toCity": "西宁市"}, Region("", "西宁市"), id="another city stays its own"),
        pytest.param({"toCity": None}, Region("浙江省", "杭州市", "滨江区"), id="nothing told"),
    ],
)
def test_destination(over: dict[str, Any], destination: Region) -> None:
    (found,) = shipments(parcel(**over))
    assert found.destination == destination


def test_no_region_is_unknown() -> None:
    (found,) = shipments(
        parcel(fromProvince=None, fromCity=None, toCity=None), province=None, city=None
    )
    assert (found.origin, found.destination) == (None, None)


def test_one_number_for_two_lines_is_one_parcel() -> None:
    (found,) = shipments(
        parcel(subItemIds="11,12"), parcel(subItemIds="12,13", deliveredTime="2026-01-06 17:00:00")
    )
    assert found.line_numbers == ("11", "12", "13")
    assert found.uploaded_at == datetime(2026, 1, 6, 9, 0, tzinfo=UTC)


def test_parcels_without_number_stay_apart() -> None:
    one = parcel(logisticsBillNo=None)
    other = parcel(logisticsBillNo=None, logisticsCode="LP00000000000002")
    assert [found.handle for found in shipments(one, other)] == [HANDLE, "LP00000000000002"]


def scans(payload: dict[str, Any], shipment: Shipment = SHIPMENT) -> list[str]:
    return [scan.text for scan in trace_scans(payload, shipment).scans]


def test_trace_is_oldest_first_and_masked() -> None:
    payload = trace(
        ("2026-01-06 23:02:40", "派件员 张三（13800000000）正在派件"),
        ("2026-01-06 18:20:11", "【杭州市】测试网点已揽收"),
    )
    assert scans(payload) == ["【杭州市】测试网点已揽收", "派件员 张某（***********）正在派件"]


@pytest.mark.parametrize(
    ("over", "is_ours"),
    [
        pytest.param({}, True, id="its number"),
        pytest.param({"logisticsBillNo": "YT0000000000002"}, False, id="another number"),
        pytest.param({"logisticsBillNo": None}, True, id="its handle"),
        pytest.param({"logisticsBillNo": None, "logisticsId": "LP9"}, False, id="another handle"),
    ],
)
def test_only_this_parcels_scans(over: dict[str, Any], is_ours: bool) -> None:
    assert bool(scans(trace(("2026-01-06 18:20:11", "已揽收"), **over))) is is_ours


def test_an_empty_trace_is_empty() -> None:
    assert scans({"logisticsTrace": [], "success": True}) == []


def test_a_missing_trace_is_not_an_empty_one() -> None:
    with pytest.raises(Unreadable):
        trace_scans({"success": True}, SHIPMENT)
