"""What ``import`` says of one file, sentence by sentence (English sources with their values)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.domain.exchange.other_columns import may_be_kept
from workbench.domain.pages import SavedPage
from workbench.domain.shops import Platform

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.services.imports.preview import ImportChoice, Preview
    from workbench.services.imports.service import OrderImport

    Sentence = tuple[str, dict[str, object]]

BETWEEN = marked("cli", ", ")
NOTHING_WRITTEN = marked("cli", "  Nothing was written.")
TAKE_BACK = marked("cli", "  Take it back: {command}")
NO_ROWS = marked("cli", "{file} ({kind}): it has a header and no rows; there is nothing to import.")
BROUGHT = marked("cli", "{file} ({kind}; {shops}): {counts}")
RECORDS_BROUGHT = marked("cli", "{file} ({kind}): {counts}")
ALL_REJECTED = marked("cli", "{file} ({kind}): none of its {rejected} rows can be used")
NEW = marked("cli", "{count} new")
CHANGED = marked("cli", "{count} changed")
SAME = marked("cli", "{count} as before")
OLDER = marked("cli", "{count} older than what is known")
REJECTED = marked("cli", "{count} row(s) left out")
MATCHED = marked("cli", "  matched with an order here: {matched}, without one: {unmatched}")
UNPLACED = marked(
    "cli",
    "  The file does not say whose {count} of the orders are; they went to {shops}."
    " --shop NAME says it.",
)
NO_PLATFORM = marked(
    "cli",
    "  {count} parcel(s) of no order here, their platform is not told: no platform's clock"
    " judges them. To have them judged, import it again with --platform.",
)
COUNTED_AS = marked(
    "cli", "  Taken for orders of {platform}; for another platform add --platform {other}."
)
CORRECTED = marked("cli", "  {shop} was taken for a shop of {before}; it is one of {platform} now.")
KEPT_COLUMN = marked("cli", "  column not known, kept with its order: {name} ({count} row(s))")
LEFT_COLUMN = marked(
    "cli", "  column not known, may tell of people, not taken in: {name} ({count} row(s))"
)
UNREAD_COLUMN = marked("cli", "  column not known, not taken in: {name} ({count} row(s))")
UNKNOWN_STATUS = marked("cli", "  status not known, kept as it is: {word} ({count} order(s))")
FOLLOWED = marked(
    "cli",
    "  {count} parcel(s) will be followed by the trace provider, which charges for each query",
)


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of something, as a part of a sentence."""

    sentence: str
    count: int


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a file; ``done`` is None for a look, ``kind`` what its format is called."""

    preview: Preview
    done: OrderImport | None
    kind: str

    @property
    def saved(self) -> SavedPage:
        """Return what was saved, or would be."""
        return self.done.saved if self.done else self.preview.counts

    @property
    def is_useless(self) -> bool:
        """Tell whether every row was left out."""
        return bool(self.preview.rejected_count) and self.saved == SavedPage()


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
    about = {"file": preview.path.name, "kind": told.kind}
    if told.is_useless:
        return ALL_REJECTED, {**about, "rejected": preview.rejected_count}
    shops = tuple(part.shop for part in preview.shops)
    values: dict[str, object] = {**about, "shops": shops, "counts": _counts(told)}
    return (BROUGHT if shops else RECORDS_BROUGHT), values


def _counts(told: Told) -> tuple[Counted, ...]:
    """Return what there was any of; of a file that tells nothing, that there is nothing new."""
    saved, rejected = told.saved, told.preview.rejected_count
    counts = zip(
        (NEW, CHANGED, SAME, OLDER, REJECTED),
        (saved.new, saved.changed, saved.same, saved.older, rejected),
        strict=True,
    )
    found = tuple(Counted(sentence, count) for sentence, count in counts if count)
    return found or (Counted(NEW, 0),)


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
