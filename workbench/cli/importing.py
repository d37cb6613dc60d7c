"""One file brought in by the command line, and what is printed of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.cli.import_words import (
    BETWEEN,
    NO_PLATFORM,
    NOTHING_WRITTEN,
    TAKE_BACK,
    Counted,
    Told,
    told_sentences,
)
from workbench.cli.output import iso, print_json, say, shop_title, word
from workbench.cli.penalties import told as told_record
from workbench.domain.clock import SHANGHAI
from workbench.domain.counting import filled
from workbench.domain.errors import ColumnsUnknown, EncodingUnsure, marked
from workbench.domain.shops import Platform, Shop
from workbench.services.imports.trace_files import is_trace_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from workbench.cli.program import Words
    from workbench.cli.session import Session
    from workbench.domain.errors import WorkbenchError
    from workbench.services.imports.preview import ImportChoice, PastedText, Preview
    from workbench.services.imports.service import ImportReport, ImportService, OrderImport
    from workbench.services.records.pages import RecordsPart

WOULD_CHANGE = marked(
    "cli", "{file}: {parcels} parcel(s), {events} scan(s), {changed} would be new or changed"
)
WAS_IMPORTED = marked("cli", "{id}  {at}  {file}: {new} new, {changed} changed")
WAS_TAKEN_BACK = marked("cli", "{id}  {at}  {file}: taken back {undone_at}")
NO_IMPORTS = marked(
    "cli", "Nothing was imported yet. `workbench import FILE` brings an export file in."
)
SAMPLE = marked("cli", "  {encoding}: {line}")
# So many are judged while one waits; the rest in the next round of the window or of ``poll``.
_JUDGED_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: the sentences for people and the document for programs."""

    is_done: bool
    document: dict[str, Any]
    sentences: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    rejected: list[tuple[int, str, dict[str, str]]] = field(default_factory=list)


def bring_in(
    imports: ImportService, source: Path | PastedText, choice: ImportChoice, *, dry_run: bool
) -> Outcome:
    """Import a file, whichever kind it is, or a text.

    Raises:
        BadInput: it cannot be used; nothing was written.
    """
    if isinstance(source, Path) and is_trace_file(source):
        take = imports.preview_traces if dry_run else imports.import_traces
        report = take(imports.read_traces(source), choice.platform or Platform.UNKNOWN)
        return _traces(source, report, dry_run=dry_run)
    if dry_run:
        preview = imports.preview(source, choice)
        return _orders(preview, None, choice, imports.kind(preview.format))
    preview, done = imports.bring_in(source, choice)
    if 0 < done.saved.new + done.saved.changed <= _JUDGED_AT_ONCE:
        imports.judge()
    return _orders(preview, done, choice, imports.kind(preview.format))


def failed(source: Path | PastedText, error: WorkbenchError) -> Outcome:
    """Return what is told of a file that was refused; the sentence went to stderr."""
    document: dict[str, Any] = {"file": source.name, "error": str(error)}
    if isinstance(error, ColumnsUnknown):
        document["columns"] = list(error.columns)
    if not isinstance(error, EncodingUnsure):
        return Outcome(False, document)
    document["encodings"] = {sample.encoding.value: sample.lines for sample in error.samples}
    return Outcome(False, document, [*_beginnings(error)])


def _beginnings(error: EncodingUnsure) -> Iterator[tuple[str, dict[str, object]]]:
    """Tell how a text begins in each encoding that may be chosen."""
    for sample in error.samples:
        for line in sample.lines:
            yield SAMPLE, {"encoding": sample.encoding.value, "line": line}


def _traces(path: Path, report: ImportReport, *, dry_run: bool) -> Outcome:
    document: dict[str, object] = {
        "file": path.name,
        "import": report.id or None,
        "dry_run": dry_run,
        "shop": report.shop.name,
        "parcels": report.parcels,
        "events": report.events,
        "changed": report.changed,
        "rejected": [{"line": bad.row, "reason": bad.reason} for bad in report.rejected],
    }
    sentence = marked("cli", "{file}: {parcels} parcel(s), {events} scan(s), {changed} changed")
    if dry_run:
        sentence = WOULD_CHANGE
    rejected = [(bad.row, bad.reason, dict[str, str]()) for bad in report.rejected]
    sentences = [(sentence, dict(document))]
    if report.shop.platform is Platform.UNKNOWN and report.unplaced:
        sentences.append((NO_PLATFORM, {"count": report.unplaced}))
    if dry_run:
        sentences.append((NOTHING_WRITTEN, {}))
    elif report.id:
        sentences.append((TAKE_BACK, {"command": f"workbench import --undo {report.id}"}))
    return Outcome(True, document, sentences, rejected)


