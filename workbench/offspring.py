"""Our own program, started again for one piece of work: without a console, behind the window."""

from __future__ import annotations

import subprocess
from typing import IO, TYPE_CHECKING

from workbench.promptness import Distance, come_behind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Windows would else flash a console, and knows no nice values.
_FLAGS = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(
    subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0
)


def start_child(
    command: Sequence[str],
    complaints: int | IO[bytes] = subprocess.DEVNULL,
    environment: Mapping[str, str] | None = None,
    distance: Distance = Distance.FAR,
) -> subprocess.Popen[bytes]:
    """Start a process that is spoken with over its pipes, and send it behind at once.

    It takes a quarter of a second of a processor until it can do so itself. What it writes to
    standard error goes to ``complaints``: nowhere unless told, as a library may quote its input.
    """
    child = subprocess.Popen(  # noqa: S603  # our own program, started again
        [*command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=complaints,
        env=environment,
        creationflags=_FLAGS,
    )
    come_behind(child.pid, distance)
    return child
