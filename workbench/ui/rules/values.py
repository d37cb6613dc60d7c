"""A rule's values in words: what a parameter is called, its unit, and what changed (pure)."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.ui.rules.dates import instant_text
from workbench.ui.rules.words import said
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.domain.rule_views import RuleSpan, RuleStep, Value
    from workbench.ui.formats import Formats

NAMES: Mapping[str, str] = {
    "hours": marked("rules", "Limit"),
    "days": marked("rules", "Days"),
    "first_hours": marked("rules", "First scan"),
    "same_region_hours": marked("rules", "Same region"),
    "other_region_hours": marked("rules", "Other regions"),
    "remote_hours": marked("rules", "Remote regions"),
    "promise_hours": marked("rules", "With a promise"),
    "quick_hours": marked("rules", "With words for speed"),
    "quick_words": marked("rules", "Words for speed"),
    "assumed_hours": marked("rules", "Without a promise"),
    "same_day_words": marked("rules", "Words for the same day"),
    "same_day_until_hour": marked("rules", "Same day, until (hour)"),
    "next_day_words": marked("rules", "Words for the next day"),
    "same_region_groups": marked("rules", "One region"),
    "excluded_provinces": marked("rules", "Not assessed"),
    "province": marked("rules", "Province"),
    "district": marked("rules", "District"),
    "city": marked("rules", "City"),
    "due_from": marked("rules", "Due from"),
    "due_until": marked("rules", "Due until"),
    "ship_until": marked("rules", "Ship until"),
    "not_before": marked("rules", "Not due before"),
    "response_hours": marked("rules", "Reply within"),
    "points": marked("rules", "Points"),
    "percent": marked("rules", "Share"),
    "per": marked("rules", "Per"),
    "each_fen": marked("rules", "Each"),
    "min_fen": marked("rules", "At least"),
    "max_fen": marked("rules", "At most"),
    "cap_fen": marked("rules", "Cap"),
    "whole_below": marked("rules", "Smaller orders: all of it"),
    "round_to_fen": marked("rules", "Rounded to"),
    "free_up_to_fen": marked("rules", "Nothing up to"),
    "first_kg": marked("rules", "First weight (kg)"),
    "first_fen": marked("rules", "First weight"),
    "further_kg_fen": marked("rules", "Each further kg"),
    "provinces": marked("rules", "Provinces"),
    "remote_provinces": marked("rules", "Remote provinces"),
    "abroad": marked("rules", "Abroad"),
    "topics": marked("rules", "Topics"),
    "findings": marked("rules", "Still judged"),
    "doubtful": marked("rules", "In doubt"),
    "product": marked("rules", "Product"),
    "carrier": marked("rules", "Carrier"),
    "tiers": marked("rules", "Tiers"),
    "free_tiers": marked("rules", "Free tiers"),
    "acts": marked("rules", "Acts"),
    "violations": marked("rules", "Violations"),
    "merchants": marked("rules", "Sellers concerned"),
    "sellers": marked("rules", "Sellers concerned"),
    "accounts": marked("rules", "Accounts"),
    "together": marked("rules", "Counted once"),
    "apart": marked("rules", "Added up"),
    "transports": marked("rules", "Transport"),
    "events": marked("rules", "Events"),
    "categories": marked("rules", "Categories"),
    "templates": marked("rules", "Templates"),
    "handovers": marked("rules", "Handover"),
    "higher_is_better": marked("rules", "Higher is better"),
    "lower_is_better": marked("rules", "Lower is better"),
    "scenes": marked("rules", "Cases"),
    "channels": marked("rules", "Channels"),
    "options": marked("rules", "Options"),
}
CODES: Mapping[str, str] = {
    "item": marked("rules", "item"),
    "sub_order": marked("rules", "sub-order"),
    "order": marked("rules", "order"),
    "day": marked("rules", "day"),
    "shipping_logistics": marked("rules", "shipping and logistics"),
    "false_shipping": marked("rules", "false shipping"),
    "malicious_repricing": marked("rules", "malicious repricing"),
    "fraud_shipping": marked("rules", "fraudulent shipping"),
    "trace_timeout": marked("rules", "trace time-out"),
    "trace_anomaly": marked("rules", "trace anomaly"),
    "trace_stalled": marked("rules", "stalled trace"),
    "false_track": marked("rules", "false trace"),
    "late_shipping": marked("rules", "late shipping"),
    "out_of_stock": marked("rules", "out of stock"),
    "refusal": marked("rules", "refusal to ship"),
    "refund": marked("rules", "refund"),
    "replace_number": marked("rules", "replace the number"),
    "change_carrier": marked("rules", "change the carrier"),
    "freight": marked("rules", "freight"),
    "earthquake": marked("rules", "earthquake"),
    "mudslide": marked("rules", "mudslide"),
    "site_explosion": marked("rules", "explosion at a site"),
    "transport_accident": marked("rules", "transport accident"),
    "major_event": marked("rules", "major event"),
    "carrier_bankrupt": marked("rules", "carrier bankrupt"),
    "outlet_closed": marked("rules", "outlet closed"),
    "outlet_left_network": marked("rules", "outlet left its network"),
    "consumer": marked("rules", "consumer goods"),
    "guide": marked("rules", "guide template"),
    "buyer_collects": marked("rules", "buyer collects"),
    "seller_delivers": marked("rules", "seller delivers"),
    "epidemic": marked("rules", "epidemic"),
    "natural_disaster": marked("rules", "natural disaster"),
    "taobao": marked("rules", "Taobao"),
    "tmall": marked("rules", "Tmall"),
}
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT")
ARROW = " → "
SHOWN = 3  # so many values stand in a bar; the table beside it has them all


def name_word(name: str) -> str:
    """Return what a parameter is called."""
    return said(NAMES, name)


def value_text(name: str, value: Value, formats: Formats) -> str:
    """Return a value with its unit, which the parameter's name ends in."""
    if isinstance(value, bool):
        return translate("rules", "yes") if value else translate("rules", "no")
    if isinstance(value, int):
        return _number(name, value, formats)
    if isinstance(value, str):
        return _instant(value) if _INSTANT.match(value) else said(CODES, value)
    comma = "、" if formats.is_chinese else ", "
    return comma.join(dict.fromkeys(said(CODES, each) for each in value))


