"""The values of every view that goes out; what the columns are stands in domain/tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from workbench.domain.errors import marked
from workbench.domain.exchange.exports import ExportColumn, ExportView, ValueKind
from workbench.domain.masking import mask_free_text, mask_waybill
from workbench.domain.orders import OrderStatus
from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.rules.decisions import Verdict
from workbench.domain.shops import IMPORTED_SHOP_NAME
from workbench.domain.tables.cases import CASE_FIELDS
from workbench.domain.tables.fields import in_files
from workbench.domain.tables.labels import LABEL_FIELDS
from workbench.domain.tables.monitor import MONITOR_FIELDS
from workbench.domain.tables.notices import NOTICE_FIELDS
from workbench.domain.tables.orders import ORDER_FIELDS
from workbench.domain.tables.out import OTHERS_FIELD, REVIEW_FIELDS
from workbench.domain.tables.records import RECORD_FIELDS
from workbench.domain.tables.tickets import TICKET_FIELDS
from workbench.domain.words import CONTEXT as WORDS
from workbench.domain.words import source_word, source_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.domain.exchange.other_columns import OtherColumns
    from workbench.domain.filing.case_views import CaseRow
    from workbench.domain.metrics import LabelItem
    from workbench.domain.platforms.platform_records import RecordRow
    from workbench.domain.tables.fields import Field, Fields
    from workbench.domain.telling.notices import Notice
    from workbench.domain.ticket_views import TicketRow
    from workbench.domain.views import MonitorRow, OrderRow
    from workbench.domain.words import Word
    from workbench.services.monitor.review import ReviewedWarning
    from workbench.services.rules.service import RuleService

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
    """One column of a file: what it is, and how to read it off a row."""

    field: Field
    value: Callable[[R, Spoken], Value]

    @property
    def key(self) -> str:
        """Return our name of the column."""
        return self.field.key

    def described(self, spoken: Spoken) -> ExportColumn:
        """Return the column as writers see it."""
        kind = self.field.kind or ValueKind.TEXT
        return ExportColumn(self.key, spoken.text(HEADINGS, self.field.file_heading), kind)


def _columns(
    fields: Fields, values: Mapping[str, Callable[[R, Spoken], Value]]
) -> tuple[Column[R], ...]:
    return tuple(Column(field, values[field.key]) for field in in_files(fields))


def status_text(status: str, spoken: Spoken) -> str:
    """Return the word for an order's status; one we do not know is the platform's own."""
    known = {member.value: member for member in OrderStatus}
    return spoken.word(known[status]) if status in known else status


def _rule_name(row: MonitorRow, spoken: Spoken) -> str:
    return spoken.rules.chip(row.rule, is_overdue=row.verdict in _OVERDUE) if row.rule else ""


def _reviewed_name(row: ReviewedWarning, spoken: Spoken) -> str:
    answer = row.decision.answer
    return spoken.rules.chip(answer.rule, is_overdue=answer.verdict.is_missed)


def _carrier(carrier: str) -> str:
    return carrier_by_id(carrier).name if carrier else ""


def _deadline_of(notice: Notice) -> datetime | None:
    told = notice.values.get("deadline", "")
    return datetime.fromisoformat(told) if told else None


MONITOR: tuple[Column[MonitorRow], ...] = _columns(
    MONITOR_FIELDS,
    {
        "warning": _rule_name,
        "level": lambda row, say: say.word(row.level),
        "verdict": lambda row, say: say.word(row.verdict),
        "deadline": lambda row, _: row.deadline,
        "handling": lambda row, say: say.word(row.handling),
        "handled_by": lambda row, _: row.handled.actor if row.handled else "",
        "handled_at": lambda row, _: row.handled.at if row.handled else None,
        "handled_note": lambda row, _: row.handled.note if row.handled else "",
        "platform": lambda row, say: say.word(row.platform),
        "shop": lambda row, say: say.named(row.shop_name),
        "order_number": lambda row, _: row.order_number,
        "carrier": lambda row, _: _carrier(row.carrier),
        "waybill": lambda row, say: say.waybill(row.waybill),
        "last_scan_at": lambda row, _: row.last_event_at,
        "last_scan": lambda row, say: say.foreign(row.last_event_text, row.waybill),
        "paid_at": lambda row, _: row.paid_at,
        "asked_at": lambda row, _: row.polled_at,
        "warnings": lambda row, _: row.warnings,
    },
)

ORDERS: tuple[Column[OrderRow], ...] = _columns(
    ORDER_FIELDS,
    {
        "order_number": lambda row, _: row.number,
        "platform": lambda row, say: say.word(row.platform),
        "shop": lambda row, say: say.named(row.shop_name),
        "status": lambda row, say: status_text(row.status, say),
        "paid_at": lambda row, _: row.paid_at,
        "ship_by": lambda row, _: row.ship_by,
        "goods": lambda row, _: row.titles,
        "parcels": lambda row, _: row.parcels,
        "region": lambda row, _: row.region,
        "amount": lambda row, _: row.amount,
        "level": lambda row, say: say.word(row.level),
    },
)

# In a column that nobody knows a waybill may stand; amounts, dates and codes are shorter.
_LONG_NUMBER = re.compile(r"[0-9A-Za-z-]{10,}", re.ASCII)


def others_column(others: Callable[[int], OtherColumns]) -> Column[OrderRow]:
    """Return the column of what files told beyond the columns we know."""

    def value(row: OrderRow, say: Spoken) -> str:
        told = "；".join(f"{name}：{text}" for name, text in others(row.id))
        return _unnumbered(told, say)

    return Column(OTHERS_FIELD, value)


def _unnumbered(text: str, say: Spoken) -> str:
    """Return a text in which waybills may stand, as this file may show it."""
    return _LONG_NUMBER.sub(_as_waybill, text) if say.is_masked else text


def _as_waybill(found: re.Match[str]) -> str:
    return mask_waybill(found[0]) if any(letter.isdigit() for letter in found[0]) else found[0]


NOTICES: tuple[Column[Notice], ...] = _columns(
    NOTICE_FIELDS,
    {
        "at": lambda row, _: row.at,
        "kind": lambda row, say: say.word(row.kind),
        "level": lambda row, say: say.word(row.level),
        "warning": lambda row, say: say.rules.chip(row.rule) if row.rule else "",
        "deadline": lambda row, _: _deadline_of(row),
        "shop": lambda row, say: say.shop(row.shop_id),
        "order_number": lambda row, _: row.order_number,
        "waybill": lambda row, say: say.waybill(row.waybill),
        "read": lambda row, _: int(row.read),
    },
)

RECORDS: tuple[Column[RecordRow], ...] = _columns(
    RECORD_FIELDS,
    {
        "kind": lambda row, say: say.word(row.record.kind),
        "reason": lambda row, _: row.record.what,
        "order_number": lambda row, _: row.record.order_number,
        "sub_order": lambda row, _: row.record.line_number,
        "waybill": lambda row, say: say.waybill(row.record.waybill),
        "our_order": lambda row, _: row.found,
        "platform_id": lambda row, _: row.record.foreign_id,
        "platform": lambda row, say: say.word(row.record.platform) if row.record.platform else "",
        "shop": lambda row, say: say.named(row.shop_name),
        "at": lambda row, _: row.record.at,
        "due": lambda row, _: row.record.due,
        "amount": lambda row, _: row.record.amount,
        "points": lambda row, _: row.record.points,
        "state": lambda row, _: row.record.state,
        "appeal_told": lambda row, _: row.record.appeal,
        "appeal": lambda row, say: say.word(row.appeal_state),
        "appeal_last": lambda row, _: row.appeal.last,
        "words": lambda row, say: say.foreign(row.record.text, row.record.waybill),
    },
)

TICKETS: tuple[Column[TicketRow], ...] = _columns(
    TICKET_FIELDS,
    {
        "kind": lambda row, say: say.word(row.ticket.kind),
        "deadline": lambda row, _: row.due or row.deadline,
        "state": lambda row, say: say.word(row.state),
        "platform": lambda row, say: say.word(row.ticket.platform),
        "shop": lambda row, say: say.named(row.shop_name),
        "order_number": lambda row, _: row.ticket.order_number,
        "created_at": lambda row, _: row.ticket.created_at,
        "number": lambda row, _: row.ticket.number,
        "replied_at": lambda row, _: row.ticket.replied_at,
        "reply": lambda row, say: _unnumbered(row.ticket.reply, say),
        "rule": lambda row, _: row.rule,
    },
)


def _platform_of(row: CaseRow, spoken: Spoken) -> str:
    platform = row.platform
    return spoken.word(platform) if platform else ""


def _ground_of(row: CaseRow, spoken: Spoken) -> str:
    if row.filing is not None:
        return spoken.word(row.filing.case)
    return _unnumbered(row.what, spoken)


FILINGS: tuple[Column[CaseRow], ...] = _columns(
    CASE_FIELDS,
    {
        "kind": lambda row, say: say.word(row.kind),
        "ground": _ground_of,
        "state": lambda row, say: say.word(row.state),
        "due": lambda row, _: row.due,
        "due_kind": lambda row, say: say.word(row.due_kind) if row.due else "",
        "platform": _platform_of,
        "shop": lambda row, say: say.named(row.shop_name),
        "orders": lambda row, _: " ".join(row.orders),
        "number": lambda row, _: row.number,
        "sent_at": lambda row, _: row.sent_at,
        "answered_at": lambda row, _: row.answered_at,
        "files": lambda row, _: row.files,
        "amount": lambda row, _: row.amount,
        "changed_at": lambda row, _: row.changed_at,
    },
)


def _label_day(number: int) -> Callable[[LabelItem, Spoken], Value]:
    """Return how a day of the label is read: its state, and how many orders are in time."""

    def value(item: LabelItem, say: Spoken) -> str:
        if number >= len(item.days):
            return ""
        day = item.days[number]
        return f"{day.computed_on} {say.word(day.state)} {day.in_time}/{day.orders}"

    return value


LABELS: tuple[Column[LabelItem], ...] = _columns(
    LABEL_FIELDS,
    {
        "item": lambda item, _: item.title,
        "shop": lambda item, say: say.named(item.shop_name),
        **{f"day{number}": _label_day(number) for number in range(4)},
        "spare": lambda item, _: item.spare,
        "next_limit": lambda item, _: item.next_limit,
    },
)

REVIEW: tuple[Column[ReviewedWarning], ...] = _columns(
    REVIEW_FIELDS,
    {
        "level": lambda row, say: say.word(row.decision.level),
        "warning": _reviewed_name,
        "verdict": lambda row, say: say.word(row.decision.answer.verdict),
        "deadline": lambda row, _: row.decision.answer.deadline,
        "platform": lambda row, say: say.word(row.platform),
        "shop": lambda row, say: say.named(row.shop.name),
        "order_number": lambda row, _: row.decision.subject.order_number,
        "carrier": lambda row, _: _carrier(row.carrier),
        "waybill": lambda row, say: say.waybill(row.decision.subject.waybill),
        "last_scan_at": lambda row, _: row.last_event_at,
        "reason": lambda row, say: say.foreign(
            say.rules.sentence(row.decision), row.decision.subject.waybill
        ),
        "rule": lambda row, _: row.decision.answer.rule,
    },
)

TITLES = {
    ExportView.MONITOR: marked("exports", "Tracking"),
    ExportView.ORDERS: marked("exports", "Orders"),
    ExportView.NOTICES: marked("exports", "Notices"),
    ExportView.RECORDS: marked("exports", "Platform records"),
    ExportView.TICKETS: marked("exports", "Tickets"),
    ExportView.LABELS: marked("exports", "48 h label"),
    ExportView.FILINGS: marked("exports", "Filings and appeals"),
    ExportView.REVIEW: marked("exports", "Review"),
    ExportView.TABLES: marked("exports", "All tables"),
}


def sources() -> dict[str, tuple[str, ...]]:
    """Return every English text that a file may hold, by context, for translation."""
    views: tuple[tuple[Column[Any], ...], ...] = (
        MONITOR, ORDERS, NOTICES, RECORDS, TICKETS, LABELS, FILINGS, REVIEW,
    )  # fmt: skip
    headings = (column.field.file_heading for columns in views for column in columns)
    return {
        HEADINGS: (*dict.fromkeys(headings), OTHERS_FIELD.heading),
        WORDS: source_words(),
        "exports": tuple(TITLES.values()),
        "imports": (IMPORTED_SHOP_NAME,),
    }
