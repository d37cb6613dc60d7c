"""Asks a platform's own clock rules about one parcel or one order, and no other platform's."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from workbench.policy.clocks.asked import OrderCase, ParcelCase
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

    from workbench.policy.clocks.asked import Clocked
    from workbench.policy.rules import Rule

Case = TypeVar("Case", ParcelCase, OrderCase)


@dataclass(frozen=True, slots=True)
class _Questions(Generic[Case]):
    """The questions of one kind of case: those of their own, and those after a missed limit.

    Each returns None where its rule does not hold for the case.
    """

    own: Mapping[str, Callable[[Case, Rule], Clocked | None]]
    following: Mapping[str, Callable[[Case, Rule, datetime], Clocked | None]]

    def ask(self, case: Case, rule: Rule, missed: Mapping[str, datetime]) -> Clocked | None:
        """Return a rule's answer; one that follows others is asked once a limit was missed."""
        if own := self.own.get(rule.question):
            return own(case, rule)
        following, missed_at = self.following.get(rule.question), _first_missed(rule, missed)
        return following(case, rule, missed_at) if following and missed_at else None


_OF_PARCELS: _Questions[ParcelCase] = _Questions(
    MappingProxyType(
        {
            "clock.scan_by": scan_by,
            "clock.first_update": first_update,
            "clock.hub_by": hub_by,
            "clock.next_scan": next_scan,
            "clock.ticket_entry": ticket_entry,
        }
    ),
    MappingProxyType({"clock.deliver_by": deliver_by}),
)
_OF_ORDERS: _Questions[OrderCase] = _Questions(
    MappingProxyType({"clock.ship_by": ship_by}),
    MappingProxyType({"clock.out_of_stock": out_of_stock}),
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
    case: Case, rules: tuple[Rule, ...], questions: _Questions[Case], missed: dict[str, datetime]
) -> Iterator[Told]:
    replaced: set[str] = set()
    for rule in rules:
        clocked = None if rule.id in replaced else questions.ask(case, rule, missed)
        if clocked is None:
            continue
        if rule.replaces is not None:
            replaced.add(rule.replaces)
        if clocked.missed_at is not None:
            missed[rule.id] = clocked.missed_at
        yield Told(rule, clocked)


def _first_missed(rule: Rule, missed: Mapping[str, datetime]) -> datetime | None:
    """Return the earliest missed limit of the rules that this one follows."""
    followed = rule.clock.follows if rule.clock else ()
    return min((missed[name] for name in followed if name in missed), default=None)
