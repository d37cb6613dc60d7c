"""What the process that reads a file tells the program: records without plain personal data.

The records mirror the domain's, without the shop, which the program chooses; instants are UTC.
"""

from __future__ import annotations

import struct
from datetime import datetime  # noqa: TC003  # msgspec reads annotations at run time
from functools import lru_cache

import msgspec

from workbench.domain.errors import BadInput, ColumnsUnknown, EncodingUnsure, marked
from workbench.domain.exchange.encodings import (
    EncodingSample,  # noqa: TC001  # msgspec reads annotations at run time
)
from workbench.domain.exchange.imports import IMPORT_SOURCE
from workbench.domain.orders import Order, OrderLine, OrderStatus, Receiver
from workbench.domain.pages import OrderRecord, ParcelScans
from workbench.domain.parcels.shipments import Shipment
from workbench.domain.parcels.tracking import Scan
from workbench.domain.platforms.platform_records import (  # msgspec reads annotations at run time
    AppealStanding,
    ColumnChoice,
    PlatformRecord,
    RecordKind,
    RecordSource,
)
from workbench.domain.regions import Region
from workbench.domain.shops import Platform  # noqa: TC001  # msgspec reads annotations at run time

# Before every frame stands its length: four bytes, the highest first.
LENGTH = struct.Struct(">I")
BROKEN = marked(
    "errors",
    "reading it broke off: it is damaged, or it holds more than any export; export it again",
)


class ReadJob(msgspec.Struct, frozen=True):
    """What to read: a file, with the key for comparing receivers and where our own data lie.

    ``text`` is read in the file's place where it is given. ``choices`` are the lists whose columns
    the seller named. ``is_traces``: it is read as a trace file. ``encoding`` is the one that the
    seller chose for a text, "" where its bytes tell.
    """

    path: str
    key: bytes
    resources: str
    text: str = ""
    choices: tuple[ColumnChoice, ...] = ()
    is_traces: bool = False
    encoding: str = ""


