"""Lists of platforms' warnings, penalties and deductions: what a row says, and what it must not."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files.exports import FORMATS, KEY, KNOWLEDGE, filled, write_csv, write_xlsx
from workbench import paths
from workbench.domain.clock import SHANGHAI
from workbench.domain.platforms.platform_records import AppealStanding, ColumnChoice, RecordKind
from workbench.files import cells, record_rows
from workbench.files.header_search import NO_HEADER, column_names
from workbench.files.numbers import BAD_WAYBILL
from workbench.files.reading import read_file
from workbench.files.record_cells import (
    BAD_POINTS,
    moment,
    own_number,
    points,
    signed_amount,
    waybill,
)
from workbench.files.wire import (
    Failed,
    Finished,
    Message,
    Opened,
    ReadJob,
    RecordBatch,
    RecordRow,
    Rejected,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

NUMBER = "900000000000000001"
PENALTY = {
    "违规编号": "WG0001",
    "订单编号": NUMBER,
    "违规类型": "揽收超时",
    "处罚时间": "2026-11-20 10:00:00",
    "扣款金额": "5.00",
    "申诉状态": "可申诉",
}


class Told:
    """Everything that reading says."""

    def __init__(self, *messages: Message) -> None:
        self.records: list[RecordRow] = []
        self.rejected: list[Rejected] = []
        self.opened: Opened | None = None
        self.end: Finished | Failed | None = None

    def take(self, message: Message) -> None:
        match message:
            case Opened():
                self.opened = message
            case RecordBatch():
                self.records.extend(message.records)
            case Rejected():
                self.rejected.append(message)
            case Finished() | Failed():
                self.end = message

    @property
    def format(self) -> str:
        assert self.opened is not None, self.end
        return self.opened.format

    @property
    def record(self) -> RecordRow:
        assert not self.rejected, self.rejected
        (one,) = self.records
        return one


def read(path: Path | None = None, text: str = "", *choices: ColumnChoice) -> Told:
    told = Told()
    read_file(ReadJob(str(path), KEY, str(paths.resource("")), text, choices), KNOWLEDGE, told.take)
    return told


def rows(path: Path, *cells: dict[str, str]) -> Told:
    header = list(dict.fromkeys(name for row in cells for name in row))
    return read(write_csv(path, header, *(filled(header, row) for row in cells)))


def one(path: Path, **changes: str) -> Told:
    return rows(path / "a.csv", {**PENALTY, **changes})


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)


QIANNIU = {
    "交易单号": NUMBER,
    "子交易单号": "900000000000000011",
    "主订单号": NUMBER,
    "子订单号": "900000000000000011",
    "超时类型": "即将超时",
    "异常类型": "支付-揽收(48h)",
    "支付时间": "2026-11-18 10:00:00",
    "应揽收时间": "2026-11-20 10:00:00",
    "买家姓名": "测试买家01",
    "买家电话": "13800000000",
    "买家地址": "广东省广州市天河区测试路1号",
    "备注信息": "请打13800000000",
    "运单号": "TEST00000001",
    "快递公司": "圆通速递",
    "预计赔付金额": "3.50",
    "异常处理情况": "未处理",
}


@pytest.mark.parametrize(
    ("format_id", "told_of"),
    [
        ("qianniu.shipping_warnings", (None, local("2026-11-20 10:00"), "", "")),
        ("qianniu.pickup_warnings", (350, local("2026-11-20 10:00"), "TEST00000001", "")),
        ("qianniu.trace_warnings", (350, None, "TEST00000001", "未处理")),
    ],
)
def test_lists_of_the_parcel_centre(
    tmp_path: Path,
    format_id: str,
    told_of: tuple[int | None, datetime | None, str, str],
) -> None:
    header = FORMATS.by_id(format_id).headers[0]
    told = read(write_xlsx(tmp_path / "a.xlsx", header, filled(header, QIANNIU)))
    assert told.format == format_id
    record = told.record
    assert (record.kind, record.number, record.line_number) == (
        RecordKind.WARNING,
        NUMBER,
        "900000000000000011",
    )
    assert (record.amount, record.due, record.waybill, record.state) == told_of
    assert record.what == "支付-揽收(48h) ・ 即将超时"
    assert isinstance(told.end, Finished)
    assert told.end.unknown_columns == {}


def test_nothing_of_the_buyer_is_told(tmp_path: Path) -> None:
    header = FORMATS.by_id("qianniu.pickup_warnings").headers[0]
    told = read(write_csv(tmp_path / "a.csv", header, filled(header, QIANNIU)))
    said = repr(told.record)
    assert not any(part in said for part in ("测试买家", "13800000000", "测试路", "天河"))


def test_the_parcel_centre_of_douyin(tmp_path: Path) -> None:
    row = {"运单号": "TEST00000001", "物流商": "圆通", "异常描述": "已超时28天23小时",
           "处理状态": "进行中", "体验补偿金额": "¥3"}  # fmt: skip
    told = rows(tmp_path / "a.csv", row)
    assert told.format == "doudian.parcel_warnings"
    assert (told.record.waybill, told.record.what, told.record.amount) == (
        "TEST00000001",
        "已超时28天23小时",
        300,
    )


def test_a_list_of_penalties_by_its_words(tmp_path: Path) -> None:
    told = one(tmp_path)
    assert told.format == "records.penalties"
    record = told.record
    assert (record.kind, record.foreign_id, record.amount) == (RecordKind.PENALTY, "WG0001", 500)
    assert (record.at, record.is_day) == (local("2026-11-20 10:00:00"), False)
    assert record.standing is AppealStanding.OPEN


def test_a_bill_gives_and_takes(tmp_path: Path) -> None:
    bill = {"扣款单号": "K1", "订单号": NUMBER, "扣款类型": "延迟发货扣款", "扣款金额": "5"}
    back = {**bill, "扣款单号": "K2", "扣款类型": "延迟发货扣款退回", "扣款金额": "-5.00"}
    told = rows(tmp_path / "a.csv", bill, back)
    assert told.format == "records.deductions"
    assert [(x.kind, x.amount) for x in told.records] == [
        (RecordKind.DEDUCTION, 500),
        (RecordKind.RETURNED, -500),
    ]


@pytest.mark.parametrize(
    ("cell", "fen"),
    [
        ("5.00", 500),
        ("¥5.00", 500),
        ("-¥5.00", -500),
        ("¥-5.00", -500),
        ("－5.00", -500),
        ("−5.00元", -500),
        ("+5.00", 500),
        ("1,234.56", 123456),
        ("0.07", 7),
        ("-", None),
        ("无", None),
    ],
)
def test_amounts(tmp_path: Path, cell: str, fen: int | None) -> None:
    assert one(tmp_path, 扣款金额=cell).record.amount == fen


def test_amounts_of_a_sheet_are_exact(tmp_path: Path) -> None:
    header = ["违规编号", "订单编号", "违规类型", "扣款金额"]
    amounts = [0.07, 0.29, 1.1, 5, 35.41]
    path = write_xlsx(
        tmp_path / "a.xlsx",
        header,
        *([f"W{i}", NUMBER, "缺货", fen] for i, fen in enumerate(amounts)),
    )
    assert [record.amount for record in read(path).records] == [7, 29, 110, 500, 3541]


@pytest.mark.parametrize(
    ("cell", "at", "is_day"),
    [
        ("2026-11-20 10:00:00", "2026-11-20 10:00:00", False),
        ("2026/11/20 10:00", "2026-11-20 10:00:00", False),
        ("2026年11月20日 10:00:30", "2026-11-20 10:00:30", False),
        ("2026年11月20日 10时05分", "2026-11-20 10:05:00", False),
        ("2026-11-20", "2026-11-20 00:00:00", True),
        ("2026年11月20日", "2026-11-20 00:00:00", True),
    ],
)
def test_times(tmp_path: Path, cell: str, at: str, is_day: bool) -> None:
    record = one(tmp_path, 处罚时间=cell).record
    assert (record.at, record.is_day) == (local(at), is_day)


@pytest.mark.parametrize(
    ("changes", "reason", "column"),
    [
        pytest.param({"订单编号": "1.2E+17"}, cells.LOST_DIGITS, "订单编号", id="Excel's number"),
        pytest.param({"违规编号": "1.2E+17"}, cells.LOST_DIGITS, "违规编号", id="Excel's id"),
        pytest.param({"处罚时间": "11-20"}, cells.BAD_INSTANT, "处罚时间", id="no year"),
        pytest.param({"处罚时间": "2026-02-30"}, cells.BAD_INSTANT, "处罚时间", id="no such day"),
        pytest.param({"扣款金额": "约5元"}, cells.BAD_AMOUNT, "扣款金额", id="about an amount"),
        pytest.param({"扣款金额": "0.001"}, cells.BAD_AMOUNT, "扣款金额", id="finer than a fen"),
        pytest.param({"扣分": "两"}, BAD_POINTS, "扣分", id="points in words"),
        pytest.param({"运单号": "？？？？？？"}, BAD_WAYBILL, "运单号", id="no waybill"),
    ],
)
def test_what_cannot_be_read_is_left_out_with_its_column(
    tmp_path: Path, changes: dict[str, str], reason: str, column: str
) -> None:
    (bad,) = one(tmp_path, **changes).rejected
    assert (bad.row, bad.reason, bad.values) == (2, reason, {"column": column})


def test_a_row_that_names_nothing_is_left_out(tmp_path: Path) -> None:
    told = one(tmp_path, 违规编号="", 订单编号="")
    assert [bad.reason for bad in told.rejected] == [record_rows.NOTHING_TOLD]


def test_numbers_whose_digits_were_cut_are_refused(tmp_path: Path) -> None:
    cut = [{**PENALTY, "订单编号": f"90000000000000{i}000"} for i in range(1, 4)]
    told = rows(tmp_path / "a.csv", *cut)
    assert {bad.reason for bad in told.rejected} == {cells.LOST_DIGITS}
    assert len(told.rejected) == 3


def test_equal_lines_are_counted(tmp_path: Path) -> None:
    line = {**PENALTY, "违规编号": ""}
    told = rows(tmp_path / "a.csv", line, line, {**line, "扣款金额": "6"})
    assert [record.ordinal for record in told.records] == [0, 1, 0]


@pytest.mark.parametrize(
    ("told", "standing"),
    [
        ("可申诉", AppealStanding.OPEN),
        ("不可申诉", AppealStanding.CLOSED),
        ("申诉成功", AppealStanding.CLOSED),
        ("审核", AppealStanding.UNTOLD),
        ("", AppealStanding.UNTOLD),
    ],
)
def test_words_on_the_appeal(tmp_path: Path, told: str, standing: AppealStanding) -> None:
    assert one(tmp_path, 申诉状态=told).record.standing is standing


def test_an_order_export_stays_one(tmp_path: Path) -> None:
    header = FORMATS.by_id("qianniu.orders").headers[-1]
    told = read(write_csv(tmp_path / "a.csv", header, filled(header, {"订单编号": NUMBER})))
    assert told.format == "qianniu.orders"
    assert told.records == []


UNKNOWN = ["单据", "关联单", "金额(元)", "发生于", "说明"]


def assigned(path: Path, *columns: str) -> Told:
    chosen = ColumnChoice(
        tuple(sorted(UNKNOWN)),
        {"number": "关联单", "amount": "金额(元)", "at": "发生于", "what": "说明"},
        RecordKind.DEDUCTION,
    )
    row = ["1", NUMBER, "5.00", "2026-11-20 10:00:00", "延迟发货"]
    return read(write_csv(path, columns or UNKNOWN, row), "", chosen)


def test_an_unknown_list_tells_its_columns(tmp_path: Path) -> None:
    told = read(write_csv(tmp_path / "a.csv", UNKNOWN, ["1", NUMBER, "5", "", "x"]))
    assert isinstance(told.end, Failed)
    assert (told.end.reason, told.end.columns) == (NO_HEADER, tuple(UNKNOWN))


def test_columns_that_the_seller_named_are_read(tmp_path: Path) -> None:
    told = assigned(tmp_path / "a.csv")
    assert told.format == "records.assigned"
    record = told.record
    assert (record.kind, record.number, record.amount) == (RecordKind.DEDUCTION, NUMBER, 500)
    assert (record.what, record.at) == ("延迟发货", local("2026-11-20 10:00:00"))


def test_a_choice_counts_for_its_own_columns_only(tmp_path: Path) -> None:
    told = assigned(tmp_path / "a.csv", *UNKNOWN[:-1], "别的")
    assert isinstance(told.end, Failed)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(["a", "b"], id="two cells"),
        pytest.param(["订单", "订单", "金额"], id="a name twice"),
        pytest.param(["张三", "13800000000", "广州"], id="data"),
        pytest.param(["a", "b", 5.0], id="numbers"),
        pytest.param(["a", "b", "x" * 61], id="prose"),
    ],
)
def test_rows_that_are_no_header(row: Sequence[object]) -> None:
    assert column_names([*row]) == ()


def test_a_pasted_table_is_read_as_one() -> None:
    text = "\t".join(PENALTY) + "\n" + "\t".join(PENALTY.values()) + "\n"
    told = read(text=text)
    assert (told.format, told.record.number) == ("records.penalties", NUMBER)


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.text(max_size=40),
    st.text("0123456789-+./:¥元年月日 分eE", max_size=30),
)


@pytest.mark.parametrize("reader", [moment, signed_amount, points, own_number, waybill])
@settings(max_examples=150, deadline=None)
@given(cell=CELLS)
def test_a_cell_is_read_or_refused(reader: Callable[[object], object], cell: object) -> None:
    with suppress(cells.Unclear):
        reader(cell)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.text(max_size=30), min_size=1, max_size=8), max_size=6))
def test_a_pasted_table_is_read_or_refused(table: list[list[str]]) -> None:
    text = "\n".join(["\t".join(PENALTY), *("\t".join(row) for row in table)])
    told = read(text=text)
    assert isinstance(told.end, Finished | Failed)
