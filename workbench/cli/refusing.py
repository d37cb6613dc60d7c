"""How the command line fails: in words, and with output that cannot be written.

Loaded with every start of the program, the window's among them: it needs no other words.
"""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from workbench.domain.errors import marked

if TYPE_CHECKING:
    from workbench.cli.program import Words
    from workbench.domain.errors import WorkbenchError


def allow_all_letters() -> None:
    """Print "?" for letters that the terminal's encoding lacks (▲ and ✓ in GBK), never fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def explain(words: Words, error: WorkbenchError) -> str:
    """Return an error's title and sentence in the seller's language."""

    def translate(source: str) -> str:
        return words.translate("errors", source)

    shape = words.translate("cli", marked("cli", "{title}: {sentence}"))
    return shape.format(title=translate(error.title), sentence=error.told(translate))


def fail(words: Words, error: WorkbenchError) -> NoReturn:
    """Say what went wrong on stderr and end with 1."""
    click.echo(explain(words, error), err=True)
    sys.exit(1)


def drop_output() -> None:
    """Let go of output that cannot be written: its flush at exit would end the process with 120."""
    try:
        sys.stdout.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
