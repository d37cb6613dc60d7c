"""What the consequence matrix and the cures say in words; nothing is claimed of the platform.

Amounts are what a violation costs at most by the rule and its date; they are expected, not charged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.counting import counted
from workbench.domain.errors import marked
from workbench.domain.rules.effects import Applicability, Change, CureCost, CureState, Why
from workbench.domain.rules.remedies import Remedy
from workbench.domain.views import EffectKind
from workbench.ui.formats import one_line
from workbench.ui.tables.columns import Shape
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.words import shop_name, word

if TYPE_CHECKING:
    from workbench.domain.rules.effects import Amount, Cure, Effect, Exposure, Horizon, TakenPoints
    from workbench.ui.formats import Formats
    from workbench.ui.tables.columns import Look

MONEY = frozenset({EffectKind.PENALTY, EffectKind.COMPENSATION})

SIGNS = {
    Applicability.APPLIES: (Shape.CRITICAL, Tone.CRITICAL),
    Applicability.EXEMPT: (Shape.DONE, Tone.GOOD),
    Applicability.UNKNOWN: (Shape.NONE, Tone.INFORMATION),
}
_REASONS = {
    Why.EXEMPTED: marked("effects", 'Expected exempt by "{rule}".'),
    Why.CONFIRMED: marked(
        "effects", '"{rule}" exempts; its end was never announced, you confirmed that it holds.'
    ),
    Why.END_NOT_ANNOUNCED: marked(
        "effects", '"{rule}" would exempt, but its end was never announced: not counted on.'
    ),
    Why.END_UNSURE: marked("effects", '"{rule}" may have ended before; when is not known.'),
    Why.INSTANT_UNKNOWN: marked(
        "effects", '"{rule}" may exempt; the time that decides is not known.'
    ),
    Why.DOUBTFUL: marked("effects", '"{rule}" exempts by one of two readings only.'),
    Why.FILED: marked("effects", 'Expected exempt: an approved filing covers it ("{rule}").'),
    Why.FILING_UNSURE: marked("effects", "Whether an approved filing covers it is not known."),
}
_CHANGES = {
    Change.CURE: marked("effects", "A cure in time would change it."),
    Change.FILING: marked("effects", "An approved filing would change it."),
    Change.CONFIRMATION: marked("effects", "Your confirmation would change it."),
    Change.END: marked("effects", "An announced end would change it."),
    Change.FACT: marked("effects", "The time of payment would change it."),
}


def is_silent(effect: Effect) -> bool:
    """Tell whether the sources say nothing at all of this kind."""
    return effect.why is Why.NOT_STATED and not effect.by


def sign_text(applicability: Applicability, *, is_certain: bool = True) -> str:
    """Return ⬤ 适用 (可能适用 where the text says "may"), ✓ 预计免除 or ◇ 未知.

    The shape repeats the colour.
    """
    said = word(applicability)
    if applicability is Applicability.APPLIES and not is_certain:
        said = translate("effects", "may apply")
    return f"{SIGNS[applicability][0].value} {said}"


def reason(effect: Effect, look: Look) -> str:
    """Return why an effect applies or not, and what would change it."""
    return " ".join(part for part in (_why(effect, look), _change(effect)) if part)


def _why(effect: Effect, look: Look) -> str:
    source = _REASONS.get(effect.why)
    if source is not None:
        return translate("effects", source).replace("{rule}", look.rules.title(effect.by))
    texts = (e.text for e in look.rules.effects(effect.rule) if e.kind is effect.kind)
    return next(texts, "")


def _change(effect: Effect) -> str:
    source = _CHANGES.get(effect.changed_by) if effect.changed_by else None
    return translate("effects", source) if source else ""


def figure(effect: Effect, formats: Formats) -> str:
    """Return how much: at most so much money, so many points, unknown; "" for other kinds."""
    if effect.kind is EffectKind.POINTS and effect.points is not None:
        return counted(translate("effects", "{n} point(s) each time"), n=effect.points)
    if effect.amount is not None:
        words = translate("effects", "at most {money}")
        return words.replace("{money}", formats.money(effect.amount.fen))
    has_figure = effect.kind in MONEY or effect.kind is EffectKind.POINTS
    is_open = effect.applicability is not Applicability.EXEMPT
    return translate("effects", "how much: unknown") if has_figure and is_open else ""


def source_of(amount: Amount | None, look: Look) -> str:
    """Return by which rule of which date an amount is, or that the seller entered it."""
    if amount is None:
        return ""
    since = amount.since.astimezone(SHANGHAI).date() if amount.since else None
    day = look.formats.full_day(since) if since else ""
    if amount.entered_by_seller:
        words = translate("effects", "An amount you entered on {day}, no rule names one.")
        return words.replace("{day}", day)
    words = translate("effects", 'Amount by "{rule}" since {day} (outside source).')
    if since is None:
        words = translate("effects", 'Amount by "{rule}" (outside source).')
    return words.replace("{rule}", look.rules.title(amount.rule)).replace("{day}", day)


def expected(horizon: Horizon, formats: Formats) -> str:
    """Return ¥15.00 + unknown 3: what is known never stands alone where something is not."""
    parts = [formats.money(horizon.fen)] if horizon.fen or not horizon.unknown else []
    if horizon.unknown:
        words = translate("effects", "unknown {n}")
        parts.append(words.replace("{n}", formats.count(horizon.unknown)))
    if horizon.points:
        parts.append(counted(translate("effects", "{n} point(s)"), n=horizon.points))
    return " + ".join(parts)


def total_of(exposure: Exposure, look: Look) -> str:
    """Return what the whole order puts at risk, "" where that is nothing."""
    if not exposure.horizons:
        return ""
    last = exposure.horizons[-1]
    if not (last.fen or last.unknown or last.points):
        return ""
    words = translate("effects", "This order, within {hours} h: {sum} expected")
    text = words.replace("{hours}", str(last.hours)).replace("{sum}", expected(last, look.formats))
    return with_cap(text, last)


def with_cap(text: str, horizon: Horizon) -> str:
    """Return a sum, with a word where a cap cut it."""
    cut = translate("effects", "(cut by a cap)")
    return f"{text} {cut}" if horizon.capped else text


def taken_text(taken: TakenPoints, formats: Formats) -> str:
    """Return how many points a shop lost already, and how many penalties do not say so."""
    words = translate("effects", "{shop}: {n} of at most {cap} points taken in 30 days already")
    if taken.unsure:
        words = translate(
            "effects",
            "{shop}: {n} of at most {cap} points taken in 30 days already, {unsure} unclear",
        )
    count = formats.count
    words = words.replace("{n}", count(taken.points)).replace("{cap}", count(taken.cap))
    words = words.replace("{unsure}", count(taken.unsure))
    return words.replace("{shop}", one_line(shop_name(taken.shop_name)))


def cure_text(cure: Cure, look: Look, rule: str = "") -> str:
    """Return a remedy with its deadline and its cost on one line.

    Shipping late cures not what ``rule`` says but what comes next: that rule is named.
    """
    parts = [word(cure.remedy), word(cure.state)]
    if cure.state is not CureState.TOO_LATE:
        parts += [_until(cure, look)]
    if cure.cost is not CureCost.NOTHING:
        parts.append(word(cure.cost))
    if cure.remedy is Remedy.SHIP and cure.by not in {"", rule}:
        words = translate("effects", 'spares "{rule}"')
        parts.append(words.replace("{rule}", look.rules.title(cure.by)))
    return " ・ ".join(part for part in parts if part)


def _until(cure: Cure, look: Look) -> str:
    if cure.before_penalty_unknown:
        return translate("effects", "only before the penalty, whose time is unknown")
    if cure.deadline is None:
        return ""
    words = translate("effects", "until {time}")
    return words.replace("{time}", look.formats.deadline(cure.deadline))
