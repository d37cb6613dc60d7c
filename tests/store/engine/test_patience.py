"""Those who write at once: one waits, as long as it takes, is next then, and may stop waiting."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.store.build import NOON
from workbench.domain.errors import CacheBusy
from workbench.domain.views import MonitorQuery
from workbench.store.engine.cache import Cache
from workbench.store.engine.patience import DEAF
from workbench.store.monitor.monitor import MonitorStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.store.keys.data_key import DataKey

HOLDER = (
    "import sys; from pathlib import Path; from workbench.store.engine.cache import Cache;"
    "from workbench.store.keys.data_key import DataKey\n"
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
def test_a_block_that_waits_asks_whether_to_go_on(path: Path, key: DataKey) -> None:
    def stop() -> None:
        raise Stopped

    with Cache.open(path, key, pause=lambda _: None) as cache:
        cache.connection.execute("PRAGMA busy_timeout = 1")
        with pytest.raises(Stopped), cache.atomic(waiting=stop):
            pass
        assert not cache.connection.in_transaction


@pytest.mark.usefixtures("holder")
def test_who_has_no_patience_is_told_that_another_writes(path: Path, key: DataKey) -> None:
    with closing(Cache.open(path, key)) as cache:
        cache.connection.execute("PRAGMA busy_timeout = 1")
        with pytest.raises(CacheBusy):
            cache.execute("INSERT INTO meta VALUES ('ours', '1')")


@pytest.mark.usefixtures("holder")
def test_who_waits_looks_up_often(path: Path, key: DataKey) -> None:
    with Cache.open(path, key, pause=lambda _: None) as cache:
        assert cache.value("PRAGMA busy_timeout") == DEAF


class Greedy(threading.Thread):
    """Writes again as soon as it has written, each time until the other has looked in vain."""

    def __init__(self, path: Path, key: DataKey) -> None:
        super().__init__()
        self.written = 0
        self.moved, self.looked, self.is_over = (threading.Event() for _ in range(3))
        self._path = path
        self._key = key

    def run(self) -> None:
        with Cache.open(self._path, self._key, pause=lambda _: self.moved.set()) as cache:
            while not self.is_over.is_set() and self.written < 20:
                with cache.atomic():
                    self.looked.clear()
                    self.moved.set()
                    if not self.is_over.is_set():
                        self.looked.wait()
                    self.written += 1
        self.moved.set()

    def look(self, _: float) -> None:
        """Wait as the other does: until this one writes again, or waits for it."""
        self.moved.clear()
        self.looked.set()
        self.moved.wait(timeout=None if self.is_alive() else 0)

    def end(self) -> None:
        """Let nobody wait any more."""
        self.is_over.set()
        self.looked.set()
        self.join()


@pytest.fixture
def greedy(cache: Cache, path: Path, key: DataKey) -> Iterator[Greedy]:
    thread = Greedy(path, key)
    thread.start()
    thread.moved.wait()
    yield thread
    thread.end()


def test_who_waits_writes_before_one_who_has_just_written(
    greedy: Greedy, path: Path, key: DataKey
) -> None:
    with Cache.open(path, key, pause=greedy.look) as cache:
        cache.connection.execute("PRAGMA busy_timeout = 1")
        with cache.atomic():
            assert greedy.written == 1


def test_a_search_waits_for_no_writer(
    holder: subprocess.Popen[str], path: Path, key: DataKey
) -> None:
    with Cache.open(path, key, pause=Waiting(holder, gives_up=True)) as cache:
        assert list(MonitorStore(cache).ids(MonitorQuery(NOON, NOON, search="红"))) == []


def test_one_who_closes_beside_others_leaves_the_log_to_them(
    cache: Cache, path: Path, key: DataKey
) -> None:
    log = path.with_name(f"{path.name}-wal")
    before = log.stat().st_size
    Cache.open(path, key).close()
    assert log.stat().st_size == before > 0
