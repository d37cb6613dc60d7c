"""Exports by the real child process over a real encrypted file."""

from __future__ import annotations

import csv
import hashlib
import os
import signal
import sqlite3
import sys
import threading
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.services.doubles import SHOP, TEN, order, scan
from tests.services.export_doubles import (
    NUMBER,
    OLD,
    WAYBILL,
    Cancelled,
    fill,
    hear_nothing,
    translate,
)
from workbench.domain.errors import (
    BadInput,
    ExportBroken,
    ExportTargetRefused,
)
from workbench.domain.exchange.exports import ExportRequest, ExportView
from workbench.domain.orders import OrderStatus
from workbench.domain.pages import OrderPage, OrderRecord, ParcelScans, ParcelTrace
from workbench.services.exports.service import ExportService
from workbench.services.polling.trace_pull import read_scans
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.traces import TraceStore
from workbench.store.safety.audit import AuditStore

if TYPE_CHECKING:
    from tests.services.export_doubles import Export
    from workbench.domain.exchange.exports import ExportProgress
    from workbench.services.assembly.shelf import Shelf
    from workbench.services.assembly.workspace import Workspace


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def test_a_monitor_goes_out_masked_with_whole_order_numbers_and_chinese_headings(
    workspace: Workspace, export: Export, out: Path
) -> None:
    fill(workspace, 3)
    report = export(ExportView.MONITOR, out / "m.csv", {"urgency": "all_open", "sort": "waybill"})
    heading, *rows = rows_of(report.path)
    assert heading[:5] == ["预警类型", "紧急程度", "判断", "截止时间", "处理"]
    number, waybill = heading.index("订单号"), heading.index("运单号")
    assert [row[number] for row in rows] == [NUMBER.format(place) for place in range(3)]
    assert [row[waybill] for row in rows] == [
        "YT*********5000",
        "YT*********5001",
        "YT*********5002",
    ]
    assert b"YT88" not in report.path.read_bytes()
    assert (report.rows, report.is_masked) == (3, True)


