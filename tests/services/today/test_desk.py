"""What goes out of the today view: calendar, report, message, the carriers' account."""

from __future__ import annotations

import stat
from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from tests.services.doubles import SHOP, TEN, ScriptedMarketplace, order, scan, shipment
from workbench.domain.errors import BadInput, ExportTargetRefused
from workbench.domain.exchange.exports import LEDGER, ReportWish
from workbench.domain.masking import mask_waybill
from workbench.domain.orders import OrderLine
from workbench.domain.pages import OrderRecord
from workbench.domain.platforms.platform_records import PlatformRecord, RecordKind, RecordSource
from workbench.store.safety.audit import AuditStore

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.doubles import ScriptedConnections
    from workbench.domain.exchange.exports import ExportProgress
    from workbench.services.assembly.workspace import Workspace

HUB = "义乌转运中心"


def same(_: str, source: str) -> str:
    """Texts in English."""
    return source


@pytest.fixture(autouse=True)
def _picked_up_lately(workspace: Workspace, connections: ScriptedConnections) -> None:
    """A parcel that lies at its first hub and has to leave it within six hours."""
    parcel = shipment(uploaded_at=TEN - timedelta(hours=43))
    paid = order(paid_at=TEN - timedelta(hours=60), lines=(OrderLine("1", "测试商品", "1", 1990),))
    script = ScriptedMarketplace(SHOP.id, [[OrderRecord(paid, (parcel,))]])
    script.traces = {
        parcel.waybill: [
            scan("【浙江省金华市义乌市稠城】 已收件", TEN - timedelta(hours=42)),
            scan(f"【{HUB}】 已收入", TEN - timedelta(hours=40), 1),
        ]
    }
    connections.marketplaces[SHOP.id] = script
    workspace.refresh.run_once()


def test_the_calendar_has_the_deadline_and_no_number(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "today.ics"
    workspace.today.write(workspace.today.board(), path, same)
    text = path.read_bytes().decode()
    # Picked up 42 h ago: 48 h are over at 16:00 in Shanghai, 08:00 UTC.
    assert "DTSTART:20240124T080000Z" in text
    assert "预警" not in text
    assert order().number not in text
    assert shipment().waybill not in text


def test_entries_keep_their_uid(workspace: Workspace, tmp_path: Path) -> None:
    found = []
    for name in ("one.ics", "two.ics"):
        workspace.today.write(workspace.today.board(), tmp_path / name, same)
        lines = (tmp_path / name).read_bytes().decode().split("\r\n")
        found.append([line for line in lines if line.startswith("UID:")])
    assert found[0] == found[1]
    assert len(found[0]) == 1


def test_the_report_tells_the_days_warnings_masked(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "day.xlsx"
    workspace.today.write(workspace.today.board(), path, same)
    book = CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))
    rows = book.get_sheet_by_index(2).to_python()
    assert rows[1][0] == "01-24 10:00"
    assert rows[1][5] == order().number
    assert "*" in str(rows[1][6])


