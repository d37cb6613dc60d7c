"""``export``: a filtered view out, as XLSX, CSV or a plain SQLite file."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import print_json, say
from workbench.cli.session import as_json, gathered, profile_option
from workbench.domain.errors import marked
from workbench.domain.exchange.exports import ExportReport, ExportRequest, ExportView

if TYPE_CHECKING:
    from workbench.cli.session import Session
    from workbench.domain.exchange.exports import ExportProgress


@dataclass(frozen=True, slots=True)
class Asked:
    """What ``export`` was asked to write."""

    view: str
    file: Path
    filters: dict[str, str]
    unmasked: bool
    reason: str
    as_json: bool

    def request(self) -> ExportRequest:
        """Return it in the exports' words.

        Raises:
            click.UsageError: whole numbers are asked for without a reason, or the other way round.
        """
        if self.unmasked is not bool(self.reason.strip()):
            raise click.UsageError("--unmasked and --reason TEXT belong together")
        return ExportRequest(ExportView(self.view), self.file, self.filters, self.reason)


def _pairs(ctx: click.Context, _: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    for one in given:
        if "=" not in one:
            told = f"{one!r} is not KEY=VALUE, such as search=9000 or order=desc"
            raise click.BadParameter(told, ctx)
    return dict(one.split("=", 1) for one in given)


@click.command()
@profile_option
@click.argument("view", type=click.Choice([view.value for view in ExportView]))
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--filter",
    "filters",
    metavar="KEY=VALUE",
    multiple=True,
    callback=_pairs,
    help="Narrow the view down, such as urgency=overdue or shop=NAME; may be repeated.",
)
@click.option("--unmasked", is_flag=True, help="Show whole waybill numbers; needs a reason.")
@click.option("--reason", default="", metavar="TEXT", help="Why the numbers have to be shown.")
@as_json
@click.pass_obj
@gathered(Asked)
def export(session: Session, asked: Asked, /) -> None:
    """Write VIEW to FILE; its suffix (.xlsx, .csv, .db) says how.

    Waybill numbers are masked. FILE is replaced only by a complete new one. `tables` writes all
    masked tables to a .db file for Datasette or DB Browser.
    """
    request = asked.request()
    reports: list[ExportReport] = []

    def work() -> None:
        with session.program.workspace(session.profile()) as workspace:
            translate = session.words.translate
            reports.append(workspace.exports.export(request, translate, _show))

    session.program.interrupt.guard(work)
    if not reports:
        sys.exit(1)
    _print(session, reports[0], as_json=asked.as_json)


def _show(progress: ExportProgress) -> None:
    """Tell a person at a terminal how far it is; files and pipes stay clean."""
    if sys.stderr.isatty():
        click.echo(f"\r{progress.done:,} / {progress.total:,}", nl=False, err=True)


def _print(session: Session, report: ExportReport, *, as_json: bool) -> None:
    if sys.stderr.isatty():
        click.echo("", err=True)
    if as_json:
        print_json(
            {
                "file": str(report.path),
                "rows": report.rows,
                "columns": list(report.columns),
                "masked": report.is_masked,
                "sha256": report.sha256,
            }
        )
        return
    say(
        session.words,
        marked("cli", "{rows} row(s) written to {file}"),
        rows=report.rows,
        file=str(report.path),
    )
    if not report.is_masked:
        say(
            session.words,
            marked("cli", "This file shows waybill numbers that lead to people. Guard it."),
        )
