"""``account``: add, list and remove shops."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import iso, print_json, say, word
from workbench.cli.session import as_json, profile_option
from workbench.domain.errors import BadInput, marked

if TYPE_CHECKING:
    from workbench.cli.session import Session


@click.group()
def account() -> None:
    """Shops and trace providers: their keys are tried before they are saved."""


@account.command()
@profile_option
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path, allow_dash=True),
    required=True,
    help="Key file (JSON); - reads standard input.",
)
@click.pass_obj
def add(session: Session, /, *, source: Path) -> None:
    """Add the shops of a key file."""
    text = _read(source)
    with session.program.workspace(session.profile()) as workspace:
        added = workspace.accounts.add_from_text(text)
    for shop in added.shops:
        say(session.words, marked("cli", "Added shop {shop} ({id})"), shop=shop.name, id=shop.id)
    for name in added.providers:
        say(session.words, marked("cli", "Added trace provider {name}"), name=name)


def _read(source: Path) -> str:
    try:
        found = sys.stdin.buffer.read() if str(source) == "-" else source.read_bytes()
        return found.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = marked("errors", "the file cannot be read")
        raise BadInput(what=source.name, reason=reason) from error


@account.command("list")
@profile_option
@as_json
@click.pass_obj
def list_accounts(session: Session, /, *, as_json: bool) -> None:
    """List the shops and how their polling fares."""
    with session.program.workspace(session.profile()) as workspace:
        shops = workspace.accounts.list()
    if as_json:
        print_json(
            [
                {
                    "id": health.shop.id,
                    "platform": health.shop.platform.value,
                    "name": health.shop.name,
                    "state": health.state.value,
                    "last_good_poll": iso(health.last_good_poll),
                }
                for health in shops
            ]
        )
        return
    for health in shops:
        state = word(session.words, health.state)
        click.echo(f"{health.shop.id}  {health.shop.platform.value}  {health.shop.name}  {state}")


@account.command()
@profile_option
@click.argument("shop_id")
@click.pass_obj
def remove(session: Session, /, *, shop_id: str) -> None:
    """Remove a shop with its keys and data."""
    with session.program.workspace(session.profile()) as workspace:
        workspace.accounts.remove(shop_id)
    say(session.words, marked("cli", "Removed shop {id}"), id=shop_id)
