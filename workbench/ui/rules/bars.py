"""Where a rule's versions lie on the axis, and which words stand in them (pure)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.rules.views import RuleTopic
from workbench.services.rules.speech import instant_text, last_text
from workbench.ui.rules.dates import never_announced, no_dates
from workbench.ui.rules.values import changed_values, short_values
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from workbench.domain.rules.views import RuleEntry, RuleSpan
    from workbench.ui.formats import Formats
    from workbench.ui.rules.axis import Axis

NARROWEST = 4.0  # pixels: a version of some days is seen among years
SHORTEST_FADE = 48.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One version on the axis, in pixels from the axis' left end.

    ``fades_from`` is where an end that nobody told begins to fade, None where the end is known;
    ``fades_in`` tells the same of its beginning. ``labels`` are words for it, the longest first:
    the first that fits is painted. ``note`` says what is open.
    """

    span: RuleSpan
    left: float
    right: float
    fades_in: bool
    fades_from: float | None
    is_in_force: bool
    labels: tuple[str, ...]
    note: str

    @property
    def width(self) -> float:
        """Return its width in pixels."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Ground:
    """What bars are laid out on: the axis, its width in pixels, today, and how values are told."""

    axis: Axis
    width: float
    now: datetime
    formats: Formats


def bars_of(entry: RuleEntry, ground: Ground) -> list[Bar]:
    """Return the versions that lie on the axis, in the pack's order."""
    before: RuleSpan | None = None
    bars = []
    for span in entry.in_order():
        bar = _bar(span, before, ground)
        before = span
        if bar.right > 0 and bar.left < ground.width:
            bars.append(_cut(bar, ground.width))
    return bars


def _bar(span: RuleSpan, before: RuleSpan | None, ground: Ground) -> Bar:
    axis, width = ground.axis, ground.width
    left = axis.place(span.since, width) if span.since else 0.0
    right = axis.place(span.until, width) if span.until else width
    if 0 < right < left + NARROWEST:
        right = left + NARROWEST
    fades_from = None
    if span.until is None and span.since is not None:
        fades_from = min(max(axis.place(ground.now, width), left), width - SHORTEST_FADE)
    return Bar(
        span,
        left,
        right,
        fades_in=span.since is None and span.until is not None,
        fades_from=fades_from,
        is_in_force=span.holds_at(ground.now),
        labels=tuple(_labels(span, before, ground.formats)),
        note=_note(span),
    )


def _cut(bar: Bar, width: float) -> Bar:
    """Return a bar without what lies beyond the axis' ends."""
    return replace(bar, left=max(bar.left, 0.0), right=min(bar.right, width))


def _labels(span: RuleSpan, before: RuleSpan | None, formats: Formats) -> Iterator[str]:
    """Yield what may stand in a bar, the longest first: what changed, else its figures."""
    if before is not None and (changed := changed_values(before, span, formats)):
        yield " · ".join(changed)
        yield changed[0]
    for most in (3, 2, 1):
        yield short_values(span, formats, most)


def _note(span: RuleSpan) -> str:
    if span.is_always:
        return no_dates()
    return never_announced() if span.until is None else ""


def after(entry: RuleEntry, ground: Ground) -> tuple[float, str]:
    """Return where the last known amount ends and that what follows is unknown; "" elsewhere."""
    last = entry.in_order()[-1].until
    if entry.topic is not RuleTopic.PENALTIES or last is None:
        return 0.0, ""
    return ground.axis.place(last, ground.width), translate("rules", "unknown from here on")


def beyond(entry: RuleEntry, ground: Ground) -> tuple[str, str]:
    """Return what lies left and right of the axis, "" where nothing does or where bars show."""
    if bars_of(entry, ground):
        return "", ""
    ended = [span.until for span in entry.spans if span.until and span.until <= ground.axis.start]
    begins = [span.since for span in entry.spans if span.since and span.since >= ground.axis.end]
    left = translate("rules", "◂ until {day}") if ended else ""
    right = translate("rules", "from {day} ▸") if begins else ""
    return (
        left.replace("{day}", last_text(max(ended))) if ended else "",
        right.replace("{day}", instant_text(min(begins))) if begins else "",
    )
