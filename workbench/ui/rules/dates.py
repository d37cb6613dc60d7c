"""From when to when a version holds, in words; an end that nobody told is named as such (pure)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.rules.views import RuleTopic
from workbench.services.rules import speech as rule_speech
from workbench.services.rules.speech import NEVER_ANNOUNCED, NO_DATES
from workbench.ui.rules.words import say
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from datetime import date, datetime

    from workbench.domain.rules.views import RuleEntry, RuleSpan

STALE_AFTER = timedelta(days=90)


def never_announced() -> str:
    """Return the words at an end that the sources do not tell."""
    return say(NEVER_ANNOUNCED)


def no_dates() -> str:
    """Return the words for a rule whose text names no dates."""
    return say(NO_DATES)


def span_text(span: RuleSpan) -> str:
    """Return from when to when a version holds, open sides named."""
    return rule_speech.span_text(span, say)


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
