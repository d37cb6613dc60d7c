"""What the check of a freight template says in words (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.ui.theme import Tone
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from workbench.domain.metrics import FreightCheck, FreightLineCheck
    from workbench.ui.formats import Formats

_UNKNOWN = marked("metrics", "Unknown")
_RED = {
    "downrank": marked("metrics", "Red line: over it, the goods are ranked lower in searches."),
    "no_downrank": marked("metrics", "Red line: no line is over it."),
    "": marked("metrics", "Red line: unknown, a figure is missing."),
}
_TAG = {
    "tagged": marked("metrics", "Tag 平台指导运费: shows (from {day})."),
    "tag_pending": marked("metrics", "Tag 平台指导运费: expected on {day}, the next day."),
    "not_tagged": marked("metrics", "Tag 平台指导运费: none, a line is not below the blue line."),
    "": marked("metrics", "Tag 平台指导运费: unknown, a figure or the time is missing."),
}
_NOTE = {
    "delist": marked("metrics", "运费说明: goods of this category are taken down."),
    "no_delist": marked("metrics", "运费说明: nothing follows."),
    "": marked("metrics", "运费说明: unknown, the category is missing."),
}


def verdicts(found: FreightCheck, formats: Formats) -> list[str]:
    """Return a sentence for each thing that the platform may do about the template."""
    day = formats.day(found.tag_at) if found.tag_at else translate("metrics", _UNKNOWN)
    red, tag, note = (
        translate("metrics", words.get(verdict, words[""]))
        for words, verdict in ((_RED, found.red), (_TAG, found.tag), (_NOTE, found.note))
    )
    return [red, tag.replace("{day}", day), note]


def line_verdict(found: FreightLineCheck) -> tuple[str, Tone]:
    """Return what is to be said of one line, the worst first."""
    parts = []
    if found.is_over_red:
        parts.append(translate("metrics", "over the red line"))
    if found.is_within_guide is False:
        parts.append(translate("metrics", "over the guidance price"))
    if found.is_below_blue:
        parts.append(translate("metrics", "below the blue line"))
    if parts:
        is_bad = bool(found.is_over_red) or found.is_within_guide is False
        return " ・ ".join(parts), Tone.CRITICAL if is_bad else Tone.GOOD
    known = (found.is_over_red, found.is_below_blue, found.is_within_guide)
    if all(each is None for each in known):
        return translate("metrics", _UNKNOWN), Tone.INFORMATION
    return translate("metrics", "nothing to object"), Tone.MUTED
