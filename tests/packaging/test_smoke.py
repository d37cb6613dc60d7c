"""The trial of a built program finds what is wrong with it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook
from smoke_test import Patient, Unwell, has_a_quiet_log, keeps, leaves, write_workbook

if TYPE_CHECKING:
    from pathlib import Path


def _program(folder: Path, body: str) -> tuple[str, ...]:
    program = folder / "program"
    program.write_text(f"#!{sys.executable}\nimport sys, os\n{body}\n")
    program.chmod(0o755)
    return (str(program),)


def test_its_workbook_is_a_workbook(tmp_path: Path) -> None:
    write_workbook(tmp_path / "book.xlsx", [("订单编号", "x"), ("990000000000000001", "")])
    sheet = CalamineWorkbook.from_path(str(tmp_path / "book.xlsx")).get_sheet_by_index(0)
    assert sheet.to_python()[1][0] == "990000000000000001"


@pytest.mark.skipif(sys.platform == "win32", reason="scripts by their first line")
@pytest.mark.parametrize(
    "body",
    [
        pytest.param("sys.exit(3)", id="exit-code"),
        pytest.param("print('Traceback', file=sys.stderr)", id="unexpected-line"),
    ],
)
def test_a_step_that_goes_wrong_is_told(tmp_path: Path, body: str) -> None:
    patient = Patient(_program(tmp_path, body), tmp_path)
    with pytest.raises(Unwell, match="doctor"):
        patient.run("doctor")


@pytest.mark.skipif(sys.platform == "win32", reason="scripts by their first line")
def test_the_testers_own_settings_stay_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_PASSPHRASE_FILE", "/elsewhere")
    body = "print(os.environ['WORKBENCH_PASSPHRASE_FILE'], os.environ['WORKBENCH_LANGUAGE'])"
    patient = Patient(_program(tmp_path, body), tmp_path)
    assert patient.run("x", language="zh_CN").split() == [str(tmp_path / "passphrase"), "zh_CN"]


def test_a_warning_in_the_log_fails_it(tmp_path: Path) -> None:
    patient = Patient(("workbench",), tmp_path)
    patient.profile.mkdir()
    log = patient.profile / "workbench.log"
    log.write_text("2026-11-22 05:37:29,011 INFO workbench: online\n")
    assert has_a_quiet_log(patient).startswith("1 line")
    log.write_text("2026-11-22 05:37:29,011 WARNING workbench: what is this\n")
    with pytest.raises(Unwell, match="what is this"):
        has_a_quiet_log(patient)


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        pytest.param(("wine", "workbench-cli.exe"), True, id="windows"),
        pytest.param(("workbench",), False, id="linux"),
    ],
)
def test_only_windows_may_miss_fonts(
    tmp_path: Path, program: tuple[str, ...], expected: bool
) -> None:
    line = "WARNING workbench.ui.qt_messages QFontDatabase: Cannot find font directory Z:/x"
    assert Patient(program, tmp_path).expects(line) is expected


# A program whose review tells what a file beside its profile holds, and whose restore copies it.
_KEEPING = """
import json, pathlib, shutil
profile = pathlib.Path(sys.argv[2])
profile.mkdir(exist_ok=True)
known = profile / "known"
if sys.argv[3] == "review":
    rows = known.read_text().split() if known.exists() else []
    print(json.dumps({"warnings": [{"order": o, "rule": "r", "waybill": ""} for o in rows]}))
if sys.argv[3] == "backup":
    shutil.copy(known, sys.argv[4])
if sys.argv[3] == "restore":
    shutil.copy(sys.argv[4], known)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="scripts by their first line")
@pytest.mark.parametrize(
    ("after", "told"),
    [
        pytest.param("1 2", None, id="kept"),
        pytest.param("1", "before the upgrade", id="data lost"),
    ],
)
def test_an_upgrade_that_loses_data_is_told(tmp_path: Path, after: str, told: str | None) -> None:
    patient = Patient(_program(tmp_path, _KEEPING), tmp_path)
    patient.profile.mkdir()
    (patient.profile / "known").write_text("1 2")
    leaves(patient)
    (patient.profile / "known").write_text(after)
    if told is None:
        assert keeps(patient) == "data and backup say what they said"
        return
    with pytest.raises(Unwell, match=told):
        keeps(patient)


@pytest.mark.skipif(sys.platform == "win32", reason="scripts by their first line")
def test_a_backup_that_says_something_else_is_told(tmp_path: Path) -> None:
    patient = Patient(_program(tmp_path, _KEEPING), tmp_path)
    patient.profile.mkdir()
    (patient.profile / "known").write_text("1 2")
    leaves(patient)
    patient.backup.write_text("1")
    with pytest.raises(Unwell, match="backup says something else"):
        keeps(patient)
