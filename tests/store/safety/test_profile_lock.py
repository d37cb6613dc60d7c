"""Many may use a profile; whoever swaps its files needs it alone, and a death lets go."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from workbench.domain.errors import CacheBusy, ProfileInUse
from workbench.store.engine.cache import Cache
from workbench.store.safety.profile_lock import LOCK_FILE, ProfileLock

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.store.keys.data_key import DataKey

HOLDER = (
    "import sys; from pathlib import Path\n"
    "from workbench.store.safety.profile_lock import ProfileLock\n"
    "lock = ProfileLock.share(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()\n"
)


def test_an_open_cache_keeps_the_profile_from_being_swapped(path: Path, key: DataKey) -> None:
    with Cache.open(path, key), pytest.raises(ProfileInUse):
        ProfileLock.take(path.parent)
    ProfileLock.take(path.parent).release()


def test_two_caches_share(path: Path, key: DataKey, cache: Cache) -> None:
    Cache.open(path, key).close()
    Cache.open(path, key, read_only=True).close()


def test_while_files_are_swapped_nobody_opens_them(path: Path, key: DataKey) -> None:
    Cache.open(path, key).close()
    with ProfileLock.take(path.parent), pytest.raises(CacheBusy):
        Cache.open(path, key)
    Cache.open(path, key).close()


def test_another_process_counts_and_its_death_lets_go(path: Path, key: DataKey) -> None:
    Cache.open(path, key).close()
    command = [sys.executable, "-c", HOLDER, str(path.parent)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(ProfileInUse):
            ProfileLock.take(path.parent)
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        ProfileLock.take(path.parent).release()


def test_where_nothing_can_be_written_nobody_is_kept_out(tmp_path: Path) -> None:
    ProfileLock.share(tmp_path / "nowhere").release()
    assert not (tmp_path / "nowhere").exists()


def test_the_lock_is_empty_and_private(path: Path, cache: Cache) -> None:
    lock = path.with_name(LOCK_FILE)
    assert lock.stat().st_size == 0
    if sys.platform != "win32":
        assert lock.stat().st_mode & 0o777 == 0o600
