"""What a replay found, for people and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.output import iso, say, word
from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import marked
from workbench.domain.rules.replay import ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from typing import Any

    from workbench.cli.program import Words
    from workbench.domain.rules.replay import OrderChange, ReplayReport, RuleChange, Stand

SIGNS = {ChangeKind.CAUGHT: "⬤", ChangeKind.SPARED: "✓", ChangeKind.MOVED: "◇"}
MOST_LINES = 50  # of each kind, for people; JSON has all that were kept


def replay_document(report: ReplayReport) -> dict[str, Any]:
    """Return a replay as the JSON document of design section 8."""
    return {
        "as_of": iso(report.as_of),
        "packs": list(report.books),
        "rules": list(report.rules),
        "orders": report.orders,
        **{kind.value: report.counts.get(kind, 0) for kind in ChangeKind},
        "changes": change_documents(report.changes),
    }


def change_documents(changes: Iterable[OrderChange]) -> list[dict[str, Any]]:
    """Return changes of orders as plain values."""
    return [
        {
            "kind": change.kind.value,
            "platform": change.platform.value,
            "shop_id": change.shop_id,
            "order": change.order_number,
            "rules": [_rule(rule) for rule in change.rules],
        }
        for change in changes
    ]


def _rule(change: RuleChange) -> dict[str, Any]:
    return {
        "rule": change.rule,
        "waybill": change.waybill or None,
        "was": _stand(change.was),
        "would_be": _stand(change.would_be),
    }


def _stand(stand: Stand | None) -> dict[str, Any] | None:
    if stand is None:
        return None
    return {
        "verdict": stand.verdict.value,
        "level": stand.level.value,
        "deadline": iso(stand.deadline),
    }


def print_replay(words: Words, report: ReplayReport, names: Mapping[str, str]) -> None:
    """Print what would change, what costs first; ``names`` are those of rules not in force."""
    if not report.changed:
        told = marked("cli", "No order would change ({orders} compared, {rules} rules differ).")
        say(words, told, orders=f"{report.orders:,}", rules=len(report.rules))
        return
    counts = {kind.value: f"{report.counts.get(kind, 0):,}" for kind in ChangeKind}
    told = marked(
        "cli",
        "Would have spared {spared}, caught {caught}, moved {moved} of {orders} orders:",
    )
    say(words, told, orders=f"{report.orders:,}", **counts)
    print_changes(words, report.changes, names)


def print_changes(words: Words, changes: Iterable[OrderChange], names: Mapping[str, str]) -> None:
    """Print changes order by order, the first of each kind."""
    kept: dict[ChangeKind, list[OrderChange]] = {kind: [] for kind in ChangeKind}
    for change in changes:
        kept[change.kind].append(change)
    for kind, found in kept.items():
        for change in found[:MOST_LINES]:
            _print_change(words, change, names)
        if len(found) > MOST_LINES:
            told = marked("cli", "{sign} … {count} more in --json")
            say(words, told, sign=SIGNS[kind], count=len(found) - MOST_LINES)


def _print_change(words: Words, change: OrderChange, names: Mapping[str, str]) -> None:
    click.echo(f"{SIGNS[change.kind]} {word(words, change.platform)}  {change.order_number}")
    for rule in change.rules:
        was, would_be = _words(words, rule.was), _words(words, rule.would_be)
        number = f"  {rule.waybill}" if rule.waybill else ""
        name = names.get(rule.rule) or words.rule(rule.rule)
        click.echo(f"    {name}{number}: {was} → {would_be}")


def _words(words: Words, stand: Stand | None) -> str:
    if stand is None:
        return words.translate("cli", marked("cli", "not judged"))
    due = f" {_local(stand.deadline)}" if stand.deadline else ""
    return word(words, stand.verdict) + due


def _local(instant: datetime) -> str:
    return instant.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
