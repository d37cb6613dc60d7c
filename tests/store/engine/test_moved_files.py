"""A data file that is moved, deleted or replaced while it is open: loud, and no ghost writes."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from workbench.domain.errors import FileMoved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.store.engine.cache import Cache

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows lets nobody move a file that is open"
)


def move(path: Path) -> None:
    path.rename(path.with_name("elsewhere.db"))


def delete(path: Path) -> None:
    path.unlink()


def move_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))


def replace(path: Path) -> None:
    copy = path.with_name("copy.db")
    shutil.copyfile(path, copy)
    copy.replace(path)


def delete_log(path: Path) -> None:
    path.with_name(f"{path.name}-wal").unlink()


ACTS = pytest.mark.parametrize("act", [move, delete, move_folder, replace, delete_log])


@ACTS
def test_nothing_more_is_saved(cache: Cache, path: Path, act: Callable[[Path], None]) -> None:
    act(path)
    with pytest.raises(FileMoved), cache.atomic():
        cache.execute("INSERT INTO meta VALUES ('ghost', '1')")
    with pytest.raises(FileMoved):
        cache.execute("INSERT INTO meta VALUES ('ghost', '1')")
    assert cache.rows("SELECT * FROM meta") == []


@ACTS
def test_a_block_in_its_work_is_taken_back(
    cache: Cache, path: Path, act: Callable[[Path], None]
) -> None:
    def write_and_move() -> None:
        with cache.atomic():
            cache.execute("INSERT INTO meta VALUES ('ghost', '1')")
            act(path)

    with pytest.raises(FileMoved):
        write_and_move()
    assert cache.rows("SELECT * FROM meta") == []


def test_back_in_its_place_it_is_written_again(cache: Cache, path: Path) -> None:
    move(path)
    path.with_name("elsewhere.db").rename(path)
    cache.execute("INSERT INTO meta VALUES ('kept', '1')")
    assert cache.rows("SELECT name FROM meta") == [("kept",)]
