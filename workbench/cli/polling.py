"""``poll`` and ``review``: the round without a window, and what it found."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from workbench.cli.output import iso, print_json, say
from workbench.cli.review import print_review
from workbench.cli.session import as_json, profile_option
from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import BadInput, marked
from workbench.domain.shops import ShopState

if TYPE_CHECKING:
    from workbench.cli.program import Words
    from workbench.cli.session import Session
    from workbench.domain.refresh import RefreshReport

ROUND_SECONDS = 300.0
_FINE = {ShopState.ONLINE, ShopState.IMPORTED}


@click.command()
@profile_option
@click.option("--once", is_flag=True, help="Do one round and end.")
@as_json
@click.pass_obj
def poll(session: Session, /, *, once: bool, as_json: bool) -> None:
    """Poll every shop without a window; ends with 1 if a shop could not be polled."""
    failed: list[bool] = []

    def work() -> None:
        while True:
            with session.program.workspace(session.profile()) as workspace:
                report = workspace.refresh.run_once()
            print_report(session.words, report, as_json=as_json)
            failed[:] = [any(health.state not in _FINE for health in report.shops)]
            if once:
                return
            session.program.wait(ROUND_SECONDS)

    session.program.until_interrupted(work)
    sys.exit(int(any(failed)))


def print_report(words: Words, report: RefreshReport, *, as_json: bool) -> None:
    """Print what a round brought."""
    if as_json:
        print_json(report_document(report))
        return
    say(
        words,
        marked(
            "cli",
            "{new} new orders, {changed} changed, {events} parcels with news, {judged} judged",
        ),
        new=report.new_orders,
        changed=report.changed_orders,
        events=report.new_events,
        judged=report.judged,
    )
    for health in report.shops:
        state = words.translate("shop states", health.state.value)
        say(words, marked("cli", "{shop}: {state}"), shop=health.shop.name, state=state)


def report_document(report: RefreshReport) -> dict[str, object]:
    """Return a round's report as a JSON document."""
    return {
        "finished_at": iso(report.finished_at),
        "data_time": iso(report.data_time),
        "new_orders": report.new_orders,
        "changed_orders": report.changed_orders,
        "parcels_with_news": report.new_events,
        "judged": report.judged,
        "failed_traces": report.failed_traces,
        "notices": len(report.notices),
        "shops": [
            {"shop": h.shop.name, "platform": h.shop.platform.value, "state": h.state.value}
            for h in report.shops
        ],
    }


@click.command()
@profile_option
@click.option("--as-of", help="Look back at this instant (ISO 8601; without offset +08:00).")
@click.option("--closed", is_flag=True, help="Take finished shipments in.")
@as_json
@click.pass_obj
def review(session: Session, /, *, as_of: str | None, closed: bool, as_json: bool) -> None:
    """Print the warnings, most urgent first; works offline."""
    at = _instant(as_of) if as_of else None
    with session.program.workspace(session.profile()) as workspace:
        found = workspace.review.review(at or workspace.clock.now(), closed=closed)
    print_review(session.words, found, as_json=as_json)


def _instant(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadInput(what=text, reason=marked("errors", "not an instant in ISO 8601")) from error
    return (found if found.tzinfo else found.replace(tzinfo=SHANGHAI)).astimezone(UTC)
