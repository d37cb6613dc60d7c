"""Where an export goes: a disk that is full, cannot be written or is gone, a file that is held."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.services.export_doubles import OLD, fill
from workbench.domain.errors import ExportError, ExportTargetFull, ExportTargetRefused
from workbench.domain.exchange.exports import ExportView
from workbench.store.safety.audit import AuditStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.services.export_doubles import Export
    from workbench.domain.exchange.exports import ExportProgress
    from workbench.services.assembly.workspace import Workspace


@pytest.fixture
def disk(out: Path) -> Iterator[Path]:
    """A disk of half a megabyte."""
    place = out / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["/bin/mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(place)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield place
    subprocess.run(["/bin/umount", str(place)], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="tmpfs is Linux's")
@pytest.mark.parametrize("suffix", ["xlsx", "csv", "db"])
def test_a_full_disk_keeps_the_old_file_and_names_the_room_needed(
    workspace: Workspace, export: Export, out: Path, disk: Path, suffix: str
) -> None:
    fill(workspace, 900)
    target = disk / f"a.{suffix}"
    target.write_text(OLD)
    (disk / "ballast").write_bytes(bytes(450_000))
    with pytest.raises(ExportTargetFull, match=r"a\.\w+: \d+ MB or more are needed"):
        export(ExportView.ORDERS, target)
    assert target.read_text() == OLD
    assert sorted(path.name for path in disk.iterdir()) == [target.name, "ballast"]


@pytest.mark.skipif(sys.platform != "linux", reason="tmpfs is Linux's")
def test_a_disk_that_cannot_be_written_is_told_by_the_files_name(
    export: Export, disk: Path
) -> None:
    subprocess.run(["/bin/mount", "-o", "remount,ro", str(disk)], check=True)
    with pytest.raises(ExportTargetRefused, match=r"disk/a\.csv"):
        export(ExportView.ORDERS, disk / "a.csv")


@pytest.fixture
def held(disk: Path) -> Iterator[Path]:
    """A file that another program holds: its name cannot be given to another file."""
    target, own = disk / "a.csv", disk / "own"
    for file in (target, own):
        file.write_text(OLD)
    subprocess.run(["/bin/mount", "--bind", str(own), str(target)], check=True)
    yield target
    subprocess.run(["/bin/umount", str(target)], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse by themselves")
def test_a_file_that_another_program_holds_is_named_and_stays(
    workspace: Workspace, export: Export, held: Path
) -> None:
    with pytest.raises(ExportTargetRefused, match=r"disk/a\.csv .* open in another program"):
        export(ExportView.ORDERS, held)
    assert held.read_text() == OLD
    assert sorted(path.name for path in held.parent.iterdir()) == ["a.csv", "own"]
    told = [entry.event for entry in AuditStore(workspace.cache).entries()]
    assert told == ["export_failed", "export"]


def test_a_folder_that_vanishes_meanwhile_is_told(
    workspace: Workspace, export: Export, out: Path
) -> None:
    fill(workspace, 1)
    stick = out / "stick"
    stick.mkdir()

    def pull(progress: ExportProgress) -> None:
        shutil.rmtree(stick, ignore_errors=True)

    with pytest.raises(ExportError, match=r"stick/a\.csv"):
        export(ExportView.ORDERS, stick / "a.csv", progress=pull)
    assert not stick.exists()
