"""What commands print: sentences in the seller's language, or one JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
import msgspec

from workbench.domain.clock import SHANGHAI
from workbench.domain.counting import filled
from workbench.domain.errors import marked
from workbench.domain.shops import IMPORTED_SHOP_NAME
from workbench.domain.words import CONTEXT, source_word

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.cli.program import Words
    from workbench.domain.shops import Shop
    from workbench.domain.words import Word


NO_SHOP = marked("cli", "There is no shop yet: `workbench account add` or `workbench import`.")


def sentence(words: Words, source: str, **values: object) -> str:
    """Return one translated sentence with its values filled in: one order, two orders."""
    return filled(words.translate("cli", source), **values)


def say(words: Words, source: str, **values: object) -> None:
    """Print one translated sentence with its values filled in."""
    click.echo(sentence(words, source, **values))


def harmless(text: str) -> str:
    """Return foreign text for a terminal: what would move its cursor or colour it is a mark."""
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )


def warn(words: Words, source: str, **values: object) -> None:
    """Print one translated sentence on stderr."""
    click.echo(sentence(words, source, **values), err=True)


def print_json(document: Any) -> None:
    """Print one JSON document on a line of its own, in UTF-8 whatever the terminal speaks."""
    click.echo(msgspec.json.encode(document))


def iso(instant: datetime | None) -> str | None:
    """Return an instant as ISO 8601 at +08:00, as the platforms' rules count."""
    return instant.astimezone(SHANGHAI).isoformat() if instant else None


def word(words: Words, value: Word) -> str:
    """Return the seller's word for a value of the domain."""
    return words.translate(CONTEXT, source_word(value))


def shop_name(words: Words, name: str) -> str:
    """Return a shop's name; the one made for files without a shop has the seller's word."""
    return words.translate("imports", name) if name == IMPORTED_SHOP_NAME else name


def shop_title(words: Words, shop: Shop) -> str:
    """Return a shop's name where its platform does not stand beside it."""
    if not shop.is_nameless:
        return shop.name
    title = words.translate("cli", marked("cli", "{platform} (from files)"))
    return title.format(platform=word(words, shop.platform))
