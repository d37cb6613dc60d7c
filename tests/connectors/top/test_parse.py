"""TOP's trades in ours; no plain name, number or street comes through."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.connectors.top.payloads import CANARIES, TID, line, trade, waiting, waiting_line
from workbench.connectors.payload import Unreadable
from workbench.connectors.top import codes, parse
from workbench.domain.masking import Pseudonymiser
from workbench.domain.orders import OrderLine, OrderStatus
from workbench.domain.parcels.shipments import ShippingMethod
from workbench.domain.regions import Region

if TYPE_CHECKING:
    from workbench.domain.orders import Order
    from workbench.domain.pages import OrderRecord

PSEUDONYMISER = Pseudonymiser(b"an invented key!")


def read(told: dict[str, Any]) -> OrderRecord:
    return parse.order_record(told, "shop", PSEUDONYMISER)


def order(**told: Any) -> Order:
    return read(trade(**told)).order


def test_an_order_in_ours() -> None:
    found = order()
    assert found.number == str(TID)
    assert found.status is OrderStatus.SHIPPED
    assert found.created_at == datetime(2026, 1, 5, 1, 30, tzinfo=UTC)
    assert found.paid_at == datetime(2026, 1, 5, 1, 32, tzinfo=UTC)
    assert found.modified_at == datetime(2026, 1, 6, 10, 0, 1, tzinfo=UTC)
    assert found.amount == 12850
    assert found.lines == (OrderLine(str(TID), "测试商品", "1", 12850, "颜色:白; 尺码:大"),)


@pytest.mark.parametrize(("word", "status"), codes.STATUSES.items())
def test_statuses(word: str, status: OrderStatus) -> None:
    assert order(status=word).status is status


def test_an_unknown_status_is_kept() -> None:
    found = order(status="WAIT_ROBOT")
    assert (found.status, found.platform_status) == (OrderStatus.UNKNOWN, "WAIT_ROBOT")


def test_nobody_is_left_in_what_was_read() -> None:
    written = repr(read(trade()))
    assert [word for word in CANARIES if word in written] == []


@pytest.mark.parametrize("cipher", ["~bGk=~1~", "$abc==$1$", "#x#y#1##"])
def test_what_the_platform_encrypted_gives_neither_mask_nor_key(cipher: str) -> None:
    found = order(receiver_name=cipher, receiver_mobile=cipher, receiver_address=cipher).receiver
    assert found is not None
    assert (found.name_mask, found.phone_mask) == ("", "")
    assert (found.name_key, found.address_key) == (None, None)
    assert found.region == Region("广东省", "广州市", "天河区")


def test_what_the_platform_masked_stays_masked_and_is_not_compared() -> None:
    found = order(receiver_name="测**", receiver_mobile="138****0000", receiver_address="测***")
    assert found.receiver is not None
    assert found.receiver.name_mask == "测**"
    assert (found.receiver.name_key, found.receiver.address_key) == (None, None)


def test_equal_receivers_can_be_compared() -> None:
    one, other = order(tid=1), order(tid=2)
    assert one.receiver is not None
    assert one.receiver == other.receiver
    assert one.receiver.name_key is not None


def test_a_county_under_its_province_stands_in_the_districts_place() -> None:
    found = order(receiver_state="河南省", receiver_city="", receiver_district="济源市").receiver
    assert found is not None
    assert found.region == Region("河南省", "济源市", "")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param({}, None, id="nothing"),
        pytest.param({"collect_time": "2026-01-07 09:32:00"}, "2026-01-07T01:32:00", id="pickup"),
        pytest.param(
            {"collect_time": "2026-01-07 09:32:00", "delivery_time": "2026-01-06 09:32:00"},
            "2026-01-07T01:32:00",
            id="the-pickup-counts",
        ),
        pytest.param({"delivery_time": "2026-01-07"}, "2026-01-07T15:59:59", id="a-day"),
        pytest.param({"send_time": "2026-01-09 00:00:00"}, "2026-01-08T16:00:00", id="presale"),
    ],
)
def test_ship_by(told: dict[str, Any], expected: str | None) -> None:
    at = datetime.fromisoformat(expected).replace(tzinfo=UTC) if expected else None
    assert read(waiting(**told)).order.ship_by == at


def test_a_line_has_a_limit_of_its_own_and_the_earliest_counts() -> None:
    lines = [
        waiting_line(oid=1, collect_time="2026-01-08 10:00:00"),
        waiting_line(oid=2, collect_time="2026-01-07 10:00:00"),
        waiting_line(oid=3, collect_time="2026-01-06 10:00:00", refund_status="SUCCESS"),
        line(oid=4, collect_time="2026-01-05 10:00:00"),
    ]
    assert read(waiting(lines)).order.ship_by == datetime(2026, 1, 7, 2, tzinfo=UTC)


def test_a_changed_promise_counts_and_is_told() -> None:
    change = {
        "related_id": str(TID),
        "origin_consign_time": "2026-01-07 10:00:00",
        "consign_time": "2026-01-10 10:00:00",
        "modify_time": "2026-01-06 08:00:00",
        "modify_reason": "与买家协商，电话13800000000",
    }
    found = read(waiting(collect_time="2026-01-07 10:00:00", logistics_modify_info=[change]))
    assert found.order.ship_by == datetime(2026, 1, 10, 2, tzinfo=UTC)
    (told,) = found.promise_changes
    assert told.ship_by_before == datetime(2026, 1, 7, 2, tzinfo=UTC)
    assert told.changed_at == datetime(2026, 1, 6, tzinfo=UTC)
    assert told.line_number == str(TID)
    assert "13800000000" not in told.reason


def test_a_parcel_in_ours() -> None:
    (parcel,) = read(trade()).shipments or ()
    assert (parcel.waybill, parcel.carrier, parcel.carrier_name) == (
        "YT0000000000001",
        "yuantong",
        "圆通速递",
    )
    assert parcel.uploaded_at == datetime(2026, 1, 6, 10, tzinfo=UTC)
    assert parcel.destination == Region("广东省", "广州市", "天河区")
    assert (parcel.handle, parcel.line_numbers) == ("", (str(TID),))


def test_lines_with_one_number_travel_in_one_parcel_and_others_are_split() -> None:
    lines = [line(oid=1), line(oid=2), line(oid=3, invoice_no="YT0000000000002")]
    parcels = read(trade(lines)).shipments or ()
    assert [(p.waybill, p.handle) for p in parcels] == [
        ("YT0000000000001", "1,2"),
        ("YT0000000000002", "3"),
    ]


def test_what_is_not_sent_has_no_parcel() -> None:
    assert read(waiting()).shipments == ()


def test_goods_without_logistics_are_told_so() -> None:
    sent = line(invoice_no="", shipping_type="virtual")
    (parcel,) = read(trade([sent])).shipments or ()
    assert (parcel.waybill, parcel.method) == ("", ShippingMethod.NO_LOGISTICS)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param({"trades": {"trade": [{}]}}, id="no-total"),
        pytest.param({"total_results": "many"}, id="no-number"),
        pytest.param({"total_results": 1, "trades": {"trade": "x"}}, id="no-rows"),
    ],
)
def test_a_list_that_does_not_fit_is_unreadable(answer: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        parse.list_page(answer, "trades", "trade")


def test_an_empty_list_may_be_left_out() -> None:
    counted = parse.list_page({"total_results": 0}, "trades", "trade")
    assert (counted.rows, counted.total, counted.is_certain) == ((), 0, True)
    assert parse.list_page({"request_id": "1"}, "trades", "trade").is_certain is False
