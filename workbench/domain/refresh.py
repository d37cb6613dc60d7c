"""What one round of polling brought, as values that travel to the window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.errors import ConnectorError
    from workbench.domain.shops import ProviderHealth, Shop, ShopHealth
    from workbench.domain.telling.notices import Notice


class Stage(StrEnum):
    """What a round is busy with, for the progress line."""

    WAITING = "waiting"
    ORDERS = "orders"
    TRACES = "traces"
    READING = "reading"
    JUDGING = "judging"
    BACKUP = "backup"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage of a round is; ``total`` is 0 where it is not known."""

    stage: Stage
    done: int
    total: int
    shop_name: str = ""


@dataclass(frozen=True, slots=True)
class ShopTrouble:
    """What keeps one shop's data from being whole; the error's words say how to go on."""

    shop: Shop
    error: ConnectorError


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """One round: what it changed, how each shop fared, and the notices it raised.

    ``finished_at`` is wall time, ``data_time`` the instant that decisions were made for (both UTC).
    ``clock_offset`` is by how much the platforms' clock is ahead of this machine's, zero while that
    is right. ``unread_orders`` are kept aside to be asked for again. ``is_cut``: the next round
    should follow at once, as parcels were left to it.
    """

    finished_at: datetime
    data_time: datetime
    shops: tuple[ShopHealth, ...] = ()
    new_orders: int = 0
    changed_orders: int = 0
    new_events: int = 0
    judged: int = 0
    clock_offset: timedelta = timedelta()
    failed_traces: int = 0
    unread_orders: int = 0
    providers: tuple[ProviderHealth, ...] = ()
    troubles: tuple[ShopTrouble, ...] = ()
    notices: tuple[Notice, ...] = ()
    is_cut: bool = False
