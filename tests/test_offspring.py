"""A child of the program stands behind the window before it has done anything."""

from __future__ import annotations

import os
import sys

import pytest

from workbench.offspring import start_child
from workbench.promptness import Distance, come_behind

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no nice values")

# It waits for a word: by then whoever started it has said all that there is to say.
NICE = "import os, sys; sys.stdin.readline(); print(os.nice(0))"
ENDED = "import sys; sys.stdin.readline()"


@pytest.mark.parametrize(("distance", "steps"), [(Distance.NEAR, 5), (Distance.FAR, 10)])
def test_a_child_stands_behind_who_started_it(distance: Distance, steps: int) -> None:
    with start_child([sys.executable, "-c", NICE], distance=distance) as child:
        told, _ = child.communicate(b"\n", timeout=60)
    assert int(told) == min(os.nice(0) + steps, 19)


def test_a_child_that_is_gone_needs_no_place() -> None:
    with start_child([sys.executable, "-c", ENDED]) as child:
        child.communicate(b"\n", timeout=60)
    come_behind(child.pid, Distance.FAR)
    assert child.returncode == 0
