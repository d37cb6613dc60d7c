"""Tries a built program as a buyer's computer would: ``smoke_test.py PATH/TO/workbench``.

On Linux a Windows program is tried by ``smoke_test.py wine PATH/TO/workbench-cli.exe``; of Windows'
two programs name the one for the console.

On a profile of its own it fetches the sandbox's season into an encrypted cache, judges it, reads a
workbook, opens the window, draws every view, and asks the doctor. Standard library only, so that it
runs where the program was installed and nothing else is. A line that it does not expect fails it.
Exit code 0: all is well; 1: it says what was not.

An upgrade is tried in two parts: ``--leave FOLDER`` before it keeps the profile, with what was seen
and a backup beside it; ``--again FOLDER`` after it looks whether all of that still stands.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LONGEST = 300  # seconds that a step may take; under wine all views take two minutes
_PLAIN_FILE = b"SQLite format 3\0"
_HEADERS = (
    "订单编号",
    "订单状态",
    "订单创建时间",
    "订单付款时间",
    "买家公司名",
    "卖家公司名",
    "运单号",
)
_ORDER = (
    "990000000000000001",
    "等待卖家发货",
    "2024-01-20 10:00:00",
    "2024-01-20 10:01:00",
    "",
    "",
    "",
)
# What a log may hold after such a day: nothing of these levels.
_ROWS = "first rows shown"
_TROUBLE = re.compile(r" (WARNING|ERROR|CRITICAL) ")
# Windows without a screen has no fonts for Qt to find, and wine knows no scaling by monitor.
_OF_THIS_TRIAL = re.compile(r"QFontDatabase: Cannot find font directory|DpiAwareness|NonClientDpi")
# Checks of the doctor that must be well; others may say why they cannot tell here.
_MUST_BE_WELL = {"Versions", "Key", "Data file", "Data folder", "Policy packs"}
_MUST_SAY = {"Keyring", "Notifications"}
# What is rightly said of a backup here: nobody wrote a recovery code down.
_OF_A_BACKUP = re.compile(r"^There is no recovery code yet.*\n?", re.MULTILINE)


class Unwell(Exception):
    """The program did something else than it should; the message says what."""


@dataclass(frozen=True)
class Patient:
    """The program under trial by the command that starts it, and the folder that it is given."""

    program: tuple[str, ...]
    folder: Path

    @property
    def profile(self) -> Path:
        """The data folder."""
        return self.folder / "profile"

    @property
    def is_windows(self) -> bool:
        """Tell whether it is a program of Windows."""
        return self.program[-1].endswith(".exe")

    def expects(self, line: str) -> bool:
        """Tell whether a line of the log comes from the way of trying, not from the program."""
        return self.is_windows and bool(_OF_THIS_TRIAL.search(line))

    def environment(self, language: str = "en") -> dict[str, str]:
        """Return an environment without the tester's own settings."""
        secret = self.folder / "passphrase"
        if not secret.exists():
            secret.write_text("correct horse battery staple\n", encoding="ascii")
            secret.chmod(0o600)
        own = {name: value for name, value in os.environ.items() if "WORKBENCH" not in name}
        return {
            **own,
            "WORKBENCH_PASSPHRASE_FILE": str(secret),
            "WORKBENCH_LANGUAGE": language,
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        }

    @property
    def backup(self) -> Path:
        """A backup made before an upgrade."""
        return self.folder / "before.backup"

    @property
    def seen(self) -> Path:
        """What the review said before an upgrade."""
        return self.folder / "seen.json"

    def run(self, *arguments: str | Path, language: str = "en", profile: str = "profile") -> str:
        """Return what one command prints.

        Raises Unwell for an exit code other than 0, and for any word on standard error.
        """
        command = [*self.program, "--profile", self.folder / profile, *arguments]
        done = subprocess.run(
            command,
            env=self.environment(language),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_LONGEST,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        errors = _OF_A_BACKUP.sub("", done.stderr)
        if done.returncode or errors:
            raise Unwell(f"{' '.join(map(str, arguments))}: exit {done.returncode}\n{errors}")
        return done.stdout

    def shows_rows(self, window: subprocess.Popen[str]) -> bool:
        """Wait until the log says that the window shows rows; False where it ends before."""
        before = self._shown()
        for _ in range(_LONGEST * 10):
            try:
                window.wait(0.1)
            except subprocess.TimeoutExpired:
                if self._shown() > before:
                    return True
            else:
                return False
        return False

    def _shown(self) -> int:
        log = self.profile / "workbench.log"
        return log.read_text(encoding="utf-8").count(_ROWS) if log.exists() else 0

    def start(self, *arguments: str | Path) -> subprocess.Popen[str]:
        """Start a command that stays."""
        return subprocess.Popen(
            [*self.program, "--profile", self.profile, *arguments],
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )


def fetches(patient: Patient) -> str:
    """Fetch the season from a sandbox of the same program, and judge it."""
    with patient.start("sandbox", "--json") as sandbox:
        try:
            keys = patient.folder / "keys.json"
            keys.write_text(sandbox.stdout.readline() if sandbox.stdout else "", encoding="utf-8")
            patient.run("account", "add", "--from", keys)
            patient.run("poll", "--once")
        finally:
            sandbox.terminate()
    warnings = json.loads(patient.run("review", "--json"))["warnings"]
    if not warnings:
        raise Unwell("The season was judged without a single warning.")
    if (patient.profile / "workbench.db").read_bytes()[:16] == _PLAIN_FILE:
        raise Unwell("The cache is not encrypted.")
    return f"{len(warnings)} warnings, cache encrypted"


def reads(patient: Patient) -> str:
    """Read a workbook that the program has never seen."""
    book = patient.folder / "orders.xlsx"
    write_workbook(book, [_HEADERS, _ORDER])
    told = json.loads(patient.run("import", "--dry-run", "--json", book))
    if "990000000000000001" not in json.dumps(told) and '"new": 1' not in json.dumps(told):
        raise Unwell(f"The workbook's order was not found: {told}")
    return "an order from a workbook"


def demonstrates(patient: Patient) -> str:
    """Make the demo, with shops, filings and their evidence, and poll it once."""
    patient.run("demo", "--headless", profile="demo")
    return "the demo was made and polled"


def opens(patient: Patient) -> str:
    """Open the window, and close it as a system does that shuts down."""
    with patient.start() as window:
        stood = patient.shows_rows(window)
        # Windows knows no signal that asks; there it is ended.
        window.send_signal(signal.SIGTERM)
        code = window.wait(10)
        said = window.stderr.read() if window.stderr else ""
    if not stood or (code and not patient.is_windows) or said.strip():
        raise Unwell(f"The window ended with {code}: {said}")
    return "the window showed its rows and closed"


def draws(patient: Patient) -> str:
    """Draw every view."""
    target = patient.folder / "pictures"
    patient.run("screenshot", "--plain", target)
    pictures = list(target.glob("*.png"))
    if len(pictures) < 2:
        raise Unwell("There are no pictures of the views.")
    return f"{len(pictures)} pictures"


def leaves(patient: Patient) -> str:
    """Leave what an upgrade has to keep: the data, what they say, and a backup."""
    patient.run("backup", patient.backup)
    patient.seen.write_text(_reviewed(patient), encoding="utf-8")
    return f"data and a backup in {patient.folder}"


def keeps(patient: Patient) -> str:
    """Look whether data and backup of the version before say what they said."""
    before = patient.seen.read_text(encoding="utf-8")
    if _reviewed(patient) != before:
        raise Unwell("The review says something else than before the upgrade.")
    patient.run("restore", patient.backup, profile="restored")
    if _reviewed(patient, "restored") != before:
        raise Unwell("The backup says something else than before the upgrade.")
    return "data and backup say what they said"


def _reviewed(patient: Patient, profile: str = "profile") -> str:
    told = json.loads(patient.run("review", "--json", profile=profile))
    return json.dumps([[each["order"], each["rule"], each["waybill"]] for each in told["warnings"]])


def is_well(patient: Patient) -> str:
    """Ask the doctor, who also says whether keyring and notifications are reached, or why not."""
    findings: dict[str, dict[str, Any]] = {
        one["check"]: one for one in json.loads(patient.run("doctor", "--json"))
    }
    ill = [name for name in _MUST_BE_WELL if findings.get(name, {}).get("ok") is not True]
    silent = [name for name in _MUST_SAY if not findings.get(name, {}).get("detail")]
    bad = [one["check"] for one in findings.values() if one["ok"] is False]
    if ill or silent or bad:
        raise Unwell(f"The doctor found: {json.dumps(findings, ensure_ascii=False)}")
    return "; ".join(f"{name}: {findings[name]['detail']}" for name in sorted(_MUST_SAY))


def speaks_chinese(patient: Patient) -> str:
    """Ask the doctor once more, in the seller's language."""
    told = patient.run("doctor", language="zh_CN")
    if "规则包" not in told:
        raise Unwell(f"The Chinese words are missing: {told}")
    return "the doctor speaks Chinese"


def has_a_quiet_log(patient: Patient) -> str:
    """Look for anything in the log that nobody expected."""
    lines = (patient.profile / "workbench.log").read_text(encoding="utf-8").splitlines()
    loud = [line for line in lines if _TROUBLE.search(line) and not patient.expects(line)]
    if loud:
        raise Unwell("The log says:\n" + "\n".join(loud))
    return f"{len(lines)} lines, none of them a warning"


def write_workbook(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """Write the smallest workbook that spreadsheet programs open."""
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>"
        for row in rows
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sheet.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="sheet.xml"/></Relationships>',
        "xl/sheet.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')


STEPS: tuple[Callable[[Patient], str], ...] = (
    fetches,
    demonstrates,
    reads,
    draws,
    opens,
    is_well,
    speaks_chinese,
    has_a_quiet_log,
)


AFTER_UPGRADE = (keeps, opens, is_well, has_a_quiet_log)


def tried(patient: Patient, steps: Sequence[Callable[[Patient], str]]) -> int:
    """Take every step; the first that fails ends it."""
    for step in steps:
        try:
            print(f"{step.__name__}: {step(patient)}", flush=True)
        except (Unwell, subprocess.TimeoutExpired, OSError, ValueError, KeyError) as error:
            print(f"{step.__name__}: FAILED\n{error!r}", flush=True)
            return 1
    return 0


def main(arguments: Sequence[str]) -> int:
    """Try a program as the arguments say; return the exit code."""
    parser = argparse.ArgumentParser(prog="smoke_test.py", description=__doc__.splitlines()[0])
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--leave", type=Path, metavar="FOLDER")
    part.add_argument("--again", type=Path, metavar="FOLDER")
    parser.add_argument("program", nargs="+")
    told = parser.parse_args(arguments)
    program = tuple(told.program)
    if told.again:
        return tried(Patient(program, told.again), AFTER_UPGRADE)
    if told.leave:
        told.leave.mkdir(parents=True)
        return tried(Patient(program, told.leave), (*STEPS, leaves))
    with tempfile.TemporaryDirectory() as folder:
        return tried(Patient(program, Path(folder)), STEPS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
