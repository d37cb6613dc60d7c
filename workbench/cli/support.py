"""``support``: a file for whoever helps, read before it is saved."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import say
from workbench.cli.session import profile_option
from workbench.cli.unlocking import unlock_first
from workbench.domain.errors import marked
from workbench.services.care.support import save_bundle

if TYPE_CHECKING:
    from workbench.cli.session import Session


@click.command()
@profile_option
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--yes", "is_sure", is_flag=True, help="Save it without showing it first.")
@click.option("--without", multiple=True, metavar="PART", help="Leave a part out, as log.txt.")
@click.pass_obj
def support(session: Session, /, *, file: Path, is_sure: bool, without: tuple[str, ...]) -> None:
    """Gather versions, checks, sizes and the log into FILE.zip; names and numbers are replaced."""
    words = session.words
    unlock_first(session)
    service = session.program.support(session.profile())
    parts = [part for part in service.gather() if part.file not in without]
    if not is_sure:
        for part in parts:
            click.echo(f"── {words.translate('support', part.title)} ({part.file}) ──\n{part.text}")
        question = words.translate("cli", marked("cli", "Save this as {file}?"))
        if not click.confirm(question.format(file=file.name), err=True):
            sys.exit(1)
    save_bundle(parts, file)
    say(words, marked("cli", "Saved {file}"), file=str(file))
