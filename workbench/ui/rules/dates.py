"""From when to when a version holds, in words; an end that nobody told is named as such (pure)."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.rule_views import RuleTopic
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from datetime import date

    from workbench.domain.rule_views import RuleEntry, RuleSpan

STALE_AFTER = timedelta(days=90)


def never_announced() -> str:
    """Return the words at an end that the sources do not tell."""
    return translate("rules", "end never announced")


def no_dates() -> str:
    """Return the words for a rule whose text names no dates."""
    return translate("rules", "no dates in the text")


def instant_text(at: datetime) -> str:
    """Return 2022-12-28, with the time where it is not midnight."""
    local = at.astimezone(SHANGHAI)
    return f"{local:%Y-%m-%d}" if local.time() == time() else f"{local:%Y-%m-%d %H:%M}"


def last_text(until: datetime) -> str:
    """Return the last day that still counts, or the time before which it does."""
    local = until.astimezone(SHANGHAI)
    if local.time() == time():
        return f"{local - timedelta(days=1):%Y-%m-%d}"
    return f"{local:%Y-%m-%d %H:%M}"


def span_text(span: RuleSpan) -> str:
    """Return from when to when a version holds, open sides named."""
    if span.is_always:
        return no_dates()
    if span.since is None and span.until is not None:
        return translate("rules", "until {day}").replace("{day}", last_text(span.until))
    since = instant_text(span.since) if span.since else ""
    if span.until is None:
        words = translate("rules", "from {day}, {end}").replace("{day}", since)
        return words.replace("{end}", never_announced())
    words = translate("rules", "{since} to {until}").replace("{since}", since)
    return words.replace("{until}", last_text(span.until))


def state_text(entry: RuleEntry, now: datetime) -> str:
    """Return whether a rule holds at ``now``: switched off, in force, ended, or still to come."""
    if not entry.is_on:
        return translate("rules", "switched off")
    if entry.span_at(now) is not None:
        return translate("rules", "in force")
    if all(span.since is not None and span.since > now for span in entry.spans):
        return translate("rules", "not yet")
    # An amount does not end: what comes after its last known version is not known.
    is_amount = entry.topic is RuleTopic.PENALTIES
    return translate("rules", "unknown") if is_amount else translate("rules", "ended")


def is_stale(checked_on: date, now: datetime) -> bool:
    """Tell whether a rule was last checked more than 90 days before ``now``."""
    return now.astimezone(SHANGHAI).date() - checked_on > STALE_AFTER
