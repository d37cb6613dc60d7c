from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest

from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import BadInput
from workbench.domain.rules.decisions import Verdict
from workbench.domain.shops import Platform, ShopState

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.domain.clock import ReplayClock
    from workbench.services.assembly.workspace import Workspace
    from workbench.services.imports.trace_files import ImportReport
    from workbench.services.monitor.review import Review

DEPARTURE = "1688.false_track.no_departure_48h"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def parcel_file(folder: Path, *, name: str = "parcels.jsonl", pickup: str = "05:20:00") -> Path:
    path = folder / name
    line = {
        "id": "YT8800213345012",
        "carrier": "圆通",
        "carrier_code": "yuantong",
        "scans": [
            {"time": f"2024-01-20 {pickup}", "text": "【浙江省金华市义乌市稠城】 已收件"},
            {"time": "2024-01-20 07:46:00", "text": "【义乌转运中心】 已收入"},
        ],
    }
    path.write_bytes(msgspec.json.encode(line) + b"\nnot a parcel\n")
    return path


def violations(review: Review) -> list[str]:
    found = [warning.decision for warning in review.warnings]
    return [d.answer.rule for d in found if d.answer.verdict is Verdict.VIOLATION]


def bring_in(workspace: Workspace, path: Path) -> ImportReport:
    return workspace.imports.import_traces(workspace.imports.read_traces(path), Platform.ALIBABA)


def test_an_imported_parcel_is_judged_by_what_was_known_then(
    workspace: Workspace, tmp_path: Path
) -> None:
    report = bring_in(workspace, parcel_file(tmp_path))
    assert (report.parcels, report.events, report.changed) == (1, 2, 1)
    assert [bad.row for bad in report.rejected] == [2]
    # Picked up on the 20th at 05:20: the 48 h end on the 22nd at 05:20:00, which is still in time.
    assert violations(workspace.review.review(at("2024-01-22 05:20:00"))) == []
    assert violations(workspace.review.review(at("2024-01-22 05:20:01"))) == [DEPARTURE]


def test_nothing_is_known_before_the_first_scan(workspace: Workspace, tmp_path: Path) -> None:
    bring_in(workspace, parcel_file(tmp_path))
    assert workspace.review.review(at("2024-01-20 05:19:59")).warnings == ()


def test_an_unknown_address_is_said(workspace: Workspace, tmp_path: Path) -> None:
    bring_in(workspace, parcel_file(tmp_path))
    warning = workspace.review.review(at("2024-01-22 06:00:00")).warnings[0]
    assert "receiver_region" in warning.decision.answer.unknowns


def test_importing_twice_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    path = parcel_file(tmp_path)
    bring_in(workspace, path)
    assert bring_in(workspace, path).changed == 0


def test_imported_parcels_are_a_shop_that_is_never_polled(
    workspace: Workspace, tmp_path: Path
) -> None:
    bring_in(workspace, parcel_file(tmp_path))
    health = next(h for h in workspace.accounts.list() if h.shop.name == "Imported")
    assert health.state is ShopState.IMPORTED
    report = workspace.refresh.run_once()
    assert next(h for h in report.shops if h.shop.name == "Imported").state is ShopState.IMPORTED


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"\x00\x01"])
def test_a_file_without_a_parcel_is_refused(
    workspace: Workspace, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_bytes(content)
    with pytest.raises(BadInput):
        bring_in(workspace, path)


def test_a_missing_file_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        bring_in(workspace, tmp_path / "nowhere.jsonl")


def test_real_parcels(workspace: Workspace, clock: ReplayClock, shared_data: Path) -> None:
    """No parcel violates at its own last scan; each that never came near delivery does 73 h on."""
    clock.at = at("2026-11-21 12:00:00")
    source = shared_data / "traces" / "parcels.jsonl"
    report = bring_in(workspace, source)
    assert (report.parcels, report.events, report.rejected) == (51, 505, ())
    wrong = [
        parcel["id"]
        for parcel in map(msgspec.json.decode, source.read_bytes().splitlines())
        for last in [_last_scan(parcel)]
        if last is not None
        and (
            _violates(workspace, parcel, last)
            or _violates(workspace, parcel, last + timedelta(hours=73)) != _was_left(parcel)
        )
    ]
    assert wrong == []


def _last_scan(parcel: dict[str, list[dict[str, str]]]) -> datetime | None:
    times = [scan["time"] for scan in parcel["scans"] if scan["time"]]
    # A time without a year is shorter than a whole one; such parcels are kept and not judged.
    return max(map(at, times)) if all(len(time) > 16 for time in times) else None


def _was_left(parcel: dict[str, list[dict[str, str]]]) -> bool:
    labels = {scan["label"] for scan in parcel["scans"]}
    return not labels & {"out_for_delivery", "delivered"}


def _violates(workspace: Workspace, parcel: dict[str, object], instant: datetime) -> bool:
    review = workspace.review.review(instant, closed=True)
    return any(
        warning.decision.subject.order_number == parcel["id"]
        and warning.decision.answer.verdict is Verdict.VIOLATION
        for warning in review.warnings
    )