class FileRow(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One order of a file."""

    row: int
    number: str
    status: OrderStatus
    word: str
    created_at: datetime | None
    paid_at: datetime | None
    ship_by: datetime | None
    amount: int | None
    shop: str
    region: tuple[str, str, str] | None
    person: tuple[str, str, str | None, str | None] | None
    lines: tuple[tuple[str, str, str, int | None, str], ...]
    parcels: tuple[tuple[str, str, str], ...] | None
    shipped_at: datetime | None
    others: tuple[tuple[str, str], ...] = ()

    def record(self, shop_id: str) -> OrderRecord:
        """Return the order and its shipments as those of a shop."""
        region = _region(self.region) if self.region else None
        order = Order(
            shop_id,
            self.number,
            self.status,
            self.word,
            self.created_at,
            self.paid_at,
            self.ship_by,
            None,
            self.amount,
            Receiver(region, *self.person) if self.person else None,
            tuple(OrderLine(*line) for line in self.lines),
        )
        return OrderRecord(order, self._shipments(shop_id, region), self.others)

    def _shipments(self, shop_id: str, region: Region | None) -> tuple[Shipment, ...] | None:
        """Return the parcels, None without any: an empty cell does not say that there is none."""
        if not self.parcels:
            return None
        number, at = self.number, self.shipped_at
        return tuple(
            [
                Shipment(shop_id, number, waybill, carrier, name, at, None, region)
                for waybill, carrier, name in self.parcels
            ]
        )


@lru_cache(maxsize=4_096)
def _region(parts: tuple[str, str, str]) -> Region:
    """Return a region; most orders of a file go to the same few."""
    return Region(*parts)


class RecordRow(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One thing that a platform said, without the shop and the platform that the program knows."""

    row: int
    kind: RecordKind
    number: str = ""
    line_number: str = ""
    waybill: str = ""
    foreign_id: str = ""
    what: str = ""
    at: datetime | None = None
    is_day: bool = False
    due: datetime | None = None
    amount: int | None = None
    points: int | None = None
    state: str = ""
    appeal: str = ""
    standing: AppealStanding = AppealStanding.UNTOLD
    text: str = ""
    ordinal: int = 0
    shop: str = ""

    def record(
        self, source: RecordSource, shop_id: str, platform: Platform | None
    ) -> PlatformRecord:
        """Return it as a record of a shop and platform, as far as these are known."""
        return PlatformRecord(
            self.kind,
            source,
            shop_id,
            platform,
            self.number,
            self.line_number,
            self.waybill,
            self.foreign_id,
            self.what,
            self.at,
            self.is_day,
            self.due,
            self.amount,
            self.points,
            self.state,
            self.appeal,
            self.standing,
            self.text,
            self.ordinal,
        )


class ScanRow(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One scan of a trace file, its text masked; ``time_text`` is its time as it was written."""

    text: str
    happened_at: datetime | None
    time_text: str
    provider_status: str

    def scan(self, place: int) -> Scan:
        """Return it as the scan at a place of its list."""
        at, told = self.happened_at, self.time_text
        return Scan(self.text, at, IMPORT_SOURCE, place, told, self.provider_status)


class ParcelRow(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One parcel of a trace file with its scans, in the order of the file."""

    waybill: str
    carrier: str
    carrier_name: str
    provider_state: str
    scans: tuple[ScanRow, ...]

    @property
    def told(self) -> ParcelScans:
        """Return the scans as a provider's answer."""
        scans = tuple(row.scan(place) for place, row in enumerate(self.scans))
        return ParcelScans(IMPORT_SOURCE, scans, self.provider_state)


class Looked(msgspec.Struct, frozen=True, tag="looked"):
    """So many rows were looked over: whoever waits may give up meanwhile."""

    rows: int


class Opened(msgspec.Struct, frozen=True, tag="opened"):
    """The file is one that we know.

    ``rows`` counts its data rows, ``changed_at`` is its date on disk (UTC).
    """

    format: str
    platforms: tuple[Platform, ...]
    rows: int
    changed_at: datetime


class Batch(msgspec.Struct, frozen=True, tag="batch"):
    """Some orders of one shop, in the order of the file; ``shop`` is what the file calls it."""

    shop: str
    count: int
    orders: tuple[FileRow, ...]


class RecordBatch(msgspec.Struct, frozen=True, tag="records"):
    """Some records of one shop; ``shop`` is what the file calls it, "" where it does not."""

    shop: str
    count: int
    records: tuple[RecordRow, ...]


class ParcelBatch(msgspec.Struct, frozen=True, tag="parcels"):
    """Some parcels of a trace file."""

    parcels: tuple[ParcelRow, ...]


class PackedRecords(msgspec.Struct, frozen=True, tag="records"):
    """The same as it comes over the pipe, not unpacked yet."""

    shop: str
    count: int
    records: msgspec.Raw


class PackedBatch(msgspec.Struct, frozen=True, tag="batch"):
    """The same as it comes over the pipe, its orders not unpacked yet."""

    shop: str
    count: int
    orders: msgspec.Raw


class Rejected(msgspec.Struct, frozen=True, tag="rejected"):
    """A row that was left out: its number in a spreadsheet program, and why."""

    row: int
    reason: str
    values: dict[str, str] = {}


class Finished(msgspec.Struct, frozen=True, tag="finished"):
    """The whole file was read.

    ``unknown_columns`` are the names we do not know with how many rows filled them;
    ``unknown_words`` the statuses.
    """

    sha256: str
    unknown_columns: dict[str, int]
    unknown_words: dict[str, int]


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """Nothing of the file can be used.

    ``columns`` are those of a list that the seller may name, ``samples`` how a text begins in the
    encodings that may be chosen.
    """

    reason: str
    values: dict[str, str] = {}
    columns: tuple[str, ...] = ()
    samples: tuple[EncodingSample, ...] = ()

    def error(self, name: str) -> BadInput:
        """Return the error for the seller about the file of this name."""
        if self.samples:
            return EncodingUnsure(self.samples, what=name)
        if self.columns:
            return ColumnsUnknown(self.columns, what=name, reason=self.reason, **self.values)
        return BadInput(what=name, reason=self.reason, **self.values)


Message = Looked | Opened | Batch | RecordBatch | ParcelBatch | Rejected | Finished | Failed
Heard = Looked | Opened | PackedBatch | PackedRecords | ParcelBatch | Rejected | Finished | Failed

_decoder = msgspec.msgpack.Decoder(tuple[FileRow, ...])
_record_decoder = msgspec.msgpack.Decoder(tuple[RecordRow, ...])


def unpacked(orders: bytes | msgspec.Raw) -> tuple[FileRow, ...]:
    """Return the orders of a packed batch."""
    return _decoder.decode(orders)


def unpacked_records(records: bytes | msgspec.Raw) -> tuple[RecordRow, ...]:
    """Return the records of a packed batch."""
    return _record_decoder.decode(records)
