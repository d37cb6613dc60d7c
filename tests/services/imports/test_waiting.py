"""Imports that wait for another program's hear of a cancel, and write nothing then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.caches import KEY, paper
from tests.files.exports import QIANNIU, one_order
from tests.services.doubles import ScriptedConnections
from workbench.services.assembly.surroundings import Surroundings
from workbench.services.assembly.workspace import Workspace
from workbench.services.imports.preview import ImportChoice
from workbench.services.rules.books import Books
from workbench.store.engine.cache import Cache
from workbench.store.engine.meta import MetaStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.domain.clock import ReplayClock
    from workbench.services.assembly.shelf import Shelf
    from workbench.services.imports.desk import ImportDesk

ANY = ImportChoice()


class Cancelled(Exception):
    """What a window raises out of progress."""


@pytest.fixture
def imports(workspace: Workspace, shelf: Shelf, clock: ReplayClock) -> Iterator[ImportDesk]:
    """A second program's imports, which wait for as long as the first writes."""
    connections = ScriptedConnections()
    MetaStore(workspace.cache).pseudonym_key()  # a profile's first import makes it
    with Cache.open(workspace.cache.path, KEY, pause=lambda _: None) as cache:
        cache.connection.execute("PRAGMA busy_timeout = 1")
        around = Surroundings(
            Books(shelf), lambda _: connections, clock, clock, lambda: KEY, lambda _: None, paper
        )
        yield Workspace(cache, around).desk().imports


def orders(folder: Path) -> Path:
    return one_order(folder / "订单.csv", QIANNIU)


def traces(folder: Path) -> Path:
    path = folder / "parcels.jsonl"
    path.write_bytes(b'{"id": "YT0000000000301", "scans": []}')
    return path


def cancelled(done: int, total: int) -> None:
    raise Cancelled


@pytest.mark.parametrize("make", [orders, traces])
def test_a_cancel_reaches_an_import_that_waits(
    workspace: Workspace, imports: ImportDesk, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    look = imports.look(make(tmp_path), ANY)
    with workspace.cache.atomic(), pytest.raises(Cancelled):
        imports.commit(look, cancelled)
    assert imports.history() == []


def test_a_cancel_reaches_a_look_that_waits(
    workspace: Workspace, imports: ImportDesk, tmp_path: Path
) -> None:
    heard: list[int] = []

    def at_last(done: int, total: int) -> None:
        heard.append(done)
        if len(heard) > 1:  # the first tells of the parcels read
            raise Cancelled

    with workspace.cache.atomic(), pytest.raises(Cancelled):
        imports.look(traces(tmp_path), ANY, at_last)
