"""Other zones, encodings, readers and ends than a program wishes for."""

from __future__ import annotations

import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from tests.end_to_end.conftest import alone_in, program_in
from tests.seasons import small_season
from workbench.sandbox import SandboxServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.end_to_end.conftest import Program

PARCEL = {
    "id": "YT8800213345012",
    "carrier": "圆通",
    "scans": [
        {"time": "2024-01-20 05:20:00", "text": "【浙江省金华市义乌市稠城】 已收件"},
        {"time": "2024-01-20 07:46:00", "text": "【义乌转运中心】 已收入"},
    ],
}
PROGRAM = (sys.executable, "-m", "workbench")


class Answers(logging.Handler):
    """Tells when the sandbox's gateway has answered so many times."""

    def __init__(self, count: int) -> None:
        super().__init__(logging.DEBUG)
        self._left = count
        self.reached = threading.Event()

    def emit(self, record: logging.LogRecord) -> None:
        self._left -= 1
        if self._left == 0:
            self.reached.set()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with one parcel that lies at its first hub, made once."""
    folder = tmp_path_factory.mktemp("template")
    source = folder / "one.jsonl"
    source.write_text(json.dumps(PARCEL), "utf-8")
    workbench = program_in(alone_in(folder))
    profile = str(folder / "made")
    brought = workbench("--profile", profile, "import", str(source), "--platform", "1688")
    assert brought.returncode == 0
    return folder / "made"


@pytest.fixture
def profile(template: Path, tmp_path: Path) -> str:
    """That profile as a test's own."""
    return str(shutil.copytree(template, tmp_path / "profile"))


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    """A season of few orders."""
    with SandboxServer(small_season()) as server:
        yield server


@pytest.fixture
def amid_the_orders() -> Iterator[Answers]:
    """Many orders are read, others are not."""
    handler, logger = Answers(80), logging.getLogger("workbench.sandbox.alibaba1688.gateway")
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    yield handler
    logger.removeHandler(handler)
    logger.setLevel(level)


@pytest.mark.parametrize(
    "surroundings",
    [
        pytest.param({"TZ": "America/New_York"}, id="new-york"),
        pytest.param({"TZ": "Pacific/Apia", "LC_ALL": "C"}, id="apia-and-no-locale"),
        pytest.param({"PYTHONIOENCODING": "ascii"}, id="ascii"),
        pytest.param({"PYTHONIOENCODING": "gbk"}, id="gbk"),
    ],
)
def test_the_review_is_the_same_everywhere(
    environment: dict[str, str], profile: str, surroundings: dict[str, str]
) -> None:
    command = [*PROGRAM, "--profile", profile, "review", "--as-of", "2024-01-22T06:00"]
    around = {**environment, **surroundings}
    for_people = subprocess.run(command, env=around, capture_output=True, check=True)
    assert for_people.stderr == b""
    shown = subprocess.run([*command, "--json"], env=around, capture_output=True, check=True)
    found = json.loads(shown.stdout.decode())
    assert found["as_of"] == "2024-01-22T06:00:00+08:00"
    assert [each["deadline"] for each in found["warnings"]] == [
        "2024-01-22T05:20:00+08:00",
        "2024-01-23T07:46:00+08:00",
    ]


def test_a_reader_that_goes_away_is_no_trouble(environment: dict[str, str], profile: str) -> None:
    command = [*PROGRAM, "--profile", profile, "review", "--as-of", "2024-01-22T06:00"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, **pipes) as process:  # type: ignore[call-overload]  # both are pipes
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no full device")  # noqa: PTH110 - a device, no path of ours
def test_a_full_disk_behind_the_output_gets_a_sentence(
    environment: dict[str, str], profile: str
) -> None:
    command = [*PROGRAM, "--profile", profile, "account", "list"]
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - as above
        ended = subprocess.run(
            command, env=environment, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1


def test_a_poll_that_is_killed_loses_nothing(
    workbench: Program,
    sandbox: SandboxServer,
    amid_the_orders: Answers,
    environment: dict[str, str],
    tmp_path: Path,
) -> None:
    """Killed where it stands, the next poll ends as one that was never killed."""
    killed, whole = ("--profile", str(tmp_path / "killed")), ("--profile", str(tmp_path / "whole"))
    for one in (killed, whole):
        keys = json.dumps(sandbox.credentials())
        assert workbench(*one, "account", "add", "--from", "-", text=keys).returncode == 0
    with subprocess.Popen(
        [*PROGRAM, *killed, "poll"], env=environment, stdout=subprocess.DEVNULL
    ) as polling:
        assert amid_the_orders.reached.wait(60)
        polling.kill()
    reviewed = []
    for one in (killed, whole):
        assert workbench(*one, "poll", "--once").returncode == 0
        reviewed.append(json.loads(workbench(*one, "review", "--json").stdout))
    assert reviewed[0] == reviewed[1]
    assert len(reviewed[0]["warnings"]) >= 10


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_polling_ends_at_once_when_asked(
    environment: dict[str, str], profile: str, number: signal.Signals
) -> None:
    command = [*PROGRAM, "--profile", profile, "poll", "--json"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, **pipes) as process:  # type: ignore[call-overload]  # both are pipes
        # The first round is done: now it waits five minutes for the next.
        assert json.loads(process.stdout.readline())["shops"][0]["state"] == "imported"
        process.send_signal(number)
        assert (process.wait(timeout=60), process.stderr.read()) == (0, b"")
