"""A rule's values and versions in words, for the window and the command line alike (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.counting import counted
from workbench.domain.errors import marked
from workbench.domain.rules.words import CODES, FACTS, NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.domain.rules.views import RuleSpan, RuleStep, Value

    Say = Callable[[str], str]

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_UNITS = (
    ("hours", marked("rules", "{n} h")),
    ("days", marked("rules", "{n} d")),
    ("percent", "{n}%"),
    ("points", marked("rules", "{n} point(s)")),
)
_YES, _NO = marked("rules", "yes"), marked("rules", "no")
_PROMISE_TO = marked("rules", "promise up to {n} h")
_PROMISE_BETWEEN = marked("rules", "promise over {m} up to {n} h")
_PROMISE_OVER = marked("rules", "promise over {m} h")
_LATE = marked("rules", "more than {l} h late")
_COMMA, _ALWAYS = marked("rules", ", "), marked("rules", "always")
_NOTHING = marked("rules", "nothing")
NO_DATES = marked("rules", "no dates in the text")
NEVER_ANNOUNCED = marked("rules", "end never announced")
_UNTIL = marked("rules", "until {day}")
_FROM = marked("rules", "from {day}, {end}")
_BETWEEN = marked("rules", "{since} to {until}")


@dataclass(frozen=True, slots=True)
class RuleSpeech:
    """Says what packs name: ``say`` translates a source text of the context "rules".

    ``money`` writes an amount in 分, ``count`` a plain number, ``comma`` stands between names.
    """

    say: Say
    money: Callable[[int], str]
    count: Callable[[int], str]
    comma: str

    def word(self, words: Mapping[str, str], name: str) -> str:
        """Return our words for a pack's name; a name that we do not know stands as it is."""
        source = words.get(name)
        return self.say(source) if source else name

    def value(self, name: str, value: Value) -> str:
        """Return a parameter's value with its unit, which the parameter's name ends in."""
        if isinstance(value, bool):
            return self.say(_YES if value else _NO)
        if isinstance(value, int):
            return self._number(name, value)
        if isinstance(value, str):
            return _instant(value) if _INSTANT.match(value) else self.word(CODES, value)
        return self.comma.join(dict.fromkeys(self.word(CODES, each) for each in value))

    def _number(self, name: str, value: int) -> str:
        if name.endswith("fen"):
            return self.money(value)
        for ending, words in _UNITS:
            if name.endswith(ending):
                return counted(self.say(words), n=value)
        return self.count(value)

    def values(self, span: RuleSpan) -> list[str]:
        """Return each value of a version with its name, then each line of its table."""
        found = [f"{self.word(NAMES, n)} {self.value(n, value)}" for n, value in span.values]
        found += [f"{condition_text(step, self.say)} {self.amount(step)}" for step in span.steps]
        return found

    def amount(self, step: RuleStep) -> str:
        """Return the share with its bounds."""
        if not step.percent and not step.max_fen:
            return self.say(_NOTHING)
        upper = self.money(step.max_fen) if step.max_fen is not None else "…"
        return f"{step.percent}%  {self.money(step.min_fen)}–{upper}"

    def sentence(self, text: str) -> str:
        """Return a pack's sentence with words in brackets for what each parcel fills in."""
        return _PLACEHOLDER.sub(lambda found: f"[{self.word(FACTS, found[1])}]", text)


def condition_text(step: RuleStep, say: Say) -> str:
    """Return for which promises and which lateness a line of a table holds."""
    parts = []
    if step.promise_up_to is not None:
        words = _PROMISE_BETWEEN if step.promise_over else _PROMISE_TO
        parts.append(say(words).replace("{n}", str(step.promise_up_to)))
    elif step.promise_over:
        parts.append(say(_PROMISE_OVER))
    if step.late_over:
        parts.append(say(_LATE))
    text = say(_COMMA).join(parts) or say(_ALWAYS)
    return text.replace("{m}", str(step.promise_over)).replace("{l}", str(step.late_over))


def span_text(span: RuleSpan, say: Say) -> str:
    """Return from when to when a version holds, open sides named."""
    if span.is_always:
        return say(NO_DATES)
    if span.since is None and span.until is not None:
        return say(_UNTIL).replace("{day}", last_text(span.until))
    since = instant_text(span.since) if span.since else ""
    if span.until is None:
        words = say(_FROM).replace("{day}", since)
        return words.replace("{end}", say(NEVER_ANNOUNCED))
    return say(_BETWEEN).replace("{since}", since).replace("{until}", last_text(span.until))


def instant_text(at: datetime) -> str:
    """Return 2022-12-28 in Shanghai, with the time where it is not midnight."""
    local = at.astimezone(SHANGHAI)
    return f"{local:%Y-%m-%d}" if local.time() == time() else f"{local:%Y-%m-%d %H:%M}"


def last_text(until: datetime) -> str:
    """Return the last day that still counts, or the time before which it does."""
    local = until.astimezone(SHANGHAI)
    if local.time() == time():
        return f"{local - timedelta(days=1):%Y-%m-%d}"
    return f"{local:%Y-%m-%d %H:%M}"


def _instant(text: str) -> str:
    """Return an instant as it is written elsewhere; one that is none stands as it is."""
    try:
        return instant_text(datetime.fromisoformat(text))
    except ValueError:
        return text
