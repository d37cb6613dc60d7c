"""``import``: files in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import explain, print_json, say
from workbench.cli.session import as_json, profile_option
from workbench.domain.errors import BadInput, marked
from workbench.domain.shops import Platform

if TYPE_CHECKING:
    from workbench.cli.session import Session
    from workbench.services.imports import ImportReport


@click.command("import")
@profile_option
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--platform",
    type=click.Choice([platform.value for platform in Platform]),
    default=Platform.ALIBABA.value,
    show_default=True,
    help="Platform whose rules the parcels are held against.",
)
@as_json
@click.pass_obj
def import_files(
    session: Session, /, *, files: tuple[Path, ...], platform: str, as_json: bool
) -> None:
    """Import trace files (one parcel per line, JSON) into a shop "Imported".

    Ends with 1 if a file could not be taken in; the others are.
    """
    reports: list[tuple[Path, ImportReport]] = []
    failures: list[BadInput] = []
    with session.program.workspace(session.profile()) as workspace:
        for path in files:
            try:
                reports.append((path, workspace.imports.import_traces(path, Platform(platform))))
            except BadInput as error:
                # One bad file does not keep the others out.
                failures.append(error)
    if as_json:
        print_json([_document(session, path, report) for path, report in reports])
    else:
        for path, report in reports:
            _print(session, path, report)
    for failure in failures:
        click.echo(explain(session.words, failure), err=True)
    sys.exit(int(bool(failures)))


def _document(session: Session, path: Path, report: ImportReport) -> dict[str, object]:
    return {
        "file": path.name,
        "shop": report.shop.name,
        "parcels": report.parcels,
        "events": report.events,
        "changed": report.changed,
        "rejected": [
            {"line": bad.number, "reason": session.words.translate("errors", bad.reason)}
            for bad in report.rejected
        ],
    }


def _print(session: Session, path: Path, report: ImportReport) -> None:
    say(
        session.words,
        marked("cli", "{file}: {parcels} parcels, {events} scans, {changed} changed"),
        file=path.name,
        parcels=report.parcels,
        events=report.events,
        changed=report.changed,
    )
    for bad in report.rejected:
        reason = session.words.translate("errors", bad.reason)
        say(
            session.words,
            marked("cli", "  line {line} left out: {reason}"),
            line=bad.number,
            reason=reason,
        )
