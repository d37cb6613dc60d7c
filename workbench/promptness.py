"""How soon a thread that wakes gets a processor: the window at once, then what works for it.

Who works keeps its processor until its turn is over, for milliseconds where none is idle, unless
the thread that wakes takes shorter turns itself. So the window's thread would wait that long, and
again each time it waited for the interpreter. Since 6.12 Linux lets a thread say how long its turns
are (sched_setattr(2), ``sched_runtime``); its share of the processors stays what it was. Elsewhere
nothing is said: Windows puts the window that is worked in first by itself.
"""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress
from enum import IntEnum


class Turn(IntEnum):
    """How long a thread goes on once it has a processor, in nanoseconds; the shorter comes first.

    What has said nothing takes turns of a millisecond or more.
    """

    WINDOW = 100_000  # the shortest that Linux takes
    WORK = 500_000
    CHILD = 10_000_000


class _Attributes(ctypes.Structure):
    """``struct sched_attr`` in its first version."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("policy", ctypes.c_uint32),
        ("flags", ctypes.c_uint64),
        ("nice", ctypes.c_int32),
        ("priority", ctypes.c_uint32),
        ("runtime", ctypes.c_uint64),
        ("deadline", ctypes.c_uint64),
        ("period", ctypes.c_uint64),
    )


# sched_setattr by its number: the C library of Debian 12 has no function for it.
_CALLS = {"x86_64": 314, "aarch64": 274}
_RESET_ON_FORK = 1  # a browser that is opened, say, takes turns as it likes


def take_turns(turn: Turn, thread: int = 0) -> bool:
    """Let a thread, the calling one unless told, take such turns; False where that is not heard."""
    if sys.platform != "linux":
        return False
    call = _CALLS.get(os.uname().machine)
    if call is None or os.sched_getscheduler(thread) != os.SCHED_OTHER:
        return False
    asked = _Attributes(
        size=ctypes.sizeof(_Attributes),
        policy=os.SCHED_OTHER,
        flags=_RESET_ON_FORK,
        nice=os.getpriority(os.PRIO_PROCESS, thread),  # of this thread: see nice(2)
        runtime=turn,
    )
    return bool(ctypes.CDLL(None).syscall(call, thread, ctypes.byref(asked), 0) == 0)


class Distance(IntEnum):
    """How far a child stands behind the window, in steps of nice(2)."""

    NEAR = 5
    FAR = 10


def come_behind(child: int, distance: Distance) -> None:
    """Let a process that was just started have what the window and others leave.

    Nothing is said on Windows, where a process is started so. One that has ended needs nothing.
    """
    if sys.platform != "win32":
        with suppress(ProcessLookupError):
            nice = os.getpriority(os.PRIO_PROCESS, child) + distance
            os.setpriority(os.PRIO_PROCESS, child, nice)
            take_turns(Turn.CHILD, child)