def test_a_sheet_holds_whole_numbers_and_harmless_titles(
    workspace: Workspace, export: Export, out: Path
) -> None:
    fill(workspace, 2)
    report = export(ExportView.ORDERS, out / "订单.xlsx", {"sort": "number"})
    sheet = openpyxl.load_workbook(report.path)["订单"]
    first = {heading.value: cell for heading, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (first["订单号"].value, first["订单号"].data_type) == (NUMBER.format(0), "s")
    assert (first["商品"].value, first["商品"].data_type) == ("=1+1 红色马克杯", "s")
    assert first["收货地区"].value == "浙江省杭州市"
    assert first["付款时间"].value == "2024-01-24 10:00:00"


def test_a_plain_copy_opens_in_any_sqlite_and_shows_no_waybill(
    workspace: Workspace, export: Export, out: Path
) -> None:
    fill(workspace, 2)
    report = export(ExportView.TABLES, out / "all.db")
    with sqlite3.connect(report.path) as plain:
        found = plain.execute(
            "SELECT order_number, amount_fen, city, paid_at, waybill FROM orders"
            " JOIN parcels USING (order_id) ORDER BY order_number"
        ).fetchall()
    plain.close()
    assert found[0] == (NUMBER.format(0), 1990, "杭州市", "2024-01-24T10:00:00+08:00",
                        "YT*********5000")  # fmt: skip
    held = report.path.read_bytes()
    assert held.startswith(b"SQLite format 3\0")
    assert not any(canary in held for canary in (b"YT88", b"138*", "测*".encode()))


def test_a_plain_copy_masks_the_waybill_in_carriers_texts_too(
    workspace: Workspace, shelf: Shelf, export: Export, out: Path
) -> None:
    fill(workspace, 1)
    told = ParcelScans("1688", (scan(f"快件 {WAYBILL.format(0)} 已揽收", TEN),))
    events = tuple(read_scans(shelf.classifier, told, "yuantong", TEN))
    trace = ParcelTrace(SHOP.id, NUMBER.format(0), WAYBILL.format(0), "1688", events)
    assert TraceStore(workspace.cache).save([trace], seen_at=TEN)
    workspace.judging.run(TEN, lambda _: None)
    held = export(ExportView.TABLES, out / "all.db").path.read_bytes()
    assert "已揽收".encode() in held
    assert b"YT88" not in held


def held_by(path: Path) -> bytes:
    """All that a file holds, unpacked."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    with zipfile.ZipFile(path) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())


@pytest.mark.parametrize("view", [view for view in ExportView if view is not ExportView.TABLES])
@pytest.mark.parametrize("suffix", ["xlsx", "csv", "db"])
def test_every_view_goes_out_masked_in_every_form(
    workspace: Workspace, export: Export, out: Path, view: ExportView, suffix: str
) -> None:
    fill(workspace, 1)
    filters = {"urgency": "all_open"} if view is ExportView.MONITOR else {}
    report = export(view, out / f"x.{suffix}", filters)
    held = held_by(report.path)
    assert report.sha256 == hashlib.sha256(report.path.read_bytes()).hexdigest()
    assert [path.name for path in out.iterdir()] == [f"x.{suffix}"]
    assert (NUMBER.format(0).encode() in held) is bool(report.rows)
    assert not any(canary in held for canary in (b"YT88", b"138*", "测*".encode()))


CHANGED, THEN = TEN + timedelta(hours=2), {"as_of": (TEN + timedelta(hours=1)).isoformat()}


def ship_first(workspace: Workspace) -> None:
    """Let the first order be shipped two hours later."""
    late = order(NUMBER.format(0), status=OrderStatus.COMPLETED, paid_at=TEN, amount=1990)
    page = OrderPage(SHOP.id, (OrderRecord(replace(late, modified_at=CHANGED), None),))
    OrderStore(workspace.cache).save_page(page, seen_at=CHANGED)
    workspace.judging.run(CHANGED, lambda _: None)


def column(path: Path, heading: str) -> list[str]:
    names, *rows = rows_of(path)
    return [row[names.index(heading)] for row in rows]


def test_orders_go_out_as_known_at_a_past_instant(
    workspace: Workspace, export: Export, out: Path
) -> None:
    fill(workspace, 2)
    asked = {"sort": "number", "others": "yes"}
    before = column(export(ExportView.ORDERS, out / "a.csv", asked).path, "状态")
    ship_first(workspace)
    assert column(export(ExportView.ORDERS, out / "b.csv", asked).path, "状态") != before
    then = export(ExportView.ORDERS, out / "c.csv", {**asked, **THEN})
    assert column(then.path, "状态") == before


def test_the_monitor_goes_out_as_known_at_a_past_instant(
    workspace: Workspace, export: Export, out: Path
) -> None:
    fill(workspace, 3)
    workspace.judging.run(TEN + timedelta(days=3), lambda _: None)
    asked = {"as_of": (TEN + timedelta(days=4)).isoformat(), "sort": "waybill"}
    told = export(ExportView.MONITOR, out / "a.csv", asked).path
    assert column(told, "订单号") == [NUMBER.format(place) for place in range(3)]
    assert export(ExportView.MONITOR, out / "b.csv", THEN).rows == 0
    one = export(ExportView.MONITOR, out / "c.csv", {**asked, "search": NUMBER.format(1)})
    assert column(one.path, "订单号") == [NUMBER.format(1)]


def test_a_masked_export_leaves_one_row_in_the_trail(
    workspace: Workspace, export: Export, out: Path
) -> None:
    fill(workspace, 2)
    export(ExportView.ORDERS, out / "a.csv")
    (entry,) = AuditStore(workspace.cache).entries()
    path = hashlib.sha256(str(out / "a.csv").encode()).hexdigest()
    assert (entry.event, entry.object) == ("export", f"orders.csv path={path}")
    assert dict(entry.counts) == {"columns": 11, "rows": 2}


def test_an_unmasked_export_says_so_in_its_name_and_in_the_trail(
    workspace: Workspace, export: Export, out: Path
) -> None:
    fill(workspace, 1)
    report = export(ExportView.MONITOR, out / "a.csv", {"urgency": "all_open"}, "核对快递账单")
    assert report.path == out / "a-含个人信息.csv"
    assert "YT8800213345000" in report.path.read_text("utf-8-sig")
    assert report.path.stat().st_mode & 0o777 == 0o600
    (entry,) = AuditStore(workspace.cache).entries()
    assert entry.event == "export_unmasked"
    assert f"fields=waybill sha256={report.sha256}" in entry.object
    assert "核对" not in entry.object
    assert str(out) not in entry.object


@pytest.mark.parametrize(
    ("target", "view", "filters"),
    [
        pytest.param("x.txt", ExportView.ORDERS, {}, id="suffix"),
        pytest.param("no/such/x.csv", ExportView.ORDERS, {}, id="no such folder"),
        pytest.param("/dev/null/x.csv", ExportView.ORDERS, {}, id="a file for a folder"),
        pytest.param("/tmp", ExportView.ORDERS, {}, id="no suffix"),  # noqa: S108  # not written
        pytest.param("x.csv", ExportView.TABLES, {}, id="all tables as csv"),
        pytest.param("x.csv", ExportView.ORDERS, {"colour": "red"}, id="unknown filter"),
        pytest.param("x.csv", ExportView.MONITOR, {"urgency": "soon"}, id="unknown value"),
        pytest.param("x.csv", ExportView.REVIEW, {"as_of": "yesterday"}, id="no instant"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_written(
    export: Export, out: Path, target: str, view: ExportView, filters: dict[str, str]
) -> None:
    with pytest.raises(BadInput):
        export(view, out / target, filters)
    assert list(out.iterdir()) == []


def test_the_cache_is_never_the_target(workspace: Workspace, export: Export) -> None:
    before = workspace.cache.path.read_bytes()
    with pytest.raises(BadInput):
        export(ExportView.ORDERS, workspace.cache.path.with_suffix(".db"))
    assert workspace.cache.path.read_bytes() == before


def test_progress_reaches_the_last_row_and_never_goes_back(
    workspace: Workspace, export: Export, out: Path
) -> None:
    fill(workspace, 3)
    heard: list[ExportProgress] = []
    export(ExportView.ORDERS, out / "a.xlsx", progress=heard.append)
    assert heard[0].total == 3
    assert [step.done for step in heard] == sorted(step.done for step in heard)


def test_a_cancel_leaves_nothing_new(workspace: Workspace, export: Export, out: Path) -> None:
    fill(workspace, 1)
    (out / "a.xlsx").write_text(OLD)

    def cancel(progress: ExportProgress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        export(ExportView.ORDERS, out / "a.xlsx", progress=cancel)
    assert [(path.name, path.read_text()) for path in out.iterdir()] == [("a.xlsx", OLD)]
    assert AuditStore(workspace.cache).entries() == []


def children() -> list[int]:
    """The processes that this thread started and that still run."""
    told = Path(f"/proc/self/task/{threading.get_native_id()}/children")
    if not told.exists():
        pytest.skip("only Linux lists a thread's children")
    return [int(word) for word in told.read_text().split()]


@pytest.mark.parametrize("suffix", ["xlsx", "csv", "db"])
def test_a_child_that_is_killed_leaves_the_old_file(
    workspace: Workspace, export: Export, out: Path, suffix: str
) -> None:
    fill(workspace, 400)
    target = out / f"a.{suffix}"
    target.write_text(OLD)

    def kill(progress: ExportProgress) -> None:
        for child in children():
            os.kill(child, signal.SIGKILL)

    with pytest.raises(ExportBroken):
        export(ExportView.ORDERS, target, progress=kill)
    assert [(path.name, path.read_text()) for path in out.iterdir()] == [(target.name, OLD)]


def test_the_key_stands_in_no_list_of_arguments(
    workspace: Workspace, export: Export, out: Path
) -> None:
    fill(workspace, 1)
    lines: list[str] = []

    def look(progress: ExportProgress) -> None:
        for child in children():
            lines.append(Path(f"/proc/{child}/cmdline").read_text())
            lines.append(Path(f"/proc/{child}/environ").read_text())

    export(ExportView.ORDERS, out / "a.csv", progress=look)
    key = workspace.exports.settings.unlock().hex
    assert "write-export" in lines[0]
    assert not any(key in line for line in lines)


def test_a_writer_that_cannot_be_started_is_a_refusal(workspace: Workspace, out: Path) -> None:
    settings = replace(workspace.exports.settings, command=["/no/such/program"])
    service = ExportService(workspace.cache, settings)
    with pytest.raises(ExportTargetRefused):
        service.export(ExportRequest(ExportView.ORDERS, out / "a.csv"), translate, hear_nothing)
    assert list(out.iterdir()) == []


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("import sys; sys.exit(3)", id="ends at once"),
        pytest.param("print('{', end='')", id="half a line"),
        pytest.param("import sys; sys.stdin.read(); 1 / 0", id="fails"),
    ],
)
def test_a_writer_that_ends_early_is_told_as_such(
    workspace: Workspace, out: Path, script: str
) -> None:
    settings = replace(workspace.exports.settings, command=[sys.executable, "-c", script])
    service = ExportService(workspace.cache, settings)
    with pytest.raises(ExportBroken):
        service.export(ExportRequest(ExportView.ORDERS, out / "a.csv"), translate, hear_nothing)
    assert list(out.iterdir()) == []
