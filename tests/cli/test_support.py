"""``support`` over a real profile: shown, then saved, and nothing in it that names anybody."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import CommandLine
    from workbench.sandbox import SandboxServer


def test_it_is_shown_and_saved_on_a_yes_alone(workbench: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "support.zip"
    assert workbench("support", str(target), text="n\n").exit_code == 1
    assert not target.exists()
    shown = workbench("support", str(target), text="y\n")
    assert shown.exit_code == 0
    assert "SQLCipher" in shown.stdout
    assert sorted(zipfile.ZipFile(target).namelist()) == [
        "crash.txt", "data.txt", "doctor.txt", "log.txt", "settings.json", "versions.txt",
    ]  # fmt: skip


def test_a_part_is_left_out(workbench: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "support.zip"
    saved = workbench("support", str(target), "--yes", "--without", "log.txt")
    assert saved.exit_code == 0
    assert "log.txt" not in zipfile.ZipFile(target).namelist()


def test_nothing_of_a_signed_in_profile_is_told(
    signed_in: CommandLine, sandbox: SandboxServer, tmp_path: Path
) -> None:
    robot = {"name": "测试群", **sandbox.credentials()["robots"]["feishu"]}
    assert signed_in("robot", "add", "--from", "-", text=json.dumps(robot)).exit_code == 0
    assert signed_in("poll", "--once").exit_code == 0
    orders = [order["order"] for order in signed_in.json("review")["warnings"]][:20]
    target = tmp_path / "support.zip"
    assert signed_in("support", str(target), "--yes").exit_code == 0
    with zipfile.ZipFile(target) as bundle:
        held = "".join(bundle.read(name).decode() for name in bundle.namelist())
    keys = _texts(sandbox.credentials())
    names = {"晨禾", str(signed_in.profile), "测试群"}
    assert orders
    assert [told for told in (*orders, *keys, *names) if told in held] == []


def _texts(told: object) -> set[str]:
    """Return every key, token and address of the sandbox's first line that is worth a secret."""
    if isinstance(told, dict):
        return set().union(*(_texts(value) for value in told.values()))
    if isinstance(told, list):
        return set().union(*(_texts(value) for value in told))
    return {told} if isinstance(told, str) and len(told) > 6 else set()


def test_a_profile_that_does_not_open_still_has_a_bundle(
    workbench: CommandLine, tmp_path: Path
) -> None:
    (workbench.profile / "workbench.db").write_bytes(b"no database" * 1000)
    target = tmp_path / "support.zip"
    assert workbench("support", str(target), "--yes").exit_code == 0
    assert "unread" in zipfile.ZipFile(target).read("data.txt").decode()
