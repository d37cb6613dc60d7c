"""What a workspace takes from outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.clock import Clock
    from workbench.services.assembly.connections import Connections
    from workbench.services.paper import Paper
    from workbench.services.rules.books import Books
    from workbench.store.engine.cache import Cache
    from workbench.store.keys.data_key import DataKey


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a workspace takes from outside; ``clock`` tells data time, ``wall`` real time.

    ``books`` are the profile's rules, shared by its threads. ``unlock`` fetches the key anew, for
    a process that opens the cache itself. ``pause`` waits and may raise to break a round off.
    ``paper`` loads what prints and looks at pictures.
    """

    books: Books
    connections: Callable[[Cache], Connections]
    clock: Clock
    wall: Clock
    unlock: Callable[[], DataKey]
    pause: Callable[[float], None]
    paper: Callable[[], Paper]
