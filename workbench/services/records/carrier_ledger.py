"""The carriers' account as a report: what each outlet cost by month, and the parcels behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import marked
from workbench.domain.exchange.reports import Report, ReportTable
from workbench.domain.masking import mask_free_text, mask_waybill
from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.words import CONTEXT as WORDS
from workbench.domain.words import source_word

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.platforms.ledger import LedgerEntry, LedgerLine
    from workbench.services.today.speech import Speech

NOTHING = "—"


def money(fen: int | None, speech: Speech) -> str:
    """Return ¥5.00, or that the amount is unknown."""
    if fen is None:
        return speech.text(marked("today_text", "unknown"))
    return f"{'-' if fen < 0 else ''}¥{abs(fen) // 100:,}.{abs(fen) % 100:02d}"


def carrier_name(carrier: str, speech: Speech) -> str:
    """Return a carrier's name, or that it is not known which one it was."""
    if not carrier:
        return speech.text(marked("today_text", "Carrier not known"))
    return carrier_by_id(carrier).name


def cost(line: LedgerLine, speech: Speech) -> str:
    """Return what a line cost; what is known never stands alone where something is not."""
    parts = [money(line.fen, speech)] if line.fen or not line.unknown else []
    if line.unknown:
        parts.append(speech.text(marked("today_text", "unknown {n}"), n=line.unknown))
    return " + ".join(parts)


def ledger_report(
    lines: tuple[LedgerLine, ...], now: datetime, speech: Speech, *, is_masked: bool
) -> Report:
    """Return the account with its evidence.

    Masked it is for oneself: a carrier cannot look up a starred waybill.
    """
    title = marked("today_text", "Carriers' account, {day}")
    source = marked(
        "today_text",
        "From what platforms told (penalties, deductions, money given back), matched to our "
        "orders and parcels. Nothing is estimated; what has no amount is counted as unknown.",
    )
    return Report(
        speech.text(title, day=f"{now.astimezone(SHANGHAI):%Y-%m-%d}"),
        (speech.text(source),),
        (_sums(lines, speech), _entries(lines, speech, is_masked=is_masked)),
        speech.text(marked("today_text", "Times: +08:00.")),
    )


def _sums(lines: tuple[LedgerLine, ...], speech: Speech) -> ReportTable:
    headers = (
        marked("today_text", "Month"),
        marked("today_text", "Carrier"),
        marked("today_text", "Outlet of the last scan"),
        marked("today_text", "Parcels"),
        marked("today_text", "Taken"),
        marked("today_text", "Given back"),
        marked("today_text", "Points"),
    )
    rows = tuple(
        (
            line.month or NOTHING,
            carrier_name(line.carrier, speech),
            line.outlet or NOTHING,
            str(line.parcels),
            cost(line, speech),
            money(line.returned, speech) if line.returned else NOTHING,
            str(line.points) if line.points else NOTHING,
        )
        for line in lines
    )
    title = speech.text(marked("today_text", "By month, carrier and outlet"))
    note = "" if rows else speech.text(marked("today_text", "Platforms took nothing yet."))
    return ReportTable(title, tuple(speech.text(header) for header in headers), rows, note)


def _entries(lines: tuple[LedgerLine, ...], speech: Speech, *, is_masked: bool) -> ReportTable:
    headers = (
        marked("today_text", "Time"),
        marked("today_text", "Platform said"),
        marked("today_text", "Reason"),
        marked("today_text", "Carrier"),
        marked("today_text", "Order"),
        marked("today_text", "Waybill"),
        marked("today_text", "Amount"),
        marked("today_text", "Points"),
        marked("today_text", "Last scan"),
    )
    shown = (_shown(entry, is_masked=is_masked) for line in lines for entry in line.entries)
    rows = tuple(_row(entry, speech) for entry in shown)
    title = speech.text(marked("today_text", "Parcels and evidence"))
    return ReportTable(title, tuple(speech.text(header) for header in headers), rows)


def _shown(entry: LedgerEntry, *, is_masked: bool) -> LedgerEntry:
    """Return an entry as the file may show it; texts may repeat the number that is masked."""
    what, scan, number = mask_free_text(entry.what), mask_free_text(entry.last_scan), entry.waybill
    if not (is_masked and number):
        return replace(entry, what=what, last_scan=scan)
    starred = mask_waybill(number)
    return replace(
        entry,
        waybill=starred,
        what=what.replace(number, starred),
        last_scan=scan.replace(number, starred),
    )


def _row(entry: LedgerEntry, speech: Speech) -> tuple[str, ...]:
    scan = f"{_instant(entry.last_at)} {entry.last_scan}" if entry.last_at else ""
    return (
        _instant(entry.at),
        speech.translate(WORDS, source_word(entry.kind)),
        entry.what,
        carrier_name(entry.carrier, speech),
        entry.order_number or NOTHING,
        entry.waybill or NOTHING,
        NOTHING if entry.amount is None and entry.points else money(entry.amount, speech),
        str(entry.points) if entry.points is not None else NOTHING,
        scan or NOTHING,
    )


def _instant(at: datetime | None) -> str:
    return f"{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" if at else NOTHING
