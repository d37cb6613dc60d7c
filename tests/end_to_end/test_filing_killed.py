"""A draft survives kill -9 on any page: what was told as saved is there, word for word."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.ui.filing.shops import make_profile, profile_at
from tests.ui.filing.victim import told
from workbench.domain.filing.flow import FilingFlow, FlowStep
from workbench.services.assembly.shelf import Shelf

if TYPE_CHECKING:
    from tests.ui.filing.shops import Profile

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
# Where one goes on: on the page that lacks something, or where everything was complete.
GOES_ON = {
    FlowStep.CASE: FlowStep.EVIDENCE,
    FlowStep.SCOPE: FlowStep.EVIDENCE,
    FlowStep.ORDERS: FlowStep.EVIDENCE,
    FlowStep.EVIDENCE: FlowStep.CHECK,
    FlowStep.STATEMENT: FlowStep.CHECK,
    FlowStep.SUBMIT: FlowStep.SUBMIT,
}


def struck(profile: Profile, last: FlowStep) -> dict[str, Any]:
    """File up to a page, kill, and return what was told as saved last."""
    command = [sys.executable, "-m", "tests.ui.filing.victim", str(profile.path), last.value]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(json.loads(line))
            if lines[-1]["step"] == last.value:
                break
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
    assert process.returncode == -signal.SIGKILL
    found: dict[str, Any] = lines[-1]["filing"]
    return found


@pytest.mark.parametrize("last", [pytest.param(step, id=step.value) for step in GOES_ON])
def test_what_was_saved_is_there_after_kill_9(tmp_path: Path, last: FlowStep) -> None:
    shelf = Shelf(RESOURCES, "zh")
    profile = make_profile(tmp_path / "workbench.db", shelf)
    saved = struck(profile, last)
    workspace = profile_at(profile.path, shelf).open()
    try:
        (found,) = [each.filing for each in workspace.filings.all()]
        evidence = workspace.evidence.of(found.id)
    finally:
        workspace.close()
    assert told(found) == saved
    assert FilingFlow(found, evidence).resumed().step is GOES_ON[last]
