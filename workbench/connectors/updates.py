"""Where a build looks for a newer version: one small document, asked for as is."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from workbench.connectors.base import Endpoint
from workbench.connectors.hosts import HostPolicy, Limits
from workbench.connectors.http import HttpClient
from workbench.connectors.payload import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.clock import Clock

SERVICE = "updates"
# A notice is a page of text; nobody waits for it.
SMALL = Limits(connect=5.0, answer=15.0, body=64 * 1024, repeats=1)


def fetch_notice(address: str, wall: Clock, pause: Callable[[float], None]) -> tuple[str, str]:
    """Return the notice and its signature as they were told, both still Base64.

    Raises:
        ConnectorError: it could not be fetched, or it is no such document.
    """
    policy = HostPolicy.for_endpoint(Endpoint(SERVICE, address), SMALL)
    with closing(HttpClient(policy, wall, pause)) as client:
        told = client.get(address)
    return text(told, "notice"), text(told, "signature")
