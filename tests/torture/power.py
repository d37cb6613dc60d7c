"""Power losses: every disk that one may leave opens, and holds all that was acknowledged."""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.torture.images import losses
from tests.torture.looking import half_things, orders_in
from tests.torture.recording import record
from tests.torture.saver import FEED, PER_PAGE
from workbench.domain.errors import StoreError
from workbench.domain.profile import CACHE_FILE
from workbench.store.engine.cache import Cache
from workbench.store.engine.damage import damage_of
from workbench.store.engine.driver import DatabaseError
from workbench.store.keys.unlock import make_demo_key

if TYPE_CHECKING:
    from tests.torture.images import Image
    from tests.torture.recording import Deed

FULL, NORMAL, OFF = "FULL", "NORMAL", "OFF"
PAGES = 60
# A memory disk where there is one: thousands of disks are laid out.
FAST = Path("/dev/shm")  # noqa: S108  # private folders are made in it


@dataclass
class Losses:
    """What came of the disks; ``lost`` acknowledged pages are missing, ``corrupt`` do not open."""

    synchronous: str
    images: int = 0
    lost: int = 0
    corrupt: int = 0
    half: int = 0
    first_troubles: list[str] = field(default_factory=list)

    def note(self, kind: str, seed: int, words: str) -> None:
        """Count a disk that failed; the first few are told in words."""
        setattr(self, kind, getattr(self, kind) + 1)
        if len(self.first_troubles) < 5:
            self.first_troubles.append(f"{kind}, image {seed}: {words}")

    def line(self) -> dict[str, Any]:
        """The figures for a line of JSON."""
        return {**asdict(self), "ok": not (self.lost or self.corrupt or self.half)}


def recorded(folder: Path, synchronous: str, pages: int = PAGES) -> list[Deed]:
    """Record a program that makes a profile in ``folder`` and saves pages into it."""
    profile = folder / synchronous
    profile.mkdir(mode=0o700)
    saver = [sys.executable, "-m", "tests.torture.saver"]
    deeds = record([*saver, str(profile), str(pages), synchronous], profile, folder / "strace.log")
    (folder / "strace.log").unlink()
    return deeds


def lose(deeds: list[Deed], synchronous: str, count: int, seed: int = 1) -> Losses:
    """Let the power fail ``count`` times and look at what each leaves."""
    found = Losses(synchronous)
    room = FAST if FAST.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="workbench-loss-", dir=room) as made:
        folder = Path(made, "disk")
        for number, image in enumerate(losses({}, deeds, count, random.Random(seed))):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            image.lay_out(folder)
            found.images += 1
            _look(folder, image, number, found)
    return found


def _look(folder: Path, image: Image, number: int, found: Losses) -> None:
    told = int(image.told[-1]) if image.told else 0
    try:
        with Cache.open(folder / CACHE_FILE, make_demo_key(folder)) as cache:
            if damage := damage_of(cache):
                found.note("corrupt", number, damage[0])
                return
            reached = int(cache.value("SELECT position FROM cursor WHERE feed = ?", (FEED,)) or 0)
            if reached < told:
                found.note("lost", number, f"{told} pages acknowledged, {reached} there")
            if halves := _halves(cache, reached):
                found.note("half", number, halves[0])
    except (StoreError, DatabaseError) as error:
        found.note("corrupt", number, f"{type(error).__name__}: {error}")


def _halves(cache: Cache, reached: int) -> list[str]:
    found = half_things(cache)
    if orders_in(cache) != reached * PER_PAGE:
        found.append(f"{orders_in(cache)} orders at page {reached}")
    return found
