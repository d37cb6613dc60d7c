"""``ship`` and ``acts``: shipping on a platform from here, and what became of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.output import iso, print_json, say, warn
from workbench.cli.session import as_json, profile_option
from workbench.domain.errors import marked
from workbench.domain.platforms.beside import UNSETTLED
from workbench.domain.platforms.ship_checks import Weight
from workbench.domain.platforms.shipping_acts import ActKind, ActState
from workbench.services.actor import system_user
from workbench.services.shipping.acts import Consent
from workbench.services.shipping.desk import ActRequest

if TYPE_CHECKING:
    from workbench.cli.session import Session
    from workbench.domain.platforms.ship_checks import ShipCheck
    from workbench.domain.platforms.shipping_acts import RecordedAct

_STATES = {
    ActState.SENDING: marked("cli", "being sent"),
    ActState.DONE: marked("cli", "done"),
    ActState.REFUSED: marked("cli", "not done"),
    ActState.UNKNOWN: marked("cli", "unknown: check with the platform"),
}


@click.command()
@profile_option
@click.argument("order")
@click.option("--carrier", default="", help="Carrier: its name (圆通), code (YTO) or our id.")
@click.option("--number", default="", help="Waybill number.")
@click.option("--line", "lines", multiple=True, help="Sub-order to ship; without it all.")
@click.option("--shop", default="", help="Shop (id or name), where several have such an order.")
@click.option("--replace", is_flag=True, help="Put the number in the place of the present one.")
@click.option("--of", "replaces", default="", help="The number replaced, where there are several.")
@click.option("--no-logistics", is_flag=True, help="Ship without any carrier.")
@click.option("--agreed", default="", help="What the buyer agreed to, for --no-logistics.")
@click.option("--check", is_flag=True, help="Only tell what speaks against it; send nothing.")
@click.option("--anyway", is_flag=True, help="Send in spite of what a check found.")
@as_json
@click.pass_obj
def ship(session: Session, /, *, check: bool, as_json: bool, **told: Any) -> None:
    """Ship an order on its platform with a number, or replace its number.

    The number is checked first: used within 30 days for another receiver or address in any shop,
    on its way to another place, not scanned yet. An act is sent once; where its answer is lost it
    is unknown until `acts look` asks the platform.
    """
    request = _request(told)
    consent = Consent(system_user(), told["agreed"], told["anyway"])
    with session.program.workspace(session.profile()) as workspace:
        findings = workspace.shipping.check(request, consent.agreement)
        if check:
            _show_checks(session, findings, as_json=as_json)
            sys.exit(int(any(each.weight is Weight.STOP for each in findings)))
        if not as_json:
            _warn(session, findings)
        recorded = workspace.shipping.send(request, consent)
    _show(session, recorded, as_json=as_json)


def _request(told: dict[str, Any]) -> ActRequest:
    kind = ActKind.REPLACE_NUMBER if told["replace"] else ActKind.SHIP
    if told["no_logistics"]:
        kind = ActKind.SHIP_UNTRACED
    asked = (told["order"], kind, told["carrier"], told["number"], told["shop"], told["lines"])
    return ActRequest(*asked, told["replaces"])


@click.group()
def acts() -> None:
    """List what was sent to platforms from here, and ask how it ended."""


@acts.command("list")
@profile_option
@as_json
@click.pass_obj
def list_acts(session: Session, /, *, as_json: bool) -> None:
    """List every act, the newest first."""
    with session.program.workspace(session.profile()) as workspace:
        found = workspace.shipping.all()
    if as_json:
        print_json({"acts": [_document(recorded) for recorded in found]})
        return
    if not found:
        say(session.words, marked("cli", "Nothing was sent to a platform from here yet."))
    for recorded in found:
        _show(session, recorded, as_json=False)


@acts.command()
@profile_option
@click.argument("act_id", type=int)
@as_json
@click.pass_obj
def look(session: Session, /, *, act_id: int, as_json: bool) -> None:
    """Ask the platform whether an act whose answer was lost was done; nothing is sent.

    For ten minutes after the act an order without its number says nothing: the platform may still
    be at work on it.
    """
    with session.program.workspace(session.profile()) as workspace:
        recorded = workspace.shipping.look(act_id)
    _show(session, recorded, as_json=as_json)
    if recorded.state in UNSETTLED:
        words = marked("cli", "Nothing of it shows on the platform yet. Ask again from {time} on.")
        warn(session.words, words, time=iso(recorded.settles_from))


@acts.command()
@profile_option
@click.argument("act_id", type=int)
@click.option("--done/--not-done", "was_done", required=True, help="What you saw on the platform.")
@as_json
@click.pass_obj
def settle(session: Session, /, *, act_id: int, was_done: bool, as_json: bool) -> None:
    """Record how an act ended whose answer was lost, as you saw it on the platform."""
    with session.program.workspace(session.profile()) as workspace:
        recorded = workspace.shipping.settle(act_id, was_done=was_done)
    _show(session, recorded, as_json=as_json)


def _show_checks(session: Session, found: tuple[ShipCheck, ...], *, as_json: bool) -> None:
    if as_json:
        print_json({"checks": [_check(each) for each in found]})
        return
    _warn(session, found)
    if not found:
        say(session.words, marked("cli", "Nothing speaks against it."))


def _warn(session: Session, found: tuple[ShipCheck, ...]) -> None:
    for each in found:
        words = session.words.translate("errors", each.sentence)
        click.echo(words.format_map(each.values), err=True)


def _check(found: ShipCheck) -> dict[str, object]:
    return {"kind": found.kind.value, "weight": found.weight.value, **found.values}


def _show(session: Session, recorded: RecordedAct, *, as_json: bool) -> None:
    if as_json:
        print_json(_document(recorded))
        return
    state = session.words.translate("cli", _STATES[recorded.state])
    act = recorded.act
    parts = (str(recorded.id), iso(recorded.asked_at) or "", act.order_number, act.waybill, state)
    click.echo("  ".join(part for part in parts if part))


def _document(recorded: RecordedAct) -> dict[str, object]:
    act = recorded.act
    return {
        "id": recorded.id,
        "kind": act.kind.value,
        "order": act.order_number,
        "shop": act.shop_id,
        "carrier": act.carrier,
        "number": act.waybill,
        "state": recorded.state.value,
        "reason": recorded.reason,
        "asked_at": iso(recorded.asked_at),
        "answered_at": iso(recorded.answered_at),
    }
