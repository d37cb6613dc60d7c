"""Children of the program: started by the names that the parts of the program use for them."""

from __future__ import annotations

import subprocess

from workbench import paths
from workbench.app.children import SERVED
from workbench.connectors.json_parts import SPLITTER
from workbench.services.exports.report_files import REPORT_WRITER
from workbench.services.exports.service import WRITER
from workbench.services.imports.service import READER
from workbench.services.replay.process import COMPARER


def test_each_child_is_served() -> None:
    assert set(SERVED) == {WRITER, REPORT_WRITER, COMPARER, READER, SPLITTER}


def test_a_parent_that_went_away_is_no_trouble() -> None:
    command = [*paths.program(), SPLITTER]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, **pipes) as child:  # type: ignore[call-overload]  # all are pipes
        child.stdout.close()
        child.stdin.close()
        assert (child.stderr.read(), child.wait()) == (b"", 1)
