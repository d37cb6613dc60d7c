"""``forget`` and ``retention``: what is erased for good, and what goes by itself in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.output import print_json, say, shop_name
from workbench.cli.session import as_json, profile_option
from workbench.domain.care.privacy import BACKUP_DAYS, RETENTION_DAYS
from workbench.domain.errors import marked

if TYPE_CHECKING:
    from workbench.cli.session import Session
    from workbench.domain.care.privacy import Erased, OrderName


@click.command()
@profile_option
@click.argument("order")
@click.option("--shop", default="", help="Only the order of this shop, by its id.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@as_json
@click.pass_obj
def forget(session: Session, /, *, order: str, shop: str, yes: bool, as_json: bool) -> None:
    """Erase all that is kept of ORDER: parcels, scans, decisions, notes, notices, records.

    It cannot be undone. Files that were exported keep what they say, backups until they age out
    after 30 days; a platform that tells of the order again brings it back.
    """
    with session.program.workspace(session.profile()) as workspace:
        found = workspace.privacy.named(order, shop)
        if not yes:
            click.confirm(_question(session, found), abort=True)
        erased = [workspace.privacy.forget(one.id) for one in found]
    if as_json:
        print_json({"forgotten": [dict(one.counts) for one in erased]})
        return
    for each, one in zip(erased, found, strict=True):
        _say_erased(session, each, one)


def _question(session: Session, orders: list[OrderName]) -> str:
    words = session.words.translate(
        "cli",
        marked(
            "cli",
            "Erase order {number} of {shops} with its parcels, scans and notes? This cannot be "
            "undone; backups still hold it for up to {days} days.",
        ),
    )
    shops = ", ".join(shop_name(session.words, order.shop_name) for order in orders)
    filled = words.replace("{days}", str(BACKUP_DAYS)).replace("{number}", orders[0].number)
    return filled.replace("{shops}", shops)


def _say_erased(session: Session, erased: Erased, order: OrderName) -> None:
    told = marked("cli", "{shop}: order {number} is erased, {rows} row(s).")
    rows = sum(erased.counts.values())
    shop = shop_name(session.words, order.shop_name)
    say(session.words, told, shop=shop, number=order.number, rows=rows)
    if not erased.is_log_empty:
        say(
            session.words,
            marked("cli", "An open window still reads the old state; it goes when that is done."),
        )


@click.command()
@profile_option
@click.argument("days", type=int, required=False)
@as_json
@click.pass_obj
def retention(session: Session, /, *, days: int | None, as_json: bool) -> None:
    """Show or set for how many DAYS after an order's end its masked personal fields are kept.

    Then masked names, masked numbers, districts, other columns of files and notes are blanked;
    orders, parcels and scans stay.
    """
    with session.program.workspace(session.profile()) as workspace:
        if days is not None:
            workspace.privacy.keep_for(days)
        kept = workspace.privacy.days
    if as_json:
        print_json({"days": kept})
        return
    told = marked("cli", "Personal fields are kept for {days} day(s) after an order's end.")
    say(session.words, told, days=kept)
    if kept > RETENTION_DAYS:
        longer = marked("cli", "That is longer than needed: {days} days are the default.")
        say(session.words, longer, days=RETENTION_DAYS)
