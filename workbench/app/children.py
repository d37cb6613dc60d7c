"""Work in processes of its own: what a child of ours does with its standard input.

A child is started by its name alone, without the command line: that takes longer to load than most
children take for their work.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from workbench import paths

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def write_export() -> int:
    """Write the export that standard input describes; return the exit code."""
    from workbench.services.assembly.shelf import Shelf
    from workbench.services.exports.child import serve

    resources = paths.resource("")
    return serve(sys.stdin.buffer, sys.stdout.buffer, lambda said: Shelf(resources, said))


def write_report() -> int:
    """Write the report that standard input describes; return the exit code."""
    from workbench.services.exports.report_child import serve

    return serve(sys.stdin.buffer, sys.stdout.buffer, paths.resource(""))


def compare_orders() -> int:
    """Answer, batch by batch, how standard input's orders fare under two books."""
    from workbench.policy.lead_times import load_lead_times
    from workbench.services.replay.child import serve

    leads = paths.resource("lead_times.toml")
    return serve(sys.stdin.buffer, sys.stdout.buffer, lambda: load_lead_times(leads))


def read_file() -> int:
    """Read the file that standard input describes; return the exit code."""
    from workbench.files.worker import serve

    return serve(sys.stdin.buffer, sys.stdout.buffer)


def split_json() -> int:
    """Take the JSON on standard input apart; return the exit code."""
    from workbench.connectors.json_parts import serve

    return serve(sys.stdin.buffer, sys.stdout.buffer)


SERVED: Mapping[str, Callable[[], int]] = {
    "write-export": write_export,
    "write-report": write_report,
    "compare-orders": compare_orders,
    "read-file": read_file,
    "split-json": split_json,
}


def serve(name: str) -> int:
    """Do the work of the child called ``name``; return the exit code.

    A parent that went away, or a Ctrl+C that was meant for it, ends the child without a word.
    """
    try:
        return SERVED[name]()
    except (BrokenPipeError, KeyboardInterrupt):
        # What is still to be written has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
