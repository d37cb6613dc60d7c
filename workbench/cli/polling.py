"""``poll`` and ``review``: the round without a window, and what it found."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NoReturn

import click

from workbench.cli.output import NO_SHOP, iso, print_json, say, shop_name, warn, word
from workbench.cli.refusing import explain
from workbench.cli.review import print_review
from workbench.cli.session import as_json, profile_option
from workbench.domain.clock import in_shanghai
from workbench.domain.errors import CacheBusy, DiskFull, marked
from workbench.domain.refresh import Stage

if TYPE_CHECKING:
    from workbench.cli.program import Words
    from workbench.cli.session import Session
    from workbench.domain.refresh import Progress, RefreshReport, ShopTrouble
    from workbench.domain.shops import ProviderHealth

ROUND_SECONDS = 300.0


@click.command()
@profile_option
@click.option("--once", is_flag=True, help="Do one round and end; 1 if it was not whole.")
@as_json
@click.pass_obj
def poll(session: Session, /, *, once: bool, as_json: bool) -> None:
    """Poll every shop without a window, one JSON document a round, until Ctrl+C."""
    if once:
        _poll_once(session, as_json=as_json)
    session.program.interrupt.guard(lambda: _poll_on(session, as_json=as_json))


class Waiting:
    """Says once that another program polls this profile just now."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._is_told = False

    def tell(self, progress: Progress) -> None:
        """Hear how far a round is."""
        if progress.stage is Stage.WAITING and not self._is_told:
            self._is_told = True
            warn(self._words, marked("cli", "Another program polls this profile: waiting for it."))


def _poll_once(session: Session, *, as_json: bool) -> NoReturn:
    troubles: list[ShopTrouble] = []
    is_done = session.program.interrupt.guard(
        lambda: troubles.extend(_round(session, as_json=as_json).troubles)
    )
    if not is_done:
        warn(session.words, marked("cli", "Stopped before the round was done."))
    sys.exit(int(bool(troubles) or not is_done))


def _poll_on(session: Session, *, as_json: bool) -> NoReturn:
    """Do one round after the other; a passing trouble of the file costs only its round."""
    report = _round(session, as_json=as_json)
    while True:
        session.program.interrupt.wait(0.0 if report.is_cut else ROUND_SECONDS)
        try:
            report = _round(session, as_json=as_json)
        except (CacheBusy, DiskFull) as error:
            click.echo(explain(session.words, error), err=True)


def _round(session: Session, *, as_json: bool) -> RefreshReport:
    with session.program.workspace(session.profile()) as workspace:
        report = workspace.refresh.run_once(Waiting(session.words).tell)
        workspace.backups.daily(lambda *_: None)
    print_report(session.words, report, as_json=as_json)
    return report


def print_report(words: Words, report: RefreshReport, *, as_json: bool) -> None:
    """Print what a round brought; what kept it from being whole goes to stderr."""
    if as_json:
        print_json(report_document(words, report))
    else:
        _print_for_people(words, report)
    if report.clock_offset:
        minutes = str(round(report.clock_offset / timedelta(minutes=1)))
        warn(
            words,
            marked(
                "cli",
                "This computer's clock is wrong: the platforms are {minutes} min ahead of it. "
                "Deadlines are counted by their time.",
            ),
            minutes=minutes,
        )
    for health in report.providers:
        if health.is_in_trouble:
            _warn_of_provider(words, health)
    for trouble in report.troubles:
        shown = marked("cli", "{shop}: {trouble}")
        warn(
            words,
            shown,
            shop=shop_name(words, trouble.shop.name),
            trouble=explain(words, trouble.error),
        )


def _print_for_people(words: Words, report: RefreshReport) -> None:
    say(
        words,
        marked(
            "cli",
            "{new} new order(s), {changed} changed, {events} parcel(s) with news, {judged} judged",
        ),
        new=report.new_orders,
        changed=report.changed_orders,
        events=report.new_events,
        judged=report.judged,
    )
    for health in report.shops:
        name, state = shop_name(words, health.shop.name), word(words, health.state)
        say(words, marked("cli", "{shop}: {state}"), shop=name, state=state)
    if report.failed_traces:
        failed = marked("cli", "{count} trace(s) could not be read this time")
        say(words, failed, count=report.failed_traces)
    if report.unread_orders:
        aside = marked("cli", "{count} order(s) could not be read whole; asked for again")
        say(words, aside, count=report.unread_orders)
    if not report.shops:
        say(words, NO_SHOP)


def _warn_of_provider(words: Words, health: ProviderHealth) -> None:
    """Say what keeps a trace provider's word away; the shops' own traces are whole without it."""
    shown = marked("cli", "Trace provider {provider}: {state}{reason}")
    reason = f" ({words.translate('errors', health.reason)})" if health.reason else ""
    state = word(words, health.state)
    warn(words, shown, provider=health.name, state=state, reason=reason)


def report_document(words: Words, report: RefreshReport) -> dict[str, object]:
    """Return a round's report as a JSON document."""
    troubles = {each.shop.id: explain(words, each.error) for each in report.troubles}
    return {
        "finished_at": iso(report.finished_at),
        "data_time": iso(report.data_time),
        "new_orders": report.new_orders,
        "changed_orders": report.changed_orders,
        "parcels_with_news": report.new_events,
        "judged": report.judged,
        "failed_traces": report.failed_traces,
        "unread_orders": report.unread_orders,
        "providers": [
            {"provider": health.name, "state": health.state.value} for health in report.providers
        ],
        "notices": len(report.notices),
        "shops": [
            {
                "shop": health.shop.name,
                "platform": health.shop.platform.value,
                "state": health.state.value,
                "trouble": troubles.get(health.shop.id),
            }
            for health in report.shops
        ],
    }


class Instant(click.ParamType[datetime]):
    """An instant in ISO 8601; without offset it is Asia/Shanghai."""

    name = "instant"

    def convert(
        self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Return the instant in UTC, or end with 2."""
        try:
            found = in_shanghai(datetime.fromisoformat(str(value)))
        except ValueError:
            found = None
        return found or self.fail(f"{value!r} is not an instant in ISO 8601.", param, ctx)


@click.command()
@profile_option
@click.option(
    "--as-of", type=Instant(), help="Look back at this instant (ISO 8601; without offset +08:00)."
)
@click.option("--closed", is_flag=True, help="Take finished shipments in.")
@click.option(
    "--redecide",
    is_flag=True,
    help="Judge the facts of then by the packs of now, and show what differs from the decisions.",
)
@as_json
@click.pass_obj
def review(
    session: Session, /, *, as_of: datetime | None, closed: bool, redecide: bool, as_json: bool
) -> None:
    """Print the warnings, most urgent first; works offline.

    A past instant reads as it was decided then; --redecide decides it anew.
    """
    with session.program.workspace(session.profile()) as workspace:
        at = as_of or workspace.clock.now()
        found = workspace.review.review(at, closed=closed, redecide=redecide)
    print_review(session.words, found, as_json=as_json)
