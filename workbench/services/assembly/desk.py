"""One thread's readers: what the window asks for, answered from the cache."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput, marked

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from workbench.domain.exchange.export_filters import OrderQuery
    from workbench.domain.exchange.other_columns import OtherColumns
    from workbench.domain.files import OrderFile
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.shops import ProviderHealth, ShopHealth
    from workbench.domain.telling.notices import Notice, NoticeQuery, UnreadTally
    from workbench.domain.views import OrderRow, OrderSort
    from workbench.services.accounts.service import AccountService, AddedAccounts, SavedApp
    from workbench.services.care.backups import BackupService
    from workbench.services.care.privacy import PrivacyService
    from workbench.services.care.updates import UpdateService
    from workbench.services.exports.service import ExportService
    from workbench.services.filing.appeals import AppealService
    from workbench.services.filing.cases import CaseService
    from workbench.services.filing.evidence import EvidenceService
    from workbench.services.filing.guide import FilingGuide
    from workbench.services.filing.packets import PacketService
    from workbench.services.filing.preview import FilingPreviewService
    from workbench.services.filing.service import FilingService
    from workbench.services.imports.desk import ImportDesk
    from workbench.services.metrics.service import MetricsService
    from workbench.services.monitor.beside import BesideDesk
    from workbench.services.monitor.groups import GroupService
    from workbench.services.monitor.past import PastService
    from workbench.services.monitor.service import MonitorService
    from workbench.services.monitor.tables import TableService
    from workbench.services.notices.robots import RobotService
    from workbench.services.polling.trace_asking import TraceAsking
    from workbench.services.records.service import RecordService
    from workbench.services.rules.packs import PackService
    from workbench.services.rules.seller import SellerService
    from workbench.services.rules.service import RuleService
    from workbench.services.rules.timeline import RuleTimelineService
    from workbench.services.settings.desk import SettingsDesk
    from workbench.services.shipping.desk import ShippingDesk
    from workbench.services.tickets.service import TicketService
    from workbench.services.today.desk import TodayDesk
    from workbench.services.today.group_report import GroupReportService
    from workbench.store.decisions.decisions import DecisionStore
    from workbench.store.monitor.notices import NoticeStore
    from workbench.store.monitor.orderlist import OrderListStore
    from workbench.store.orders.extras import ExtraStore
    from workbench.store.orders.files import FileStore
    from workbench.store.shops.provider_health import ProviderHealthStore
    from workbench.store.shops.shops import ShopStore

NOTICE_PAGE = 500
# A key file is a page of text; a film that was chosen by mistake is not read whole.
LARGEST_KEY_FILE = 1 << 20


class OrderDesk:
    """Answers the order view."""

    def __init__(
        self,
        orders: OrderListStore,
        files: FileStore,
        decisions: DecisionStore,
        extras: ExtraStore,
    ) -> None:
        self._orders = orders
        self._files = files
        self._decisions = decisions
        self._extras = extras

    def ids(
        self, search: str, shop_id: str, only_open: bool, sort: OrderSort, descending: bool
    ) -> array[int]:
        """Return the ids of all orders that fit, in order."""
        return self._orders.ids(
            search=search, shop_id=shop_id, only_open=only_open, sort=sort, descending=descending
        )

    def listed(self, query: OrderQuery) -> array[int]:
        """Return the ids of all orders that fit a question, in order."""
        return self._orders.listed(query)

    def first(self, query: OrderQuery, limit: int) -> array[int]:
        """Return the first ``limit`` of these ids, which takes less time than all of them."""
        return self._orders.first(query, limit)

    def rows(self, ids: Sequence[int]) -> list[OrderRow]:
        """Return the orders with these ids that still exist."""
        return self._orders.rows(ids)

    def file(self, order_id: int) -> tuple[OrderFile, tuple[Decision, ...]] | None:
        """Return an order with its parcels and decisions, None when it is gone."""
        if not self._orders.rows([order_id]):
            return None
        decisions = tuple(self._decisions.current(order_id))
        return self._files.order_file(order_id), decisions

    def others(self, order_id: int) -> OtherColumns:
        """Return what files told of an order in columns that we have no name for."""
        return self._extras.of_order(order_id)


class NoticeDesk:
    """Answers the notification panel."""

    def __init__(self, notices: NoticeStore) -> None:
        self._notices = notices

    def page(self, only_unread: bool) -> list[Notice]:
        """Return the newest notices first."""
        return self._notices.page(only_unread=only_unread, limit=NOTICE_PAGE)

    def ids(self, query: NoticeQuery) -> array[int]:
        """Return the ids of the notices that fit, in order."""
        return self._notices.ids(query)

    def rows(self, ids: Sequence[int]) -> list[Notice]:
        """Return the notices with these ids."""
        return self._notices.rows(ids)

    def rules(self) -> list[str]:
        """Return the rules that notices are about."""
        return self._notices.rules()

    def unread_tallies(self) -> list[UnreadTally]:
        """Return how many have not been read, by kind and shop."""
        return self._notices.unread_tallies()

    def standing(self, notices: Sequence[Notice]) -> frozenset[str]:
        """Return the keys of those about which there is still something to do."""
        return self._notices.standing(notices)

    def mark_all_read(self) -> None:
        """Record that all were read."""
        self._notices.mark_all_read()

    def mark_read(self, ids: Sequence[int]) -> None:
        """Record that these were read."""
        self._notices.mark_read(ids)


class ShopDesk:
    """Tells how each shop's polling fares, and each trace provider's."""

    def __init__(self, shops: ShopStore, providers: ProviderHealthStore) -> None:
        self._shops = shops
        self._providers = providers

    def health(self) -> list[ShopHealth]:
        """Return every shop with its state."""
        return self._shops.all()

    def providers(self) -> list[ProviderHealth]:
        """Return every trace provider that was asked so far."""
        return self._providers.all()


class AccountDesk:
    """Adds shops; what speaks with the platforms is made when the first key file comes."""

    def __init__(self, make: Callable[[], AccountService]) -> None:
        self._make = make

    def add_from_file(self, path: Path) -> AddedAccounts:
        """Try and save every account of a key file.

        Raises:
            BadInput: the file cannot be read, or is no key file.
            ConnectorError: a platform refused the keys; nothing is saved then.
            StoreError: nothing was saved.
        """
        try:
            with path.open("rb") as stream:
                text = stream.read(LARGEST_KEY_FILE).decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            reason = marked("errors", "the file cannot be read")
            raise BadInput(what=path.name, reason=reason) from error
        return self.add_from_text(text)

    def add_from_text(self, text: str) -> AddedAccounts:
        """Try and save every account of a key file's text; errors as for a file."""
        return self._make().add_from_text(text)

    def apps(self) -> tuple[SavedApp, ...]:
        """Return the applications whose shops are here, without their secrets."""
        return self._make().apps()


