"""Whom we may call and how: allowed addresses, pace and limits of one platform's client."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from workbench.connectors.pace import PaceLimit

if TYPE_CHECKING:
    from workbench.connectors.base import Endpoint

_THIS_MACHINE = frozenset({"127.0.0.1", "::1"})

REMOTE_PACE = PaceLimit(per_second=5, burst=10)
# This machine has no quota to protect.
LOCAL_PACE = PaceLimit(per_second=1000, burst=1000)


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, bytes and repeats of one call; ``longest_pause`` is waited within a call at most."""

    connect: float = 5.0
    answer: float = 30.0
    body: int = 8 * 1024 * 1024
    repeats: int = 2
    longest_pause: float = 10.0


@dataclass(frozen=True, slots=True)
class HostPolicy:
    """Whom a client may call, and how; ``origins`` are scheme, host and port."""

    service: str
    origins: frozenset[str]
    pace: PaceLimit = REMOTE_PACE
    limits: Limits = field(default_factory=Limits)

    @classmethod
    def for_endpoint(cls, endpoint: Endpoint, limits: Limits | None = None) -> HostPolicy:
        """Allow the endpoint's own origin and nothing else."""
        is_local = urlsplit(endpoint.base_url).hostname in _THIS_MACHINE
        pace = LOCAL_PACE if is_local else REMOTE_PACE
        origins = frozenset({_origin(endpoint.base_url)})
        return cls(endpoint.service, origins, pace, limits or Limits())

    def allows(self, url: str) -> bool:
        """Tell whether an address is one of ours: https, or plain http to this machine."""
        address = url.partition("?")[0]
        return _is_safe(address) and _origin(address) in self.origins


@lru_cache
def _is_safe(url: str) -> bool:
    parts = urlsplit(url)
    is_local = parts.scheme == "http" and parts.hostname in _THIS_MACHINE
    return (parts.scheme == "https" or is_local) and parts.username is None


@lru_cache
def _origin(url: str) -> str:
    """Return scheme, host and port of an address, the port always written."""
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return f"{parts.scheme}://{parts.hostname}:{port}"