def test_a_report_leaves_a_stamp(workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.today.reviewed_at() is None
    workspace.today.write(workspace.today.board(), tmp_path / "day.pdf", same)
    assert workspace.today.reviewed_at() == TEN


def test_the_group_is_told_counts_and_times(workspace: Workspace) -> None:
    message = workspace.today.message(workspace.today.board(), same)
    lines = message.splitlines()
    assert lines[0] == "Deadlines, 01-24 10:00"
    assert lines[1] == "【晨禾百货: 1 before closing time, 0 of them overdue】 ¥5.00"
    assert lines[2].startswith("· Before closing time 01-24 16:00 ")
    assert lines[-1] == f"· 圆通·{HUB}: 1 parcel, the first due 01-24 16:00"
    assert order().number not in message


def test_another_suffix_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        workspace.today.write(workspace.today.board(), tmp_path / "day.doc", same)


def test_a_place_that_cannot_be_written_is_told(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(ExportTargetRefused):
        workspace.today.write(workspace.today.board(), tmp_path / "none" / "day.ics", same)


def test_a_penalty_is_laid_at_its_parcels_carrier(workspace: Workspace, tmp_path: Path) -> None:
    taken = PlatformRecord(
        RecordKind.PENALTY, RecordSource.ENTERED, platform=SHOP.platform,
        order_number=order().number, what="虚假发货", at=TEN - timedelta(hours=1), amount=-500,
    )  # fmt: skip
    workspace.records.enter(taken)
    (line,) = workspace.today.ledger(TEN)
    assert (line.month, line.carrier, line.outlet) == ("2024-01", "yuantong", HUB)
    assert (line.fen, line.parcels, line.unknown) == (500, 1, 0)
    (entry,) = line.entries
    assert (entry.waybill, entry.last_scan) == (shipment().waybill, f"【{HUB}】 已收入")


@pytest.fixture
def _taken(workspace: Workspace) -> None:
    """A penalty whose words repeat the parcel's number."""
    workspace.records.enter(
        PlatformRecord(
            RecordKind.PENALTY, RecordSource.ENTERED, platform=SHOP.platform,
            order_number=order().number, what=f"虚假发货 {shipment().waybill}",
            at=TEN - timedelta(hours=1), amount=-500,
        )
    )  # fmt: skip


def in_sheets(path: Path) -> str:
    """Return all that stands in a workbook."""
    book = CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))
    return str([book.get_sheet_by_name(name).to_python() for name in book.sheet_names])


@pytest.mark.usefixtures("_taken")
def test_the_account_goes_out_masked(workspace: Workspace, tmp_path: Path) -> None:
    wish = ReportWish(LEDGER, tmp_path / "carriers.xlsx")
    written = workspace.today.write_ledger(TEN, wish, same)
    assert (written.path, written.rows, written.is_masked) == (wish.target, 2, True)
    told = in_sheets(written.path)
    assert shipment().waybill not in told
    assert mask_waybill(shipment().waybill) in told
    assert order().number in told


@pytest.mark.usefixtures("_taken")
def test_whole_waybills_take_a_reason_and_leave_a_row(workspace: Workspace, tmp_path: Path) -> None:
    wish = ReportWish(LEDGER, tmp_path / "carriers.xlsx", "ask the carrier")
    written = workspace.today.write_ledger(TEN, wish, same)
    assert written.path.name == "carriers-含个人信息.xlsx"
    assert shipment().waybill in in_sheets(written.path)
    assert stat.S_IMODE(written.path.stat().st_mode) == 0o600
    (entry,) = AuditStore(workspace.cache).entries()
    assert (entry.event, entry.object.split()[:2]) == (
        "export_unmasked", ["ledger.xlsx", "fields=waybill"],
    )  # fmt: skip


class Left(Exception):
    """Somebody does not want the file any more."""


@pytest.mark.parametrize("name", ["day.pdf", "day.xlsx"])
def test_a_report_that_is_broken_off_leaves_nothing(
    workspace: Workspace, tmp_path: Path, name: str
) -> None:
    def refuse(_: ExportProgress) -> None:
        raise Left

    board = workspace.today.board()
    with pytest.raises(Left):
        workspace.today.print_report(board, tmp_path / name, same, refuse)
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(("day", "."))] == []


def test_a_penalty_of_no_order_of_ours_has_no_carrier(workspace: Workspace) -> None:
    taken = PlatformRecord(
        RecordKind.DEDUCTION, RecordSource.ENTERED, platform=SHOP.platform,
        order_number="2401200099999999999", what="延迟发货", at=TEN, amount=None,
    )  # fmt: skip
    workspace.records.enter(taken)
    (line,) = workspace.today.ledger(TEN + timedelta(seconds=1))
    assert (line.carrier, line.fen, line.unknown) == ("", 0, 1)
