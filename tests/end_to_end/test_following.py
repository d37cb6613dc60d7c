"""A list of waybills followed by the sandbox's Kuaidi100, with a kill -9 in between."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from tests.seasons import whole_season
from workbench.sandbox import SandboxServer
from workbench.sandbox.faults import Fault, FaultKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.end_to_end.conftest import Program

BUDGET, PARCELS = 4, 6
QUESTIONS = "workbench.sandbox.kuaidi100"


class Questions(logging.Handler):
    """Counts what the sandbox's provider was asked."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.count = 0
        self.first = threading.Event()

    def emit(self, record: logging.LogRecord) -> None:
        """Count one question."""
        self.count += 1
        self.first.set()


@pytest.fixture
def questions() -> Iterator[Questions]:
    """What the provider is asked."""
    handler, logger = Questions(), logging.getLogger(QUESTIONS)
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    yield handler
    logger.removeHandler(handler)
    logger.setLevel(level)


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    """A running season."""
    with SandboxServer(whole_season()) as server:
        yield server


def list_of_waybills(server: SandboxServer, folder: Path) -> Path:
    parcels = [p for order in server.world.season.orders for p in order.parcels]
    lines = [f"{p.waybill},圆通速递" for p in parcels if p.carrier.id == "yuantong"][:PARCELS]
    path = folder / "waybills.csv"
    path.write_text("\n".join(["运单号,快递公司", *lines]), "utf-8")
    return path


def test_the_budget_is_held_over_a_kill(
    workbench: Program,
    environment: dict[str, str],
    sandbox: SandboxServer,
    questions: Questions,
    tmp_path: Path,
) -> None:
    profile = ("--profile", str(tmp_path / "mine"))
    keys = tmp_path / "keys.json"
    keys.write_text(json.dumps({"kuaidi100": sandbox.credentials()["kuaidi100"]}), "utf-8")
    assert workbench(*profile, "account", "add", "--from", str(keys)).returncode == 0
    assert workbench(*profile, "account", "budget", str(BUDGET)).returncode == 0
    source = str(list_of_waybills(sandbox, tmp_path))
    brought = workbench(*profile, "import", source, "--platform", "1688", "--json")
    assert json.loads(brought.stdout)[0]["followed"] == PARCELS, brought.stderr
    tried, questions.count = questions.count, 0
    assert tried == 1  # the keys were tried before they were saved
    questions.first.clear()

    sandbox.world.faults.add(Fault(FaultKind.SLOW, api="kuaidi100", seconds=60))
    command = [sys.executable, "-m", "workbench", *profile, "poll", "--once"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as polling:
        assert questions.first.wait(60)
        polling.kill()
    sandbox.world.faults.clear()

    polled = workbench(*profile, "poll", "--once", "--json")
    assert polled.returncode == 0, polled.stderr
    assert questions.count == BUDGET  # the one that was killed counts: it may have been charged
    spent = json.loads(workbench(*profile, "account", "budget", "--json").stdout)
    assert (spent["queries_per_day"], spent["spent_today"]) == (BUDGET, BUDGET)
    (shop,) = json.loads(workbench(*profile, "account", "list", "--json").stdout)
    assert shop["state"] == "budget_spent"
