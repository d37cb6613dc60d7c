"""The sandbox of ``round.py`` in a process of its own, as a platform's server would be.

Run as ``python -m tests.benchmarks.round_server FOLDER PLATFORM ORDERS``; it prints its keys and
the season's present as one line of JSON and serves until its input ends.
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tests.seasons import part_of
from workbench import paths
from workbench.domain.shops import Platform
from workbench.sandbox import SandboxServer, load_season

if TYPE_CHECKING:
    from workbench.sandbox.script import Season

_FIRST = {Platform.ALIBABA: "retail", Platform.TAOBAO: "taobao", Platform.DOUYIN: "douyin"}


def main(folder: Path, platform: Platform, orders: int) -> None:
    """Serve until nobody asks any more."""
    with SandboxServer(season(folder, platform, orders)) as server:
        told = {"start": server.world.season.start.isoformat(), "keys": server.credentials()}
        print(msgspec.json.encode(told).decode(), flush=True)  # noqa: T201  # what it is run for
        sys.stdin.read()


def season(folder: Path, platform: Platform, orders: int) -> Season:
    """Return the demo's first shop on a platform with so many orders."""
    plan = (paths.resource("season") / "spring-festival-2024.toml").read_text("utf-8")
    shop = re.compile(rf'(id = "{_FIRST[platform]}".*?orders_before = )\d+', re.DOTALL)
    (folder / "many.toml").write_text(shop.sub(rf"\g<1>{orders}", plan, count=1), "utf-8")
    whole = part_of(load_season(folder, "many"), platform)
    return replace(whole, shops=whole.shops[:1], orders=whole.orders_of(_FIRST[platform]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Platform(sys.argv[2]), int(sys.argv[3]))
