"""``account budget``: what trace providers may be asked, what it costs, and who comes first."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.output import print_json, say
from workbench.cli.session import as_json, profile_option
from workbench.domain.errors import BadInput, marked
from workbench.services.polling.query_budget import NO_PRICE, PRICE

if TYPE_CHECKING:
    from workbench.cli.program import Words
    from workbench.cli.session import Session
    from workbench.services.polling.provider_terms import ProviderTerms, ProviderTermsService

_UNKNOWN = "unknown"


@click.command()
@profile_option
@click.argument("queries", type=int, required=False)
@click.option("--provider", default="", help="Which one: kuaidi100, kdniao; else the first one.")
@click.option("--price", help="What a query costs by its tariff, in yuan; or: unknown.")
@click.option("--first", is_flag=True, help="Ask this provider before the others.")
@as_json
@click.pass_obj
def budget(session: Session, /, *, as_json: bool, **asked: Any) -> None:
    """Show or set how many queries a day a trace provider may be asked, and what they cost.

    They are spent on parcels of which the marketplace tells nothing, and on open parcels that only
    files told of, those with the nearest deadlines first. 0 asks none.
    """
    with session.program.workspace(session.profile()) as workspace:
        _settle(workspace.provider_terms, asked)
        standing = workspace.provider_terms.all()
    if as_json:
        print_json(_document(standing))
        return
    for terms in standing:
        _tell(session.words, terms)


def _settle(terms: ProviderTermsService, asked: dict[str, Any]) -> None:
    """Keep what was given; nothing where a part of it makes no sense."""
    price = _price(asked["price"])
    kept = terms.budget(asked["provider"])
    if asked["first"] and asked["provider"]:
        terms.ask_first(asked["provider"])
    if asked["queries"] is not None:
        kept.set_limit(asked["queries"])
    if asked["price"] is not None:
        kept.set_price(price)


def _price(written: str | None) -> Decimal | None:
    if written is None or written == _UNKNOWN:
        return None
    try:
        return Decimal(written)
    except InvalidOperation as error:
        raise BadInput(what=PRICE, reason=NO_PRICE) from error


def _document(standing: list[ProviderTerms]) -> dict[str, Any]:
    first = standing[0]
    return {
        "queries_per_day": first.limit,
        "spent_today": first.spent,
        "providers": [
            {
                "name": terms.name,
                "queries_per_day": terms.limit,
                "spent_today": terms.spent,
                "price_yuan": None if terms.price is None else format(terms.price, "f"),
                "cost_fen_per_day": terms.buys.cost,
                "buys": {
                    "calm": terms.buys.calm,
                    "soon": terms.buys.soon,
                    "urgent": terms.buys.urgent,
                },
            }
            for terms in standing
        ],
    }


def _tell(words: Words, terms: ProviderTerms) -> None:
    sentence = marked("cli", "{name}: at most {limit} a day, {spent} asked today")
    say(words, sentence, name=terms.name, limit=terms.limit, spent=terms.spent)
    buys = terms.buys
    sentence = marked(
        "cli",
        "  enough for {calm} parcel(s) looked at once a day, or {soon} with a deadline of the day,"
        " or {urgent} close to it",
    )
    say(words, sentence, calm=buys.calm, soon=buys.soon, urgent=buys.urgent)
    if terms.price is None or buys.cost is None:
        say(words, marked("cli", "  price unknown: enter it by its tariff (--price)"))
        return
    sentence = marked("cli", "  at ¥{price} a query ¥{cost} a day at most")
    say(words, sentence, price=format(terms.price, "f"), cost=f"{buys.cost / 100:.2f}")
