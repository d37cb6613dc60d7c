"""A disk that fills while the program polls, imports, exports, backs up and starts.

Each operation meets a small disk of memory with room for nothing, a little, more … It ends in a
sentence of ours or in success; what was saved before stays, can be looked at while the disk is
full, and all goes on when there is room again.

``python -m tests.torture.full_disk FOLDER POINTS`` runs inside a mount of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

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
from workbench.domain.errors import WorkbenchError
from workbench.domain.exchange.exports import ExportRequest, ExportView
from workbench.domain.profile import CACHE_FILE
from workbench.domain.refresh import Stage
from workbench.services.imports.preview import ImportChoice
from workbench.store.engine.cache import Cache
from workbench.store.engine.damage import damage_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.torture.victims import Acknowledge
    from workbench.services.assembly.workspace import Workspace

SIZE = 12 << 20  # bytes of the disk
MOST_ROOM = 3 << 20  # what the largest operation takes
ROOT = Path(__file__).resolve().parents[2]
# A mount of its own needs no rights where the system lets users have name spaces.
_SCRIPT = f'mount -t tmpfs -o size={SIZE} none "$0" && exec "$@"'
_OWN_MOUNT = ("unshare", "--map-root-user", "--mount", "sh", "-c", _SCRIPT)
# Each try leaves a row in the trail, and the first makes the trail's secret.
EACH_ITS_OWN = frozenset({"audit", "meta", "sqlite_sequence"})
_FULL = frozenset({"DiskFull", "BackupRoomMissing", "ExportTargetFull"})


def can_mount(folder: Path) -> bool:
    """Tell whether this machine lets us mount a small disk."""
    try:
        subprocess.run([*_OWN_MOUNT, str(folder), "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def fill_disks(folder: Path, points: int) -> Iterator[dict[str, Any]]:
    """Run every operation at so many points of a small disk, and yield what came of it."""
    if not can_mount(folder):
        yield {"skipped": "no disks of our own can be mounted here", "ok": True}
        return
    command = [sys.executable, "-m", "tests.torture.full_disk", str(folder), str(points)]
    done = subprocess.run(
        [*_OWN_MOUNT, str(folder), *command], cwd=ROOT, stdout=subprocess.PIPE, check=True
    )
    yield from (msgspec.json.decode(line) for line in done.stdout.splitlines())


@dataclass
class Fillings:
    """What came of one operation on disks with less and more room."""

    operation: str
    points: int = 0
    refused: int = 0
    viewed: int = 0
    troubles: list[str] = field(default_factory=list)

    def line(self) -> dict[str, Any]:
        """The figures for a line of JSON."""
        return {**asdict(self), "ok": not self.troubles}


class Disk:
    """A profile on the small disk, and the ballast that leaves it so much room."""

    def __init__(self, folder: Path, work: Path) -> None:
        self._ballast = folder / "ballast"
        self.profile = folder / "profile"
        self.path = self.profile / CACHE_FILE
        self.template = make_profile(work / "template")
        with opened(self.template, marketplace(PAGES // 2)) as workspace:
            workspace.refresh.run_once()
        self.source = order_file(work, 600)

    def lay(self, room: int) -> None:
        """Lay the profile out anew and fill the disk but for ``room`` bytes."""
        self.free()
        copy_profile(self.template, self.profile)
        with self._ballast.open("wb") as stream:
            status = os.fstatvfs(stream.fileno())
            left = status.f_bavail * status.f_frsize - room
            os.posix_fallocate(stream.fileno(), 0, max(1, left))

    def free(self) -> None:
        """Give the room back."""
        self._ballast.unlink(missing_ok=True)


Operation = "Callable[[Workspace, Acknowledge], None]"


def _poll(workspace: Workspace, acknowledge: Acknowledge) -> None:
    workspace.refresh.run_once(
        lambda told: acknowledge(f"orders {told.done}") if told.stage is Stage.ORDERS else None
    )


class Laid(Protocol):
    """A disk with a profile on it and a file to take in."""

    @property
    def profile(self) -> Path:
        """The profile's folder; what goes out is written beside it."""
        ...

    @property
    def source(self) -> Path:
        """An order export."""
        ...


