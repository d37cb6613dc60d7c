"""``import``: files in."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from workbench.cli.importing import (
    Outcome,
    bring_in,
    failed,
    print_history,
    print_outcome,
    print_undone,
)
from workbench.cli.output import print_json
from workbench.cli.recovery_code import offer_if_new
from workbench.cli.refusing import explain
from workbench.cli.session import as_json, gathered, profile_option
from workbench.domain.errors import WorkbenchError
from workbench.domain.exchange.encodings import TextEncoding
from workbench.domain.shops import Platform
from workbench.services.imports.preview import PastedText
from workbench.services.imports.service import ImportChoice

if TYPE_CHECKING:
    from workbench.cli.session import Session


@dataclass(frozen=True, slots=True)
class Asked:
    """What ``import`` was asked to do."""

    files: tuple[Path, ...]
    platform: str | None
    shop: str
    encoding: str | None
    text: TextIO | None
    no_follow: bool
    dry_run: bool
    undo: int | None
    as_json: bool

    def sources(self) -> tuple[Path | PastedText, ...]:
        """Return the files and the text, which is read now."""
        pasted = (PastedText(self.text.read(), _name(self.text)),) if self.text else ()
        return (*self.files, *pasted)

    def choice(self) -> ImportChoice:
        """Return what the seller told of them all."""
        platform = Platform(self.platform) if self.platform else None
        encoding = TextEncoding(self.encoding) if self.encoding else None
        return ImportChoice(platform, self.shop, follow=not self.no_follow, encoding=encoding)


@click.command("import")
@profile_option
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--platform",
    type=click.Choice([platform.value for platform in Platform.known()]),
    help="Platform that the files are from; needed where a file does not tell.",
)
@click.option("--shop", default="", help="Shop (id or name) that the orders belong to.")
@click.option(
    "--encoding",
    type=click.Choice([encoding.value for encoding in TextEncoding]),
    help="Read csv files in this encoding, where their bytes do not tell it for sure; rows with"
    " letters that cannot be read in it are left out.",
)
@click.option(
    "--text",
    type=click.File("r", encoding="utf-8", errors="replace"),
    help="Import messages of a platform, or a pasted table, from this file; - is standard input.",
)
@click.option(
    "--no-follow",
    is_flag=True,
    help="Do not ask the trace provider about these parcels: it charges for each query.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be imported; write nothing.")
@click.option("--undo", type=int, help="Take the import with this number back.")
@as_json
@click.pass_obj
@gathered(Asked)
def import_files(session: Session, asked: Asked, /) -> None:
    """Import order exports (csv, xlsx, xls), lists of waybills and trace files (JSON lines).

    Lists of platforms' warnings, penalties and deductions too, and with --text their messages.
    Without FILES: the imports so far.
    """
    if asked.undo is not None:
        print_undone(session, asked.undo, as_json=asked.as_json)
        return
    if not asked.files and asked.text is None:
        print_history(session, as_json=asked.as_json)
        return
    outcomes = _import_all(session, asked)
    if asked.as_json:
        print_json([outcome.document for outcome in outcomes])
    offer_if_new(session)
    sys.exit(0 if all(outcome.is_done for outcome in outcomes) else 1)


def _name(text: TextIO) -> str:
    """Return what stands where a file's name would; standard input has none worth telling."""
    name = getattr(text, "name", "")
    return "-" if name in {"", "<stdin>"} else Path(name).name


def _import_all(session: Session, asked: Asked) -> list[Outcome]:
    """Import file by file; one that is refused does not keep the others out."""
    choice, sources, outcomes = asked.choice(), asked.sources(), []
    with session.program.workspace(session.profile()) as workspace:
        for source in sources:
            try:
                outcome = bring_in(workspace.imports, source, choice, dry_run=asked.dry_run)
            except WorkbenchError as error:
                outcome = failed(source, error)
                click.echo(explain(session.words, error), err=True)
            outcomes.append(outcome)
            if not asked.as_json:
                print_outcome(session, outcome)
    return outcomes
