"""What is said of a file: what it would bring, what it leaves out, what it did (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.counting import counted
from workbench.domain.exchange.encodings import TextEncoding
from workbench.domain.exchange.other_columns import may_be_kept
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.records.columns import when
from workbench.ui.translating import translate
from workbench.ui.words import shop_title, word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.domain.exchange.encodings import EncodingSample
    from workbench.domain.exchange.imports import Undone
    from workbench.files.wire import Rejected
    from workbench.services.imports.desk import Brought, FileLook
    from workbench.services.imports.preview import ShopPart
    from workbench.services.records.pages import ListedRecord
    from workbench.ui.formats import Formats

ENCODINGS = {
    TextEncoding.UTF_8: "UTF-8",
    TextEncoding.GB18030: "GB18030 (GBK)",
    TextEncoding.UTF_16_LE: "UTF-16 LE",
    TextEncoding.UTF_16_BE: "UTF-16 BE",
}
# A note names so many columns; the others are counted.
MOST_NAMES = 8


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a preview with its caption; ``is_trouble`` where it asks for a look."""

    caption: str
    number: int
    is_trouble: bool = False


def title(look: FileLook) -> str:
    """Return what the file is."""
    if look.columns:
        return translate("imports", "A list that we do not know")
    if look.samples:
        return translate("imports", "A text whose encoding is not sure")
    return one_line(look.kind) or translate("imports", "Traces, one parcel per line")


def figures(look: FileLook) -> tuple[Figure, ...]:
    """Return the numbers of a preview, what changes first."""
    left_out = Figure(
        translate("imports", "rows left out"), look.rejected_count, bool(look.rejected_count)
    )
    counts = look.counts
    if look.columns or look.is_empty or counts is None:
        return ()
    if look.parcels:
        news = Figure(translate("imports", "new or changed"), counts.new + counts.changed)
        return (Figure(translate("imports", "parcels"), look.parcels), news, left_out)
    first = translate("imports", "new orders")
    if look.records is not None:
        first = translate("imports", "new records")
    told = (
        Figure(first, counts.new),
        Figure(translate("imports", "changed"), counts.changed),
        Figure(translate("imports", "as before"), counts.same),
    )
    older = Figure(translate("imports", "older than known"), counts.older)
    told = (*told, *((older,) if counts.older else ()), left_out)
    if look.records is None:
        return told
    unmatched = look.records.unmatched
    return (*told, Figure(translate("imports", "fit no order"), unmatched, bool(unmatched)))


def shops_line(parts: Iterable[ShopPart], formats: Formats) -> str:
    """Return which shops the orders go to, with how many."""
    return translate("conditions", ", ").join(_shop(part, formats) for part in parts)


def _shop(part: ShopPart, formats: Formats) -> str:
    counts = part.counts
    words = translate("imports", "{shop} ({n} order(s))")
    if part.is_new:
        words = translate("imports", "{shop} ({n} order(s), new shop)")
    elif part.was is not None:
        words = translate("imports", "{shop} ({n} order(s); the shop was {before}, is {platform})")
        words = words.replace("{before}", word(part.was)).replace(
            "{platform}", word(part.shop.platform)
        )
    total = counts.new + counts.changed + counts.same + counts.older
    name = shop_title(part.shop)
    return counted(words, n=total).replace("{shop}", name)


def notes(look: FileLook, formats: Formats) -> tuple[str, ...]:
    """Return what the seller should know beside the numbers."""
    kept = tuple(one for one in look.unknown_columns if may_be_kept(one[0]))
    others = tuple(one for one in look.unknown_columns if one not in kept)
    columns = translate("imports", "Columns we do not know, kept with the order: {names}")
    if look.records is not None:
        columns = translate("imports", "Columns we do not know, not taken in: {names}")
    personal = translate("imports", "Columns that may tell of people, not taken in: {names}")
    words = translate("imports", "Order statuses we do not know, kept as they are: {names}")
    found = []
    told = ((columns, kept), (personal, others), (words, look.unknown_words))
    for sentence, named in told:
        if named:
            found.append(sentence.replace("{names}", _names(named, formats)))
    found.extend(_why_nothing(look))
    return tuple(found)


def _why_nothing(look: FileLook) -> tuple[str, ...]:
    """Return why an import would change nothing, nothing where it would or the seller is asked."""
    counts = look.counts
    if look.brings_something or look.columns or counts is None:
        return ()
    if look.is_empty:
        return (translate("imports", "The file has a header and no rows: nothing to import."),)
    if counts.same or counts.older:
        return (translate("imports", "All of it is here already: nothing would change."),)
    return (translate("imports", "No row of it can be taken in; the reasons stand above."),)


