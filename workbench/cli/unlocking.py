"""Asks at a terminal for the passphrase that locks the data; programs are told where to put it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from workbench.cli.output import warn
from workbench.domain.errors import WrongKey, marked
from workbench.domain.profile import SHORTEST_PASSPHRASE

if TYPE_CHECKING:
    from workbench.cli.program import Words
    from workbench.cli.session import Session
    from workbench.services.care.key_recovery import KeyRecovery

_TRIES = 3


def unlock(keys: KeyRecovery, words: Words) -> bool:
    """Ask a person for a passphrase until the data open with it; new data get one.

    False where nobody is there, or where an empty line says that nobody knows it.

    Raises:
        WrongKey: what was typed was wrong each time.
        StoreError: the data do not open for another reason.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    if keys.is_new():
        keys.enter(_new_passphrase(words))
        return True
    for tries_left in reversed(range(_TRIES)):
        typed = _typed(words, marked("cli", "Passphrase"))
        if not typed:
            return False
        if _opens(keys, typed, is_last=not tries_left):
            return True
        warn(words, marked("cli", "That is not the passphrase of these data."))
    return False


def unlock_first(session: Session) -> None:
    """Ask for the passphrase before a command that does without open data looks at them."""
    keys = session.program.recovery(session.profile()).keys
    if keys.needs_passphrase():
        unlock(keys, session.words)


def _opens(keys: KeyRecovery, typed: str, *, is_last: bool) -> bool:
    try:
        keys.enter(typed)
    except WrongKey:
        if is_last:
            raise
        return False
    return True


def _new_passphrase(words: Words) -> str:
    """Return a passphrase that was typed twice."""
    told = marked(
        "cli",
        "No keyring keeps the key of new data here: they are encrypted under a passphrase. At"
        " least {count} characters; a few words are good.",
    )
    warn(words, told, count=SHORTEST_PASSPHRASE)
    while True:
        first = _typed(words, marked("cli", "New passphrase"))
        if len(first) < SHORTEST_PASSPHRASE:
            warn(words, marked("cli", "That is too short."))
        elif first == _typed(words, marked("cli", "Once more")):
            return first
        else:
            warn(words, marked("cli", "The two are not the same."))


def _typed(words: Words, source: str) -> str:
    label = words.translate("cli", source)
    return str(click.prompt(label, default="", show_default=False, hide_input=True, err=True))
