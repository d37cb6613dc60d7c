from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.sandbox.caller import LIST, Caller

if TYPE_CHECKING:
    from workbench.sandbox.script import Season


def _walk(caller: Caller, **params: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for page in range(1, 60):
        answer = caller.call(LIST, page=page, pageSize=20, **params)
        rows += answer["result"]
        if len(answer["result"]) < 20:
            return rows
    raise AssertionError


def _numbers(rows: list[dict[str, Any]]) -> list[str]:
    return [row["baseInfo"]["idOfStr"] for row in rows]


def test_pages_add_up_to_the_total(caller: Caller) -> None:
    numbers = _numbers(_walk(caller))
    assert len(numbers) == len(set(numbers)) == caller.call(LIST)["totalRecord"]


def test_page_size_is_capped_at_twenty(caller: Caller) -> None:
    assert len(caller.call(LIST, pageSize=100)["result"]) == 20


def test_page_behind_the_last_is_empty(caller: Caller) -> None:
    answer = caller.call(LIST, page=500)
    assert (answer["result"], answer["success"]) == ([], True)


def test_newest_orders_come_first(caller: Caller) -> None:
    created = [row["baseInfo"]["createTime"] for row in _walk(caller)]
    assert created == sorted(created, reverse=True)


def test_ids_are_numbers_above_2_to_53_and_texts(caller: Caller) -> None:
    info = caller.call(LIST)["result"][0]["baseInfo"]
    assert info["id"] > 2**53
    assert info["idOfStr"] == str(info["id"])
    assert len(info["idOfStr"]) == 19


@pytest.mark.parametrize(
    ("since", "until"),
    [
        pytest.param("20240122000000000+0800", "20240123235959999+0800", id="two days"),
        pytest.param("20240121160000000+0000", "20240123155959999+0000", id="the same in UTC"),
    ],
)
def test_modified_window_filters(caller: Caller, since: str, until: str) -> None:
    rows = _walk(caller, modifyStartTime=since, modifyEndTime=until)
    stamps = [row["baseInfo"]["modifyTime"] for row in rows]
    assert rows
    assert min(stamps) >= "20240122000000000+0800"
    assert max(stamps) <= "20240123235959999+0800"


def test_created_window_filters(caller: Caller) -> None:
    rows = _walk(caller, createStartTime="20240124000000000+0800")
    assert {row["baseInfo"]["createTime"][:8] for row in rows} == {"20240124"}


@pytest.mark.parametrize("status", ["waitsellersend", "waitbuyerreceive", "success", "cancel"])
def test_status_filters(caller: Caller, status: str) -> None:
    rows = _walk(caller, orderStatus=status)
    assert {row["baseInfo"]["status"] for row in rows} == {status}


def test_refund_status_filters(caller: Caller) -> None:
    rows = _walk(caller, refundStatus="waitselleragree")
    assert [row["baseInfo"]["refundStatus"] for row in rows] == ["waitselleragree"]


def test_history_table_is_empty(caller: Caller) -> None:
    assert caller.call(LIST, isHis="true")["totalRecord"] == 0


def test_list_tells_no_waybill_and_no_street(caller: Caller) -> None:
    logistics = caller.call(LIST)["result"][0]["nativeLogistics"]
    assert not {"logisticsItems", "address", "mobile"} & set(logistics)
    assert {"province", "city", "area"} <= set(logistics)


def test_list_tells_the_street_when_asked(caller: Caller) -> None:
    answer = caller.call(LIST, needBuyerAddressAndPhone="true")
    logistics = answer["result"][0]["nativeLogistics"]
    assert logistics["address"].startswith("测试路")
    assert logistics["mobile"].startswith("13800000")


def test_both_shops_are_apart(caller: Caller, season: Season) -> None:
    second = caller.call(LIST, "晨禾批发")["totalRecord"]
    existing = [o for o in season.orders_of("wholesale") if o.created_at <= season.start]
    assert second == len(existing) >= 180
