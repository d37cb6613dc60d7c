"""The window's readers in two parts: those of the first rows, and all others when one is asked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.services.assembly.desk import ShopDesk
    from workbench.services.assembly.first_services import FirstServices
    from workbench.services.assembly.surroundings import Surroundings
    from workbench.services.monitor.service import MonitorService
    from workbench.services.monitor.tables import TableService
    from workbench.services.rules.service import RuleService
    from workbench.store.engine.cache import Cache
    from workbench.ui.contracts import Desk


def late_desk(cache: Cache, around: Surroundings) -> Desk:
    """Return the readers over one thread's connection; closing them closes it."""
    from workbench.services.assembly.first_services import FirstServices

    made: Any = LateDesk(FirstServices(cache, around), lambda: _whole_desk(cache, around))
    return cast("Desk", made)


def _whole_desk(cache: Cache, around: Surroundings) -> Desk:
    from workbench.services.assembly.workspace import Workspace

    return Workspace(cache, around).desk()


class LateDesk:
    """Loads two in five of the program's modules only when somebody asks for what is in them."""

    def __init__(self, first: FirstServices, open_whole: Callable[[], Desk]) -> None:
        self._first = first
        self._open_whole = open_whole
        first.rules()
        self.rules: RuleService = first.words

    @property
    def monitor(self) -> MonitorService:
        """The monitor's rows."""
        return self._first.monitor

    @property
    def tables(self) -> TableService:
        """How tables are arranged."""
        return self._first.tables

    @property
    def shops(self) -> ShopDesk:
        """How shops fare."""
        return self._first.shops

    @cached_property
    def _whole(self) -> Desk:
        return self._open_whole()

    def __getattr__(self, name: str) -> Any:
        """Return any other reader."""
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._whole, name)

    def give_up_when(self, is_over: Callable[[], bool]) -> None:
        """End any read of this thread by an exception as soon as ``is_over`` says so."""
        self._first.give_up_when(is_over)

    def close(self) -> None:
        """Close all connections in the thread that opened them."""
        if "_whole" in self.__dict__:
            self._whole.close()
        else:
            self._first.cache.close()
