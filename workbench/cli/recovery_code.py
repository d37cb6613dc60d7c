"""``recovery-code``: a new recovery code, shown once and asked back before it counts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from workbench.cli.output import print_json, warn
from workbench.cli.session import as_json, profile_option
from workbench.domain.care.recovery import RecoveryOffer
from workbench.domain.errors import BadInput, marked

if TYPE_CHECKING:
    from workbench.cli.program import Words
    from workbench.cli.session import Session
    from workbench.services.care.key_recovery import KeyRecovery

_TRIES = 3


@click.command("recovery-code")
@profile_option
@as_json
@click.pass_obj
def recovery_code(session: Session, /, *, as_json: bool) -> None:
    """Make a recovery code to write down; an earlier one no longer opens anything new.

    It opens the data and their backups where keyring or passphrase are lost.
    """
    with session.program.workspace(session.profile()):
        pass  # only data that open get a code
    keys = session.program.recovery(session.profile()).keys
    is_kept = _offer(session.words, keys)
    if as_json:
        print_json({"kept": is_kept})
    sys.exit(int(not is_kept))


def offer_if_new(session: Session) -> None:
    """Show a recovery code to a person whose real data have none yet; programs are left alone."""
    if sys.stdin.isatty() and sys.stderr.isatty():
        keys = session.program.recovery(session.profile()).keys
        if keys.needs_code():
            _offer(session.words, keys)


def _offer(words: Words, keys: KeyRecovery) -> bool:
    """Show a code and keep it once it was written down; return whether it was."""
    offer = RecoveryOffer.new()
    warn(
        words,
        marked(
            "cli",
            "Your recovery code, shown only now. Write it down and keep it away from this machine:",
        ),
    )
    click.echo(f"\n    {offer.written}\n", err=True)
    places = ", ".join(str(place) for place in offer.places)
    asked = words.translate("cli", marked("cli", "Type its characters number {places}"))
    for _ in range(_TRIES):
        typed = click.prompt(asked.format(places=places), err=True, default="", show_default=False)
        if offer.is_answered(typed):
            keys.keep(offer)
            warn(words, marked("cli", "It is in force now."))
            return True
        warn(words, marked("cli", "These are not they; hyphens do not count."))
    warn(words, marked("cli", "No code was kept. `workbench recovery-code` shows another."))
    return False


def read_code(words: Words, source: str) -> str:
    """Return a recovery code from a file, from standard input (``-``), or typed by a person.

    Raises:
        BadInput: the file cannot be read.
    """
    if source == "-":
        return sys.stdin.readline().strip()
    if source:
        try:
            with click.open_file(source, encoding="utf-8-sig") as stream:
                return str(stream.read(200)).strip()
        except (OSError, UnicodeDecodeError) as error:
            reason = marked("errors", "the file cannot be read")
            raise BadInput(what=source, reason=reason) from error
    label = words.translate("cli", marked("cli", "Recovery code"))
    return str(click.prompt(label, err=True))
