"""A workspace over a real encrypted file, with scripted shops."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.caches import KEY, open_empty, paper
from tests.services.doubles import KEYS, SHOP, TEN, ScriptedConnections
from tests.services.export_doubles import hear_nothing, translate
from workbench import paths
from workbench.domain.clock import ReplayClock
from workbench.domain.exchange.exports import ExportRequest
from workbench.domain.shops import ShopHealth, ShopState
from workbench.services.assembly.shelf import Shelf
from workbench.services.assembly.surroundings import Surroundings
from workbench.services.assembly.workspace import Workspace
from workbench.services.rules.books import Books
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.services.export_doubles import Export
    from workbench.domain.exchange.exports import ExportProgress, ExportReport, ExportView


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


@pytest.fixture
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the seller's, outside the profile."""
    return tmp_path_factory.mktemp("out")


@pytest.fixture
def export(workspace: Workspace) -> Export:
    """Export a view with its words from the catalogue."""

    def run(
        view: ExportView,
        target: Path,
        filters: dict[str, str] | None = None,
        reason: str = "",
        progress: Callable[[ExportProgress], None] = hear_nothing,
    ) -> ExportReport:
        request = ExportRequest(view, target, filters or {}, reason)
        return workspace.exports.export(request, translate, progress)

    return run
