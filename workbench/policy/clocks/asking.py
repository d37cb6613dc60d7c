"""Asks a platform's own clock rules about one parcel or one order, and no other platform's."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from workbench.policy.clocks.deliver_by import deliver_by
from workbench.policy.clocks.first_update import first_update
from workbench.policy.clocks.hub_by import hub_by
from workbench.policy.clocks.next_scan import next_scan
from workbench.policy.clocks.scan_by import scan_by
from workbench.policy.clocks.ship_by import out_of_stock, ship_by
from workbench.policy.clocks.ticket_entry import ticket_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from workbench.policy.clocks.asked import Clocked, OrderCase, ParcelCase
    from workbench.policy.rules import Rule

    ParcelQuestion = Callable[[ParcelCase, Rule, Mapping[str, datetime]], Clocked | None]
    OrderQuestion = Callable[[OrderCase, Rule, Mapping[str, datetime]], Clocked | None]

Case = TypeVar("Case", "ParcelCase", "OrderCase")

_OF_PARCELS: Mapping[str, ParcelQuestion] = MappingProxyType(
    {
        "clock.scan_by": scan_by,
        "clock.first_update": first_update,
        "clock.hub_by": hub_by,
        "clock.next_scan": next_scan,
        "clock.ticket_entry": ticket_entry,
        "clock.deliver_by": deliver_by,
    }
)
_OF_ORDERS: Mapping[str, OrderQuestion] = MappingProxyType(
    {"clock.ship_by": ship_by, "clock.out_of_stock": out_of_stock}
)


class Told(NamedTuple):
    """A rule with its answer."""

    rule: Rule
    clocked: Clocked


def ask_parcel(case: ParcelCase) -> list[Told]:
    """Return the answers of every clock rule of the platform that holds for this parcel."""
    return list(_asked(case, case.book.clocks[case.facts.platform], _OF_PARCELS, {}))


def ask_order(case: OrderCase, missed: Mapping[str, datetime]) -> list[Told]:
    """Return the same of an order; ``missed`` are limits that other questions found missed."""
    return list(_asked(case, case.book.clocks[case.platform], _OF_ORDERS, dict(missed)))


def replaced_by(answers: list[Told]) -> set[str]:
    """Return the rules whose place these answers take."""
    return {told.rule.replaces for told in answers if told.rule.replaces is not None}


def _asked(
    case: Case,
    rules: tuple[Rule, ...],
    questions: Mapping[str, Callable[[Case, Rule, Mapping[str, datetime]], Clocked | None]],
    missed: dict[str, datetime],
) -> Iterator[Told]:
    replaced: set[str] = set()
    for rule in rules:
        question = questions.get(rule.question)
        clocked = question(case, rule, missed) if question and rule.id not in replaced else None
        if clocked is None:
            continue
        if rule.replaces is not None:
            replaced.add(rule.replaces)
        if clocked.missed_at is not None:
            missed[rule.id] = clocked.missed_at
        yield Told(rule, clocked)
