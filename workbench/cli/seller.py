"""``policy confirm`` and ``policy amount``: what the seller knows and no pack says."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.output import iso, print_json, say
from workbench.cli.session import as_json, profile_option
from workbench.domain.errors import marked
from workbench.domain.rules.effects import SellerAmount

if TYPE_CHECKING:
    from workbench.cli.program import Words
    from workbench.cli.session import Session
    from workbench.services.rules.seller import SellerService

_FORM = marked("cli", "{rule}: {figure}, entered by you {time}")

_MOST = 10**9
NEVER = datetime.min.replace(tzinfo=UTC)


class Yuan(click.ParamType[int]):
    """An amount in yuan with at most two places; kept in 分."""

    name = "yuan"

    def convert(
        self, value: str | int, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Return the amount in 分, or end with 2."""
        try:
            fen = Decimal(str(value)) * 100
        except InvalidOperation:
            fen = Decimal("NaN")
        if not fen.is_finite() or fen != int(fen) or not 0 <= fen <= _MOST:
            self.fail(f"{value!r} is not an amount in yuan.", param, ctx)
        return int(fen)


@click.command()
@profile_option
@click.argument("rule", required=False)
@click.option("--withdraw", is_flag=True, help="Take a confirmation back.")
@as_json
@click.pass_obj
def confirm(session: Session, /, *, rule: str | None, withdraw: bool, as_json: bool) -> None:
    """Confirm that an exemption of unannounced end still holds; asked again after 30 days.

    Without RULE the confirmations that stand are listed.
    """
    with session.program.workspace(session.profile()) as workspace:
        until = _confirmed(workspace.seller, rule, withdraw=withdraw)
        standing = workspace.seller.word().confirmed
    if as_json:
        print_json({"confirmed": {name: iso(at) for name, at in sorted(standing.items())}})
    elif until is not None:
        told = marked("cli", "{rule}: confirmed; asked again after {time}")
        say(session.words, told, rule=rule, time=iso(until))
    elif rule is not None:
        say(session.words, marked("cli", "{rule}: no longer confirmed"), rule=rule)
    else:
        for name, at in sorted(standing.items()):
            say(session.words, marked("cli", "{rule}: confirmed {time}"), rule=name, time=iso(at))


def _confirmed(seller: SellerService, rule: str | None, *, withdraw: bool) -> datetime | None:
    if rule is not None and withdraw:
        seller.withdraw(rule)
        return None
    return None if rule is None else seller.confirm(rule)


@click.command()
@profile_option
@click.argument("rule", required=False)
@click.option("--yuan", "fen", type=Yuan(), help="A fixed amount.")
@click.option("--percent", type=click.IntRange(0, 100), help="A share of what was paid.")
@click.option("--min", "min_fen", type=Yuan(), default="0", help="The least that a share costs.")
@click.option("--max", "max_fen", type=Yuan(), help="The most that a share costs.")
@click.option("--shop", default="", help="Id of the shop that it is for; else for all shops.")
@click.option("--note", default="", help="Where you have it from.")
@click.option("--remove", is_flag=True, help="Take the amount away.")
@as_json
@click.pass_obj
def amount(session: Session, /, *, remove: bool, as_json: bool, **given: Any) -> None:
    """Enter what missing RULE costs where no pack gives an amount; shown as your own figure.

    Without RULE, or without an amount, those that stand are listed.
    """
    with session.program.workspace(session.profile()) as workspace:
        _change(workspace.seller, given, remove=remove)
        standing = workspace.seller.word().amounts
    if as_json:
        print_json({"amounts": [_document(standing[rule]) for rule in sorted(standing)]})
        return
    for rule in sorted(standing):
        if given["rule"] in {None, standing[rule].rule}:
            click.echo(_line(session.words, standing[rule]))


def _change(seller: SellerService, given: dict[str, Any], *, remove: bool) -> None:
    rule, fen, percent, shop = (given[name] for name in ("rule", "fen", "percent", "shop"))
    if remove and rule is not None:
        seller.remove_amount(rule, shop)
    elif fen is not None or percent is not None:
        if rule is None:
            raise click.UsageError("RULE is missing.")
        bounds = (given["min_fen"], given["max_fen"])
        # The service stamps the instant.
        seller.put_amount(SellerAmount(rule, NEVER, fen, percent, *bounds, shop, given["note"]))


def _line(words: Words, entered: SellerAmount) -> str:
    text = words.translate("cli", _FORM).format(
        rule=entered.rule, figure=_figure(entered), time=iso(entered.entered_at)
    )
    about = [part for part in (entered.shop_id, entered.note) if part]
    return f"{text} ({', '.join(about)})" if about else text


def _figure(entered: SellerAmount) -> str:
    if entered.fen is not None:
        return f"¥{_yuan(entered.fen)}"
    most = "…" if entered.max_fen is None else _yuan(entered.max_fen)
    return f"{entered.percent} % [{_yuan(entered.min_fen)}, {most}]"


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def _document(entered: SellerAmount) -> dict[str, Any]:
    return {
        "rule": entered.rule,
        "shop": entered.shop_id or None,
        "note": entered.note or None,
        "fen": entered.fen,
        "percent": entered.percent,
        "min_fen": entered.min_fen,
        "max_fen": entered.max_fen,
        "entered_at": iso(entered.entered_at),
    }
