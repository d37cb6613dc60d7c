"""kill -9 at every statement by which a file is made or brought up to date.

The statements are counted where Python hands them to SQLite, so the program itself runs unchanged.
Whatever the moment, the file opens with the old schema or the new one, and the next start finishes.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from tests.torture.looking import contents
from tests.torture.released import RELEASED, restore
from tests.torture.scene import KEY
from tests.torture.victims import struck
from workbench.domain.errors import StoreError
from workbench.domain.profile import CACHE_FILE
from workbench.store.engine.cache import Cache
from workbench.store.engine.damage import damage_of
from workbench.store.engine.driver import Connection, DatabaseError
from workbench.store.engine.opening import open_existing, open_still
from workbench.store.schema import current_version

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import FrameType

    from tests.torture.victims import Acknowledge

# Before anything was made there is no file, and no version.
NOTHING = 0
_HANDED_OVER = frozenset({"execute", "executemany", "executescript"})


@dataclass
class Steps:
    """What came of killing one upgrade at its statements."""

    version: int
    statements: int = 0
    kills: int = 0
    troubles: list[str] = field(default_factory=list)

    def line(self) -> dict[str, Any]:
        """The figures for a line of JSON."""
        return {**asdict(self), "ok": not self.troubles}


class Counter:
    """Counts the moments before and after each statement, and ends the process at one of them."""

    def __init__(self, last: int | None) -> None:
        self.count = 0
        self._last = last

    def __call__(self, frame: FrameType, event: str, called: object) -> None:
        """Hear of one call; ``sys.setprofile`` tells of all."""
        if event not in {"c_call", "c_return"} or not isinstance(
            getattr(called, "__self__", None), Connection
        ):
            return
        if getattr(called, "__name__", "") in _HANDED_OVER:
            self.count += 1
            if self.count == self._last:
                os.kill(os.getpid(), signal.SIGKILL)


class Upgrade:
    """The way from one released schema to ours, or from nothing where ``version`` says so."""

    def __init__(self, folder: Path, version: int) -> None:
        self._template = folder / f"{version}.db"
        self._path = folder / "upgraded" / CACHE_FILE
        self.steps = Steps(version)
        if version != NOTHING:
            restore(version, self._template, KEY)
        self.steps.statements = self._run(None)
        self._whole = self._read()

    def moments(self) -> Sequence[int]:
        """All moments at which it can be killed."""
        return range(1, self.steps.statements + 1)

    def kill(self, moment: int) -> None:
        """Kill one upgrade, look at what is left, and let the next start finish it."""
        self._run(moment)
        self.steps.kills += 1
        for trouble in (*self._between(), *self._finished()):
            self.steps.troubles.append(f"version {self.steps.version}, moment {moment}: {trouble}")

    def _run(self, last: int | None) -> int:
        """Open the file in a process of its own; return how many moments it had."""
        shutil.rmtree(self._path.parent, ignore_errors=True)
        self._path.parent.mkdir()
        if self._template.exists():
            shutil.copyfile(self._template, self._path)

        def upgrade(acknowledge: Acknowledge) -> None:
            counter = Counter(last)
            sys.setprofile(counter)
            with Cache.open(self._path, KEY):
                sys.setprofile(None)
            acknowledge(str(counter.count))

        told = struck(upgrade, None).acknowledged
        return int(told[0]) if told else 0

    def _between(self) -> list[str]:
        """Return what is wrong with the file as the kill left it."""
        if not self._path.exists():
            return [] if self.steps.version == NOTHING else ["the file is gone"]
        with closing(open_existing(self._path, KEY, read_only=False)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            (done,) = connection.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()
        if version not in {self.steps.version, current_version()} or done != version % 1000:
            return [f"between: version {version} with {done} steps"]
        return []

    def _finished(self) -> list[str]:
        try:
            found = [] if self._read() == self._whole else ["another outcome"]
        except (StoreError, DatabaseError, AssertionError) as error:
            return [f"{type(error).__name__}: {error}"]
        if self.steps.version not in {NOTHING, current_version(), *self._copies()}:
            found.append("no copy of the file before the upgrade")
        return found

    def _copies(self) -> list[int]:
        """Return the versions of the whole copies that were laid beside the file."""
        found = []
        for path in self._path.parent.glob("*.before-upgrade-*"):
            with suppress(StoreError), closing(open_still(path, KEY)) as copy:
                found.append(int(copy.execute("PRAGMA user_version").fetchone()[0]))
        return found

    def _read(self) -> dict[str, list[Any]]:
        with Cache.open(self._path, KEY) as cache:
            found = contents(cache)
            if damage := damage_of(cache):
                raise AssertionError(damage)
        # The time at which a step ran is its own.
        found["_sqlite_migrations"] = [row[:2] for row in found["_sqlite_migrations"]]
        return found


def kill_upgrades(folder: Path, every: int = 1) -> list[Steps]:
    """Kill each upgrade at every moment, or at each so-manieth."""
    done = []
    for version in (NOTHING, *RELEASED):
        folder_of = folder / str(version)
        folder_of.mkdir()
        upgrade = Upgrade(folder_of, version)
        for moment in upgrade.moments()[::every]:
            upgrade.kill(moment)
        done.append(upgrade.steps)
    return done
