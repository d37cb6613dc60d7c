"""The doctor, and folders that cannot be profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import CommandLine


def test_the_doctor_tells_all_of_a_new_profile_in_words(fresh: CommandLine) -> None:
    fresh("account", "list")
    findings = fresh.json("doctor")
    assert all(set(finding) == {"check", "ok", "detail"} for finding in findings)
    assert {finding["check"]: finding["ok"] for finding in findings}["Data file"] is True
    assert [finding for finding in findings if "{" in finding["detail"]] == []


def test_the_doctor_ends_with_1_on_trouble(workbench: CommandLine) -> None:
    workbench("account", "list")
    (workbench.profile / "workbench.db").write_text("hello")
    workbench.language = "zh_CN"
    ended = workbench("doctor")
    assert ended.exit_code == 1
    assert "✗ 数据文件: " in ended.stdout
    assert "不是工作台的数据文件" in ended.stdout


@pytest.mark.parametrize("command", ["review", "poll --once", "account list"])
def test_a_folder_that_cannot_be_made_gets_a_sentence(
    workbench: CommandLine, tmp_path: Path, command: str
) -> None:
    (tmp_path / "file").touch()
    workbench.profile = tmp_path / "file" / "profile"
    ended = workbench(*command.split())
    assert (ended.exit_code, ended.stdout) == (1, "")
    assert ended.stderr.startswith("The data folder cannot be used: ")


@pytest.mark.parametrize("name", ["", "file"])
def test_what_is_no_folder_is_wrong_usage(
    workbench: CommandLine, tmp_path: Path, name: str
) -> None:
    (tmp_path / "file").touch()
    profile = str(tmp_path / name) if name else ""
    assert workbench("--profile", profile, "review").exit_code == 2
    assert workbench("review", "--profile", profile).exit_code == 2


def test_a_folder_in_the_files_place_gets_a_sentence(workbench: CommandLine) -> None:
    workbench("account", "list")
    (workbench.profile / "workbench.db").unlink()
    (workbench.profile / "workbench.db").mkdir()
    ended = workbench("review")
    assert (ended.exit_code, len(ended.stderr.splitlines())) == (1, 1)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("account list", "还没有店铺"),
        ("robot list", "还没有群机器人"),
        ("filing list", "还没有报备记录"),
        ("acts list", "还没有从这里向平台发送过"),
    ],
    ids=["shops", "robots", "filings", "acts"],
)
def test_a_list_of_nothing_says_so(workbench: CommandLine, command: str, told: str) -> None:
    workbench.language = "zh_CN"
    assert workbench(*command.split()).stdout.startswith(told)
