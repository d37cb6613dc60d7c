"""The services that act on platforms, each made when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from workbench.services.carriers_word import CarriersWord
from workbench.services.filing_services import FilingServices
from workbench.services.provider_panel import PanelStores, PanelTools, ProviderPanel
from workbench.services.ship_checking import Sources
from workbench.services.shipping_acts import ActTools, ShippingActs
from workbench.services.shipping_desk import ShippingDesk
from workbench.services.trace_pull import read_scans
from workbench.store.files import FileStore
from workbench.store.meta import MetaStore
from workbench.store.orders import OrderStore
from workbench.store.provider_health import ProviderHealthStore
from workbench.store.provider_questions import ProviderQuestionStore
from workbench.store.shipping_acts import ShippingActStore
from workbench.store.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.connectors.base import Marketplace
    from workbench.domain.files import OrderFile
    from workbench.domain.pages import OrderPage, ParcelScans
    from workbench.domain.shops import Shop
    from workbench.domain.tracking import TrackingEvent


class ShippingServices(FilingServices):
    """What a seller does on a platform from here."""

    @cached_property
    def shipping(self) -> ShippingDesk:
        """Ships orders and replaces numbers, each act checked first and sent once."""
        word = CarriersWord(self._panel, MetaStore(self.cache), self._around.clock)
        sources = Sources(ShippingActStore(self.cache), self._order_file, word, self._read)
        tools = ActTools(sources, self._connected, self._keep_order, self._around.clock)
        return ShippingDesk(ShopStore(self.cache), OrderStore(self.cache), ShippingActs(tools))

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
