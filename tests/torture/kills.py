"""kill -9 while the program polls, imports and exports, again and again.

Each round takes a fresh copy of a profile, strikes at a random moment, opens what is left, holds it
against what was acknowledged, and lets the work be done again: the end is that of a run that was
never killed.
"""

from __future__ import annotations

import random
import time
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from tests.torture.looking import contents, differing, half_things, orders_in, page_troubles
from tests.torture.scene import (
    PAGES,
    copy_profile,
    make_profile,
    marketplace,
    opened,
    order_file,
)
from tests.torture.victims import Blow, End, near_blow, spread_blow, struck
from workbench.domain.exchange.exports import ExportRequest, ExportView
from workbench.domain.refresh import Stage
from workbench.services.imports.preview import ImportChoice
from workbench.store.engine.damage import damage_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.torture.victims import Acknowledge
    from workbench.services.assembly.workspace import Workspace

# faults.md A1: a killed cache opens within this many seconds, of which those count that this
# process worked: how long it waited for its turn is the machine's load.
SOON = 2.0
# More blows than so many for each that is to meet the work are aimed badly.
_TRIES = 10


@dataclass
class Tally:
    """What came of the rounds; ``troubles`` name the seed that shows each again."""

    work: str
    rounds: int = 0
    killed: int = 0
    acknowledged: int = 0
    slowest_start: float = 0.0
    troubles: list[str] = field(default_factory=list)

    def line(self) -> dict[str, Any]:
        """The figures for a line of JSON."""
        return {**asdict(self), "ok": not self.troubles}


class Target(Protocol):
    """Work to be struck down, and what to look at afterwards."""

    name: str
    template: Path

    def work(self, path: Path) -> Callable[[Acknowledge], None]: ...

    def blow(self, chance: random.Random, seconds: float) -> Blow: ...

    def troubles(self, workspace: Workspace, end: End) -> list[str]: ...


class Poll:
    """A round of polling: twelve pages of orders, their traces, the judging."""

    name = "poll"

    def __init__(self, folder: Path) -> None:
        self.template = make_profile(folder / "template")

    def work(self, path: Path) -> Callable[[Acknowledge], None]:
        def poll(acknowledge: Acknowledge) -> None:
            with opened(path, marketplace()) as workspace:
                workspace.refresh.run_once(
                    lambda told: acknowledge("page") if told.stage is Stage.ORDERS else None
                )

        return poll

    def blow(self, chance: random.Random, seconds: float) -> Blow:
        """Half of the blows fall among the pages, which are over soon."""
        return spread_blow(chance, seconds) if chance.random() < 0.5 else near_blow(chance, PAGES)

    def troubles(self, workspace: Workspace, end: End) -> list[str]:
        return page_troubles(workspace.cache, len(end.acknowledged), PAGES)


class Import:
    """A file of orders that the window has shown already, saved in one transaction."""

    name = "import"

    def __init__(self, folder: Path, orders: int) -> None:
        self.template = make_profile(folder / "template")
        self._orders = orders
        self._file = order_file(folder, orders)
        with opened(self.template) as workspace:
            self._preview = workspace.imports.preview(self._file, ImportChoice())

    def work(self, path: Path) -> Callable[[Acknowledge], None]:
        def bring_in(acknowledge: Acknowledge) -> None:
            with opened(path) as workspace:
                self.save(workspace)
                acknowledge("file")

        return bring_in

    def save(self, workspace: Workspace) -> None:
        """Do the import."""
        workspace.imports.commit(self._preview)

    def blow(self, chance: random.Random, seconds: float) -> Blow:
        return spread_blow(chance, seconds * 1.1)

    def troubles(self, workspace: Workspace, end: End) -> list[str]:
        orders = orders_in(workspace.cache)
        found = half_things(workspace.cache)
        if orders not in {0, self._orders}:
            found.append(f"half a file: {orders} orders")
        if end.acknowledged and not orders:
            found.append("lost: an acknowledged file")
        return found


class FileImport(Import):
    """The same from the command line: reading and saving go on side by side."""

    name = "import of a file"

    def save(self, workspace: Workspace) -> None:
        workspace.imports.bring_in(self._file, ImportChoice())