class Operations:
    """What is tried on a disk in trouble, by name."""

    def __init__(self, disk: Laid) -> None:
        self._disk = disk
        self.all: dict[str, Callable[[Workspace, Acknowledge], None]] = {
            "poll": _poll,
            "import": self._import,
            "export": self._export,
            "backup": self._backup,
            "start": lambda workspace, acknowledge: None,
        }

    def _import(self, workspace: Workspace, acknowledge: Acknowledge) -> None:
        workspace.imports.bring_in(self._disk.source, ImportChoice())
        acknowledge("orders 600")

    def _export(self, workspace: Workspace, acknowledge: Acknowledge) -> None:
        target = self._disk.profile.parent / "orders.csv"
        target.unlink(missing_ok=True)
        request = ExportRequest(ExportView.ORDERS, target)
        workspace.exports.export(request, lambda _, source: source, lambda _: None)

    def _backup(self, workspace: Workspace, acknowledge: Acknowledge) -> None:
        target = self._disk.profile.parent / "copy.workbench-backup"
        target.unlink(missing_ok=True)
        workspace.backups.write(target, lambda done, total: None)


def _try(
    path: Path, operation: Callable[[Workspace, Acknowledge], None]
) -> Callable[[Acknowledge], None]:
    """Return a work that says by which error of ours it was refused, if by any."""

    def work(acknowledge: Acknowledge) -> None:
        try:
            with opened(path, marketplace()) as workspace:
                operation(workspace, acknowledge)
        except WorkbenchError as error:
            acknowledge(f"refused {type(error).__name__}")

    return work


def fill(disk: Disk, name: str, points: int) -> Fillings:
    """Do one operation with ``points`` different amounts of room."""
    operation = Operations(disk).all[name]
    found = Fillings(name)
    disk.lay(MOST_ROOM)
    told = struck(_try(disk.path, operation), None)
    if told.failed or refusals(told.acknowledged):
        raise AssertionError(f"{name} fails on a disk with room: {told}")
    with opened(disk.path) as workspace:
        whole = contents(workspace.cache)
    for point in range(points):
        disk.lay(MOST_ROOM * point // points)
        end = struck(_try(disk.path, operation), None)
        told_of = refusals(end.acknowledged)
        troubles = [f"refused as {kind}" for kind in told_of if kind not in _FULL]
        troubles += ["it failed without a word"] if end.failed else []
        troubles += _viewed(disk, end.acknowledged, found)
        disk.free()
        troubles += _goes_on(disk, operation, whole, was_refused=bool(told_of))
        found.points += 1
        found.refused += bool(told_of)
        found.troubles += [f"point {point} of {points}: {trouble}" for trouble in troubles]
    return found


def refusals(told: tuple[str, ...]) -> list[str]:
    return [line.removeprefix("refused ") for line in told if line.startswith("refused ")]


def _viewed(disk: Disk, told: tuple[str, ...], found: Fillings) -> list[str]:
    """Look at the data while the disk is full; return what is missing."""
    saved = [int(line.partition(" ")[2]) for line in told if line.startswith("orders ")]
    expected = max([PAGES // 2 * PER_PAGE, *saved])
    try:
        with Cache.open_or_view(disk.path, KEY) as cache:
            found.viewed += 1
            return [] if orders_in(cache) >= expected else [f"lost: {orders_in(cache)} orders seen"]
    except WorkbenchError as error:
        return [f"cannot be viewed: {type(error).__name__}"]


def _goes_on(
    disk: Disk,
    operation: Callable[[Workspace, Acknowledge], None],
    whole: dict[str, Any],
    *,
    was_refused: bool,
) -> list[str]:
    """Do again with room what was refused; the outcome is that of a disk that was never full."""
    end = (
        struck(_try(disk.path, operation), None)
        if was_refused
        else End((), was_killed=False, failed=False)
    )
    with opened(disk.path) as workspace:
        found = [*damage_of(workspace.cache), *half_things(workspace.cache, told=2)]
        differs = differing(contents(workspace.cache), whole)
    found += [f"differs: {name}" for name in differs if name not in EACH_ITS_OWN]
    return found + (["it cannot go on"] if end.failed or refusals(end.acknowledged) else [])


def main(folder: Path, points: int) -> None:
    """Run all operations on the disk mounted at ``folder``."""
    work = folder.with_name(f"{folder.name}-work")
    work.mkdir()
    disk = Disk(folder, work)
    for name in Operations(disk).all:
        line = fill(disk, name, points).line()
        print(msgspec.json.encode(line).decode(), flush=True)  # noqa: T201  # the answer


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
