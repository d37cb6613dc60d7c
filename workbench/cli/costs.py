"""Costs and cures as the command line tells them: JSON documents and sentences.

Money is 分 in JSON and yuan in sentences; null and "unknown" are what no source tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.cli.output import iso, say, shop_name, word
from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import marked

if TYPE_CHECKING:
    from workbench.cli.program import Words
    from workbench.domain.rules.effects import Amount, Cure, Effect, Exposure, Horizon, Outlook


_TAKEN = marked("cli", "  {shop}: {points} of at most {cap} point(s) taken in 30 days already")
_UNSURE = marked(
    "cli",
    "  {shop}: {points} of at most {cap} point(s) taken in 30 days already;"
    " penalties that do not say whether they count: {unsure}",
)


def effect_document(effect: Effect) -> dict[str, Any]:
    """Return one cell of the consequence matrix."""
    return {
        "kind": effect.kind.value,
        "applies": effect.applicability.value,
        "why": effect.why.value,
        "by": effect.by or None,
        "changed_by": effect.changed_by and effect.changed_by.value,
        "is_certain": effect.is_certain,
        "amount": effect.amount and _amount_document(effect.amount),
        "points": effect.points,
    }


def cure_document(cure: Cure) -> dict[str, Any]:
    """Return one remedy with its terms."""
    return {
        "remedy": cure.remedy.value,
        "state": cure.state.value,
        "deadline": iso(cure.deadline),
        "cost": cure.cost.value,
        "by": cure.by or None,
        "before_penalty_unknown": cure.before_penalty_unknown,
    }


def exposure_document(exposure: Exposure) -> list[dict[str, Any]]:
    """Return what is at risk, one object per horizon."""
    return [
        {
            "hours": horizon.hours,
            "fen": horizon.fen,
            "unknown": horizon.unknown,
            "points": horizon.points,
            "unknown_points": horizon.unknown_points,
            "capped": list(horizon.capped),
        }
        for horizon in exposure.horizons
    ]


def taken_document(exposure: Exposure) -> list[dict[str, Any]]:
    """Return the points taken already, one object per shop and cap."""
    return [
        {"shop": taken.shop_id, "rule": taken.rule, "cap": taken.cap, "points": taken.points,
         "unsure": taken.unsure}
        for taken in exposure.taken
    ]  # fmt: skip


def print_exposure(words: Words, exposure: Exposure) -> None:
    """Print the totals, one line per horizon, and the points that were taken already."""
    for horizon in exposure.horizons:
        say(words, _sentence(horizon), **_values(horizon))
    for taken in exposure.taken:
        values = {"points": taken.points, "cap": taken.cap, "unsure": taken.unsure}
        said = _UNSURE if taken.unsure else _TAKEN
        say(words, said, shop=shop_name(words, taken.shop_name), **values)


def _sentence(horizon: Horizon) -> str:
    if horizon.points or horizon.unknown_points:
        return marked(
            "cli",
            "  expected within {hours} h: ¥{money}, {unknown} of unknown amount;"
            " {points} point(s), {unknown_points} of unknown points",
        )
    return marked("cli", "  expected within {hours} h: ¥{money}, {unknown} of unknown amount")


def _values(horizon: Horizon) -> dict[str, object]:
    return {
        "hours": horizon.hours,
        "money": f"{horizon.fen // 100}.{horizon.fen % 100:02d}",
        "unknown": horizon.unknown,
        "points": horizon.points,
        "unknown_points": horizon.unknown_points,
    }


def print_first_cure(words: Words, outlook: Outlook) -> None:
    """Print the remedy to try first, until when it counts, and what it costs."""
    if not outlook.cures:
        return
    first = outlook.cures[0]
    parts = {
        "act": word(words, first.remedy),
        "state": word(words, first.state),
        "until": _until(words, first),
        "cost": word(words, first.cost),
    }
    say(words, marked("cli", "    first: {act} ({state}{until}; {cost})"), **parts)


def _until(words: Words, cure: Cure) -> str:
    if cure.before_penalty_unknown:
        told = marked("cli", ", only before the penalty, whose time is unknown")
        return words.translate("cli", told)
    if cure.deadline is None:
        return ""
    until = words.translate("cli", marked("cli", ", until {time}"))
    return until.format(time=cure.deadline.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S"))


def _amount_document(amount: Amount) -> dict[str, Any]:
    return {
        "fen": amount.fen,
        "rule": amount.rule,
        "since": iso(amount.since),
        "from": iso(amount.due),
        "entered_by_seller": amount.entered_by_seller,
    }
