"""What a rule is about, told by its question, its id and its clock (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.rules.views import RuleTopic

if TYPE_CHECKING:
    from workbench.policy.rules import Rule

# By the parts of a rule's id after the platform: the first part that begins so decides.
_TOPICS: tuple[tuple[str, RuleTopic], ...] = (
    ("app.", RuleTopic.OTHER),
    ("monitor.", RuleTopic.OTHER),
    ("amount", RuleTopic.PENALTIES),
    ("penalty", RuleTopic.PENALTIES),
    ("points", RuleTopic.PENALTIES),
    ("day_cap", RuleTopic.PENALTIES),
    ("claim", RuleTopic.CLAIMS),
    ("complaint", RuleTopic.CLAIMS),
    ("autocomp", RuleTopic.CLAIMS),
    ("suspension", RuleTopic.CLAIMS),
    ("remedy", RuleTopic.REMEDIES),
    ("filing", RuleTopic.FILINGS),
    ("appeal", RuleTopic.FILINGS),
    ("urge", RuleTopic.TICKETS),
    ("stall", RuleTopic.TICKETS),
    ("invoice", RuleTopic.INVOICES),
    ("freight", RuleTopic.FREIGHT),
    ("official_logistics", RuleTopic.FREIGHT),
    ("score", RuleTopic.SCORES),
    ("incentive", RuleTopic.SCORES),
    ("experience", RuleTopic.SCORES),
    ("notice", RuleTopic.CLOCKS),
    ("spring_festival", RuleTopic.CLOCKS),
    ("trade_times", RuleTopic.CLOCKS),
    ("not_a_violation", RuleTopic.CLOCKS),
    ("late_filing", RuleTopic.FILINGS),
    ("force_majeure", RuleTopic.FILINGS),
    ("disaster", RuleTopic.FILINGS),
    ("after_late", RuleTopic.PENALTIES),
    ("shop_level", RuleTopic.PENALTIES),
    ("quick_refund", RuleTopic.CLAIMS),
    ("after_sales", RuleTopic.CLAIMS),
    ("remote_transfer", RuleTopic.FREIGHT),
    ("false_", RuleTopic.CLOCKS),
    ("ship", RuleTopic.CLOCKS),
    ("default_ship", RuleTopic.CLOCKS),
    ("trace", RuleTopic.CLOCKS),
    ("transship", RuleTopic.CLOCKS),
    ("region", RuleTopic.CLOCKS),
    ("out_of_stock", RuleTopic.CLOCKS),
    ("fulfilment", RuleTopic.CLOCKS),
    ("no_logistics", RuleTopic.CLOCKS),
)
_CLOCK = "parcel.clock"
_MONEY = ("amount.", "points.")


def topic_of(rule: Rule) -> RuleTopic:
    """Return what a rule is about: by its question where that is money, its id, its clock."""
    if rule.question.startswith(_MONEY):
        return RuleTopic.PENALTIES
    for part in rule.id.split(".")[1:]:
        for beginning, topic in _TOPICS:
            if f"{part}.".startswith(beginning):
                return topic
    is_clock = rule.clock is not None or rule.question == _CLOCK
    return RuleTopic.CLOCKS if is_clock else RuleTopic.OTHER
