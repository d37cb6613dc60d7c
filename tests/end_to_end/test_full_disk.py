"""The real program on a disk without a byte of room: it says so, and shows what is there."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.end_to_end.conftest import Program

PARCEL = '{"id": "YT1", "scans": [{"time": "2024-01-20 05:20:00", "text": "已收件"}]}'
# A small disk of our own: where it is mounted, what is laid on it before it is filled to the last
# byte, and the program that meets it.
SCRIPT = """
mount -t tmpfs -o size=4m none "$0" && cp -r "$1"/. "$0" && shift
head -c 8m /dev/zero > "$0/ballast" 2>/dev/null
exec "$@"
"""
SMALL_DISK = ("unshare", "--map-root-user", "--mount", "sh", "-c", SCRIPT)


@pytest.fixture
def on_full_disk(tmp_path: Path, environment: dict[str, str]) -> Program:
    """Run ``workbench`` over a copy of a profile on a disk that is full."""
    disk, nothing = tmp_path / "disk", tmp_path / "nothing"
    disk.mkdir()
    nothing.mkdir()
    probe = [*SMALL_DISK, str(disk), str(nothing), "true"]
    try:
        subprocess.run(probe, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this machine allows no mounts of our own")

    def run(profile: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "workbench", "--profile", str(disk), *arguments]
        return subprocess.run(
            [*SMALL_DISK, str(disk), str(profile), *command],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


def test_what_is_there_is_shown_and_what_has_no_room_is_told(
    workbench: Program, on_full_disk: Program, tmp_path: Path
) -> None:
    profile, source = tmp_path / "profile", tmp_path / "one.jsonl"
    source.write_text(PARCEL, "utf-8")
    workbench("--profile", str(profile), "import", str(source), "--platform", "1688")
    viewed = on_full_disk(profile, "review", "--as-of", "2024-01-24", "--json")
    assert viewed.returncode == 0, viewed.stderr
    assert len(json.loads(viewed.stdout)["warnings"]) == 2
    refused = on_full_disk(profile, "import", str(source))
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert "磁盘" in refused.stderr


def test_a_first_start_without_room_leaves_nothing_behind_but_says_why(
    on_full_disk: Program, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    refused = on_full_disk(empty, "review")
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert "磁盘" in refused.stderr
