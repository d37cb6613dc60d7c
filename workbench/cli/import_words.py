"""What ``import`` says of one file, sentence by sentence (English sources with their values)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.domain.other_columns import may_be_kept
from workbench.domain.shops import Platform

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbench.services.import_preview import ImportChoice, Preview
    from workbench.services.imports import OrderImport

    Sentence = tuple[str, dict[str, object]]

NOTHING_WRITTEN = marked("cli", "  Nothing was written.")
TAKE_BACK = marked("cli", "  Take it back: {command}")
NO_ROWS = marked("cli", "{file} ({kind}): it has a header and no rows; there is nothing to import.")
BROUGHT = marked(
    "cli",
    "{file} ({kind}; {shops}): {new} new, {changed} changed, {same} as before,"
    " {older} older than known, {rejected} rows left out",
)
RECORDS_BROUGHT = marked(
    "cli",
    "{file} ({kind}): {new} new, {changed} changed, {same} as before, {older} older than known,"
    " {rejected} left out",
)
MATCHED = marked("cli", "  {matched} fit orders of ours, {unmatched} do not")
UNPLACED = marked(
    "cli",
    "  The file does not say whose {count} of the orders are; they went to {shops}."
    " --shop NAME says it.",
)
NO_PLATFORM = marked(
    "cli",
    "  {count} parcels are of no order here and their platform is not told: no platform's clock"
    " judges them. To have them judged, take the import back and repeat it with --platform.",
)
COUNTED_AS = marked(
    "cli", "  Taken for orders of {platform}; for another platform add --platform {other}."
)
CORRECTED = marked("cli", "  {shop} was taken for a shop of {before}; it is one of {platform} now.")
KEPT_COLUMN = marked("cli", "  column not known, kept with its order: {name} ({count} rows)")
LEFT_COLUMN = marked(
    "cli", "  column not known, may tell of people, not taken in: {name} ({count} rows)"
)
UNREAD_COLUMN = marked("cli", "  column not known, not taken in: {name} ({count} rows)")
UNKNOWN_STATUS = marked("cli", "  status not known, kept as it is: {word} ({count} orders)")
FOLLOWED = marked(
    "cli", "  {count} parcels will be followed by the trace provider, which charges for each query"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a file; ``done`` is None for a look, ``kind`` what its format is called."""

    preview: Preview
    done: OrderImport | None
    kind: str
    counts: Mapping[str, object]


def told_sentences(told: Told, choice: ImportChoice) -> list[Sentence]:
    """Return what is said of a file; values may hold shops and platforms, for whoever prints."""
    preview = told.preview
    if not preview.rows:
        return [(NO_ROWS, {"file": preview.path.name, "kind": told.kind})]
    return [
        _first(told),
        *_about_records(preview),
        *_about_shops(preview, choice),
        *_about_cells(preview),
        *_end(told),
    ]


def _first(told: Told) -> Sentence:
    preview = told.preview
    values: dict[str, object] = {
        "file": preview.path.name,
        "kind": told.kind,
        "shops": tuple(part.shop for part in preview.shops),
        **told.counts,
        "rejected": preview.rejected_count,
    }
    return (BROUGHT if preview.shops else RECORDS_BROUGHT), values


def _about_records(preview: Preview) -> Iterator[Sentence]:
    part = preview.records
    if part is not None:
        yield MATCHED, {"matched": part.matched, "unmatched": part.unmatched}


def _end(told: Told) -> Iterator[Sentence]:
    if told.done is None:
        yield NOTHING_WRITTEN, {}
    elif told.done.id:
        yield TAKE_BACK, {"command": f"workbench import --undo {told.done.id}"}
    if told.preview.follows:
        yield FOLLOWED, {"count": told.preview.follows}


def _about_shops(preview: Preview, choice: ImportChoice) -> Iterator[Sentence]:
    """Tell what was taken for granted of orders whose shop or platform nobody told."""
    for part in preview.shops:
        if part.was is not None:
            platforms = {"before": part.was, "platform": part.shop.platform}
            yield CORRECTED, {"shop": part.shop.name, **platforms}
    new = [part.shop for part in preview.shops if part.is_new]
    possible = preview.platforms or Platform.known()
    taken = new[0].platform if new else None
    if taken is Platform.UNKNOWN:
        yield NO_PLATFORM, {"count": preview.unplaced}
        return
    if choice.platform is None and len(possible) > 1 and taken is not None:
        others = "|".join(one.value for one in possible if one is not taken)
        yield COUNTED_AS, {"platform": taken, "other": others}
    unplaced = tuple(part.shop for part in preview.shops if part.unplaced)
    if unplaced:
        yield UNPLACED, {"count": preview.unplaced, "shops": unplaced}


def _about_cells(preview: Preview) -> Iterator[Sentence]:
    for name, count in preview.unknown_columns.items():
        sentence = KEPT_COLUMN if may_be_kept(name) else LEFT_COLUMN
        if preview.records is not None:
            sentence = UNREAD_COLUMN
        yield sentence, {"name": name, "count": count}
    for word, count in preview.unknown_words.items():
        yield UNKNOWN_STATUS, {"word": word, "count": count}
