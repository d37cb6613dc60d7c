"""Invented export files in the platforms' own shape, and what reading one tells."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import xlsxwriter

from workbench import paths
from workbench.files.reading import Knowledge, read_file
from workbench.files.wire import (
    Batch,
    Failed,
    FileRow,
    Finished,
    Message,
    Opened,
    ReadJob,
    Rejected,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

KEY = b"k" * 32
KNOWLEDGE = Knowledge(paths.resource(""))
FORMATS = KNOWLEDGE.formats

QIANNIU = {
    "订单编号": '="900000000000000001"',
    "订单状态": "卖家已发货，等待买家确认",
    "买家会员名": "测试买家01",
    "买家实际支付金额": "19.90",
    "收货人姓名": "测试一",
    "收货地址": "广东省 广州市 天河区 测试街道 测试路1号(510000)",
    "联系手机": "'13800000000",
    "订单创建时间": "2024-01-20 10:00:00",
    "订单付款时间": "2024-01-20 10:01:00",
    "宝贝标题": "红色马克杯",
    "宝贝总数量": "2",
    "物流单号": "TEST00000001",
    "物流公司": "圆通速递",
    "店铺名称": "测试店1",
}
LINES = {
    "主订单编号": "900000000000000001",
    "订单编号": "900000000000000001",
    "子订单编号": "900000000000000011",
    "标题": "红色马克杯",
    "商品标题": "红色马克杯",
    "购买数量": "2",
    "订单状态": "卖家已发货，等待买家确认",
    "订单创建时间": "2024-01-20 10:00:00",
}
ALIBABA = {
    "订单编号": "900000000000000001",
    "卖家会员名": "测试店1",
    "实付款(元)": "1,019.90",
    "订单状态": "待收货",
    "订单创建时间": "2024-01-20 10:00:00",
    "订单付款时间": "2024-01-20 10:01:00",
    "收货人姓名": "测试一",
    "收货地址": "广东省 广州市 天河区 测试路1号",
    "联系手机": "13800000000",
    "货品标题": "红色马克杯",
    "数量": "2",
    "物流公司": "圆通速递(YTO)",
    "运单号": "TEST00000001",
}
PARCEL_CENTRE = {
    "交易单号": '="900000000000000001"',
    "子交易单号": "900000000000000011",
    "主订单号": "900000000000000001",
    "运单号": "TEST00000001",
    "快递公司": "圆通速递",
    "超时类型": "即将超时",
    "异常类型": "支付-揽收(48h)",
    "应揽收时间": "2024-01-22 10:00:00",
    "买家姓名": "测试一",
    "买家电话": "13800000000",
    "预计赔付金额": "3.50",
}
PENALTIES = {
    "违规编号": "WG0001",
    "订单编号": "900000000000000001",
    "运单号": "TEST00000001",
    "违规类型": "揽收超时",
    "处罚时间": "2024年1月23日 10:00:00",
    "扣款金额": "-¥5.00",
    "违规积分": "2",
    "申诉状态": "可申诉",
}
WAYBILLS = {
    "运单号": "TEST00000001",
    "快递公司": "圆通速递",
    "订单编号": "900000000000000001",
}
MESSAGES = (
    "【违规通知】您的订单 900000000000000001 因虚假发货被扣款5元，请于2024-01-31 23:59:59前申诉。\n"
    "运单号TEST00000001即将揽收超时，扣2分；买家：测试一 13800000000 广东省广州市天河区测试路1号\n"
)
DOUDIAN = {
    "主订单编号": "\t900000000000000001",
    "子订单编号": "\t900000000000000011",
    "选购商品": "红色马克杯",
    "商品数量": "2",
    "订单应付金额": "19.90",
    "收件人": "测**",
    "收件人手机号": "138****0000",
    "省": "广东省",
    "市": "广州市",
    "区": "天河区",
    "订单提交时间": "2024-01-20 10:00:00",
    "支付完成时间": "2024-01-20 10:01:00",
    "承诺发货时间": "2024-01-22 10:01:00",
    "订单状态": "已发货",
    "售后状态": "-",
}


@dataclass
class Told:
    """Everything that reading a file says."""

    opened: Opened | None = None
    orders: list[FileRow] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    finished: Finished | None = None
    failed: Failed | None = None

    def take(self, message: Message) -> None:
        match message:
            case Opened():
                self.opened = message
            case Batch():
                self.orders.extend(message.orders)
            case Rejected():
                self.rejected.append(message)
            case Finished():
                self.finished = message
            case Failed():
                self.failed = message

    @property
    def order(self) -> FileRow:
        assert not self.rejected, self.rejected
        (order,) = self.orders
        return order


def job(path: Path, *, is_traces: bool = False, encoding: str = "") -> ReadJob:
    resources = str(paths.resource(""))
    return ReadJob(str(path), KEY, resources, is_traces=is_traces, encoding=encoding)


def read(path: Path, *, is_traces: bool = False, encoding: str = "") -> Told:
    told = Told()
    read_file(job(path, is_traces=is_traces, encoding=encoding), KNOWLEDGE, told.take)
    return told


def read_text(text: str) -> Told:
    """Return what reading a pasted text says."""
    told = Told()
    read_file(ReadJob("—", KEY, str(paths.resource("")), text), KNOWLEDGE, told.take)
    return told


def filled(header: Sequence[str], cells: dict[str, str]) -> list[str]:
    return [cells.get(name.strip(), "") for name in header]


def write_csv(
    path: Path, header: Sequence[str], *rows: Sequence[str], encoding: str = "gb18030"
) -> Path:
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, quoting=csv.QUOTE_ALL).writerows([header, *rows])
    return path


def write_xlsx(path: Path, header: Sequence[str], *rows: Sequence[object]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([header, *rows]):
            for column, cell in enumerate(row):
                _write_cell(sheet, (number, column), cell)
    return path


def _write_cell(
    sheet: xlsxwriter.worksheet.Worksheet, place: tuple[int, int], cell: object
) -> None:
    if isinstance(cell, int | float):
        sheet.write_number(*place, cell)
    elif cell != "":
        sheet.write_string(*place, str(cell))


def one_order(path: Path, cells: dict[str, str], *more: dict[str, str]) -> Path:
    """Write a file of the custom kind: only the columns that are filled."""
    header = list(dict.fromkeys(name for row in (cells, *more) for name in row))
    return write_csv(path, header, *(filled(header, row) for row in (cells, *more)))
