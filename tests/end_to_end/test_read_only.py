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
# A mount of its own makes the folder read-only for root too; some sandboxes forbid that.
SCRIPT = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
OWN_MOUNTS = ("unshare", "--map-root-user", "--mount", "sh", "-c", SCRIPT)


def test_what_can_only_be_read_can_still_be_viewed(
    workbench: Program, environment: dict[str, str], tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    try:
        subprocess.run([*OWN_MOUNTS, str(profile), "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this machine allows no mounts of our own")
    source = tmp_path / "one.jsonl"
    source.write_text(PARCEL, "utf-8")
    workbench("--profile", str(profile), "import", str(source), "--platform", "1688")

    def read_only(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "workbench", "--profile", str(profile), *arguments]
        return subprocess.run(
            [*OWN_MOUNTS, str(profile), *command],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    viewed = read_only("review", "--as-of", "2024-01-24", "--json")
    assert viewed.returncode == 0, viewed.stderr
    assert len(json.loads(viewed.stdout)["warnings"]) == 2
    copied = read_only("backup", str(tmp_path / "copy.backup"))
    assert copied.returncode == 0, copied.stderr
    refused = read_only("import", str(source))
    assert refused.returncode == 1
    assert "只能读不能写" in refused.stderr
