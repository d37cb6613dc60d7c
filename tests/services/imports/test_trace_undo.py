"""Trace files taken back whole, and brought in twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from workbench.domain.errors import BadInput
from workbench.domain.exchange.imports import IMPORT_SOURCE, Undone
from workbench.domain.pages import SavedPage
from workbench.domain.shops import Platform
from workbench.store.orders.files import FileStore

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.services.assembly.workspace import Workspace
    from workbench.services.imports.trace_files import ImportReport

WAYBILL = "YT8800213345012"
PICKED_UP = ("2024-01-20 05:20:00", "【浙江省金华市义乌市稠城】 已收件")
ARRIVED = ("2024-01-20 07:46:00", "【义乌转运中心】 已收入")
LEFT = ("2024-01-21 09:00:00", "【义乌转运中心】 已发出 下一站 【杭州转运中心】")


def bring_in(
    workspace: Workspace, folder: Path, *scans: tuple[str, str], waybill: str = WAYBILL
) -> ImportReport:
    line = {
        "id": waybill,
        "carrier": "圆通",
        "carrier_code": "yuantong",
        "scans": [{"time": time, "text": text} for time, text in scans],
    }
    path = folder / f"{len(list(folder.iterdir()))}.jsonl"
    path.write_bytes(msgspec.json.encode(line))
    return workspace.imports.import_traces(workspace.imports.read_traces(path), Platform.ALIBABA)


def texts(workspace: Workspace, waybill: str = WAYBILL) -> list[str]:
    files = FileStore(workspace.cache)
    order_id = files.order_id("imported-1688", waybill)
    if order_id is None:
        return []
    return [event.scan.text for s in files.order_file(order_id).shipments for event in s.events]


def count(workspace: Workspace, table: str) -> int:
    return int(workspace.cache.value(f"SELECT count(*) FROM {table}"))  # noqa: S608  # ours


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    made.mkdir()
    return made


def test_an_import_that_nobody_else_told_of_leaves_nothing(
    workspace: Workspace, folder: Path
) -> None:
    report = bring_in(workspace, folder, PICKED_UP, ARRIVED)
    assert report.saved == SavedPage(new=1)
    assert workspace.imports.undo(report.id) == Undone(removed=1, restored=0, kept=0)
    for table in ("orders", "shipment", "event", "trace", "import_event"):
        assert count(workspace, table) == 0, table
    assert workspace.imports.history()[0].undone_at is not None


def test_the_same_file_twice_is_one_import(workspace: Workspace, folder: Path) -> None:
    first = bring_in(workspace, folder, PICKED_UP, ARRIVED)
    again = bring_in(workspace, folder, PICKED_UP, ARRIVED)
    assert (again.id, again.saved) == (0, SavedPage(same=1))
    assert [entry.id for entry in workspace.imports.history()] == [first.id]


def test_scans_that_came_later_go_and_those_before_stay(workspace: Workspace, folder: Path) -> None:
    bring_in(workspace, folder, PICKED_UP)
    later = bring_in(workspace, folder, PICKED_UP, ARRIVED, LEFT)
    assert workspace.imports.undo(later.id).restored == 1
    assert texts(workspace) == [PICKED_UP[1]]


def test_a_scan_that_an_import_took_away_stands_again(workspace: Workspace, folder: Path) -> None:
    bring_in(workspace, folder, PICKED_UP, ARRIVED)
    later = bring_in(workspace, folder, PICKED_UP, LEFT)
    assert texts(workspace) == [PICKED_UP[1], LEFT[1]]
    workspace.imports.undo(later.id)
    assert sorted(texts(workspace)) == sorted([PICKED_UP[1], ARRIVED[1]])


def test_after_the_way_back_the_file_comes_in_again(workspace: Workspace, folder: Path) -> None:
    bring_in(workspace, folder, PICKED_UP)
    for _ in range(2):
        later = bring_in(workspace, folder, PICKED_UP, ARRIVED)
        assert later.saved == SavedPage(changed=1)
        assert texts(workspace) == [PICKED_UP[1], ARRIVED[1]]
        workspace.imports.undo(later.id)
        assert texts(workspace) == [PICKED_UP[1]]


def test_taking_back_the_first_leaves_the_later_ones_word(
    workspace: Workspace, folder: Path
) -> None:
    first = bring_in(workspace, folder, PICKED_UP)
    bring_in(workspace, folder, PICKED_UP, ARRIVED)
    workspace.imports.undo(first.id)
    assert texts(workspace) == [ARRIVED[1]]


def test_other_parcels_are_not_touched(workspace: Workspace, folder: Path) -> None:
    bring_in(workspace, folder, PICKED_UP, waybill="YT8800213345099")
    report = bring_in(workspace, folder, PICKED_UP)
    workspace.imports.undo(report.id)
    assert texts(workspace, "YT8800213345099") == [PICKED_UP[1]]
    sources = {row[0] for row in workspace.cache.rows("SELECT source FROM trace")}
    assert sources == {IMPORT_SOURCE}


def test_an_import_is_taken_back_once(workspace: Workspace, folder: Path) -> None:
    report = bring_in(workspace, folder, PICKED_UP)
    workspace.imports.undo(report.id)
    with pytest.raises(BadInput):
        workspace.imports.undo(report.id)


def test_a_trial_writes_nothing(workspace: Workspace, folder: Path) -> None:
    path = folder / "a.jsonl"
    path.write_bytes(msgspec.json.encode({"id": WAYBILL, "scans": [{"text": "已收件"}]}))
    report = workspace.imports.preview_traces(workspace.imports.read_traces(path), Platform.ALIBABA)
    assert (report.parcels, report.events, report.id) == (1, 1, 0)
    assert count(workspace, "orders") == 0
