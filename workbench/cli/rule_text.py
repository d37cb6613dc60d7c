"""A rule as ``policy show`` prints it: in the seller's language, every name in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.output import iso, word
from workbench.domain.errors import marked
from workbench.domain.rules import words as rule_words
from workbench.domain.views import EffectKind
from workbench.services.rules.speech import RuleSpeech, span_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from workbench.cli.program import Words
    from workbench.domain.rules.views import RuleCount, RuleEntry
    from workbench.policy.rules import Rule

NOW = "▶"


def rule_lines(rule: Rule, entry: RuleEntry, at: datetime | None, words: Words) -> Iterator[str]:
    """Yield the rule line by line; the version in force at ``at`` is marked."""
    told = _Told(words)
    yield from told.head(rule, entry)
    yield from told.versions(entry, at)
    yield from told.consequences(entry)
    yield from told.terms(rule)
    yield from told.rest(entry)
    yield from told.source(entry)


class _Told:
    """Says the parts of a rule in one language."""

    def __init__(self, words: Words) -> None:
        self._words = words
        comma = "、" if words.language == "zh" else ", "
        self._speech = RuleSpeech(self._say, _yuan, str, comma)

    def _say(self, source: str) -> str:
        return self._words.translate("rules", source)

    def _fill(self, source: str, **values: str) -> str:
        return self._words.translate("cli", source).format(**values)

    def _names(self, table: Mapping[str, str], names: tuple[str, ...]) -> str:
        return self._speech.comma.join(self._speech.word(table, name) for name in names)

    def head(self, rule: Rule, entry: RuleEntry) -> Iterator[str]:
        """Yield title, id, our words for it, what it says of parcels, and how it counts."""
        platforms = "/".join(word(self._words, platform) for platform in entry.platforms)
        origin = self._say(rule_words.ORIGINS[entry.origin])
        yield f"{entry.title}  [{platforms}, {origin}]"
        yield f"  {entry.id}"
        if entry.says:
            yield f"  {entry.says}"
        yield from self._sentences(rule)
        said = marked(
            "cli", "version chosen by: {instant}; confidence: {confidence}; checked on {day}"
        )
        yield self._fill(
            said,
            instant=self._speech.word(rule_words.INSTANTS, entry.decided_by),
            confidence=self._speech.word(rule_words.CONFIDENCES, entry.confidence),
            day=entry.checked_on.isoformat(),
        )
        if entry.count is not None:
            yield self._clock(entry.count)

    def _sentences(self, rule: Rule) -> Iterator[str]:
        for text in dict.fromkeys(t.spoken(self._words.language) for t in rule.explain.values()):
            yield f"  · {self._speech.sentence(text)}"

    def _clock(self, count: RuleCount) -> str:
        said = marked("cli", 'clock "{kind}": from {start} to {end}; the very limit is {bound}')
        word_ = self._speech.word
        text = self._fill(
            said,
            kind=word_(rule_words.CLOCKS, count.kind),
            start=word_(rule_words.COUNTS_FROM, count.counts_from),
            end=word_(rule_words.AWAITED, count.until),
            bound=word_(rule_words.BOUNDS, count.bound),
        )
        moved = word_(rule_words.MOVED, count.moved_by) if rule_words.MOVED[count.moved_by] else ""
        return f"{text}; {moved}" if moved else text

    def versions(self, entry: RuleEntry, at: datetime | None) -> Iterator[str]:
        """Yield each version with its values, the one in force marked."""
        current = entry.span_at(at) if at else None
        for span in entry.in_order():
            sign = NOW if span == current else " "
            values = self._say(rule_words.BETWEEN_VALUES).join(self._speech.values(span))
            yield f"{sign} {span_text(span, self._say)}  {values}".rstrip()
        if at and current is None:
            yield self._fill(marked("cli", "not in force at {time}"), time=iso(at) or "")

    def consequences(self, entry: RuleEntry) -> Iterator[str]:
        """Yield what a violation brings, and where it is not assessed."""
        for effect in entry.consequences:
            kind = word(self._words, EffectKind(effect.kind))
            certainty = self._speech.word(rule_words.CERTAINTIES, effect.certainty)
            yield f"→ {kind} ({certainty}): {effect.text}"
        for exemption in entry.exemptions:
            yield f"∅ {exemption.text} ({exemption.title or exemption.rule})"

    def terms(self, rule: Rule) -> Iterator[str]:
        """Yield of which violations a rule exempts, which it cures, and what it ends."""
        violations, word_ = rule_words.VIOLATIONS, self._speech.word
        for waiver in rule.waives:
            kinds = self._speech.comma.join(word(self._words, kind) for kind in waiver.kinds)
            of = self._names(violations, waiver.of)
            if waiver.doubtful:
                of += f" ({self._names(violations, waiver.doubtful)}?)"
            lasts = word_(rule_words.TERMS, waiver.lasts)
            said = marked("cli", "∅ exempts from {kinds} for {violations}, {lasts}")
            yield self._fill(said, kinds=kinds, violations=of, lasts=lasts)
        for terms in rule.cures:
            acts = self._names(rule_words.REMEDIES, terms.remedies)
            until = word_(rule_words.TERMS, terms.until)
            of = self._names(violations, terms.of)
            said = marked("cli", "✚ {acts} cures {violations}, {until}")
            yield self._fill(said, acts=acts, violations=of, until=until)
        for ended in rule.ends:
            yield self._fill(marked("cli", "■ tells the end of {rule}"), rule=ended)

    def rest(self, entry: RuleEntry) -> Iterator[str]:
        """Yield where the seller acts, other rules, and both readings of what is open."""
        for place in entry.places:
            yield f"⌘ {place}"
        for link in entry.related:
            yield f"⇢ {link.title or link.rule} ({link.rule})"
        for point in entry.readings:
            yield f"? {point.id} {point.question}"
            yield f"    1. {point.recommended}"
            yield f"    2. {point.other}"

    def source(self, entry: RuleEntry) -> Iterator[str]:
        """Yield where the rule stands."""
        document = entry.document
        if document.url:
            yield f"⌂ {document.url}"
        said = marked("cli", "source: {document}, {place}, page of {page}, SHA-256 {hash}")
        page = document.page_date.isoformat() if document.page_date else "—"
        yield self._fill(
            said,
            document=document.title,
            place=document.place,
            page=page,
            hash=document.sha256 or "—",
        )


def _yuan(fen: int) -> str:
    return f"¥{fen // 100}.{fen % 100:02d}"