def _orders(preview: Preview, done: OrderImport | None, choice: ImportChoice, kind: str) -> Outcome:
    told = Told(preview, done, kind)
    saved = told.saved
    document: dict[str, Any] = {
        "file": preview.path.name,
        "format": preview.format,
        "import": (done.id or None) if done else None,
        "dry_run": done is None,
        "told_at": iso(preview.told_at),
        "new": saved.new,
        "changed": saved.changed,
        "same": saved.same,
        "older": saved.older,
        "rejected_count": preview.rejected_count,
        "rejected": [_rejected(row.row, row.reason, row.values) for row in preview.rejected],
        "unknown_columns": dict(preview.unknown_columns),
        "followed": preview.follows,
        "unknown_statuses": dict(preview.unknown_words),
        "shops": [
            {
                "id": part.shop.id,
                "name": part.shop.name,
                "platform": part.shop.platform.value,
                "is_new": part.is_new,
                "was": part.was and part.was.value,
            }
            for part in preview.shops
        ],
    }
    if preview.records is not None:
        document["records"] = _records(preview.records)
    rejected = [(row.row, row.reason, row.values) for row in preview.rejected]
    return Outcome(not told.is_useless, document, told_sentences(told, choice), rejected)


def _records(part: RecordsPart) -> dict[str, object]:
    return {
        "matched": part.matched,
        "unmatched": part.unmatched,
        "listed": [{**told_record(one.record), "matched": one.is_matched} for one in part.listed],
    }


def _rejected(row: int, reason: str, values: dict[str, str]) -> dict[str, object]:
    return {"row": row, "reason": reason.format(**values)}


def print_outcome(session: Session, outcome: Outcome) -> None:
    """Print what became of a file, for people."""
    for sentence, values in outcome.sentences:
        say(session.words, sentence, **_shown(session.words, values))
    for row, reason, parts in outcome.rejected:
        why = session.words.translate("errors", reason).format(**parts)
        sentence = marked("cli", "  line {line} left out: {reason}")
        say(session.words, sentence, line=row, reason=why)


def _shown(words: Words, values: dict[str, object]) -> dict[str, object]:
    """Return a sentence's values as the seller calls them."""
    return {name: _word(words, value) for name, value in values.items()}


def _word(words: Words, value: object) -> object:
    if isinstance(value, Shop):
        return shop_title(words, value)
    if isinstance(value, Platform):
        return word(words, value)
    if isinstance(value, Counted):
        return filled(words.translate("cli", value.sentence), count=value.count)
    if isinstance(value, tuple):
        return words.translate("cli", BETWEEN).join(str(_word(words, part)) for part in value)
    return value


def print_undone(session: Session, import_id: int, *, as_json: bool) -> None:
    """Take an import back and print what that did."""
    with session.program.workspace(session.profile()) as workspace:
        undone = workspace.imports.undo(import_id)
        workspace.imports.judge()
    counts = {"removed": undone.removed, "restored": undone.restored, "kept": undone.kept}
    if as_json:
        print_json({"import": import_id, **counts})
        return
    sentence = marked(
        "cli",
        "{removed} order(s) removed, {restored} as before the import, {kept} kept: others told of"
        " them since",
    )
    if undone.is_of_records:
        sentence = marked(
            "cli",
            "{removed} platform record(s) removed, {restored} as before the import, {kept} kept:"
            " others told of them since",
        )
    say(session.words, sentence, **counts)


def print_history(session: Session, *, as_json: bool) -> None:
    """Print the imports so far, the last one first."""
    with session.program.workspace(session.profile()) as workspace:
        entries = workspace.imports.history()
    documents = [
        {
            "import": entry.id,
            "file": entry.file,
            "at": iso(entry.at),
            "new": entry.saved.new,
            "changed": entry.saved.changed,
            "undone_at": iso(entry.undone_at),
        }
        for entry in entries
    ]
    if as_json:
        print_json(documents)
        return
    if not documents:
        say(session.words, NO_IMPORTS)
    for entry in entries:
        sentence = WAS_IMPORTED if entry.undone_at is None else WAS_TAKEN_BACK
        say(
            session.words,
            sentence,
            id=entry.id,
            at=_local(entry.at),
            file=entry.file,
            new=entry.saved.new,
            changed=entry.saved.changed,
            undone_at=_local(entry.undone_at or entry.at),
        )


def _local(at: datetime) -> str:
    return f"{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
