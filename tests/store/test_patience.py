"""Two who write at once: one waits, as long as it takes, and can be told to stop waiting."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from workbench.domain.errors import CacheBusy
from workbench.store.cache import Cache

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.store.keys import DataKey

HOLDER = (
    "import sys; from pathlib import Path; from workbench.store.cache import Cache;"
    "from workbench.store.keys import DataKey\n"
    "with Cache.open(Path(sys.argv[1]), DataKey(sys.argv[2])) as cache, cache.atomic():\n"
    "    print('holds', flush=True); sys.stdin.readline()\n"
    "    cache.execute('INSERT INTO meta VALUES (?, ?)', ('theirs', '1'))\n"
)


class Stopped(Exception):
    """What a window that closes raises out of a wait."""


@pytest.fixture
def holder(cache: Cache, path: Path, key: DataKey) -> Iterator[subprocess.Popen[str]]:
    """Another program that writes a long transaction until it hears a line."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path), key.hex],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "holds\n"
        yield process
        if process.poll() is None:
            process.communicate("\n")


class Waiting:
    """Waits for another program: lets it go on at the third look, or gives up at the first."""

    def __init__(self, holder: subprocess.Popen[str], *, gives_up: bool = False) -> None:
        self.looks = 0
        self._holder = holder
        self._gives_up = gives_up

    def __call__(self, seconds: float) -> None:
        self.looks += 1
        if self._gives_up:
            raise Stopped
        if self.looks == 3:
            self._holder.communicate("\n")


@pytest.mark.parametrize("whole", [True, False], ids=["a block", "one statement"])
def test_a_writer_waits_for_as_long_as_another_writes(
    holder: subprocess.Popen[str], path: Path, key: DataKey, whole: bool
) -> None:
    waiting = Waiting(holder)
    with Cache.open(path, key, pause=waiting) as cache:
        cache.connection.execute("PRAGMA busy_timeout = 1")
        if whole:
            with cache.atomic():
                cache.execute("INSERT INTO meta VALUES ('ours', '1')")
        else:
            cache.execute("INSERT INTO meta VALUES ('ours', '1')")
        assert cache.rows("SELECT name FROM meta ORDER BY 1") == [("ours",), ("theirs",)]
    assert waiting.looks == 3


def test_a_writer_that_is_told_to_stop_waits_no_longer(
    holder: subprocess.Popen[str], path: Path, key: DataKey
) -> None:
    with Cache.open(path, key, pause=Waiting(holder, gives_up=True)) as cache:
        cache.connection.execute("PRAGMA busy_timeout = 1")
        with pytest.raises(Stopped), cache.atomic():
            pass


@pytest.mark.usefixtures("holder")
def test_who_has_no_patience_is_told_that_another_writes(path: Path, key: DataKey) -> None:
    with closing(Cache.open(path, key)) as cache:
        cache.connection.execute("PRAGMA busy_timeout = 1")
        with pytest.raises(CacheBusy):
            cache.execute("INSERT INTO meta VALUES ('ours', '1')")


@pytest.mark.usefixtures("holder")
def test_who_waits_looks_up_every_second(path: Path, key: DataKey) -> None:
    with Cache.open(path, key, pause=lambda _: None) as cache:
        assert cache.value("PRAGMA busy_timeout") == 1000
