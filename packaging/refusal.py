"""The one error of the set-up, and the way its steps report what they do."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class SetupRefused(Exception):
    """The set-up cannot go on; the message holds the command that helps."""


def say(sentence: str) -> None:
    """Tell the newcomer what happens, apart from the program's own output."""
    print(sentence, file=sys.stderr, flush=True)


def call(command: Sequence[str | Path]) -> None:
    """Run one step of the set-up; raises CalledProcessError when it fails."""
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=sys.stderr)