class Export:
    """A table written over one that stands there already."""

    name = "export"
    _OLD = "what stood here before"

    def __init__(self, folder: Path) -> None:
        self.template = make_profile(folder / "template")
        self._target = folder / "out" / "orders.csv"
        self._target.parent.mkdir()
        with opened(self.template, marketplace()) as workspace:
            workspace.refresh.run_once()
        self._target.write_text(self._OLD, "utf-8")
        struck(self.work(self.template), None)
        self._whole = self._target.read_bytes()

    def work(self, path: Path) -> Callable[[Acknowledge], None]:
        request = ExportRequest(ExportView.ORDERS, self._target)
        self._target.write_text(self._OLD, "utf-8")

        def export(acknowledge: Acknowledge) -> None:
            with opened(path) as workspace:
                workspace.exports.export(request, lambda _, source: source, lambda _: None)
                acknowledge("file")

        return export

    def blow(self, chance: random.Random, seconds: float) -> Blow:
        return spread_blow(chance, seconds)

    def troubles(self, workspace: Workspace, end: End) -> list[str]:
        stands = self._target.read_bytes()
        if stands == self._whole:
            return []
        if stands != self._OLD.encode():
            return [f"half a table of {len(stands)} bytes"]
        return ["lost: an acknowledged table"] if end.acknowledged else []


class Rounds:
    """Strikes one target again and again."""

    def __init__(self, target: Target, folder: Path) -> None:
        self._target = target
        self._folder = folder / "round"
        self.tally = Tally(target.name)
        self._seconds, self._whole = self._unharmed()

    def _unharmed(self) -> tuple[float, dict[str, Any]]:
        """Return how long the work takes, and what it leaves when nobody strikes."""
        path = copy_profile(self._target.template, self._folder)
        began = time.monotonic()
        end = struck(self._target.work(path), None)
        seconds = time.monotonic() - began
        if end.failed:
            raise AssertionError(f"{self._target.name} fails without any blow")
        with opened(path) as workspace:
            return seconds, contents(workspace.cache)

    def strike(self, seed: int) -> None:
        """Do one round."""
        chance = random.Random(f"{self._target.name} {seed}")
        path = copy_profile(self._target.template, self._folder)
        end = struck(self._target.work(path), self._target.blow(chance, self._seconds))
        self.tally.rounds += 1
        self.tally.killed += end.was_killed
        self.tally.acknowledged += len(end.acknowledged)
        found = self._look(path, end)
        found += self._again(path)
        self.tally.troubles += [f"seed {seed}: {trouble}" for trouble in found]

    def _look(self, path: Path, end: End) -> list[str]:
        began = time.process_time()
        with opened(path) as workspace:
            seconds = time.process_time() - began
            self.tally.slowest_start = max(self.tally.slowest_start, seconds)
            found = damage_of(workspace.cache)
            found += self._target.troubles(workspace, end)
        if end.failed:
            found.append("it failed by itself")
        if seconds > SOON:
            found.append(f"opening took {seconds:.1f} s")
        return found

    def _again(self, path: Path) -> list[str]:
        """Do the work once more to its end; the outcome is that of a run never struck."""
        end = struck(self._target.work(path), None)
        with opened(path) as workspace:
            found = differing(contents(workspace.cache), self._whole)
        if end.failed:
            found.append("the second run failed")
        # Each export that came to its name, and each that was struck just before, leaves a row.
        return [f"differs: {name}" for name in found if name not in {"audit", "sqlite_sequence"}]


def kill(target: Target, folder: Path, kills: int, seed: int = 1) -> Tally:
    """Strike until a target was really killed so many times; return what came of it.

    A blow that fell after the work was done is a round, but no kill.
    """
    striking = Rounds(target, folder)
    tally = striking.tally
    while tally.killed < kills and tally.rounds < kills * _TRIES:
        striking.strike(seed + tally.rounds)
    if tally.killed < kills:
        tally.troubles.append(f"only {tally.killed} of {kills} blows met it at work")
    return tally
