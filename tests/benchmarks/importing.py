"""A file of orders brought in by a fresh process: seconds, and memory of both processes.

The seconds go from the begin of reading to the commit; judging is not part of them.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import xlsxwriter

from tests.benchmarks.figures import Figure
from workbench import paths
from workbench.files.formats import Formats

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROWS = 100_000
PER_SHIPMENT = 5
LIMITS = {"csv": 10.0, "xlsx": 20.0}
MOST_MEGABYTES = 300.0
ROOT = Path(__file__).resolve().parents[2]
FORMAT = "1688.orders"
CSV_FORMAT = "qianniu.orders"


class Run(msgspec.Struct, frozen=True):
    """What a run tells of itself."""

    seconds: float
    megabytes: float
    orders: int


def measure(folder: Path, rows: int = ROWS) -> Iterator[Figure]:
    """Bring in the largest CSV header and both workbook headers of section 7."""
    formats = Formats.load(paths.resource("files"))
    yield from _figures("csv", csv_of_orders(folder / "import.csv", rows), rows)
    for header in sorted(formats.by_id(FORMAT).headers, key=len):
        path = _write_xlsx(folder / f"import-{len(header)}.xlsx", header, rows)
        yield from _figures("xlsx", path, rows, f"_{len(header)}")


def csv_of_orders(path: Path, rows: int) -> Path:
    """Write a CSV of so many orders with the largest header there is."""
    header = Formats.load(paths.resource("files")).by_id(CSV_FORMAT).headers[-1]
    return _write_csv(path, header, rows)


def _figures(kind: str, path: Path, rows: int, columns: str = "") -> Iterator[Figure]:
    command = [sys.executable, "-m", "tests.benchmarks.import_run", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    run = msgspec.json.decode(done.stdout, type=Run)
    if run.orders != rows:
        raise ValueError(f"{run.orders} of {rows} orders came in")
    yield Figure(f"import_{kind}{columns}_seconds", run.seconds, "s", LIMITS[kind])
    yield Figure(f"import_{kind}{columns}_megabytes", run.megabytes, "MB", MOST_MEGABYTES)


def _cells(index: int) -> dict[str, str]:
    return {
        "订单编号": f"39{index:016d}1",
        "买家会员名": f"测试买家{index}",
        "买家实际支付金额": "19.90",
        "实付款(元)": "19.90",
        "收货人姓名": f"测试{index % 900}",
        "收货地址": f"广东省 广州市 天河区 测试路{index}号",
        "联系手机": "13800000000",
        "订单创建时间": f"2024-01-{index % 28 + 1:02} 10:00:{index % 60:02}",
        "订单付款时间": f"2024-01-{index % 28 + 1:02} 10:01:{index % 60:02}",
        "宝贝标题": f"测试商品{index % 5_000} 加厚款 包邮",
        "货品标题": f"测试商品{index % 5_000} 加厚款 包邮",
        "宝贝总数量": "1",
        "数量": "1",
        "单价(元)": "19.90",
        "SKU ID": f"5{index:012}",
        "Offer ID": f"6{index:012}",
        "物流单号": f"TEST{index:012}",
        "物流公司": "圆通速递",
        "店铺名称": "测试店1",
        "卖家会员名": "测试店1",
    }


def _rows(header: Sequence[str], count: int, status: str) -> Iterator[list[str]]:
    for index in range(count):
        cells = {**_cells(index), "订单状态": status}
        yield [cells.get(name, "") for name in header]


def _write_csv(path: Path, header: Sequence[str], rows: int) -> Path:
    with path.open("w", encoding="gb18030", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
        writer.writerow(header)
        writer.writerows(_rows(header, rows, "卖家已发货，等待买家确认"))
    return path


def _write_xlsx(path: Path, header: Sequence[str], rows: int) -> Path:
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, header)
        for number, row in enumerate(_rows(header, rows, "待收货"), 1):
            for column, cell in ((place, cell) for place, cell in enumerate(row) if cell):
                sheet.write_string(number, column, cell)
    return path
