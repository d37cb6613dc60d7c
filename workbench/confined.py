"""Limits for a process that reads what strangers wrote: memory, time, and no core dump."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import faulthandler
    import os
    from pathlib import Path

    from workbench.windows_limit import limit_memory
else:
    import resource
    import signal


def confine(memory: int, seconds: float) -> None:
    """Bound this process's bytes and seconds.

    The time ends it even inside a library's loop. Call it once, before anything is read.
    """
    if sys.platform == "win32":
        limit_memory(memory)
        nowhere = Path(os.devnull).open("w")  # noqa: SIM115  # held until the process ends
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
    else:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        # Not Python's watchdog: it reads the frames that another thread runs, and one in sixty
        # of these processes fell over them instead of ending.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
