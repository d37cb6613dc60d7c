"""All thread code of the window: the poller's thread and threads for single jobs.

Workers hand over values through signals; receivers are slots of objects in the window's thread,
because a lambda connected to a worker's signal runs in the worker's thread. Who starts a thread
ends it, within :data:`STOP_LIMIT`.
"""

from __future__ import annotations

from workbench.ui.background.jobs import Jobs
from workbench.ui.background.polling import Poller, Polling
from workbench.ui.background.threads import STOP_LIMIT, Gate, OwnedThread, Stopped

__all__ = ["STOP_LIMIT", "Gate", "Jobs", "OwnedThread", "Poller", "Polling", "Stopped"]
