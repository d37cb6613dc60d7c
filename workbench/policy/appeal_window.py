"""Until when a penalty can be appealed against, where a pack knows the days.

Days are counted as everywhere here (policy-facts C5): the day of the notice + n, until 23:59:59 in
Shanghai. Which days hold is decided by the instant of the judgement (C8). A platform without such
a rule (Taobao, Tmall: O-TM-16 gives no number), or a notice from before the rule was in force,
has no known end.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.platforms.platform_records import (
    AppealSpan,
    AppealStanding,
    AppealState,
    AppealWindow,
)

if TYPE_CHECKING:
    from workbench.domain.platforms.platform_records import PlatformRecord
    from workbench.domain.shops import Platform
    from workbench.policy.packs import PolicyBook
    from workbench.policy.rules import Rule, RuleVersion

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


def rule_of(platform: Platform, book: PolicyBook) -> Rule | None:
    """Return the rule that tells a platform's days to appeal, None where no pack does."""
    return book.rules.get(f"{platform.value}.outside.appeal_days")


def appeal_window(record: PlatformRecord, book: PolicyBook) -> AppealWindow:
    """Return until when an appeal is open: what the platform itself told counts before a rule."""
    if not record.kind.can_be_appealed:
        return AppealWindow()
    if record.due is not None:
        return AppealWindow(record.due, record.due.astimezone(SHANGHAI).date())
    return ruled_window(record.platform, record.at, book)


def ruled_window(
    platform: Platform | None, noticed_at: datetime | None, book: PolicyBook
) -> AppealWindow:
    """Return until when a rule leaves an appeal against a notice of that instant open."""
    rule = rule_of(platform, book) if platform else None
    if rule is None or noticed_at is None:
        return AppealWindow()
    version = rule.version_at(noticed_at)
    days = _days(version) if version else None
    if days is None:
        return AppealWindow()
    last_day = noticed_at.astimezone(SHANGHAI).date() + timedelta(days=days)
    midnight = datetime.combine(last_day, time(), SHANGHAI) + _DAY
    return AppealWindow((midnight - _SECOND).astimezone(UTC), last_day, rule.id)


def appeal_state(record: PlatformRecord, window: AppealWindow, now: datetime) -> AppealState:
    """Return whether an appeal is open at ``now``; what the platform says of it counts first.

    Its word that an appeal is open counts no longer than the days last: it may be old.
    """
    if not record.kind.can_be_appealed:
        return AppealState.NONE
    if record.standing is AppealStanding.CLOSED:
        return AppealState.CLOSED
    if window.last is not None:
        is_open = now < window.last + _SECOND
        return AppealState.OPEN if is_open else AppealState.CLOSED
    return AppealState.UNKNOWN


def open_spans(
    platforms: tuple[Platform, ...], now: datetime, book: PolicyBook
) -> list[AppealSpan]:
    """Return from when on a notice can still be appealed against at ``now``, rule by rule.

    A platform without a span here has no rule that tells.
    """
    found = []
    for platform in platforms:
        rule = rule_of(platform, book)
        for version in rule.versions if rule else ():
            days = _days(version)
            if days is not None:
                found.append(_span(platform, version, days, now))
    return found


def known_spans(platforms: tuple[Platform, ...], book: PolicyBook) -> list[AppealSpan]:
    """Return the spans in which a notice has a known end, however long ago."""
    earliest = datetime(1, 1, 2, tzinfo=UTC)
    return [
        AppealSpan(platform, version.since or earliest, version.until)
        for platform in platforms
        if (rule := rule_of(platform, book))
        for version in rule.versions
        if _days(version) is not None
    ]


def _span(platform: Platform, version: RuleVersion, days: int, now: datetime) -> AppealSpan:
    today = datetime.combine(now.astimezone(SHANGHAI).date(), time(), SHANGHAI)
    since = (today - timedelta(days=days)).astimezone(UTC)
    return AppealSpan(platform, max(since, version.since or since), version.until)


def _days(version: RuleVersion) -> int | None:
    days = version.parameters.get("days")
    return days if isinstance(days, int) and not isinstance(days, bool) else None
