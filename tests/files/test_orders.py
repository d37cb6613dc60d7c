"""Quirks of the platforms' files (platform-apis 7.1 to 7.3), row by row."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.files.exports import (
    ALIBABA,
    DOUDIAN,
    LINES,
    QIANNIU,
    filled,
    one_order,
    read,
    write_csv,
    write_xlsx,
)
from workbench.domain.masking import Pseudonymiser
from workbench.domain.orders import OrderStatus

if TYPE_CHECKING:
    from pathlib import Path

KEYS = Pseudonymiser(b"k" * 32)


def test_a_qianniu_order(tmp_path: Path) -> None:
    order = read(one_order(tmp_path / "a.csv", QIANNIU)).order
    assert order.number == "900000000000000001"
    assert order.word == "卖家已发货，等待买家确认"
    assert order.created_at == datetime(2024, 1, 20, 2, 0, tzinfo=UTC)
    assert order.paid_at == datetime(2024, 1, 20, 2, 1, tzinfo=UTC)
    assert (order.amount, order.shop) == (1990, "测试店1")
    assert order.lines == (("", "红色马克杯", "2", None, ""),)
    assert order.parcels == (("TEST00000001", "yuantong", "圆通速递"),)


def test_personal_data_are_masked_and_can_be_compared(tmp_path: Path) -> None:
    order = read(one_order(tmp_path / "a.csv", QIANNIU)).order
    assert order.region == ("广东省", "广州市", "天河区")
    assert order.person == (
        "测**",
        "138******00",
        KEYS.name_key("测试一"),
        # Without the postcode, as the platform's interface writes it.
        KEYS.address_key("广东省广州市天河区测试街道测试路1号"),
    )
    assert "测试一" not in repr(order)
    assert "13800000000" not in repr(order)
    assert "测试路" not in repr(order)


@pytest.mark.parametrize(
    ("cell", "parcels"),
    [
        ("TEST00001,TEST00002", ["TEST00001", "TEST00002"]),
        ("TEST00001；TEST00002", ["TEST00001", "TEST00002"]),
        ("TEST00001 TEST00002", ["TEST00001", "TEST00002"]),
        ("No:TEST00001", ["TEST00001"]),
        ("TEST00001/TEST00002", ["TEST00001", "TEST00002"]),
        ("JDTEST0001-1-1-", ["JDTEST0001-1-1-"]),
        ("", None),
    ],
)
def test_several_waybills_in_one_cell(tmp_path: Path, cell: str, parcels: list[str] | None) -> None:
    order = read(one_order(tmp_path / "a.csv", {**QIANNIU, "物流单号": cell})).order
    assert (order.parcels and [parcel[0] for parcel in order.parcels]) == parcels


def test_an_address_that_was_changed_counts(tmp_path: Path) -> None:
    changed = {**QIANNIU, "修改后的收货地址": "四川省 成都市 武侯区 测试路2号"}
    assert read(one_order(tmp_path / "a.csv", changed)).order.region == (
        "四川省",
        "成都市",
        "武侯区",
    )


def test_the_item_report_ends_its_rows_with_a_comma(tmp_path: Path) -> None:
    header = ("订单编号", "标题", "价格", "购买数量", "外部系统编号", "商品属性", "套餐信息")
    row = ["900000000000000001", "杯", "9.90", "1", "", "红", "", ""]
    assert read(write_csv(tmp_path / "a.csv", header, row)).order.lines == (
        ("", "杯", "1", None, "红"),
    )
    too_many = read(write_csv(tmp_path / "b.csv", header, [*row, "x"]))
    assert [(bad.row, bad.reason) for bad in too_many.rejected] == [
        (2, "the row has more cells than the header")
    ]


def test_sub_orders_of_one_order_are_put_together(tmp_path: Path) -> None:
    second = {**LINES, "子订单编号": "900000000000000012", "标题": "杯垫", "商品标题": "杯垫"}
    order = read(one_order(tmp_path / "a.csv", LINES, second)).order
    assert [line[0] for line in order.lines] == ["900000000000000011", "900000000000000012"]
    assert order.amount is None  # the report may hold some of the lines only


def test_1688_leaves_the_cells_of_further_lines_blank(tmp_path: Path) -> None:
    header = list(ALIBABA)
    further = filled(header, {"货品标题": "杯垫", "数量": "3"})
    path = write_xlsx(tmp_path / "a.xlsx", header, filled(header, ALIBABA), further)
    order = read(path).order
    assert [line[1:3] for line in order.lines] == [("红色马克杯", "2"), ("杯垫", "3")]
    assert order.amount == 101990
    assert order.parcels == (("TEST00000001", "yuantong", "圆通速递(YTO)"),)


def test_1688_may_also_repeat_them(tmp_path: Path) -> None:
    order = read(one_order(tmp_path / "a.csv", ALIBABA, {**ALIBABA, "货品标题": "杯垫"})).order
    assert (len(order.lines), order.amount, len(order.parcels or ())) == (2, 101990, 1)


def test_a_first_row_without_a_number_belongs_to_nothing(tmp_path: Path) -> None:
    told = read(one_order(tmp_path / "a.csv", {**ALIBABA, "订单编号": ""}, ALIBABA))
    assert [(bad.row, bad.reason) for bad in told.rejected] == [(2, "the order number is missing")]
    assert len(told.orders) == 1


def test_a_doudian_order(tmp_path: Path) -> None:
    second = {
        **DOUDIAN,
        "子订单编号": "\t900000000000000012",
        "承诺发货时间": "2024-01-21 10:01:00",
        "订单状态": "待发货",
    }
    order = read(one_order(tmp_path / "a.csv", DOUDIAN, second)).order
    assert order.ship_by == datetime(2024, 1, 21, 2, 1, tzinfo=UTC)
    assert (order.amount, order.status) == (3980, OrderStatus.AWAITING_SHIPMENT)
    assert order.person is not None
    assert order.person[2:] == (None, None)  # the platform masked them: nothing to compare
    assert order.region == ("广东省", "广州市", "天河区")


def test_a_promise_of_a_cancelled_line_binds_nobody(tmp_path: Path) -> None:
    closed = {**DOUDIAN, "承诺发货时间": "2024-01-20 12:00:00", "订单状态": "已关闭"}
    order = read(one_order(tmp_path / "a.csv", DOUDIAN, closed)).order
    assert order.ship_by == datetime(2024, 1, 22, 2, 1, tzinfo=UTC)
    assert order.status is OrderStatus.SHIPPED


@pytest.mark.parametrize(
    ("cell", "parcels"),
    [
        ("TEST00001-圆通快递", (("TEST00001", "yuantong", "圆通快递"),)),
        (
            "TEST00001-圆通快递;TEST00002-中通快递",
            (("TEST00001", "yuantong", "圆通快递"), ("TEST00002", "zhongtong", "中通快递")),
        ),
        ("圆通快递-TEST00001", (("TEST00001", "yuantong", "圆通快递"),)),
        ("JDTEST0001-1-1--京东快递", (("JDTEST0001-1-1-", "jd", "京东快递"),)),
        ("JDTEST0001-1-1-", (("JDTEST0001-1-1-", "", ""),)),
        ("TEST00001", (("TEST00001", "", ""),)),
    ],
)
def test_numbers_and_companies_joined(tmp_path: Path, cell: str, parcels: object) -> None:
    order = read(one_order(tmp_path / "a.csv", {**DOUDIAN, "快递信息": cell})).order
    assert order.parcels == parcels


def test_ciphertext_of_a_receiver_is_nobody(tmp_path: Path) -> None:
    cells = {**DOUDIAN, "收件人": "##abc##", "收件人手机号": "$$def$$", "详细地址": "##ghi##"}
    assert read(one_order(tmp_path / "a.csv", cells)).order.person is None


def test_a_status_that_we_do_not_know_is_kept_and_told(tmp_path: Path) -> None:
    told = read(one_order(tmp_path / "a.csv", {**QIANNIU, "订单状态": "交易有风险"}))
    assert (told.order.status, told.order.word) == (OrderStatus.UNKNOWN, "交易有风险")
    assert told.finished is not None
    assert told.finished.unknown_words == {"交易有风险": 1}


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ({"订单编号": "9.00E+17"}, "订单编号", "turned into a numeral"),
        ({"物流单号": "7.75E+13"}, "物流单号", "turned into a numeral"),
        ({"订单付款时间": "2024-01-20"}, "订单付款时间", "not a date with a time"),
        ({"买家实际支付金额": "很多"}, "买家实际支付金额", "not an amount"),
        ({"物流单号": "=1+1"}, "物流单号", "not a waybill number"),
    ],
)
def test_a_cell_that_must_not_be_guessed_costs_its_order(
    tmp_path: Path, cells: dict[str, str], column: str, reason: str
) -> None:
    good = {**QIANNIU, "订单编号": "900000000000000002"}
    told = read(one_order(tmp_path / "a.csv", {**QIANNIU, **cells}, good))
    assert [order.number for order in told.orders] == ["900000000000000002"]
    ((bad),) = told.rejected
    assert (bad.row, bad.values) == (2, {"column": column})
    assert reason in bad.reason


def test_an_order_of_which_one_line_is_unclear_is_left_out_whole(tmp_path: Path) -> None:
    told = read(one_order(tmp_path / "a.csv", DOUDIAN, {**DOUDIAN, "订单应付金额": "?"}))
    assert (told.orders, [bad.row for bad in told.rejected]) == ([], [3])


def test_numbers_that_a_spreadsheet_cut_are_seen_by_their_zeros(tmp_path: Path) -> None:
    cut = [{**DOUDIAN, "主订单编号": f"{690000000000000 + i}000"} for i in range(1, 4)]
    told = read(one_order(tmp_path / "a.csv", *cut, DOUDIAN))
    assert [order.number for order in told.orders] == ["900000000000000001"]
    assert {bad.reason.partition(" was")[0] for bad in told.rejected} == {"the number in {column}"}


def test_one_number_that_ends_in_zeros_is_a_number(tmp_path: Path) -> None:
    rows = [
        {**DOUDIAN, "主订单编号": number} for number in ("690000000000123000", "690000000000123001")
    ]
    assert len(read(one_order(tmp_path / "a.csv", *rows)).orders) == 2


def test_rows_of_one_order_need_not_stand_together(tmp_path: Path) -> None:
    other = {**DOUDIAN, "主订单编号": "900000000000000005"}
    second = {**DOUDIAN, "子订单编号": "900000000000000012"}
    told = read(one_order(tmp_path / "a.csv", DOUDIAN, other, second))
    found = {order.number: [line[0][-2:] for line in order.lines] for order in told.orders}
    assert found == {"900000000000000005": ["11"], "900000000000000001": ["11", "12"]}


def test_a_row_told_twice_is_told_once(tmp_path: Path) -> None:
    order = read(one_order(tmp_path / "a.csv", DOUDIAN, DOUDIAN)).order
    assert (len(order.lines), order.amount) == (1, 1990)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    header = list(QIANNIU)
    path = write_csv(tmp_path / "a.csv", header, filled(header, QIANNIU), encoding=encoding)
    assert read(path).order.shop == "测试店1"


def test_blank_rows_are_passed_over(tmp_path: Path) -> None:
    told = read(one_order(tmp_path / "a.csv", QIANNIU, {}, {**QIANNIU, "订单编号": "90002"}))
    assert [order.row for order in told.orders] == [2, 4]


def test_cut_numbers_that_look_alike_are_told_row_by_row(tmp_path: Path) -> None:
    cut = [{**QIANNIU, "订单编号": number} for number in ("1.2E+17", "1.3E+17", "1.2E+17")]
    told = read(one_order(tmp_path / "a.csv", *cut, QIANNIU))
    assert sorted(bad.row for bad in told.rejected) == [2, 3, 4]
    assert [found.number for found in told.orders] == ["900000000000000001"]


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("买家已付款,等待卖家发货", OrderStatus.AWAITING_SHIPMENT),
        ("卖家已发货,等待买家确认", OrderStatus.SHIPPED),
    ],
)
def test_a_comma_of_either_width_is_the_same_word(
    tmp_path: Path, word: str, status: OrderStatus
) -> None:
    assert read(one_order(tmp_path / "a.csv", {**QIANNIU, "订单状态": word})).order.status is status