def question(look: FileLook) -> str:
    """Return what the seller is asked first: how a text is read, whose orders these are."""
    if look.samples:
        return translate(
            "imports",
            "Choose the encoding in which its first rows below read right. Rows with letters that "
            "cannot be read in it are left out.",
        )
    homes = [shop_title(part.shop) for part in look.shops if part.unplaced]
    if not homes:
        return ""
    words = translate(
        "imports", "The file does not say whose {n} of the orders are; they go to {shop}."
    )
    if look.candidates:
        words = translate(
            "imports",
            "The file does not say whose {n} of the orders are: choose the shop above, or they go "
            "to {shop}.",
        )
    return words.replace("{n}", str(look.unplaced)).replace("{shop}", homes[0])


def follow_words(look: FileLook, formats: Formats) -> str:
    """Return the question whether a provider may be asked, "" where none would be."""
    if not look.follows:
        return ""
    words = translate(
        "imports", "{n} parcel(s) to be followed by a trace service; it charges for each query"
    )
    return counted(words, n=look.follows)


def _names(named: tuple[tuple[str, int], ...], formats: Formats) -> str:
    words = translate("imports", "{name} ({n})")
    shown = [
        words.replace("{n}", formats.count(n)).replace("{name}", one_line(name))
        for name, n in named[:MOST_NAMES]
    ]
    rest = len(named) - len(shown)
    if rest > 0:
        shown.append(translate("imports", "{n} more").replace("{n}", formats.count(rest)))
    return translate("conditions", ", ").join(shown)


def lines_of(look: FileLook, formats: Formats) -> list[str]:
    """Return what is listed line by line: first rows, records, rows that are left out."""
    samples = [line for sample in look.samples for line in _sample_lines(sample)]
    return [*samples, *record_lines(look, formats), *rejected_lines(look, formats)]


def _sample_lines(sample: EncodingSample) -> list[str]:
    return [f"{ENCODINGS[sample.encoding]}:", *(f"  {one_line(line)}" for line in sample.lines)]


def record_lines(look: FileLook, formats: Formats) -> list[str]:
    """Return what was understood of each record, those without an order first."""
    if look.records is None:
        return []
    ordered = sorted(look.records.listed, key=lambda one: one.is_matched)
    lines = [_record(one, formats) for one in ordered]
    rest = look.records.matched + look.records.unmatched - len(lines)
    if rest > 0:
        lines.append(translate("imports", "{n} more").replace("{n}", formats.count(rest)))
    return lines


def _record(one: ListedRecord, formats: Formats) -> str:
    record = one.record
    at = when(record.at, is_day=record.is_day, formats=formats)
    number = record.order_number or record.line_number or record.waybill or record.foreign_id
    parts = [word(record.kind), number, record.what, formats.money(record.amount)]
    if record.points is not None:
        parts.append(counted(translate("records", "{n} point(s)"), n=record.points))
    parts.append(at)
    if record.due is not None:
        due = formats.moment(record.due)
        parts.append(translate("records", "until {day}").replace("{day}", due))
    if not one.is_matched:
        parts.append(translate("imports", "no order of ours"))
    return " ・ ".join(one_line(part) for part in parts if part and part != NOTHING)


def rejected_lines(look: FileLook, formats: Formats) -> list[str]:
    """Return each row that is left out, with its number in a spreadsheet program and why."""
    lines = [_rejected(row) for row in look.rejected]
    rest = look.rejected_count - len(lines)
    if rest > 0:
        lines.append(translate("imports", "{n} more").replace("{n}", formats.count(rest)))
    return lines


def _rejected(row: Rejected) -> str:
    reason = translate("errors", row.reason)
    for name, value in row.values.items():
        reason = reason.replace("{" + name + "}", translate("errors", value))
    words = translate("imports", "Row {row}: {reason}").replace("{row}", str(row.row))
    return words.replace("{reason}", one_line(reason))


def brought_words(look: FileLook, brought: Brought, formats: Formats) -> str:
    """Return what an import did."""
    name, saved = one_line(look.path.name), brought.saved
    if look.parcels:
        words = translate(
            "imports", "{file}: {parcels} parcel(s), {changed} of them new or changed"
        )
        words = counted(words, parcels=look.parcels)
    else:
        words = translate("imports", "{file}: {new} new, {changed} changed")
        words = words.replace("{new}", formats.count(saved.new))
    return words.replace("{changed}", formats.count(saved.changed)).replace("{file}", name)


def undone_words(undone: Undone, formats: Formats) -> str:
    """Return what taking an import back did."""
    words = translate("imports", "Taken back: {removed} order(s) removed, {restored} as before")
    if undone.is_of_records:
        words = translate(
            "imports", "Taken back: {removed} record(s) removed, {restored} as before"
        )
    elif undone.kept:
        words = translate(
            "imports",
            "Taken back: {removed} order(s) removed, {restored} as before, {kept} kept: others "
            "told of them since",
        )
    return counted(words, removed=undone.removed, restored=undone.restored, kept=undone.kept)
