"""A disk that fails: reads, writes and syncs of the data answer EIO at one place after another.

Each operation of the program meets the fault at its n-th call, once or from there on. It ends in a
sentence of ours or in success, nothing acknowledged is lost, the data can be looked at, and once
the disk is well all goes on (faults A9). The calls are caught by ``bad_disk.c``, compiled here and
preloaded: the SQLite in use takes no file system of ours.

``python -m tests.torture.bad_disk FOLDER POINTS`` runs with that library loaded.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from tests.torture.full_disk import EACH_ITS_OWN, Operations, refusals
from tests.torture.looking import contents, differing, half_things, orders_in
from tests.torture.scene import (
    KEY,
    PAGES,
    PER_PAGE,
    copy_profile,
    make_profile,
    marketplace,
    opened,
    order_file,
)
from tests.torture.victims import End, struck
from workbench.domain.errors import DiskFaulty, WorkbenchError
from workbench.domain.profile import CACHE_FILE
from workbench.store.engine.cache import Cache
from workbench.store.engine.damage import damage_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.torture.victims import Acknowledge
    from workbench.services.assembly.workspace import Workspace

    Operation = Callable[[Workspace, Acknowledge], None]

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path(__file__).with_name("bad_disk.c")
CALLS = {"read": 1, "write": 2, "sync": 4, "truncate": 8}
FOR_GOOD = 1 << 30
NAMES = ("poll", "import", "backup", "start")
# A copy that cannot be read back is no backup.
_TOLD = frozenset({"DiskFaulty", "FileDamaged", "BackupDamaged"})


def can_fail() -> bool:
    """Tell whether a disk can be made to fail here: a compiler, and a system that preloads."""
    return sys.platform == "linux" and shutil.which("cc") is not None


def fail_disks(folder: Path, points: int) -> Iterator[dict[str, Any]]:
    """Run every operation with so many places of faults of each kind; yield what came of it."""
    if not can_fail():
        yield {"skipped": "there is no C compiler to make a failing disk with", "ok": True}
        return
    library = folder / "bad_disk.so"
    compile_ = ["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl"]
    subprocess.run(compile_, check=True, capture_output=True)
    command = [sys.executable, "-m", "tests.torture.bad_disk", str(folder), str(points)]
    environment = {**os.environ, "LD_PRELOAD": str(library)}
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    yield from (msgspec.json.decode(line) for line in done.stdout.splitlines())


@dataclass(frozen=True, slots=True)
class Fault:
    """Which calls fail, after how many good ones, and how often."""

    call: str
    after: int
    times: int


@dataclass
class Failings:
    """What came of one operation under faults of one kind."""

    operation: str
    call: str
    calls: int = 0
    points: int = 0
    met: int = 0
    refused: int = 0
    only_read: int = 0
    viewed: int = 0
    troubles: list[str] = field(default_factory=list)

    def line(self) -> dict[str, Any]:
        """The figures for a line of JSON."""
        return {**asdict(self), "ok": not self.troubles and bool(self.met or not self.calls)}


class Disk:
    """A profile whose folder can be made to fail."""

    def __init__(self, folder: Path) -> None:
        self._work = folder
        self.profile: Path = folder / "disk" / "profile"
        self.profile.parent.mkdir()
        self.path = self.profile / CACHE_FILE
        self._template = make_profile(folder / "template")
        with opened(self._template, marketplace(PAGES // 2)) as workspace:
            workspace.refresh.run_once()
        self.source: Path = order_file(folder, 600)
        self._library = ctypes.CDLL(None)

    def lay(self) -> None:
        """Lay the profile out anew."""
        copy_profile(self._template, self.profile)

    def arm(self, fault: Fault) -> None:
        """Let calls on the profile's files fail from here on, in this process."""
        below = os.fsencode(self.profile.parent)
        after, times = ctypes.c_long(fault.after), ctypes.c_long(fault.times)
        self._library.bad_disk_arm(below, CALLS[fault.call], after, times)

    @property
    def told(self) -> str:
        """Return how many calls there were since then and how many failed, in this process."""
        return f"calls {self._library.bad_disk_seen()} {self._library.bad_disk_failed()}"


def work(disk: Disk, operation: Operation, fault: Fault | None) -> Callable[[Acknowledge], None]:
    """Return a work that meets the fault, says whether it did and by which error it was refused."""

    def act(acknowledge: Acknowledge) -> None:
        if fault is not None:
            disk.arm(fault)
        try:
            with opened(disk.path, marketplace()) as workspace:
                meet(workspace, operation, acknowledge)
        except WorkbenchError as error:
            acknowledge(f"refused {type(error).__name__}")
        acknowledge(disk.told)

    return act


