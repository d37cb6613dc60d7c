"""The trace providers that the seller has keys for: who is asked about a parcel, and who is not.

They are tried in the seller's order; one that cannot tell of a carrier, is in trouble or has spent
its day's budget leaves the parcel to the next. A number that was asked for within a provider's
floor waits: another provider would be paid for the same answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput, marked
from workbench.services.accounts.key_file import KUAIDI100
from workbench.services.polling.provider_watch import ProviderWatch
from workbench.services.polling.query_budget import QueryBudget

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.connectors.base import TraceProvider
    from workbench.domain.clock import Clock
    from workbench.domain.errors import ConnectorError
    from workbench.domain.pages import ParcelScans
    from workbench.domain.parcels.shipments import Shipment
    from workbench.services.assembly.connections import Connections
    from workbench.services.notices.board import NoticeBoard
    from workbench.store.engine.meta import MetaStore
    from workbench.store.shops.provider_health import ProviderHealthStore
    from workbench.store.shops.provider_questions import ProviderQuestionStore
    from workbench.store.shops.shops import ShopStore

_ORDER = "trace_providers"
# Kuaidi100 may lock an account that asks oftener (platform-apis 4.1). Of others no floor is
# documented: they are met with the same manners.
FLOORS: Mapping[str, timedelta] = MappingProxyType({KUAIDI100: timedelta(minutes=30)})
USUAL_FLOOR = timedelta(minutes=30)
_REMEMBERED = timedelta(days=1)


class ProviderOrder:
    """Which provider is asked first: the seller's choice, kept in the cache."""

    def __init__(self, meta: MetaStore, shops: ShopStore) -> None:
        self._meta = meta
        self._shops = shops

    @property
    def names(self) -> list[str]:
        """The providers that there are keys for, the first one first."""
        there = self._shops.providers()
        chosen = [name for name in (self._meta.get(_ORDER) or "").split(",") if name in there]
        usual = sorted(set(there) - set(chosen), key=lambda name: (name != KUAIDI100, name))
        return [*chosen, *usual]

    def ask_first(self, name: str) -> None:
        """Ask this provider before all others.

        Raises:
            BadInput: there are no keys for it.
        """
        names = self.names
        if name not in names:
            raise BadInput(what=name, reason=marked("errors", "no such trace provider"))
        self._meta.set(_ORDER, ",".join([name, *(other for other in names if other != name)]))


@dataclass(frozen=True, slots=True)
class PanelStores:
    """Where keys, settings, states and questions are kept; all on one connection."""

    shops: ShopStore
    meta: MetaStore
    health: ProviderHealthStore
    questions: ProviderQuestionStore


@dataclass(frozen=True, slots=True)
class PanelTools:
    """What providers are reached by and told of; ``clock`` tells data time, ``wall`` real time."""

    connections: Connections
    board: NoticeBoard
    clock: Clock
    wall: Clock


@dataclass
class Seat:
    """One provider in a round; ``is_out`` as soon as it gives no answers."""

    provider: TraceProvider
    watch: ProviderWatch
    budget: QueryBudget
    questions: ProviderQuestionStore
    is_out: bool = False
    unread: int = field(default=0)

    @property
    def is_ready(self) -> bool:
        """Tell whether it may be asked anything now."""
        return not self.is_out and self.budget.left > 0

    def rests(self, shipment: Shipment) -> bool:
        """Tell whether this number was asked for so lately that it must wait.

        A round may take long: what counts is when the number was asked for, not the round's begin.
        """
        now = self.watch.clock.now()
        last = self.questions.last(self.provider.name, shipment)
        floor = FLOORS.get(self.provider.name, USUAL_FLOOR)
        return last is not None and last <= now < last + floor

    def ask(self, shipment: Shipment, *, phone: str = "") -> ParcelScans:
        """Return what it tells of a parcel; counted before it is asked, as every one is charged.

        ``phone`` are the last four digits of a telephone, for carriers that want them.

        Raises:
            ConnectorError: it could not be asked, or its answer could not be read.
        """
        with self.questions.together():
            self.questions.note(self.provider.name, shipment, self.watch.clock.now())
            self.budget.spend()
        return self.provider.trace(shipment, phone=phone)

    def fail(self, error: ConnectorError) -> None:
        """Let it rest for this round, and longer where it could lock the account."""
        self.is_out = True
        self.watch.failed(error)


class ProviderPanel:
    """The providers of one round."""

    def __init__(self, seats: Sequence[Seat]) -> None:
        self.seats = tuple(seats)

    @classmethod
    def open(cls, stores: PanelStores, tools: PanelTools) -> ProviderPanel:
        """Return the providers that there are keys for, those in trouble left out of the round."""
        stores.questions.forget_before(tools.clock.now() - _REMEMBERED)
        order = ProviderOrder(stores.meta, stores.shops)
        return cls([_seat(name, stores, tools) for name in order.names])

    @property
    def is_ready(self) -> bool:
        """Tell whether any provider may be asked anything now."""
        return any(seat.is_ready for seat in self.seats)

    @property
    def left(self) -> int:
        """How many questions may still be asked today at those that answer."""
        return sum(seat.budget.left for seat in self.seats if not seat.is_out)

    def seat_for(self, shipment: Shipment, *, phone: str = "") -> Seat | None:
        """Return who is to be asked about a parcel, None where nobody can tell of it now."""
        ready = (seat for seat in self.seats if seat.is_ready)
        return next((s for s in ready if s.provider.can_trace(shipment, phone=phone)), None)


def _seat(name: str, stores: PanelStores, tools: PanelTools) -> Seat:
    provider = tools.connections.provider(name, stores.shops.provider_credentials(name))
    watch = ProviderWatch(name, stores.health, tools.board, tools.clock, tools.wall)
    budget = QueryBudget(stores.meta, tools.wall, name)
    return Seat(provider, watch, budget, stores.questions, watch.waits)
