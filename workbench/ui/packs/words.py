"""What is said of packs and of what they would change (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.counting import counted
from workbench.domain.rules.replay import ChangeKind
from workbench.ui.formats import one_line
from workbench.ui.translating import translate
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.rules.packs import PackEntry
    from workbench.domain.rules.replay import OrderChange, ReplayReport, RuleChange, Stand
    from workbench.services.rules.packs import PackChange
    from workbench.ui.formats import Formats

    Name = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One row of a replay: what becomes of one rule on one order, as text."""

    kind: ChangeKind
    order: str
    rule: str
    was: str
    would_be: str


def origin(entry: PackEntry) -> str:
    """Return whose a pack is."""
    return {
        "seeds": translate("packs", "Base"),
        "outside": translate("packs", "Later versions"),
        "seller": translate("packs", "Your own"),
    }[entry.origin]


def about(entry: PackEntry, formats: Formats) -> str:
    """Return what a pack holds and when its rules were last checked."""
    parts = [counted(translate("packs", "{n} rule(s)"), n=len(entry.rules))]
    if entry.checked_on is not None:
        checked = translate("packs", "checked on {day}")
        parts.append(checked.replace("{day}", formats.full_day(entry.checked_on)))
    if entry.taken:
        taken = translate("packs", "in place of {n} rule(s) of other packs")
        parts.append(counted(taken, n=len(entry.taken)))
    return " ・ ".join(parts)


def summary(report: ReplayReport, formats: Formats) -> str:
    """Return what a replay found, in one sentence."""
    if not report.changed:
        words = translate("packs", "No order would change; {orders} were compared.")
        return words.replace("{orders}", formats.count(report.orders))
    words = translate(
        "packs", "Would have spared {spared}, caught {caught}, moved {moved} of {orders} order(s)."
    )
    found = {kind.value: report.counts.get(kind, 0) for kind in ChangeKind}
    return counted(words, orders=report.orders, **found)


def question(change: PackChange) -> str:
    """Return what is tried."""
    words = translate("packs", 'What if "{pack}" counted?')
    return words.replace("{pack}", one_line(change.title or change.pack_id))


def heading(kind: ChangeKind) -> str:
    """Return the word for what becomes of an order."""
    return {
        ChangeKind.CAUGHT: translate("packs", "Caught"),
        ChangeKind.SPARED: translate("packs", "Spared"),
        ChangeKind.MOVED: translate("packs", "Moved"),
    }[kind]


def lines(report: ReplayReport, name: Name, formats: Formats) -> list[ChangeLine]:
    """Return what a replay shows, one line per rule and order, what costs first."""
    return [
        _line(change, rule, name, formats) for change in report.changes for rule in change.rules
    ]


def _line(change: OrderChange, rule: RuleChange, name: Name, formats: Formats) -> ChangeLine:
    order = f"{word(change.platform)} {change.order_number}"
    return ChangeLine(
        change.kind,
        one_line(order),
        one_line(name(rule.rule)),
        _stand(rule.was, formats),
        _stand(rule.would_be, formats),
    )


def _stand(stand: Stand | None, formats: Formats) -> str:
    if stand is None:
        return translate("packs", "not judged")
    due = f" {formats.deadline(stand.deadline)}" if stand.deadline else ""
    return word(stand.verdict) + due
