"""Limits for a process that reads what strangers wrote: memory, time, and no core dump."""

from __future__ import annotations

import faulthandler
import os
import sys
from pathlib import Path

from workbench.promptness import come_behind

if sys.platform == "win32":
    from workbench.windows_limit import limit_memory
else:
    import resource


def confine(memory: int, seconds: float) -> None:
    """Bound this process's bytes and seconds.

    The time ends it even inside a library's loop. Call it once, before anything is read.
    """
    if sys.platform == "win32":
        limit_memory(memory)
    else:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        come_behind()
    nowhere = Path(os.devnull).open("w")  # noqa: SIM115  # held until the process ends
    faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
