"""``simulate`` and ``policy``: what the rules decide on a case, and what a rule says."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench import paths
from workbench.cli.output import print_json, say
from workbench.cli.packs import add, list_packs, remove, replay, switch
from workbench.cli.polling import Instant
from workbench.cli.rule_text import rule_lines
from workbench.cli.seller import amount, confirm
from workbench.cli.session import as_json, profile_option
from workbench.domain.errors import SystemRefused, marked
from workbench.services.rules.rulebook import Rulebook, entry_in, rule_document, rule_in

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.cli.session import Session
    from workbench.policy.packs import PolicyBook

TEMPLATE = "templates/policy-pack.toml"


@click.command()
@profile_option
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--packs",
    type=click.Choice(["seeds", "all"]),
    default="seeds",
    show_default=True,
    help="Answer by the seeds' packs alone, or by all.",
)
@click.option(
    "--next-change",
    is_flag=True,
    help="Also tell when each verdict changes if nothing new comes.",
)
@as_json
def simulate(*, file: Path, packs: str, next_change: bool, as_json: bool) -> None:
    """Answer decision cases, one JSON object per line, each with one JSON object.

    With --packs all the ends that later sources tell count: of 1688's suspended claims and
    complaints (late_shipping_claim, complaint), and of Douyin's suspended compensation and score
    protection (auto_compensation, experience_score). The other kinds ask what only the seeds say.

    A line that cannot be read gives an object with "error" and its "line"; the others go on, and
    the command ends with 1. A fact that is not there makes the verdict "unknown".
    """
    del as_json  # one JSON object per line either way
    has_bad = False
    for answer in _rulebook().answers(file, outside=packs == "all", with_change=next_change):
        has_bad = has_bad or "error" in answer
        print_json(answer)
    sys.exit(int(has_bad))


@click.group()
def policy() -> None:
    """Look at the policy packs, say which count, and say what no pack says."""


for _command in (list_packs, add, switch, remove, replay, confirm, amount):
    policy.add_command(_command)


@policy.command()
@profile_option
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.pass_obj
def template(session: Session, /, *, file: Path | None) -> None:
    """Print a pack to begin with, every key explained in Chinese and English, or write it to FILE.

    It holds an invented clock and an invented amount; a file that is there is left alone.
    """
    text = paths.resource(TEMPLATE).read_text(encoding="utf-8")
    if file is None:
        click.echo(text, nl=False)
        return
    try:
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        raise SystemRefused(path=str(file), reason=error.strerror or "") from error
    said = marked("cli", "{file}: written; `workbench policy check {file}` checks it")
    say(session.words, said, file=file)


@policy.command()
@profile_option
@click.argument("file", type=click.Path(path_type=Path))
@as_json
@click.pass_obj
def check(session: Session, /, *, file: Path, as_json: bool) -> None:
    """Check a pack without putting it into force; ends with 1 and the place if it is broken.

    A pack is a TOML file in UTF-8: id, platform, origin = "seller", title, and [[rules]] with their
    versions, consequences and source. `workbench policy template` prints one with every key
    explained in Chinese and English.
    """
    pack = _rulebook().check(file)
    if as_json:
        print_json({"file": file.name, "pack": pack.id, "rules": len(pack.rules), "ok": True})
        return
    told = marked("cli", "{file} is in order: pack {pack}, {count} rule(s)")
    say(session.words, told, file=file.name, pack=pack.id, count=len(pack.rules))


@policy.command()
@profile_option
@click.argument("rule")
@click.option("--at", type=Instant(), help="Instant whose version is shown.")
@as_json
@click.pass_obj
def show(session: Session, /, *, rule: str, at: datetime | None, as_json: bool) -> None:
    """Show a rule: its words, values and windows, consequences, readings and source.

    Rules of your own packs are shown as they are in force.
    """
    book = _book(session)
    pack, found = rule_in(book, rule)
    if as_json:
        print_json(rule_document(pack, found, at))
        return
    entry = entry_in(book, pack, found, session.words.language)
    for line in rule_lines(found, entry, at, session.words):
        click.echo(line)


def _book(session: Session) -> PolicyBook:
    """Return the rules as the profile has them in force; without data our own packs alone."""
    profile = session.profile()
    if not profile.cache_file.exists():
        return _rulebook().book()
    with session.program.workspace(profile) as workspace:
        return workspace.packs.book()


def _rulebook() -> Rulebook:
    return Rulebook(paths.resource("policies"))
