"""Services in memory that keep, bring in and write out."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.ui.season import (
    NOW,
    SHOPS,
)
from workbench.domain.care.privacy import Erased
from workbench.domain.exchange.exports import ExportProgress, ExportReport
from workbench.domain.exchange.imports import ImportEntry, Undone
from workbench.domain.pages import SavedPage
from workbench.domain.refresh import Progress, Stage
from workbench.domain.rules.effects import amount_key
from workbench.domain.settings import Overview, QueryTerms, RecordedAct, Settings
from workbench.domain.shops import ShopHealth, ShopState
from workbench.services.accounts.service import AddedAccounts, SavedApp
from workbench.services.imports.desk import Brought

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal
    from pathlib import Path

    from workbench.domain.exchange.exports import ExportRequest, ExportView
    from workbench.domain.exchange.reports import GroupReport
    from workbench.domain.rules.effects import SellerAmount
    from workbench.domain.telling.robots import Robot
    from workbench.services.imports.desk import FileLook
    from workbench.services.imports.preview import ImportChoice, PastedText


@dataclass
class MemoryExports:
    """Writes nothing; says how far it is before and after ``gate`` opens, then ends or fails."""

    asked: list[ExportRequest] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)
    error: Exception | None = None

    def export(
        self,
        request: ExportRequest,
        translate: Callable[[str, str], str],
        progress: Callable[[ExportProgress], None],
    ) -> ExportReport:
        self.asked.append(request)
        progress(ExportProgress(1, 3))
        assert self.gate.wait(10)
        progress(ExportProgress(2, 3))
        if self.error is not None:
            raise self.error
        return ExportReport(request.target, 3, ("number",), "00", is_masked=request.is_masked)

    def count(self, view: ExportView, filters: Mapping[str, str]) -> int:
        return 1234


@dataclass
class MemoryAccounts:
    """Adds nothing; keeps the files it was given, or fails."""

    files: list[Path] = field(default_factory=list)
    error: Exception | None = None
    added: AddedAccounts = field(default_factory=lambda: AddedAccounts(SHOPS[:2], ()))

    texts: list[str] = field(default_factory=list)
    known: list[SavedApp] = field(default_factory=list)

    def add_from_file(self, path: Path) -> AddedAccounts:
        self.files.append(path)
        if self.error is not None:
            raise self.error
        return self.added

    def apps(self) -> list[SavedApp]:
        return self.known

    def add_from_text(self, text: str) -> AddedAccounts:
        self.texts.append(text)
        if self.error is not None:
            raise self.error
        return self.added


@dataclass
class MemoryImports:
    """Looks at files as a test says, and notes what is saved and taken back."""

    looks: dict[str, FileLook | Exception] = field(default_factory=dict)
    asked: list[tuple[str, ImportChoice]] = field(default_factory=list)
    saved: list[str] = field(default_factory=list)
    undone: list[int] = field(default_factory=list)
    entries: list[ImportEntry] = field(default_factory=list)
    undo_error: Exception | None = None
    gate: threading.Event = field(default_factory=threading.Event)
    error: Exception | None = None

    def look(
        self,
        source: Path | PastedText,
        choice: ImportChoice,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> FileLook:
        self.asked.append((source.name, choice))
        progress(500, 1000)
        found = self.looks[source.name]
        if isinstance(found, Exception):
            raise found
        return replace(found, chosen=choice.platform or found.chosen)

    def commit(self, look: FileLook, progress: Callable[[int, int], None]) -> Brought:
        progress(1, 4)
        assert self.gate.wait(10)
        progress(2, 4)
        if self.error is not None:
            raise self.error
        self.saved.append(look.path.name)
        return Brought(7 if look.counts else 0, look.counts or SavedPage(changed=look.parcels))

    def judge(self, progress: Callable[[Progress], None]) -> int:
        progress(Progress(Stage.JUDGING, 3, 0))
        return 3

    def history(self) -> list[ImportEntry]:
        ended = datetime(2024, 1, 24, 3, tzinfo=UTC)
        return [
            replace(entry, undone_at=ended) if entry.id in self.undone else entry
            for entry in self.entries
        ]

    def undo(self, import_id: int, progress: Callable[[int, int], None]) -> Undone:
        progress(1, 4)
        assert self.gate.wait(10)
        progress(2, 4)
        if self.undo_error is not None:
            raise self.undo_error
        self.undone.append(import_id)
        return Undone(removed=2, restored=1, kept=0)


@dataclass
class MemorySeller:
    """Keeps what was confirmed and entered, and what was taken back."""

    confirmed: list[str] = field(default_factory=list)
    amounts: dict[str, SellerAmount] = field(default_factory=dict)

    def put_amount(self, given: SellerAmount) -> SellerAmount:
        entered = self.amounts[given.key] = replace(given, entered_at=NOW)
        return entered

    def remove_amount(self, rule_id: str, shop_id: str = "") -> None:
        del self.amounts[amount_key(rule_id, shop_id)]

    def confirm(self, rule_id: str) -> datetime:
        self.confirmed.append(rule_id)
        return NOW + timedelta(days=30)

    def withdraw(self, rule_id: str) -> None:
        self.confirmed.remove(rule_id)


@dataclass
class MemoryPrivacy:
    """Erases nothing; keeps what it was asked to."""

    forgotten: list[int] = field(default_factory=list)

    def forget(self, order_id: int) -> Erased:
        self.forgotten.append(order_id)
        return Erased({"orders": 1})


@dataclass
class MemorySettings:
    """Keeps settings, and notes what was removed; ``error`` refuses to keep."""

    settings: Settings = field(default_factory=Settings)
    limits: dict[str, int] = field(default_factory=dict)
    prices: dict[str, Decimal | None] = field(default_factory=dict)
    first: str = "kuaidi100"
    days: int = 90
    removed: list[str] = field(default_factory=list)
    providers: tuple[str, ...] = ("kuaidi100", "kdniao")
    acts: tuple[RecordedAct, ...] = ()
    error: Exception | None = None
    due: datetime | None = None
    robots: Callable[[], tuple[Robot, ...]] = tuple

    def due_report(self) -> datetime | None:
        return self.due

    def current(self) -> Settings:
        return self.settings

    def keep(self, settings: Settings) -> None:
        if self.error is not None:
            raise self.error
        self.settings = settings

    def overview(self) -> Overview:
        shops = tuple(
            ShopHealth(shop, ShopState.ONLINE, last_good_poll=NOW)
            for shop in SHOPS
            if shop.id not in self.removed
        )
        providers = tuple(name for name in self.providers if name not in self.removed)
        terms = [
            QueryTerms(name, self.limits.get(name, 200), 12, self.prices.get(name))
            for name in sorted(providers, key=lambda name: name != self.first)
        ]
        return Overview(shops, providers, tuple(terms), self.days, self.acts, robots=self.robots())

    def ask_per_day(self, provider: str, limit: int) -> None:
        self.limits[provider] = limit

    def price_query(self, provider: str, price: Decimal | None) -> None:
        self.prices[provider] = price

    def ask_first(self, provider: str) -> None:
        self.first = provider

    def retain_for(self, days: int) -> None:
        self.days = days

    def remove_shop(self, shop_id: str) -> None:
        self.removed.append(shop_id)

    def remove_provider(self, provider: str) -> None:
        self.removed.append(provider)


@dataclass
class MemoryReports:
    """Makes the report that a test puts here, once."""

    settings: MemorySettings
    report: GroupReport | None = None

    def make_due(self, translate: Callable[[str, str], str]) -> GroupReport | None:
        self.settings.due = None
        return self.report
