"""``doctor``: what is wrong, and how to mend it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from workbench.cli.output import print_json
from workbench.cli.session import as_json, profile_option
from workbench.cli.unlocking import unlock_first
from workbench.domain.counting import filled

if TYPE_CHECKING:
    from workbench.cli.program import Words
    from workbench.cli.session import Session
    from workbench.services.care.doctor import Finding

SIGNS = {True: "✓", False: "✗", None: "·"}


@click.command()
@profile_option
@as_json
@click.pass_obj
def doctor(session: Session, /, *, as_json: bool) -> None:
    """Check the file, packs, keyring, notifications and versions; ends with 1 on trouble."""
    unlock_first(session)
    findings = session.program.examine(session.profile())
    if as_json:
        print_json([_document(finding) for finding in findings])
    else:
        for finding in findings:
            click.echo(_line(session.words, finding))
    sys.exit(int(any(finding.ok is False for finding in findings)))


def _document(finding: Finding) -> dict[str, object]:
    detail = filled(finding.detail, **finding.values)
    return {"check": finding.check, "ok": finding.ok, "detail": detail}


def _line(words: Words, finding: Finding) -> str:
    name = words.translate("doctor", finding.check)
    detail = filled(words.translate(finding.context, finding.detail), **finding.values)
    return f"{SIGNS[finding.ok]} {name}: {detail}"
