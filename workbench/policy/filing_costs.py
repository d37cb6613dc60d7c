"""What an approved filing costs the seller, by the rules that it stands on (pure)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.domain.rules.effects import CureCost
from workbench.domain.rules.remedies import Remedy
from workbench.policy.filing_grounds import grounds_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.domain.filing.filings import Filing
    from workbench.policy.packs import PolicyBook

# Which rule says what is lost; without one the ground's own is named.
_SAID_BY: Mapping[CureCost, str] = MappingProxyType(
    {CureCost.LABEL_48H: "taobao.incentive.no_tag_when_filed"}
)


def costs_of(filing: Filing, book: PolicyBook) -> tuple[tuple[CureCost, str], ...]:
    """Return what a filing costs once it is approved, each with the id of the rule that says so."""
    found: dict[CureCost, str] = {}
    for rule_id in grounds_of(filing.platform, filing.case):
        rule = book.rules.get(rule_id)
        for terms in rule.cures if rule else ():
            if terms.cost is not None and Remedy.FILE in terms.remedies:
                found.setdefault(terms.cost, _SAID_BY.get(terms.cost, rule_id))
    return tuple(found.items())
