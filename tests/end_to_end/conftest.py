"""The real program in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Program = Callable[..., subprocess.CompletedProcess[str]]


def alone_in(folder: Path) -> dict[str, str]:
    """Return an environment without keyring or display, whose key lies under a passphrase."""
    passphrase = folder / "passphrase"
    passphrase.touch(mode=0o600)
    passphrase.write_text("correct horse\n")
    return {
        **os.environ,
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "share"),
        "QT_QPA_PLATFORM": "offscreen",
        "WORKBENCH_PASSPHRASE_FILE": str(passphrase),
        "WORKBENCH_LANGUAGE": "zh_CN",
    }


def program_in(environment: dict[str, str]) -> Program:
    """Return what runs ``workbench`` with arguments and tells how it ended."""

    def run(*arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "workbench", *arguments],
            env=environment,
            input=text,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment of the test's own."""
    return alone_in(tmp_path)


@pytest.fixture
def workbench(environment: dict[str, str]) -> Program:
    """Run ``workbench`` in it."""
    return program_in(environment)


@pytest.fixture
def keys(environment: dict[str, str]) -> Iterator[dict[str, Any]]:
    """What a running ``workbench sandbox --json`` prints first."""
    with subprocess.Popen(
        [sys.executable, "-m", "workbench", "sandbox", "--json"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())
        process.terminate()
        assert process.wait(timeout=60) == 0
