"""``open``: the window with files in it, as a double click asks for it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.session import profile_option

if TYPE_CHECKING:
    from workbench.cli.session import Session


@click.command("open")
@profile_option
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, resolve_path=True))
@click.pass_obj
def open_files(session: Session, /, *, files: tuple[Path, ...]) -> None:
    """Open the window and hand FILES to it, or to the one that is open.

    Order exports, lists of waybills and bills are previewed, rule packs are tried, and an evidence
    packet is held against its manifest. Nothing is written before the seller says so.
    """
    sys.exit(session.program.window(session.profile(), files=files))
