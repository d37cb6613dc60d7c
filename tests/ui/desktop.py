"""A private desktop for tests: an X server, a D-Bus of its own and dunst on it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEEDED = ("Xvfb", "dbus-daemon", "dunst", "dunstctl")
LIMIT = 10  # seconds

# No service folders: nothing but what a test starts ever answers on this bus.
BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <policy context="default">
    <allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/>
  </policy>
</busconfig>
"""


@dataclass(frozen=True)
class Desktop:
    """A bus, and perhaps a notification service on it."""

    environment: dict[str, str]

    def control(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["dunstctl", *words],  # noqa: S607 - found by the shell's path, as a user would
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
        )

    def answers(self) -> bool:
        return self.control("is-paused").returncode == 0

    def displayed(self) -> int:
        return int(self.control("count", "displayed").stdout)

    def history(self) -> list[dict[str, str]]:
        entries = json.loads(self.control("history").stdout)["data"][0]
        return [{name: part["data"] for name, part in entry.items()} for entry in entries]


def missing_programs() -> list[str]:
    return [name for name in NEEDED if shutil.which(name) is None]


@contextmanager
def private_bus(folder: Path) -> Iterator[Desktop]:
    """Run a D-Bus on which nobody offers notifications."""
    config = folder / "bus.conf"
    config.write_text(BUS_CONFIG.format(folder=folder))
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"]
    with _running(command, dict(os.environ), stdout=subprocess.PIPE) as bus:
        assert bus.stdout is not None
        address = bus.stdout.readline().strip()
        yield Desktop({**os.environ, "DBUS_SESSION_BUS_ADDRESS": address})


@contextmanager
def notification_service(desktop: Desktop) -> Iterator[subprocess.Popen[str]]:
    """Run dunst on the bus, before a screen of its own, and yield its process."""
    with ExitStack() as stack:
        reading, writing = os.pipe()
        server = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "640x480x24", "-nolisten"]
        stack.enter_context(_running([*server, "tcp"], desktop.environment, pass_fds=(writing,)))
        os.close(writing)
        with os.fdopen(reading) as told:
            display = f":{told.readline().strip()}"
        environment = {**desktop.environment, "DISPLAY": display}
        yield stack.enter_context(_running(["dunst", "-conf", "/dev/null"], environment))


@contextmanager
def _running(
    command: list[str],
    environment: dict[str, str],
    *,
    stdout: int = subprocess.DEVNULL,
    pass_fds: tuple[int, ...] = (),
) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        command,
        env=environment,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        text=True,
        pass_fds=pass_fds,
    ) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.send_signal(signal.SIGCONT)  # in case a test made it stand still
            process.wait(LIMIT)
