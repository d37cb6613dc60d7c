"""What the settings view asks for; the service satisfies it without knowing of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from decimal import Decimal

    from workbench.domain.exchange.reports import GroupReport
    from workbench.domain.settings import Overview, Settings


class SettingsKeeper(Protocol):
    """Keeps what was chosen; ``current`` is quick, the others are jobs."""

    def current(self) -> Settings:
        """Return the settings in force."""
        ...

    def keep(self, settings: Settings) -> None:
        """Put settings into force."""
        ...

    def due_report(self) -> datetime | None:
        """Return the instant of the group's report that is to be made now; quick."""
        ...

    def overview(self) -> Overview:
        """Return what the view shows beside the settings."""
        ...

    def ask_per_day(self, provider: str, limit: int) -> None:
        """Let a trace service be asked so many times a day about imported parcels."""
        ...

    def price_query(self, provider: str, price: Decimal | None) -> None:
        """Keep what a question costs in yuan; None makes it unknown again."""
        ...

    def ask_first(self, provider: str) -> None:
        """Ask this trace service before the others."""
        ...

    def retain_for(self, days: int) -> None:
        """Keep masked personal fields for so many days after an order's end."""
        ...

    def remove_shop(self, shop_id: str) -> None:
        """Erase a shop with its keys, its orders and everything that hangs on them."""
        ...

    def remove_provider(self, provider: str) -> None:
        """Forget a trace service's keys."""
        ...


class GroupReporter(Protocol):
    """Makes the group's report at set hours; a job."""

    def make_due(self, translate: Callable[[str, str], str]) -> GroupReport | None:
        """Make the report whose time has come, None where none is due."""
        ...