def meet(workspace: Workspace, operation: Operation, acknowledge: Acknowledge) -> None:
    """Do the operation; where the data's own disk failed, try whether they are written on."""
    try:
        operation(workspace, acknowledge)
    except DiskFaulty as error:
        if error.values["path"] == str(workspace.cache.path):
            acknowledge("writes on" if writes_on(workspace.cache) else "only reads on")
        raise


def writes_on(cache: Cache) -> bool:
    """Tell whether a write is tried once more: the second fsync after a failed one may lie."""
    try:
        cache.execute("UPDATE meta SET value = value")
    except DiskFaulty:
        return False
    return True


def count_calls(disk: Disk, operation: Operation, call: str) -> int:
    """Return how many calls of a kind an operation makes where nothing fails."""
    disk.lay()
    told = struck(work(disk, operation, Fault(call, 0, 0)), None)
    if told.failed or refusals(told.acknowledged):
        raise AssertionError(f"it fails on a whole disk: {told}")
    return _calls(told)[0]


def _calls(end: End) -> tuple[int, int]:
    """Return how many calls of the armed kind there were, and how many failed."""
    told = [line for line in end.acknowledged if line.startswith("calls ")]
    _, seen, failed = told[0].split() if told else ("calls", "0", "0")
    return int(seen), int(failed)


def fail(disk: Disk, name: str, call: str, points: int) -> Failings:
    """Do one operation with faults at ``points`` places, each once and from there on."""
    operation = Operations(disk).all[name]
    found = Failings(name, call)
    found.calls = count_calls(disk, operation, call)
    disk.lay()
    struck(work(disk, operation, None), None)
    with opened(disk.path) as workspace:
        whole = contents(workspace.cache)
    for point in range(points):
        for times in (1, FOR_GOOD):
            fault = Fault(call, found.calls * (2 * point + 1) // (2 * points), times)
            troubles = _meet(disk, operation, fault, whole, found)
            found.troubles += [f"{fault}: {trouble}" for trouble in troubles]
    return found


def _meet(
    disk: Disk, operation: Operation, fault: Fault, whole: dict[str, Any], found: Failings
) -> list[str]:
    disk.lay()
    end = struck(work(disk, operation, fault), None)
    told = refusals(end.acknowledged)
    troubles = [f"refused as {kind}" for kind in told if kind not in _TOLD]
    troubles += ["it failed without a word"] if end.failed else []
    troubles += ["it writes on"] if "writes on" in end.acknowledged else []
    troubles += _viewed(disk, end.acknowledged, found)
    troubles += _goes_on(disk, operation, whole, was_refused=bool(told))
    found.points += 1
    found.met += bool(_calls(end)[1])
    found.refused += bool(told)
    found.only_read += "only reads on" in end.acknowledged
    return troubles


def _viewed(disk: Disk, told: tuple[str, ...], found: Failings) -> list[str]:
    """Look at the data once the disk is well; return what is missing."""
    saved = [int(line.partition(" ")[2]) for line in told if line.startswith("orders ")]
    expected = max([PAGES // 2 * PER_PAGE, *saved])
    try:
        with Cache.open_or_view(disk.path, KEY) as cache:
            found.viewed += 1
            return [] if orders_in(cache) >= expected else [f"lost: {orders_in(cache)} orders seen"]
    except WorkbenchError as error:
        return [f"cannot be viewed: {type(error).__name__}"]


def _goes_on(
    disk: Disk, operation: Operation, whole: dict[str, Any], *, was_refused: bool
) -> list[str]:
    """Do again what was refused; the outcome is that of a disk that never failed."""
    whole_end = End((), was_killed=False, failed=False)
    end = struck(work(disk, operation, None), None) if was_refused else whole_end
    with opened(disk.path) as workspace:
        found = [*damage_of(workspace.cache), *half_things(workspace.cache, told=2)]
        differs = differing(contents(workspace.cache), whole)
    found += [f"differs: {name}" for name in differs if name not in EACH_ITS_OWN]
    return found + (["it cannot go on"] if end.failed or refusals(end.acknowledged) else [])


def main(folder: Path, points: int) -> None:
    """Run all operations under faults of every kind; for one point of each the poll is enough."""
    disk = Disk(folder)
    for name in NAMES if points > 1 else NAMES[:1]:
        for call in CALLS:
            line = fail(disk, name, call, points).line()
            print(msgspec.json.encode(line).decode(), flush=True)  # noqa: T201  # the answer


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
