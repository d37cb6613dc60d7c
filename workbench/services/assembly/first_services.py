"""The services that the window's first rows need, and no more: they are loaded before anything."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from workbench.services.assembly.desk import ShopDesk
from workbench.services.judging.outlook import OutlookService
from workbench.services.monitor.service import MonitorService, MonitorStores
from workbench.services.monitor.tables import TableService
from workbench.services.settings.service import SettingsService
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.decisions.packs import PackStore
from workbench.store.engine.interrupting import give_up_when
from workbench.store.engine.meta import MetaStore
from workbench.store.monitor.handling import HandlingStore
from workbench.store.monitor.monitor import MonitorStore
from workbench.store.orders.files import FileStore
from workbench.store.orders.journeys import JourneyStore
from workbench.store.orders.unread_orders import UnreadOrderStore
from workbench.store.shops.provider_health import ProviderHealthStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.clock import Clock
    from workbench.services.assembly.shelf import Shelf
    from workbench.services.assembly.surroundings import Surroundings
    from workbench.services.rules.in_force import Rulebook
    from workbench.services.rules.service import RuleService
    from workbench.store.engine.cache import Cache


class FirstServices:
    """What shows rows, over one thread's connection; each made when it is first asked for."""

    def __init__(self, cache: Cache, around: Surroundings) -> None:
        self.cache = cache
        self._around = around

    @property
    def clock(self) -> Clock:
        """Data time."""
        return self._around.clock

    def rules(self) -> Rulebook:
        """Return the rules in force as the cache has them now."""
        return self._around.books.up_to_date(self._packs)

    @property
    def words(self) -> RuleService:
        """The words of the rules in force."""
        return self._around.books.words

    def give_up_when(self, is_over: Callable[[], bool]) -> None:
        """End any read of this thread by an exception as soon as ``is_over`` says so."""
        give_up_when(self.cache, is_over)

    @cached_property
    def _packs(self) -> PackStore:
        return PackStore(self.cache)

    @property
    def _shelf(self) -> Shelf:
        return self._around.books.shelf

    @cached_property
    def settings(self) -> SettingsService:
        """Keeps what the seller chose about the program itself."""
        return SettingsService(self.cache, self._around.wall)

    @cached_property
    def outlook(self) -> OutlookService:
        """Says what warnings cost and what cures them."""
        return OutlookService(self.cache, self.rules)

    @cached_property
    def monitor(self) -> MonitorService:
        """Answers the monitor."""
        stores = MonitorStores(
            MonitorStore(self.cache),
            FileStore(self.cache),
            DecisionStore(self.cache),
            HandlingStore(self.cache),
            JourneyStore(self.cache),
            UnreadOrderStore(self.cache),
        )
        hours, agrees = self.settings.hours, self._shelf.providers.agrees
        return MonitorService(stores, self.outlook, self._around.clock, hours, agrees)

    @cached_property
    def tables(self) -> TableService:
        """Keeps how tables are arranged."""
        return TableService(MetaStore(self.cache))

    @cached_property
    def shops(self) -> ShopDesk:
        """Tells how shops and trace providers fare."""
        return ShopDesk(ShopStore(self.cache), ProviderHealthStore(self.cache))
