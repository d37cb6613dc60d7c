"""A process that reads what strangers wrote is bounded by the system, not by itself."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from workbench.connectors.json_parts import MOST_MEMORY

PATIENCE = 60  # seconds


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no alarm")
@pytest.mark.parametrize(
    "work",
    ["while True: pass", "__import__('re').match('(a*)*b', 'a' * 40)"],
    ids=["in Python", "in a library"],
)
def test_the_system_ends_what_takes_too_long(work: str) -> None:
    script = f"from workbench.confined import confine\nconfine({MOST_MEMORY}, 0.2)\n{work}"
    ended = subprocess.run([sys.executable, "-c", script], timeout=PATIENCE, check=False)
    assert ended.returncode == -signal.SIGALRM
