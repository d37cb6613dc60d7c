"""``simulate`` and ``policy``: what the rules decide on a case, and what a rule says."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench import paths
from workbench.cli.output import iso, print_json, say
from workbench.cli.packs import add, list_packs, remove, replay, switch
from workbench.cli.polling import Instant
from workbench.cli.seller import amount, confirm
from workbench.cli.session import as_json, profile_option
from workbench.domain.errors import marked
from workbench.services.rulebook import Rulebook, rule_document, rule_in

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.cli.session import Session
    from workbench.policy.rules import Clock, Pack, Rule, RuleVersion, Text


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
@click.argument("file", type=click.Path(path_type=Path))
@as_json
@click.pass_obj
def check(session: Session, /, *, file: Path, as_json: bool) -> None:
    """Check a pack without putting it into force; ends with 1 and the place if it is broken."""
    pack = _rulebook().check(file)
    if as_json:
        print_json({"file": file.name, "pack": pack.id, "rules": len(pack.rules), "ok": True})
        return
    told = marked("cli", "{file} is in order: pack {pack}, {count} rules")
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
    pack, found = _rule(session, rule)
    if as_json:
        print_json(rule_document(pack, found, at))
    else:
        _print_head(session, pack, found)
        _print_versions(session, found, at)
        _print_rest(session, found)


def _rule(session: Session, rule_id: str) -> tuple[Pack, Rule]:
    """Return a rule as the profile has it in force; without data there are our own packs alone."""
    profile = session.profile()
    if not profile.cache_file.exists():
        return _rulebook().rule(rule_id)
    with session.program.workspace(profile) as workspace:
        return rule_in(workspace.packs.book(), rule_id)


def _rulebook() -> Rulebook:
    return Rulebook(paths.resource("policies"))


def _print_head(session: Session, pack: Pack, rule: Rule) -> None:
    click.echo(f"{rule.id}  [{pack.id}, {pack.origin}]")
    _both(rule.title)
    if rule.says:
        _both(rule.says)
    for text in rule.explain.values():
        _both(text)
    told = marked("cli", "decided by: {instant}; confidence: {confidence}; checked on {day}")
    say(
        session.words,
        told,
        instant=rule.decided_by,
        confidence=rule.confidence,
        day=rule.checked_on,
    )
    if rule.clock is not None:
        _print_clock(session, rule.clock)


def _print_clock(session: Session, clock: Clock) -> None:
    told = marked("cli", "clock {kind}: from {start} to {end}, {bound}")
    say(
        session.words,
        told,
        kind=clock.kind,
        start=clock.counts_from,
        end=clock.until,
        bound=clock.bound,
    )


def _print_versions(session: Session, rule: Rule, at: datetime | None) -> None:
    current = rule.version_at(at) if at else None
    for version in rule.versions:
        sign = "▶" if version is current else " "
        click.echo(f"{sign} {_span(version)}  {_values(version)}".rstrip())
    if at and current is None:
        say(session.words, marked("cli", "not in force at {time}"), time=iso(at))


def _span(version: RuleVersion) -> str:
    return f"{iso(version.since) or '…'} – {iso(version.until) or '…'}"


def _values(version: RuleVersion) -> str:
    return ", ".join(f"{name} = {value}" for name, value in version.parameters.items())


def _print_rest(session: Session, rule: Rule) -> None:
    for consequence in rule.consequences:
        links = (consequence.amount_rule, consequence.points_rule, consequence.points_cap)
        named = "".join(f"  [{link}]" for link in links if link)
        click.echo(f"→ {consequence.kind}, {consequence.certainty}:{named}")
        _both(consequence.text)
    _print_terms(rule)
    for exemption in rule.exemptions:
        click.echo(f"∅ {exemption.rule}:")
        _both(exemption.text)
    for menu in rule.menus:
        click.echo("⌘ " + " › ".join(menu))
    for point in rule.ambiguities:
        click.echo(f"? {point.id} {point.question.zh} / {point.question.en}")
        click.echo(f"    1. {point.recommended.zh} / {point.recommended.en}")
        click.echo(f"    2. {point.other.zh} / {point.other.en}")
    source = rule.source
    told = marked("cli", "source: {document}, {place}, page of {page}, SHA-256 {hash}")
    if source.url:
        click.echo(f"⌂ {source.url}")
    say(
        session.words,
        told,
        document=source.document,
        place=source.place.zh,
        page=source.page_date or "—",
        hash=source.sha256 or "—",
    )


def _print_terms(rule: Rule) -> None:
    """Print of which violations a rule exempts, which it cures, and what it ends."""
    for waiver in rule.waives:
        violations = ", ".join((*waiver.of, *(f"{name}?" for name in waiver.doubtful)))
        click.echo(f"∅ {', '.join(waiver.kinds)} × {violations}: {waiver.lasts}")
    for terms in rule.cures:
        click.echo(f"✚ {', '.join(terms.remedies)} × {', '.join(terms.of)}: {terms.until}")
    for ended in rule.ends:
        click.echo(f"■ {ended}")


def _both(text: Text) -> None:
    click.echo(f"  {text.zh}")
    click.echo(f"  {text.en}")
