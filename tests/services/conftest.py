"""A workspace over a real encrypted file, with scripted shops."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.caches import KEY, open_empty, paper
from tests.services.doubles import KEYS, SHOP, TEN, ScriptedConnections
from workbench import paths
from workbench.domain.clock import ReplayClock
from workbench.domain.shops import ShopHealth, ShopState
from workbench.services.books import Books
from workbench.services.shelf import Shelf
from workbench.services.surroundings import Surroundings
from workbench.services.workspace import Workspace
from workbench.store.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    """Packs and word lists, read once for all tests."""
    return Shelf(paths.resource(""), "zh")


@pytest.fixture
def clock() -> ReplayClock:
    """Data time; 10:00 in Shanghai on 2024-01-24."""
    return ReplayClock(TEN)


@pytest.fixture
def wall() -> ReplayClock:
    """Real time, as far as a test has one."""
    return ReplayClock(TEN)


@pytest.fixture
def connections() -> ScriptedConnections:
    """Shops whose answers a test writes down."""
    return ScriptedConnections()


@pytest.fixture
def workspace(
    tmp_path: Path,
    shelf: Shelf,
    clock: ReplayClock,
    wall: ReplayClock,
    connections: ScriptedConnections,
) -> Iterator[Workspace]:
    """An empty profile with one signed-in shop."""
    with open_empty(tmp_path / "workbench.db") as cache:
        shops = ShopStore(cache)
        shops.add(SHOP, KEYS)
        shops.set_health(ShopHealth(SHOP, ShopState.NEVER_POLLED))
        around = Surroundings(
            Books(shelf), lambda _: connections, clock, wall, lambda: KEY, lambda _: None, paper
        )
        yield Workspace(cache, around)
