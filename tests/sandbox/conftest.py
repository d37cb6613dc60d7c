"""A season read once, and a sandbox with a wall clock that stands where it is put."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.sandbox.caller import Caller, wall
from workbench.sandbox import Extras, SandboxServer, load_season

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.domain.clock import ReplayClock
    from workbench.sandbox.script import ScriptedOrder, Season

SEASONS = Path(__file__).resolve().parents[2] / "resources" / "season"


@pytest.fixture(scope="session")
def season() -> Season:
    return load_season(SEASONS)


@pytest.fixture(scope="session")
def stories(season: Season) -> dict[str, list[ScriptedOrder]]:
    """Orders of the first shop that exist at the start, by the trouble they play."""
    found: dict[str, list[ScriptedOrder]] = {}
    for order in season.orders:
        if order.shop_id == "retail" and order.created_at <= season.start:
            found.setdefault(order.story, []).append(order)
    return found


@pytest.fixture
def wall_clock() -> ReplayClock:
    return wall()


@pytest.fixture
def server(season: Season, wall_clock: ReplayClock) -> Iterator[SandboxServer]:
    with SandboxServer(season, wall=wall_clock, extras=Extras(seed=7)) as running:
        yield running


@pytest.fixture
def caller(server: SandboxServer) -> Iterator[Caller]:
    calling = Caller(server)
    with calling.session:
        yield calling