def _instant(text: str) -> str:
    """Return an instant as it is written elsewhere; one that is none stands as it is."""
    try:
        return instant_text(datetime.fromisoformat(text))
    except ValueError:
        return text


def _number(name: str, value: int, formats: Formats) -> str:
    if name.endswith("fen"):
        return formats.money(value)
    for ending, words in (
        ("hours", translate("rules", "{n} h")),
        ("days", translate("rules", "{n} d")),
        ("percent", "{n}%"),
        ("points", translate("rules", "{n} points")),
    ):
        if name.endswith(ending):
            return words.replace("{n}", str(value))
    return formats.count(value)


def short_values(span: RuleSpan, formats: Formats, most: int = SHOWN) -> str:
    """Return a version's first figures, of a table of amounts the shares; "" where it has none."""
    if span.steps:
        return _shares(span)
    figures = _figures(span)
    texts = [value_text(name, value, formats) for name, value in figures.items()]
    return " · ".join(texts[:most])


def _shares(span: RuleSpan) -> str:
    shares = sorted({step.percent for step in span.steps})
    return f"{shares[0]}%" if len(shares) == 1 else f"{shares[0]}%–{shares[-1]}%"


def step_condition(step: RuleStep) -> str:
    """Return for which promises and which lateness a line of a table holds."""
    parts = []
    if step.promise_up_to is not None:
        words = translate("rules", "promise up to {n} h")
        if step.promise_over:
            words = translate("rules", "promise over {m} up to {n} h")
        parts.append(words.replace("{n}", str(step.promise_up_to)))
    elif step.promise_over:
        parts.append(translate("rules", "promise over {m} h"))
    if step.late_over:
        parts.append(translate("rules", "more than {l} h late"))
    text = translate("rules", ", ").join(parts) or translate("rules", "always")
    return text.replace("{m}", str(step.promise_over)).replace("{l}", str(step.late_over))


def step_amount(step: RuleStep, formats: Formats) -> str:
    """Return the share with its bounds."""
    if not step.percent and not step.max_fen:
        return translate("rules", "nothing")
    upper = formats.money(step.max_fen) if step.max_fen is not None else "…"
    return f"{step.percent}%  {formats.money(step.min_fen)}–{upper}"


def changed_values(before: RuleSpan, after: RuleSpan, formats: Formats) -> tuple[str, ...]:
    """Return each value that differs between two versions, as 48小时 → 24小时."""
    if before.steps or after.steps:
        was, now = short_values(before, formats), short_values(after, formats)
        return (f"{was}{ARROW}{now}",) if was and now and was != now else ()
    old, new = dict(before.values), dict(after.values)
    nothing = translate("rules", "none")
    found = []
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            was, now = (
                value_text(name, values[name], formats) if name in values else nothing
                for values in (old, new)
            )
            found.append(f"{was}{ARROW}{now}")
    return tuple(found)


def _figures(span: RuleSpan) -> dict[str, Value]:
    return {
        name: value
        for name, value in span.values
        if isinstance(value, int) and not isinstance(value, bool)
    }
