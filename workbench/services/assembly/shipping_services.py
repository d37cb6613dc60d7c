"""The services that act on platforms, each made when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from workbench.services.assembly.filing_services import FilingServices
from workbench.services.polling.carriers_word import CarriersWord
from workbench.services.polling.provider_panel import PanelStores, PanelTools, ProviderPanel
from workbench.services.polling.trace_asking import AskingTools, TraceAsking
from workbench.services.polling.trace_pull import read_scans, read_trace
from workbench.services.shipping.acts import ActTools, ShippingActs
from workbench.services.shipping.checking import Sources
from workbench.services.shipping.desk import ShippingDesk
from workbench.store.engine.meta import MetaStore
from workbench.store.orders.files import FileStore
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.refunds import RefundStore
from workbench.store.orders.traces import TraceStore
from workbench.store.shops.provider_health import ProviderHealthStore
from workbench.store.shops.provider_questions import ProviderQuestionStore
from workbench.store.shops.shipping_acts import ShippingActStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.connectors.base import Marketplace
    from workbench.domain.files import OrderFile
    from workbench.domain.pages import OrderPage, ParcelScans
    from workbench.domain.parcels.shipments import Shipment
    from workbench.domain.parcels.tracking import TrackingEvent
    from workbench.domain.shops import Shop


class ShippingServices(FilingServices):
    """What a seller does on a platform from here."""

    @cached_property
    def shipping(self) -> ShippingDesk:
        """Ships orders and replaces numbers, each act checked first and sent once."""
        word = CarriersWord(self._panel, MetaStore(self.cache), self._around.clock)
        acts, refunds = ShippingActStore(self.cache), RefundStore(self.cache)
        sources = Sources(acts, refunds, self._order_file, word, self._read)
        tools = ActTools(sources, self._connected, self._keep_order, self._around.clock)
        return ShippingDesk(ShopStore(self.cache), OrderStore(self.cache), ShippingActs(tools))

    @cached_property
    def tracing(self) -> TraceAsking:
        """Asks for single parcels whose carrier wants a telephone's last digits."""
        tools = AskingTools(
            self._panel, self._provider_keys, self._holders, self._order_file, self._keep_trace
        )
        return TraceAsking(tools)

    def _holders(self, number: str) -> list[Shop]:
        """Return the shops that have an order with a number."""
        ids = OrderStore(self.cache).holders([number]).get(number, set())
        return [health.shop for health in ShopStore(self.cache).all() if health.shop.id in ids]

    def _provider_keys(self) -> dict[str, dict[str, str]]:
        shops = ShopStore(self.cache)
        return {name: shops.provider_credentials(name) for name in shops.providers()}

    def _keep_trace(self, parcel: Shipment, scans: ParcelScans) -> None:
        now = self._around.clock.now()
        TraceStore(self.cache).save([read_trace(self._reader, parcel, scans, now)], seen_at=now)
        self.judging.run(now, lambda _: None)

    def _order_file(self, shop_id: str, number: str) -> OrderFile | None:
        files = FileStore(self.cache)
        order_id = files.order_id(shop_id, number)
        return None if order_id is None else files.order_file(order_id)

    def _panel(self) -> ProviderPanel:
        """Return the trace providers, each with its day's budget and its floor."""
        stores = PanelStores(
            ShopStore(self.cache),
            MetaStore(self.cache),
            ProviderHealthStore(self.cache),
            ProviderQuestionStore(self.cache),
        )
        around = self._around
        tools = PanelTools(self.connections, self.board, around.clock, around.wall)
        return ProviderPanel.open(stores, tools)

    def _read(self, scans: ParcelScans, carrier: str) -> tuple[TrackingEvent, ...]:
        return read_scans(self._reader, scans, carrier, self._around.clock.now())

    def _connected(self, shop: Shop) -> Marketplace:
        stores = ShopStore(self.cache)
        keys = stores.credentials(shop.id)

        def save(changed: Mapping[str, str]) -> None:
            keys.update(changed)
            stores.save_credentials(shop.id, keys)

        return self.connections.marketplace(shop, keys, save)

    def _keep_order(self, page: OrderPage) -> None:
        now = self._around.clock.now()
        OrderStore(self.cache).save_page(page, seen_at=now)
        self.judging.run(now, lambda _: None)
