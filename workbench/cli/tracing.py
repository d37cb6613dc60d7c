"""``classify`` and ``traces``: how carriers' words are read, and which are not."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import print_json, say
from workbench.cli.session import as_json, profile_option
from workbench.domain.errors import marked
from workbench.domain.parcels.carriers import carrier_by_id
from workbench.files.scans import BadScanLine

if TYPE_CHECKING:
    from workbench.cli.program import Words
    from workbench.cli.session import Session
    from workbench.services.judging.audit import AuditedText


@click.command()
@profile_option
@click.argument("file", type=click.Path(path_type=Path))
@as_json
@click.pass_obj
def classify(session: Session, /, *, file: Path, as_json: bool) -> None:
    """Read scans, one JSON object per line, and print what each says as one JSON object.

    A line that cannot be read gives an object with "error"; the others go on, and the command ends
    with 1.
    """
    del as_json  # one JSON object per line either way
    has_bad = False
    for found in session.program.classifying(session.profile()).read(file):
        if isinstance(found, BadScanLine):
            has_bad = True
            print_json(_error(session.words, found))
        else:
            print_json(found)
    sys.exit(int(has_bad))


def _error(words: Words, bad: BadScanLine) -> dict[str, object]:
    sentence = words.translate("cli", marked("cli", "Line {line} was left out: {reason}."))
    reason = words.translate("errors", bad.reason)
    return {
        "id": bad.id,
        "line": bad.number,
        "error": sentence.format(line=bad.number, reason=reason),
    }


@click.group()
def traces() -> None:
    """See how the scans in the cache are read."""


@traces.command()
@profile_option
@as_json
@click.pass_obj
def audit(session: Session, /, *, as_json: bool) -> None:
    """List texts that decide no kind of event, most frequent first, without numbers and names.

    A word for them is a line in carrier-words.txt in the data folder, such as 小兔已接单 = 已下单.
    """
    profile = session.profile()
    with session.program.workspace(profile) as workspace:
        found = workspace.audit.texts()
    if as_json:
        print_json([_document(text) for text in found])
    elif not found:
        say(session.words, marked("cli", "Every text is read."))
    else:
        _print(session.words, found, profile.words_file)


@traces.command()
@profile_option
@click.argument("order")
@click.option("--number", default="", help="Waybill number, where the order has several.")
@click.option("--shop", default="", help="Shop (id or name), where several have such an order.")
@as_json
@click.pass_obj
def ask(session: Session, /, *, order: str, number: str, shop: str, as_json: bool) -> None:
    """Ask a trace service for one parcel now, with the last four digits of a telephone.

    Some carriers (顺丰, at some services 中通 too) tell nothing without those of the receiver's or
    the sender's telephone. They are typed here, without showing, go into this one question, and are
    kept nowhere. A number is asked for once in half an hour.
    """
    with session.program.workspace(session.profile()) as workspace:
        tracing = workspace.tracing
        parcel = tracing.parcel(tracing.shop_id(order, shop), order, number)
        is_wanted = tracing.wants_digits(parcel.carrier)
        told = tracing.ask(parcel, _digits(session.words) if is_wanted else "")
    if as_json:
        print_json({"provider": told.provider, "number": told.waybill, "scans": told.scans})
    else:
        words = marked("cli", "{number}: {provider} tells {scans} scan(s).")
        say(session.words, words, number=told.waybill, provider=told.provider, scans=told.scans)


def _digits(words: Words) -> str:
    """Ask for the digits; as an argument they would stand in the list of processes."""
    label = marked("cli", "Last four digits of the receiver's or sender's telephone")
    told: str = click.prompt(words.translate("cli", label), hide_input=True, err=True)
    return told.strip()


def _document(found: AuditedText) -> dict[str, object]:
    return {
        "count": found.count,
        "carrier": found.carrier or None,
        "label": found.kind.value,
        "basis": found.basis.value,
        "provider_status": found.provider_status or None,
        "text": found.text,
    }


def _print(words: Words, found: list[AuditedText], own: Path) -> None:
    heading = marked("cli", "{count} texts decide no kind of event; words for them: {folder}")
    say(words, heading, count=len(found), folder=str(own))
    for text in found:
        carrier = carrier_by_id(text.carrier).name if text.carrier else "—"
        status = f"  [{text.provider_status}]" if text.provider_status else ""
        click.echo(f"{text.count:>7}  {carrier}  {text.kind.value}{status}  {text.text}")
