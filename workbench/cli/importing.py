"""One file brought in by the command line, and what is printed of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.output import iso, print_json, say, shop_name
from workbench.cli.penalties import told
from workbench.domain.errors import ColumnsUnknown, marked
from workbench.domain.other_columns import may_be_kept
from workbench.domain.shops import Platform
from workbench.services.trace_files import is_trace_file

if TYPE_CHECKING:
    from workbench.cli.program import Words
    from workbench.cli.session import Session
    from workbench.domain.errors import WorkbenchError
    from workbench.domain.pages import SavedPage
    from workbench.services.import_preview import ImportChoice, PastedText, Preview
    from workbench.services.imports import ImportReport, ImportService, OrderImport
    from workbench.services.record_pages import RecordsPart

NOTHING_WRITTEN = marked("cli", "  Nothing was written.")
TAKE_BACK = marked("cli", "  Take it back: {command}")
KEPT_COLUMN = marked("cli", "  column not known, kept with its order: {name} ({count} rows)")
LEFT_COLUMN = marked(
    "cli", "  column not known, may tell of people, not taken in: {name} ({count} rows)"
)
UNREAD_COLUMN = marked("cli", "  column not known, not taken in: {name} ({count} rows)")
FOLLOWED = marked(
    "cli", "  {count} parcels will be followed by the trace provider, which charges for each query"
)
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
        report = take(source, choice.platform or Platform.ALIBABA)
        return _traces(source, report, dry_run=dry_run)
    if dry_run:
        preview = imports.preview(source, choice)
        return _orders(preview, None, preview.counts)
    preview, done = imports.bring_in(source, choice)
    if 0 < done.saved.new + done.saved.changed <= _JUDGED_AT_ONCE:
        imports.judge()
    return _orders(preview, done, done.saved)


def failed(source: Path | PastedText, error: WorkbenchError) -> Outcome:
    """Return what is told of a file that was refused; the sentence went to stderr."""
    document: dict[str, Any] = {"file": source.name, "error": str(error)}
    if isinstance(error, ColumnsUnknown):
        document["columns"] = list(error.columns)
    return Outcome(False, document)


def _traces(path: Path, report: ImportReport, *, dry_run: bool) -> Outcome:
    document: dict[str, object] = {
        "file": path.name,
        "import": report.id or None,
        "dry_run": dry_run,
        "shop": report.shop.name,
        "parcels": report.parcels,
        "events": report.events,
        "changed": report.changed,
        "rejected": [{"line": bad.number, "reason": bad.reason} for bad in report.rejected],
    }
    sentence = marked("cli", "{file}: {parcels} parcels, {events} scans, {changed} changed")
    rejected = [(bad.number, bad.reason, dict[str, str]()) for bad in report.rejected]
    sentences = [(sentence, dict(document))]
    if dry_run:
        sentences.append((NOTHING_WRITTEN, {}))
    elif report.id:
        sentences.append((TAKE_BACK, {"command": f"workbench import --undo {report.id}"}))
    return Outcome(True, document, sentences, rejected)


def _orders(preview: Preview, done: OrderImport | None, saved: SavedPage) -> Outcome:
    counts: dict[str, object] = {
        "new": saved.new,
        "changed": saved.changed,
        "same": saved.same,
        "older": saved.older,
    }
    document = {
        "file": preview.path.name,
        "format": preview.format,
        "import": done.id if done else None,
        "dry_run": done is None,
        "told_at": iso(preview.told_at),
        **counts,
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
            }
            for part in preview.shops
        ],
    }
    if preview.records is not None:
        document["records"] = _records(preview.records)
    rejected = [(row.row, row.reason, row.values) for row in preview.rejected]
    return Outcome(True, document, list(_sentences(preview, done, counts)), rejected)


def _records(part: RecordsPart) -> dict[str, object]:
    return {
        "matched": part.matched,
        "unmatched": part.unmatched,
        "listed": [{**told(one.record), "matched": one.is_matched} for one in part.listed],
    }


def _rejected(row: int, reason: str, values: dict[str, str]) -> dict[str, object]:
    return {"row": row, "reason": reason.format(**values)}


def _sentences(
    preview: Preview, done: OrderImport | None, counts: dict[str, object]
) -> list[tuple[str, dict[str, object]]]:
    shops = tuple(part.shop.name for part in preview.shops) or (preview.format,)
    told = marked(
        "cli",
        "{file} ({shops}): {new} new, {changed} changed, {same} as before,"
        " {older} older than known, {rejected} rows left out",
    )
    found: list[tuple[str, dict[str, object]]] = [
        (
            told,
            {
                "file": preview.path.name,
                "shops": shops,
                **counts,
                "rejected": preview.rejected_count,
            },
        )
    ]
    if preview.records is not None:
        sentence = marked("cli", "  {matched} fit orders of ours, {unmatched} do not")
        part = preview.records
        found.append((sentence, {"matched": part.matched, "unmatched": part.unmatched}))
    if done is None:
        found.append((NOTHING_WRITTEN, {}))
    elif done.id:
        found.append(
            (
                TAKE_BACK,
                {"command": f"workbench import --undo {done.id}"},
            )
        )
    if preview.follows:
        found.append((FOLLOWED, {"count": preview.follows}))
    for name, count in preview.unknown_columns.items():
        sentence = KEPT_COLUMN if may_be_kept(name) else LEFT_COLUMN
        if preview.records is not None:
            sentence = UNREAD_COLUMN
        found.append((sentence, {"name": name, "count": count}))
    for word, count in preview.unknown_words.items():
        sentence = marked("cli", "  status not known, kept as it is: {word} ({count} orders)")
        found.append((sentence, {"word": word, "count": count}))
    return found


def print_outcome(session: Session, outcome: Outcome) -> None:
    """Print what became of a file, for people."""
    for sentence, values in outcome.sentences:
        say(session.words, sentence, **_with_shops(session.words, values))
    for row, reason, parts in outcome.rejected:
        why = session.words.translate("errors", reason).format(**parts)
        sentence = marked("cli", "  line {line} left out: {reason}")
        say(session.words, sentence, line=row, reason=why)


def _with_shops(words: Words, values: dict[str, object]) -> dict[str, object]:
    """Return a sentence's values with the names of shops as the seller calls them."""
    names = values.get("shops")
    if not isinstance(names, tuple):
        return values
    return {**values, "shops": "、".join(shop_name(words, name) for name in names)}


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
        "{removed} orders removed, {restored} as before the import, {kept} kept: others told of"
        " them since",
    )
    if undone.is_of_records:
        sentence = marked(
            "cli",
            "{removed} platform records removed, {restored} as before the import, {kept} kept:"
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
    for document in documents:
        click.echo("{import}  {at}  {file}  +{new} ~{changed}".format(**document))