@dataclass(frozen=True)
class DeskService:
    """All readers of one thread over one connection; ``closing`` closes what they opened.

    ``giving_up`` lets reads end that nobody waits for any more.
    """

    monitor: MonitorService
    today: TodayDesk
    seller: SellerService
    shipping: ShippingDesk
    tracing: TraceAsking
    privacy: PrivacyService
    orders: OrderDesk
    beside: BesideDesk
    records: RecordService
    tickets: TicketService
    metrics: MetricsService
    tables: TableService
    settings: SettingsDesk
    reports: GroupReportService
    groups: GroupService
    past: PastService
    notices: NoticeDesk
    shops: ShopDesk
    rules: RuleService
    rule_reader: RuleTimelineService
    packs: PackService
    filings: FilingService
    cases: CaseService
    appeals: AppealService
    filing_guide: FilingGuide
    filing_previews: FilingPreviewService
    evidence: EvidenceService
    packets: PacketService
    exports: ExportService
    backups: BackupService
    accounts: AccountDesk
    robots: RobotService
    updates: UpdateService
    imports: ImportDesk
    closing: Callable[[], None]
    giving_up: Callable[[Callable[[], bool]], None]

    def give_up_when(self, is_over: Callable[[], bool]) -> None:
        """End any read of this thread by an exception as soon as ``is_over`` says so."""
        self.giving_up(is_over)

    def close(self) -> None:
        """Close all connections in the thread that opened them."""
        self.closing()
