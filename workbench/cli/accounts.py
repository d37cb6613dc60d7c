"""``account``: add, list and remove shops."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.asking import FORMS, Asking
from workbench.cli.output import NO_SHOP, iso, print_json, say, shop_name, word
from workbench.cli.provider_budget import budget
from workbench.cli.recovery_code import offer_if_new
from workbench.cli.session import as_json, profile_option
from workbench.domain.errors import BadInput, marked

if TYPE_CHECKING:
    from workbench.cli.session import Session
    from workbench.domain.shops import Shop


@click.group()
def account() -> None:
    """Shops and trace providers: their keys are tried before they are saved."""


@account.command()
@profile_option
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Key file (JSON); - reads standard input.",
)
@click.option(
    "--platform",
    type=click.Choice(list(FORMS)),
    default="1688",
    help="What is asked for, step by step, without a key file (1688 unless told otherwise).",
)
@click.option("--no-browser", is_flag=True, help="Only print the page of authorisation's address.")
@as_json
@click.pass_obj
def add(
    session: Session,
    /,
    *,
    source: Path | None,
    platform: str,
    no_browser: bool,
    as_json: bool,
) -> None:
    """Add the shops of a key file, or one shop or trace service whose keys are typed.

    Where the keys are found is told first; what is secret does not show. A page of authorisation
    opens in the browser; where the application's redirect address is on this computer its answer
    is heard here, else the address that the browser shows is pasted. Keys are tried before they
    are saved.
    """
    browse = _nowhere if no_browser else session.program.browse
    text = _read(source) if source else ""
    with session.program.workspace(session.profile()) as workspace:
        accounts = workspace.accounts
        if source is None:
            apps = accounts.apps()
            text = Asking(FORMS[platform], session.words, browse, apps).key_text()
        added = accounts.add_from_text(text)
    if as_json:
        print_json({"shops": [_named(shop) for shop in added.shops], "providers": added.providers})
        return
    for shop in added.shops:
        say(session.words, marked("cli", "Added shop {shop} ({id})"), shop=shop.name, id=shop.id)
    for name in added.providers:
        say(session.words, marked("cli", "Added trace provider {name}"), name=name)
    offer_if_new(session)


def _read(source: Path) -> str:
    try:
        found = sys.stdin.buffer.read() if str(source) == "-" else source.read_bytes()
        return found.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = marked("errors", "the file cannot be read")
        raise BadInput(what=source.name, reason=reason) from error


def _nowhere(address: str) -> bool:
    """Open no browser: the address is printed."""
    del address
    return True


def _named(shop: Shop) -> dict[str, str]:
    return {"id": shop.id, "platform": shop.platform.value, "name": shop.name}


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
                    **_named(health.shop),
                    "state": health.state.value,
                    "last_good_poll": iso(health.last_good_poll),
                }
                for health in shops
            ]
        )
        return
    if not shops:
        say(session.words, NO_SHOP)
    for health in shops:
        state = word(session.words, health.state)
        name = shop_name(session.words, health.shop.name)
        click.echo(f"{health.shop.id}  {health.shop.platform.value}  {name}  {state}")


account.add_command(budget)


@account.command()
@profile_option
@click.argument("shop_id")
@as_json
@click.pass_obj
def remove(session: Session, /, *, shop_id: str, as_json: bool) -> None:
    """Remove a shop with its keys and data."""
    with session.program.workspace(session.profile()) as workspace:
        workspace.accounts.remove(shop_id)
    if as_json:
        print_json({"removed": shop_id})
    else:
        say(session.words, marked("cli", "Removed shop {id}"), id=shop_id)
