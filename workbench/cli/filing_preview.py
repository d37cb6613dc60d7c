"""``filing preview``: what a filing would cover, before a person sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.output import iso, print_json, say
from workbench.cli.session import as_json, profile_option
from workbench.domain.errors import marked
from workbench.domain.filing.gaps import SENTENCES, gaps_of
from workbench.services.filing.words import VERDICT_WORDS, VERDICTS

if TYPE_CHECKING:
    from workbench.cli.program import Words
    from workbench.cli.session import Session
    from workbench.domain.filing.gaps import Gap
    from workbench.services.filing.outlooks import PreviewOrder
    from workbench.services.filing.preview import FilingPreview


@click.command()
@profile_option
@click.argument("filing")
@as_json
@click.pass_obj
def preview(session: Session, /, *, filing: str, as_json: bool) -> None:
    """Show what FILING (its id) would bring for each of its orders if it were sent now."""
    with session.program.workspace(session.profile()) as workspace:
        told, evidence = workspace.filings.get(filing), workspace.evidence.of(filing)
        found = workspace.filing_previews.preview(told, evidence, lambda _done, _total: None)
    lacking = gaps_of(told, evidence)
    if as_json:
        print_json(_document(found, lacking))
    else:
        _print(session.words, found, lacking)


def _document(found: FilingPreview, lacking: tuple[Gap, ...]) -> dict[str, object]:
    return {
        "lacking": [gap.value for gap in lacking],
        "in_scope": found.in_scope,
        "covered": found.covered,
        "unsure": found.unsure,
        "past_promise": found.past_promise,
        "by_verdict": {word.value: count for word, count in found.by_verdict.items()},
        "missing": list(found.missing),
        "outside": list(found.outside),
        "gaps": [{"since": iso(span.since), "until": iso(span.until)} for span in found.gaps],
        "orders": [_order(each) for each in found.orders],
    }


def _order(order: PreviewOrder) -> dict[str, object]:
    foreseen = order.foreseen
    return {
        "order": order.number,
        "ship_by": iso(order.ship_by),
        "covered": order.covered,
        "past_promise": order.is_past_promise,
        "verdict": foreseen.verdict.value,
        "if_approved": foreseen.if_approved.value if foreseen.if_approved else None,
        "because": foreseen.rule,
        "unknowns": list(foreseen.unknowns),
        "readings": [
            {"reading": each.reading, "verdict": each.verdict.value} for each in foreseen.readings
        ],
    }


def _print(words: Words, found: FilingPreview, lacking: tuple[Gap, ...]) -> None:
    counted = marked("cli", "{n} order(s) in scope, {covered} covered, {unsure} not to be known")
    say(words, counted, n=found.in_scope, covered=found.covered, unsure=found.unsure)
    for verdict, count in found.by_verdict.items():
        said = words.translate(VERDICTS, VERDICT_WORDS[verdict])
        say(words, marked("cli", "  {verdict}: {n}"), verdict=said, n=count)
    if found.past_promise:
        late = marked(
            "cli", "{n} order(s) past the promised shipping time: a ticket may still arise"
        )
        say(words, late, n=found.past_promise)
    if found.missing:
        gone = marked("cli", "Not among the shop's orders: {orders}")
        say(words, gone, orders="、".join(found.missing))
    for span in found.gaps:
        told = marked("cli", "Between filings nothing covers {since} to {until}")
        say(words, told, since=iso(span.since), until=iso(span.until))
    for gap in lacking:
        click.echo(words.translate("filing", SENTENCES[gap]))
