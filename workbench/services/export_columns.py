"""The columns of every view that goes out, each described once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from workbench.domain.carriers import carrier_by_id
from workbench.domain.decisions import Verdict
from workbench.domain.errors import marked
from workbench.domain.exports import ExportColumn, ExportView, ValueKind
from workbench.domain.masking import mask_free_text, mask_waybill
from workbench.domain.orders import OrderStatus
from workbench.domain.shops import IMPORTED_SHOP_NAME
from workbench.domain.words import CONTEXT as WORDS
from workbench.domain.words import source_word, source_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.domain.notices import Notice
    from workbench.domain.other_columns import OtherColumns
    from workbench.domain.platform_records import RecordRow
    from workbench.domain.views import MonitorRow, OrderRow
    from workbench.domain.words import Word
    from workbench.services.review import ReviewedWarning
    from workbench.services.rules import RuleService

R = TypeVar("R")
Value = str | int | datetime | None
HEADINGS = "columns"
_OVERDUE = frozenset({Verdict.VIOLATION, Verdict.SEVERE_VIOLATION})


@dataclass(frozen=True, slots=True)
class Spoken:
    """How values are said: words by context and source, names of rules and shops, masked or not."""

    texts: Mapping[str, Mapping[str, str]]
    rules: RuleService
    shops: Mapping[str, str]
    is_masked: bool

    def text(self, context: str, source: str) -> str:
        """Return the translation of an English source text, or the text itself."""
        return self.texts.get(context, {}).get(source) or source

    def word(self, value: Word) -> str:
        """Return the word for a member of one of the domain's enums."""
        return self.text(WORDS, source_word(value))

    def shop(self, shop_id: str) -> str:
        """Return a shop's name; one that is gone keeps its id."""
        return self.named(self.shops.get(shop_id, shop_id))

    def named(self, shop: str) -> str:
        """Return a shop's name; the one made for files without a shop has words of our own."""
        return self.text("imports", shop) if shop == IMPORTED_SHOP_NAME else shop

    def waybill(self, number: str) -> str:
        """Return a waybill number as this file may show it."""
        return mask_waybill(number) if self.is_masked else number

    def foreign(self, text: str, waybill: str) -> str:
        """Return a carrier's text; it may repeat the number that is masked beside it."""
        hidden = mask_free_text(text)
        return hidden.replace(waybill, self.waybill(waybill)) if waybill else hidden


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: our name, its heading (English source), how to read it off a row."""

    key: str
    heading: str
    value: Callable[[R, Spoken], Value]
    kind: ValueKind = ValueKind.TEXT

    def described(self, spoken: Spoken) -> ExportColumn:
        """Return the column as writers see it."""
        return ExportColumn(self.key, spoken.text(HEADINGS, self.heading), self.kind)


def status_text(status: str, spoken: Spoken) -> str:
    """Return the word for an order's status; one we do not know is the platform's own."""
    known = {member.value: member for member in OrderStatus}
    return spoken.word(known[status]) if status in known else status


def _rule_name(row: MonitorRow, spoken: Spoken) -> str:
    return spoken.rules.chip(row.rule, is_overdue=row.verdict in _OVERDUE) if row.rule else ""


def _carrier(carrier: str) -> str:
    return carrier_by_id(carrier).name if carrier else ""


def _deadline_of(notice: Notice) -> datetime | None:
    told = notice.values.get("deadline", "")
    return datetime.fromisoformat(told) if told else None


MONITOR: tuple[Column[MonitorRow], ...] = (
    Column("warning", marked("columns", "Warning"), _rule_name),
    Column("level", marked("columns", "Urgency"), lambda row, say: say.word(row.level)),
    Column("verdict", marked("columns", "Verdict"), lambda row, say: say.word(row.verdict)),
    Column(
        "deadline", marked("columns", "Deadline"), lambda row, _: row.deadline, ValueKind.INSTANT
    ),
    Column("handling", marked("columns", "Handling"), lambda row, say: say.word(row.handling)),
    Column("platform", marked("columns", "Platform"), lambda row, say: say.word(row.platform)),
    Column("shop", marked("columns", "Shop"), lambda row, say: say.named(row.shop_name)),
    Column("order_number", marked("columns", "Order number"), lambda row, _: row.order_number),
    Column("carrier", marked("columns", "Carrier"), lambda row, _: _carrier(row.carrier)),
    Column("waybill", marked("columns", "Waybill"), lambda row, say: say.waybill(row.waybill)),
    Column(
        "last_scan_at",
        marked("columns", "Time of last scan"),
        lambda row, _: row.last_event_at,
        ValueKind.INSTANT,
    ),
    Column(
        "last_scan",
        marked("columns", "Last scan"),
        lambda row, say: say.foreign(row.last_event_text, row.waybill),
    ),
    Column("paid_at", marked("columns", "Paid"), lambda row, _: row.paid_at, ValueKind.INSTANT),
    Column("asked_at", marked("columns", "Asked"), lambda row, _: row.polled_at, ValueKind.INSTANT),
    Column("warnings", marked("columns", "Warnings"), lambda row, _: row.warnings, ValueKind.COUNT),
)

ORDERS: tuple[Column[OrderRow], ...] = (
    Column("order_number", marked("columns", "Order number"), lambda row, _: row.number),
    Column("platform", marked("columns", "Platform"), lambda row, say: say.word(row.platform)),
    Column("shop", marked("columns", "Shop"), lambda row, say: say.named(row.shop_name)),
    Column("status", marked("columns", "Status"), lambda row, say: status_text(row.status, say)),
    Column("paid_at", marked("columns", "Paid"), lambda row, _: row.paid_at, ValueKind.INSTANT),
    Column("ship_by", marked("columns", "Ship by"), lambda row, _: row.ship_by, ValueKind.INSTANT),
    Column("goods", marked("columns", "Goods"), lambda row, _: row.titles),
    Column("parcels", marked("columns", "Parcels"), lambda row, _: row.parcels, ValueKind.COUNT),
    Column("region", marked("columns", "Receiver's region"), lambda row, _: row.region),
    Column("amount", marked("columns", "Amount (CNY)"), lambda row, _: row.amount, ValueKind.MONEY),
    Column("level", marked("columns", "Urgency"), lambda row, say: say.word(row.level)),
)

OTHERS = marked("columns", "Other columns of the file")
# In a column that nobody knows a waybill may stand; amounts, dates and codes are shorter.
_LONG_NUMBER = re.compile(r"[0-9A-Za-z-]{10,}", re.ASCII)


def others_column(others: Callable[[int], OtherColumns]) -> Column[OrderRow]:
    """Return the column of what files told beyond the columns we know."""

    def value(row: OrderRow, say: Spoken) -> str:
        told = "；".join(f"{name}：{text}" for name, text in others(row.id))
        return _LONG_NUMBER.sub(_as_waybill, told) if say.is_masked else told

    return Column("others", OTHERS, value)


def _as_waybill(found: re.Match[str]) -> str:
    return mask_waybill(found[0]) if any(letter.isdigit() for letter in found[0]) else found[0]


NOTICES: tuple[Column[Notice], ...] = (
    Column("at", marked("columns", "Time"), lambda row, _: row.at, ValueKind.INSTANT),
    Column("kind", marked("columns", "Notice"), lambda row, say: say.word(row.kind)),
    Column("level", marked("columns", "Urgency"), lambda row, say: say.word(row.level)),
    Column(
        "warning",
        marked("columns", "Warning"),
        lambda row, say: say.rules.chip(row.rule) if row.rule else "",
    ),
    Column(
        "deadline", marked("columns", "Deadline"), lambda row, _: _deadline_of(row),
        ValueKind.INSTANT,
    ),
    Column("shop", marked("columns", "Shop"), lambda row, say: say.shop(row.shop_id)),
    Column("order_number", marked("columns", "Order number"), lambda row, _: row.order_number),
    Column("waybill", marked("columns", "Waybill"), lambda row, say: say.waybill(row.waybill)),
    Column("read", marked("columns", "Read"), lambda row, _: int(row.read), ValueKind.COUNT),
)  # fmt: skip

RECORDS: tuple[Column[RecordRow], ...] = (
    Column(
        "kind", marked("columns", "Platform said"), lambda row, say: say.word(row.record.kind)
    ),
    Column("reason", marked("columns", "Reason"), lambda row, _: row.record.what),
    Column(
        "order_number", marked("columns", "Order number"), lambda row, _: row.record.order_number
    ),
    Column(
        "sub_order", marked("columns", "Sub-order"), lambda row, _: row.record.line_number
    ),
    Column(
        "waybill",
        marked("columns", "Waybill"),
        lambda row, say: say.waybill(row.record.waybill),
    ),
    Column("our_order", marked("columns", "Our order"), lambda row, _: row.found),
    Column(
        "platform_id",
        marked("columns", "Platform's number"),
        lambda row, _: row.record.foreign_id,
    ),
    Column(
        "platform",
        marked("columns", "Platform"),
        lambda row, say: say.word(row.record.platform) if row.record.platform else "",
    ),
    Column("shop", marked("columns", "Shop"), lambda row, say: say.named(row.shop_name)),
    Column("at", marked("columns", "Time"), lambda row, _: row.record.at, ValueKind.INSTANT),
    Column("due", marked("columns", "Deadline"), lambda row, _: row.record.due, ValueKind.INSTANT),
    Column(
        "amount", marked("columns", "Amount (CNY)"), lambda row, _: row.record.amount,
        ValueKind.MONEY,
    ),
    Column(
        "points", marked("columns", "Points"), lambda row, _: row.record.points, ValueKind.COUNT
    ),
    Column("state", marked("columns", "State"), lambda row, _: row.record.state),
    Column("appeal_told", marked("columns", "Appeal, as told"), lambda row, _: row.record.appeal),
    Column(
        "appeal", marked("columns", "Open to appeal"), lambda row, say: say.word(row.appeal_state)
    ),
    Column(
        "appeal_last",
        marked("columns", "Last moment to appeal"),
        lambda row, _: row.appeal.last,
        ValueKind.INSTANT,
    ),
    Column(
        "words",
        marked("columns", "Its own words"),
        lambda row, say: say.foreign(row.record.text, row.record.waybill),
    ),
)  # fmt: skip

REVIEW: tuple[Column[ReviewedWarning], ...] = (
    Column(
        "level", marked("columns", "Urgency"), lambda row, say: say.word(row.decision.level)
    ),
    Column(
        "warning",
        marked("columns", "Warning"),
        lambda row, say: say.rules.chip(
            row.decision.answer.rule, is_overdue=row.decision.answer.verdict.is_missed
        ),
    ),
    Column(
        "verdict",
        marked("columns", "Verdict"),
        lambda row, say: say.word(row.decision.answer.verdict),
    ),
    Column(
        "deadline", marked("columns", "Deadline"), lambda row, _: row.decision.answer.deadline,
        ValueKind.INSTANT,
    ),
    Column("platform", marked("columns", "Platform"), lambda row, say: say.word(row.platform)),
    Column("shop", marked("columns", "Shop"), lambda row, say: say.named(row.shop.name)),
    Column(
        "order_number",
        marked("columns", "Order number"),
        lambda row, _: row.decision.subject.order_number,
    ),
    Column("carrier", marked("columns", "Carrier"), lambda row, _: _carrier(row.carrier)),
    Column(
        "waybill",
        marked("columns", "Waybill"),
        lambda row, say: say.waybill(row.decision.subject.waybill),
    ),
    Column(
        "last_scan_at", marked("columns", "Time of last scan"), lambda row, _: row.last_event_at,
        ValueKind.INSTANT,
    ),
    Column(
        "reason",
        marked("columns", "What happened"),
        lambda row, say: say.foreign(
            say.rules.sentence(row.decision), row.decision.subject.waybill
        ),
    ),
    Column(
        "rule", marked("columns", "Rule id"), lambda row, _: row.decision.answer.rule
    ),
)  # fmt: skip

TITLES = {
    ExportView.MONITOR: marked("exports", "Tracking"),
    ExportView.ORDERS: marked("exports", "Orders"),
    ExportView.NOTICES: marked("exports", "Notices"),
    ExportView.RECORDS: marked("exports", "Platform records"),
    ExportView.REVIEW: marked("exports", "Review"),
    ExportView.TABLES: marked("exports", "All tables"),
}


def sources() -> dict[str, tuple[str, ...]]:
    """Return every English text that a file may hold, by context, for translation."""
    views: tuple[tuple[Column[Any], ...], ...] = (MONITOR, ORDERS, NOTICES, RECORDS, REVIEW)
    headings = (column.heading for columns in views for column in columns)
    return {
        HEADINGS: (*dict.fromkeys(headings), OTHERS),
        WORDS: source_words(),
        "exports": tuple(TITLES.values()),
        "imports": (IMPORTED_SHOP_NAME,),
    }
