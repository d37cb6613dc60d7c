"""The platforms' records of a file or text on their way in: whose they are, what they would do.

Records make no shop: what neither the file nor the seller tells stays unknown until an order of
ours fits.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput, marked
from workbench.domain.pages import SavedPage
from workbench.domain.platforms.platform_records import RecordSource
from workbench.files.wire import unpacked_records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.domain.platforms.platform_records import PlatformRecord
    from workbench.domain.shops import Platform, Shop
    from workbench.files.wire import PackedRecords
    from workbench.store.records.platform_records import RecordStore

NO_SUCH_SHOP = marked("errors", "there is no shop of that name")
# A report of a thousand rows is read by nobody; the counts tell the rest.
MOST_LISTED = 1_000


@dataclass(frozen=True, slots=True)
class Origin:
    """Where records come from: the platforms that the format is of, and what the seller chose."""

    known: Sequence[Shop]
    platform: Platform | None = None
    shop: str = ""
    source: RecordSource = RecordSource.FILE

    def owner(self, named: str, platforms: tuple[Platform, ...]) -> tuple[str, Platform | None]:
        """Return shop id and platform as far as known, "" and None where they are not.

        The seller's choice counts first, then the name in the file, then the only shop of a
        platform that is told.

        Raises:
            BadInput: the seller chose a shop that is not there.
        """
        allowed = (self.platform,) if self.platform else platforms
        shops = [shop for shop in self.known if not allowed or shop.platform in allowed]
        wanted = self.shop or named
        for shop in shops:
            if wanted and wanted in (shop.id, shop.name):
                return shop.id, shop.platform
        if self.shop:
            raise BadInput(what=self.shop, reason=NO_SUCH_SHOP)
        if allowed and not wanted and len(shops) == 1:
            return shops[0].id, shops[0].platform
        return "", allowed[0] if len(allowed) == 1 else None


@dataclass(frozen=True, slots=True)
class ListedRecord:
    """A record as a preview lists it."""

    record: PlatformRecord
    is_matched: bool


@dataclass(frozen=True, slots=True)
class RecordsPart:
    """What the records of a file would do; ``listed`` holds the first of them."""

    counts: SavedPage = field(default_factory=SavedPage)
    matched: int = 0
    unmatched: int = 0
    listed: tuple[ListedRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class PackedRecordPage:
    """Records as they came over the pipe, pressed together, with whose they are."""

    shop_id: str
    platform: Platform | None
    source: RecordSource
    content: bytes

    def records(self) -> tuple[PlatformRecord, ...]:
        """Return the records."""
        rows = unpacked_records(zlib.decompress(self.content))
        return tuple(row.record(self.source, self.shop_id, self.platform) for row in rows)


@dataclass
class RecordPages:
    """Takes the records of one file: compares and keeps them, or saves them at ``save_at``."""

    store: RecordStore
    origin: Origin
    save_at: datetime | None = None
    kept: list[PackedRecordPage] = field(default_factory=list)
    part: RecordsPart | None = None
    _unfound: list[tuple[int, PlatformRecord]] = field(default_factory=list)

    def take(
        self, batch: PackedRecords, platforms: tuple[Platform, ...], told_at: datetime
    ) -> None:
        """Keep or save a batch.

        Raises:
            BadInput: the seller chose a shop that is not there.
        """
        owner = self.origin.owner(batch.shop, platforms)
        content = zlib.compress(batch.records, 1)
        page = PackedRecordPage(*owner, self.origin.source, content)
        records = page.records()
        matches = self.store.matches(records)
        if self.save_at is None:
            self.kept.append(page)
            counts = self.store.compare(records, told_at)
        else:
            counts = self.store.save(records, seen_at=self.save_at, told_at=told_at)
        self._add(counts, records, matches)

    def finish(self) -> None:
        """Look for the orders of what was not found yet, all at once."""
        if self.part is None or not self._unfound:
            return
        found = self.store.line_matches([record for _, record in self._unfound])
        listed = list(self.part.listed)
        for (place, _), order in zip(self._unfound, found, strict=True):
            if order is not None and place < MOST_LISTED:
                listed[place] = replace(listed[place], is_matched=True)
        more = len(found) - found.count(None)
        self.part = replace(
            self.part,
            matched=self.part.matched + more,
            unmatched=self.part.unmatched - more,
            listed=tuple(listed),
        )
        if self.save_at is not None:
            self.store.settle()

    def _add(
        self,
        counts: SavedPage,
        records: Sequence[PlatformRecord],
        matches: Sequence[int | None],
    ) -> None:
        before = self.part or RecordsPart()
        begun = before.matched + before.unmatched
        self._unfound.extend(
            (begun + place, record)
            for place, (record, match) in enumerate(zip(records, matches, strict=True))
            if match is None and (record.line_number or record.order_number)
        )
        unmatched = matches.count(None)
        listed = [
            ListedRecord(record, match is not None)
            for record, match in zip(records, matches, strict=True)
        ]
        self.part = RecordsPart(
            before.counts + counts,
            before.matched + len(records) - unmatched,
            before.unmatched + unmatched,
            (*before.listed, *listed)[:MOST_LISTED],
        )
