"""What a file would bring, before anything is written.

The records wait packed inside the preview, so that saving them needs no second look at the file,
and a file that changes between the two changes nothing. Where nobody is to be asked, the pages go
to the cache as they come.
"""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol, TypeAlias

from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import BadInput, marked
from workbench.domain.pages import OrderPage, SavedPage
from workbench.files.wire import (
    BROKEN,
    Failed,
    Finished,
    Opened,
    PackedBatch,
    PackedRecords,
    Rejected,
    unpacked,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    import msgspec

    from workbench.domain.exchange.encodings import TextEncoding
    from workbench.domain.platforms.platform_records import ColumnChoice
    from workbench.domain.shops import Platform, Shop
    from workbench.files.wire import Heard
    from workbench.services.imports.placing import Placing
    from workbench.services.records.pages import PackedRecordPage, RecordPages, RecordsPart
    from workbench.store.orders.orders import OrderStore

NOT_OF_PLATFORM = marked("errors", "it is no file of the platform that was chosen")
SEVERAL_SHOPS = marked(
    "errors", "it holds orders of several shops ({shops}); import it without choosing one"
)
# A report of a thousand rows is read by nobody; the count tells the rest.
MOST_REJECTED = 1_000

# ExportOrderList201905151650.csv: the platform's own date stands in the name.
_DATED = re.compile(r"(?<!\d)(20\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\d{2})?(?!\d)")


@dataclass(frozen=True, slots=True)
class ImportChoice:
    """What the seller chose: a platform, and a shop by its id or name; else the file decides.

    ``columns`` names the columns of a list that we do not know, ``encoding`` is how a text is read
    whose bytes do not tell. ``follow``: a trace provider may
    be asked about parcels that only files tell of.
    """

    platform: Platform | None = None
    shop: str = ""
    columns: ColumnChoice | None = None
    follow: bool = True
    encoding: TextEncoding | None = None


@dataclass(frozen=True, slots=True)
class PastedText:
    """Text that was pasted; ``name`` stands where a file's name would."""

    text: str = field(repr=False)
    name: str = "—"


@dataclass(frozen=True, slots=True)
class ShopPart:
    """One shop's share of a file; ``named`` is what the file calls it, "" where it does not.

    ``unplaced`` of its new orders are there because nobody tells whose they are. ``was`` is the
    platform that the shop was taken to be of, None where it stays of its own.
    """

    shop: Shop
    named: str
    is_new: bool
    counts: SavedPage
    unplaced: int = 0
    was: Platform | None = None


@dataclass(frozen=True, slots=True)
class PackedPage:
    """Orders of one shop as they came over the pipe, pressed together."""

    shop_id: str
    count: int
    content: bytes

    @classmethod
    def of(cls, shop_id: str, batch: PackedBatch) -> PackedPage:
        """Keep a batch for a shop."""
        return cls(shop_id, batch.count, zlib.compress(batch.orders, 1))

    def page(self, told_at: datetime) -> OrderPage:
        """Return the orders as a page of a file of that date."""
        return page_of(self.shop_id, zlib.decompress(self.content), told_at)


def page_of(shop_id: str, orders: bytes | msgspec.Raw, told_at: datetime) -> OrderPage:
    """Return a batch's orders as a page of a file of that date."""
    return OrderPage(shop_id, tuple(row.record(shop_id) for row in unpacked(orders)), told_at)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would bring; ``counts`` are orders, ``rejected_count`` rows.

    ``candidates`` are the shops that could be chosen instead. ``unknown_columns`` and
    ``unknown_words`` (statuses) come with how many rows held them; such a status is kept as it is
    and counts as unknown. ``told_at`` is the date of the file (UTC). ``follows`` is how many
    open parcels a trace provider would be asked about, for which it charges. ``rows`` counts the
    rows of data.
    """

    path: Path
    format: str
    platforms: tuple[Platform, ...]
    shops: tuple[ShopPart, ...]
    candidates: tuple[Shop, ...]
    counts: SavedPage
    rejected: tuple[Rejected, ...]
    rejected_count: int
    unknown_columns: Mapping[str, int]
    unknown_words: Mapping[str, int]
    sha256: str
    told_at: datetime
    pages: tuple[PackedPage, ...] = field(default=(), repr=False)
    records: RecordsPart | None = None
    record_pages: tuple[PackedRecordPage, ...] = field(default=(), repr=False)
    follows: int = 0
    rows: int = 0

    @property
    def unplaced(self) -> int:
        """Return how many orders went to a shop for files that name none."""
        return sum(part.unplaced for part in self.shops)


class Pages(Protocol):
    """Takes the pages of a file as they come."""

    def take(self, shop: Shop, batch: PackedBatch, told_at: datetime) -> SavedPage:
        """Return what a page of a shop does, or would do."""
        ...


class KeptPages:
    """Keeps pages for a preview; nothing is written."""

    def __init__(
        self, orders: OrderStore, known: Sequence[Shop], *, can_follow: bool = False
    ) -> None:
        """``can_follow``: count the parcels that a trace provider would be asked about."""
        self._orders = orders
        self._can_follow = can_follow
        self._known = {shop.id for shop in known}
        # Orders that came when nobody said whose they are may come to a shop that is named now.
        self._has_nameless = any(shop.is_nameless for shop in known)
        self.kept: list[PackedPage] = []
        self.followable = 0

    def take(self, shop: Shop, batch: PackedBatch, told_at: datetime) -> SavedPage:
        """Keep a page and return what it would do."""
        self.kept.append(PackedPage.of(shop.id, batch))
        is_new = not self._has_nameless and shop.id not in self._known
        is_followed = self._can_follow and shop.is_imported
        if is_new and not is_followed:
            return SavedPage(new=batch.count)
        page = page_of(shop.id, batch.orders, told_at)
        if is_followed:
            self.followable += open_parcels(page)
        return SavedPage(new=batch.count) if is_new else self._orders.compare(page)


def open_parcels(page: OrderPage) -> int:
    """Return how many parcels may still be on their way."""
    return sum(len(one.shipments or ()) for one in page.records if one.order.status.is_open)


@dataclass(slots=True)
class _Gathered:
    opened: Opened | None = None
    rows: int = 0
    told_at: datetime | None = None
    finished: Finished | None = None
    rejected: list[Rejected] = field(default_factory=list)
    rejected_count: int = 0
    names: set[str] = field(default_factory=set)
    parts: dict[str, ShopPart] = field(default_factory=dict)


ReadProgress: TypeAlias = "Callable[[int, int], None]"


def unheard(done: int, total: int) -> None:
    """Tell nobody how many rows of how many were read."""


class Previewer:
    """Turns what the reading process says into a preview; ``progress`` hears of the rows read."""

    def __init__(
        self,
        pages: Pages,
        records: RecordPages,
        placing: Placing,
        now: datetime,
        progress: ReadProgress = unheard,
    ) -> None:
        self._progress = progress
        self._pages = pages
        self._records = records
        self._placing = placing
        self._known = {shop.id: shop.platform for shop in placing.known}
        self._choice = placing.choice
        self._now = now

    def preview(self, path: Path, messages: Iterable[Heard]) -> Preview:
        """Return what the messages tell of the file at ``path``; its pages went where told.

        Raises:
            BadInput: the file cannot be used.
        """
        found = _Gathered()
        for message in messages:
            self._take(path, message, found)
            found.rows += message.count if isinstance(message, PackedBatch | PackedRecords) else 0
            self._progress(found.rows, found.opened.rows if found.opened else 0)
        opened, finished, told_at = found.opened, found.finished, found.told_at
        if opened is None or finished is None or told_at is None:
            raise Failed(BROKEN).error(path.name)
        if self._choice.shop and len(found.names) > 1:
            names = "、".join(sorted(found.names))
            raise BadInput(what=path.name, reason=SEVERAL_SHOPS, shops=names)
        parts = tuple(found.parts.values())
        self._records.finish()
        records = self._records.part
        begun = records.counts if records else SavedPage()
        return Preview(
            path,
            opened.format,
            opened.platforms,
            parts,
            tuple(self._placing.candidates(opened.platforms)),
            sum((part.counts for part in parts), begun),
            tuple(sorted(found.rejected, key=lambda one: one.row)),
            found.rejected_count,
            finished.unknown_columns,
            finished.unknown_words,
            finished.sha256,
            told_at,
            records=records,
            record_pages=tuple(self._records.kept),
            rows=opened.rows,
        )

    def _take(self, path: Path, message: Heard, found: _Gathered) -> None:
        match message:
            case Opened():
                self._check_platform(path, message)
                found.opened = message
                found.told_at = file_date(path.name, message.changed_at, self._now)
            case PackedBatch() if found.opened and found.told_at:
                self._place(message, found.opened, found.told_at, found)
            case PackedRecords() if found.opened and found.told_at:
                self._records.take(message, found.opened.platforms, found.told_at)
            case Rejected():
                found.rejected_count += 1
                if found.rejected_count <= MOST_REJECTED:
                    found.rejected.append(message)
            case Finished():
                found.finished = message
            case Failed():
                raise message.error(path.name)

    def _check_platform(self, path: Path, opened: Opened) -> None:
        chosen = self._choice.platform
        if chosen is not None and opened.platforms and chosen not in opened.platforms:
            raise BadInput(what=path.name, reason=NOT_OF_PLATFORM)

    def _place(
        self, batch: PackedBatch, opened: Opened, told_at: datetime, found: _Gathered
    ) -> None:
        if batch.shop:
            found.names.add(batch.shop)
        for shop, share, is_unplaced in self._placing.shares(batch, opened):
            saved = self._pages.take(shop, share, told_at)
            part = found.parts.get(shop.id)
            if part is None:
                known = self._known.get(shop.id)
                was = None if known is shop.platform else known
                part = ShopPart(shop, batch.shop, known is None, SavedPage(), was=was)
            found.parts[shop.id] = replace(
                part,
                counts=part.counts + saved,
                unplaced=part.unplaced + is_unplaced * saved.new,
            )


def file_date(name: str, changed_at: datetime, now: datetime) -> datetime:
    """Return when a file was told: the date in its name or that on disk, whichever is earlier.

    Both may be younger than what the file says (a copy has a new date), never older.
    """
    dates = [changed_at, now]
    if found := _DATED.search(name):
        # A number that only looks like a date is none.
        with suppress(ValueError):
            local = datetime.strptime("".join(found.groups()), "%Y%m%d%H%M")
            dates.append(local.replace(tzinfo=SHANGHAI).astimezone(UTC))
    return min(dates)
