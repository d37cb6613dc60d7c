"""The sandbox's season clock: read once, then reckoned from the wall clock."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.connectors.base import Endpoint
from workbench.connectors.hosts import HostPolicy, Limits
from workbench.connectors.http import HttpClient
from workbench.domain.clock import Clock, SeasonClock
from workbench.domain.errors import UnexpectedAnswer

if TYPE_CHECKING:
    from collections.abc import Callable

SERVICE = "sandbox"
# It runs on this machine or not at all: there is nothing to wait for.
QUICK = Limits(connect=0.5, answer=2.0, repeats=0)


def read_season_clock(url: str, wall: Clock, pause: Callable[[float], None]) -> SeasonClock:
    """Return the clock of the season that runs behind ``url``.

    Raises:
        Unreachable: the sandbox does not run any more.
        UnexpectedAnswer: something else answers there.
    """
    policy = HostPolicy.for_endpoint(Endpoint(SERVICE, url), QUICK)
    with closing(HttpClient(policy, wall, pause)) as client:
        told = client.get(url)
    try:
        return SeasonClock(
            start=datetime.fromisoformat(str(told["start"])),
            wall_start=datetime.fromisoformat(str(told["wall_start"])),
            speed=float(str(told["speed"])),
            wall=wall,
        )
    except (KeyError, ValueError) as error:
        raise UnexpectedAnswer(service=SERVICE, reason=reasons.UNKNOWN_SHAPE) from error
