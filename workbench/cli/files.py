"""``import``: files in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import print_json, say
from workbench.cli.session import as_json, profile_option
from workbench.domain.errors import marked
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
    """Import trace files (one parcel per line, JSON) into a shop "Imported"."""
    with session.program.workspace(session.profile()) as workspace:
        reports = [workspace.imports.import_traces(path, Platform(platform)) for path in files]
    if as_json:
        print_json([_document(path, report) for path, report in zip(files, reports, strict=True)])
        return
    for path, report in zip(files, reports, strict=True):
        _print(session, path, report)


def _document(path: Path, report: ImportReport) -> dict[str, object]:
    return {
        "file": path.name,
        "shop": report.shop.name,
        "parcels": report.parcels,
        "events": report.events,
        "changed": report.changed,
        "rejected": [{"line": bad.number, "reason": bad.reason} for bad in report.rejected],
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
