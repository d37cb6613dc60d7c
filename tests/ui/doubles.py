"""Services for the window that live in memory: invented shops, orders and warnings."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tests.ui.backup_doubles import MemoryBackups
from tests.ui.beside_doubles import MemoryBeside
from tests.ui.care_doubles import MemoryUpdates
from tests.ui.case_doubles import MemoryAppeals, MemoryCases
from tests.ui.filing_doubles import (
    MemoryEvidence,
    MemoryFilings,
    MemoryGuide,
    MemoryPackets,
    MemoryPreviews,
)
from tests.ui.keeper_doubles import (
    MemoryAccounts,
    MemoryExports,
    MemoryImports,
    MemoryPrivacy,
    MemoryReports,
    MemorySeller,
    MemorySettings,
)
from tests.ui.metrics_doubles import MemoryMetrics
from tests.ui.monitor_doubles import MemoryMonitor, MemoryOrders
from tests.ui.pack_doubles import MemoryPacks
from tests.ui.records import MemoryRecords
from tests.ui.robot_doubles import MemoryRobots
from tests.ui.rule_doubles import ChineseRules, MemoryRules
from tests.ui.season import (
    NOW,
    SHOPS,
    some_notices,
)
from tests.ui.ship_doubles import MemoryShipper
from tests.ui.table_doubles import MemoryGroups, MemoryPast, MemoryTables
from tests.ui.ticket_doubles import MemoryTickets
from tests.ui.today_doubles import MemoryToday
from tests.ui.trace_doubles import MemoryTracing
from workbench.domain.shops import ShopHealth, ShopState
from workbench.domain.telling.alerts import category_of
from workbench.domain.telling.notices import UnreadTally

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.domain.shops import ProviderHealth
    from workbench.domain.telling.notices import Notice, NoticeQuery


@dataclass
class MemoryNotices:
    """Answers the panel from a list."""

    notices: list[Notice] = field(default_factory=list)

    def ids(self, query: NoticeQuery) -> array[int]:
        found = [
            notice
            for notice in self.notices
            if not (query.only_unread and notice.read)
            and query.category in {None, category_of(notice.kind)}
            and query.shop_id in {"", notice.shop_id}
            and (
                not query.search
                or query.search in notice.order_number
                or notice.rule in query.rules
            )
        ]
        return array("q", [notice.id for notice in found])

    def rows(self, ids: Sequence[int]) -> list[Notice]:
        return [notice for notice in self.notices if notice.id in set(ids)]

    def rules(self) -> list[str]:
        return sorted({notice.rule for notice in self.notices} - {""})

    def mark_all_read(self) -> None:
        self.mark_read([notice.id for notice in self.notices])

    def standing(self, notices: Sequence[Notice]) -> frozenset[str]:
        unread = {notice.key for notice in self.notices if not notice.read}
        return frozenset(notice.key for notice in notices if notice.key in unread)

    def unread_tallies(self) -> list[UnreadTally]:
        counted = Counter((n.kind, n.shop_id) for n in self.notices if not n.read)
        names = {shop.id: shop.name for shop in SHOPS}
        return [
            UnreadTally(kind, shop, names.get(shop, ""), count)
            for (kind, shop), count in counted.items()
        ]

    def unread(self) -> int:
        return sum(not notice.read for notice in self.notices)

    def mark_read(self, ids: Sequence[int]) -> None:
        self.notices = [replace(n, read=n.read or n.id in set(ids)) for n in self.notices]


@dataclass
class MemoryShops:
    """Answers the shops' states."""

    shops: tuple[ShopHealth, ...] = tuple(
        ShopHealth(shop, ShopState.ONLINE, last_good_poll=NOW) for shop in SHOPS
    )

    def health(self) -> list[ShopHealth]:
        return list(self.shops)

    def providers(self) -> list[ProviderHealth]:
        return []


@dataclass
class MemoryDesk:
    """One thread's readers; all threads of a test share the same memory."""

    monitor: MemoryMonitor = field(default_factory=MemoryMonitor)
    today: MemoryToday = field(default_factory=MemoryToday)
    records: MemoryRecords = field(default_factory=MemoryRecords)
    tickets: MemoryTickets = field(default_factory=MemoryTickets)
    metrics: MemoryMetrics = field(default_factory=MemoryMetrics)
    seller: MemorySeller = field(default_factory=MemorySeller)
    shipping: MemoryShipper = field(default_factory=MemoryShipper)
    tracing: MemoryTracing = field(default_factory=MemoryTracing)
    beside: MemoryBeside = field(default_factory=MemoryBeside)
    privacy: MemoryPrivacy = field(default_factory=MemoryPrivacy)
    tables: MemoryTables = field(default_factory=MemoryTables)
    settings: MemorySettings = field(default_factory=MemorySettings)
    notices: MemoryNotices = field(default_factory=lambda: MemoryNotices(some_notices()))
    shops: MemoryShops = field(default_factory=MemoryShops)
    rules: ChineseRules = field(default_factory=ChineseRules)
    rule_reader: MemoryRules = field(default_factory=MemoryRules)
    packs: MemoryPacks = field(default_factory=MemoryPacks)
    filings: MemoryFilings = field(default_factory=MemoryFilings)
    cases: MemoryCases = field(default_factory=MemoryCases)
    appeals: MemoryAppeals = field(default_factory=MemoryAppeals)
    filing_guide: MemoryGuide = field(default_factory=MemoryGuide)
    filing_previews: MemoryPreviews = field(default_factory=MemoryPreviews)
    evidence: MemoryEvidence = field(default_factory=MemoryEvidence)
    packets: MemoryPackets = field(default_factory=MemoryPackets)
    exports: MemoryExports = field(default_factory=MemoryExports)
    accounts: MemoryAccounts = field(default_factory=MemoryAccounts)
    backups: MemoryBackups = field(default_factory=MemoryBackups)
    imports: MemoryImports = field(default_factory=MemoryImports)
    robots: MemoryRobots = field(default_factory=MemoryRobots)
    updates: MemoryUpdates = field(default_factory=MemoryUpdates)
    is_closed: bool = False

    def __post_init__(self) -> None:
        self.orders = MemoryOrders(self.monitor)
        self.groups = MemoryGroups(self.monitor)
        self.reports = MemoryReports(self.settings)
        self.settings.robots = self.robots.all
        self.past = MemoryPast(self.monitor, self.orders)
        self.rule_reader.seller = self.seller

    def give_up_when(self, is_over: Callable[[], bool]) -> None:
        self.is_over = is_over

    def close(self) -> None:
        self.is_closed = True
