"""What commands print: sentences in the seller's language, or one JSON document."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click
import msgspec

from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import WorkbenchError, marked

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.cli.program import Words


def say(words: Words, source: str, **values: object) -> None:
    """Print one translated sentence with its values filled in."""
    click.echo(words.translate("cli", source).format(**values))


def print_json(document: Any) -> None:
    """Print one JSON document on a line of its own, ids and Chinese as they are."""
    click.echo(msgspec.json.encode(document).decode())


def iso(instant: datetime | None) -> str | None:
    """Return an instant as ISO 8601 at +08:00, as the platforms' rules count."""
    return instant.astimezone(SHANGHAI).isoformat() if instant else None


def explain(words: Words, error: WorkbenchError) -> str:
    """Return an error's title and sentence in the seller's language."""
    title = words.translate("errors", error.title)
    sentence = words.translate("errors", error.sentence)
    values = {name: words.translate("errors", value) for name, value in error.values.items()}
    try:
        return f"{title}: {sentence.format(**values)}"
    except KeyError:
        return f"{title}: {error}"


def fail(words: Words, error: WorkbenchError) -> NoReturn:
    """Say what went wrong on stderr and end with 1."""
    click.echo(explain(words, error), err=True)
    sys.exit(1)


INTERRUPTED = marked("cli", "Stopped.")
