"""What the window asks to be kept, brought in and written out: services satisfy these protocols."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from workbench.domain.care.backups import Backup
    from workbench.domain.care.privacy import Erased
    from workbench.domain.exchange.exports import (
        ExportProgress,
        ExportReport,
        ExportRequest,
        ExportView,
    )
    from workbench.domain.exchange.imports import ImportEntry, Undone
    from workbench.domain.handling import HandlingState
    from workbench.domain.rules.effects import SellerAmount
    from workbench.domain.tables.fields import Layout, TableName
    from workbench.domain.tables.saved import SavedFilter
    from workbench.domain.views import Facets, MonitorQuery
    from workbench.services.accounts.service import AddedAccounts, SavedApp
    from workbench.services.imports.desk import Brought, FileLook
    from workbench.services.imports.preview import ImportChoice, PastedText
    from workbench.ui.contracts import ProgressCall


class SellerKeeper(Protocol):
    """What the seller knows and no source says; both are jobs."""

    def confirm(self, rule_id: str) -> datetime:
        """Record that an exemption still holds; return when it is asked about again."""
        ...

    def withdraw(self, rule_id: str) -> None:
        """Take a confirmation back."""
        ...

    def put_amount(self, given: SellerAmount) -> SellerAmount:
        """Keep the seller's own figure, as entered now."""
        ...

    def remove_amount(self, rule_id: str, shop_id: str = "") -> None:
        """Take the seller's own figure away."""
        ...


class PrivacyKeeper(Protocol):
    """What is erased for good."""

    def forget(self, order_id: int) -> Erased:
        """Erase an order with all that is kept of it; a job."""
        ...


class TableKeeper(Protocol):
    """How tables are arranged and which filters are named; ``layout`` and ``saved`` are quick."""

    def layout(self, table: TableName) -> Layout:
        """Return how a person arranged a table's columns."""
        ...

    def arrange(self, table: TableName, layout: Layout) -> None:
        """Keep how a person arranged a table's columns."""
        ...

    def saved(self) -> tuple[SavedFilter, ...]:
        """Return the named filters, by name."""
        ...

    def save(self, kept: SavedFilter) -> None:
        """Keep a filter in place of one with the same name."""
        ...

    def drop(self, name: str) -> None:
        """Forget a named filter."""
        ...


class GroupKeeper(Protocol):
    """What concerns many rows at once; all are jobs."""

    def facets(self, query: MonitorQuery) -> Facets:
        """Return what the rows to do can be narrowed by."""
        ...

    def handle(self, ids: Sequence[int], state: HandlingState, note: str = "") -> int:
        """Record one act on many rows, all or none; return on how many."""
        ...

    def undo(self, ids: Sequence[int]) -> None:
        """Take the last act on each row back, all or none."""
        ...

    def contact(self, carrier: str, site: str) -> str:
        """Return how the seller reaches an outlet, "" where nothing was written."""
        ...

    def keep_contact(self, carrier: str, site: str, note: str) -> None:
        """Keep how an outlet is reached."""
        ...


class ExportWriter(Protocol):
    """Files out."""

    def export(
        self,
        request: ExportRequest,
        translate: Callable[[str, str], str],
        progress: Callable[[ExportProgress], None],
    ) -> ExportReport:
        """Write a view to a file; an exception from ``progress`` cancels and passes through."""
        ...

    def count(self, view: ExportView, filters: Mapping[str, str]) -> int:
        """Return how many rows a view holds under these filters."""
        ...


class BackupKeeper(Protocol):
    """Copies of everything."""

    def daily_ones(self) -> Sequence[Backup]:
        """Return the backups beside the data, the newest first; a job."""
        ...

    def write(self, target: Path, progress: Callable[[int, int], None]) -> Backup:
        """Write a backup and prove it; an exception from ``progress`` cancels and passes."""
        ...


class AccountKeeper(Protocol):
    """Shops by key files, and by keys that were typed."""

    def add_from_file(self, path: Path) -> AddedAccounts:
        """Try and save every account of a key file; asks the platforms."""
        ...

    def add_from_text(self, text: str) -> AddedAccounts:
        """Try and save every account of a key file's text."""
        ...

    def apps(self) -> Sequence[SavedApp]:
        """Return the applications whose shops are here, without their secrets."""
        ...


class FileImporter(Protocol):
    """Files in; every call takes as long as the file is."""

    def look(
        self,
        source: Path | PastedText,
        choice: ImportChoice,
        progress: Callable[[int, int], None] = ...,
    ) -> FileLook:
        """Return what a file or a pasted text would bring; an exception from ``progress`` ends it.

        Nothing is written.
        """
        ...

    def commit(self, look: FileLook, progress: Callable[[int, int], None]) -> Brought:
        """Save what was looked at; an exception from ``progress`` takes all back and passes."""
        ...

    def judge(self, progress: ProgressCall) -> int:
        """Judge what imports changed; an exception from ``progress`` ends it early."""
        ...

    def undo(self, import_id: int, progress: Callable[[int, int], None]) -> Undone:
        """Take an import back whole; an exception from ``progress`` leaves it and passes."""
        ...

    def history(self) -> list[ImportEntry]:
        """Return the imports so far, the last one first."""
        ...
