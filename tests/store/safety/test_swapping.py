"""A swap is whole wherever it is cut off, and what was there before is kept."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from workbench.domain.errors import FileGone, KeyMissing, ProfileInUse, StoreError
from workbench.store.engine.cache import Cache
from workbench.store.keys.data_key import SWAP_MARKER, DataKey, is_unsettled
from workbench.store.keys.unlock import unlock
from workbench.store.safety.swapping import (
    discard,
    new_incoming,
    settle,
    swap_in,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

AT = datetime(2026, 11, 21, 4, 5, 6, tzinfo=UTC)
OLD = {"workbench.db": "old", "workbench.db-wal": "log", "workbench.db-shm": "index",
       "key.json": "old key"}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "profile"
    folder.mkdir()
    for name, content in OLD.items():
        (folder / name).write_text(content)
    return folder


@pytest.fixture
def incoming(folder: Path) -> Path:
    incoming = new_incoming(folder)
    (incoming / "workbench.db").write_text("new")
    return incoming


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}


def test_new_data_take_the_place_and_the_old_ones_are_kept(folder: Path, incoming: Path) -> None:
    kept = swap_in(incoming, AT)
    assert kept == folder / "replaced" / "20261121T040506Z"
    assert contents(kept) == {name: OLD[name] for name in OLD if name != "key.json"}
    assert contents(folder) == {"workbench.db": "new", "key.json": "old key", "workbench.lock": ""}
    assert not incoming.exists()


def test_a_new_key_comes_with_them(folder: Path, incoming: Path) -> None:
    (incoming / "key.json").write_text("new key")
    assert contents(swap_in(incoming, AT)) == OLD
    assert contents(folder)["key.json"] == "new key"


def test_where_nothing_was_it_is_laid(tmp_path: Path) -> None:
    incoming = new_incoming(tmp_path / "empty")
    (incoming / "workbench.db").write_text("new")
    assert contents(swap_in(incoming, AT)) == {}
    assert contents(tmp_path / "empty")["workbench.db"] == "new"


def test_twice_in_a_second_both_are_kept(folder: Path, incoming: Path) -> None:
    swap_in(incoming, AT)
    again = new_incoming(folder)
    (again / "workbench.db").write_text("newer")
    assert swap_in(again, AT).name == "20261121T040506Z-2"


def test_while_it_is_open_nothing_is_swapped(tmp_path: Path, key: DataKey) -> None:
    path = tmp_path / "profile" / "workbench.db"
    with Cache.open(path, key):
        incoming = new_incoming(path.parent)
        (incoming / "workbench.db").write_text("new")
        before = path.read_bytes()
        with pytest.raises(ProfileInUse):
            swap_in(incoming, AT)
        assert path.read_bytes() == before
    assert not is_unsettled(path.parent)


def test_what_is_not_wanted_is_removed(incoming: Path) -> None:
    discard(incoming)
    discard(incoming)
    assert not incoming.exists()


class Killed(Exception):
    """The program ends here."""


@pytest.fixture
def killed_after(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """End at the n-th rename, as a kill would: nothing after it happens."""
    real = os.rename
    left = [0]

    def rename(source: object, target: object) -> None:
        if left[0] == 0:
            raise Killed
        left[0] -= 1
        real(source, target)  # type: ignore[arg-type]  # whatever pathlib hands on

    def after(renames: int) -> None:
        left[0] = renames
        monkeypatch.setattr(os, "rename", rename)

    yield after
    monkeypatch.undo()


@pytest.mark.parametrize("renames", range(6))
def test_cut_off_anywhere_the_next_start_finishes_it(
    folder: Path,
    incoming: Path,
    killed_after: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
    renames: int,
) -> None:
    (incoming / "key.json").write_text("new key")
    killed_after(renames)
    with pytest.raises(Killed):
        swap_in(incoming, AT)
    monkeypatch.undo()
    assert is_unsettled(folder)
    settle(folder)
    assert contents(folder / "replaced" / "20261121T040506Z") == OLD
    assert contents(folder) == {"workbench.db": "new", "key.json": "new key", "workbench.lock": ""}
    settle(folder)


def test_an_unfinished_swap_gets_no_new_key_and_no_empty_file(tmp_path: Path, key: DataKey) -> None:
    (tmp_path / SWAP_MARKER).write_text("{}")
    with pytest.raises(KeyMissing):
        unlock(tmp_path, {}, lambda: None)  # type: ignore[arg-type,return-value]  # never called
    with pytest.raises(StoreError):
        Cache.open(tmp_path / "workbench.db", key)
    assert not (tmp_path / "workbench.db").exists()


def test_a_marker_that_says_nothing_stops_with_a_sentence(folder: Path) -> None:
    (folder / SWAP_MARKER).write_text("{}")
    with pytest.raises(StoreError):
        settle(folder)
    assert contents(folder)["workbench.db"] == "old"


def test_beside_backups_no_empty_file_is_made(tmp_path: Path, key: DataKey) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "a.backup").touch()
    with pytest.raises(FileGone):
        Cache.open(tmp_path / "workbench.db", key)
    with pytest.raises(FileGone):
        unlock(tmp_path, {}, lambda: None)  # type: ignore[arg-type,return-value]  # never called
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backups"]
