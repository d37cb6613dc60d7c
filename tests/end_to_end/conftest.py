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


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment without keyring or display, whose key lies under a passphrase."""
    passphrase = tmp_path / "passphrase"
    passphrase.touch(mode=0o600)
    passphrase.write_text("correct horse\n")
    return {
        **os.environ,
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "share"),
        "QT_QPA_PLATFORM": "offscreen",
        "WORKBENCH_PASSPHRASE_FILE": str(passphrase),
        "WORKBENCH_LANGUAGE": "zh_CN",
    }


@pytest.fixture
def workbench(environment: dict[str, str]) -> Program:
    """Run ``workbench`` with arguments and return how it ended."""

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
        assert process.wait(timeout=10) == 0
