"""One rule of a pack as an entry of the rules view: in one language, to be searched in both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.rules.views import (
    RuleConsequence,
    RuleCount,
    RuleDocument,
    RuleEntry,
    RuleLink,
    RuleOrigin,
    RuleReading,
)
from workbench.services.rules.spans import spans_of, ties
from workbench.services.rules.topics import topic_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from workbench.domain.rules.views import RuleSpan
    from workbench.policy.rules import Exemption, Language, Pack, Rule, Source, Text
    from workbench.services.rules.books import SellerPack


class RuleEntries:
    """Writes rules in one language."""

    def __init__(
        self, packs: Collection[Pack], in_force: Collection[str], language: Language
    ) -> None:
        self._language: Language = language
        self._titles = {rule.id: self._said(rule.title) for pack in packs for rule in pack.rules}
        self._ties = ties([rule for pack in packs if pack.id in in_force for rule in pack.rules])

    def name(self, seller: SellerPack) -> str:
        """Return what a seller's pack is called; one that was never good has its id only."""
        return self._said(seller.file.pack.title) if seller.file else seller.id

    def entry(self, pack: Pack, rule: Rule, *, is_on: bool) -> RuleEntry:
        """Return one rule with all of its words."""
        spans = spans_of(rule, self._ties.get(rule.id, ()))
        return RuleEntry(
            id=rule.id,
            title=self._said(rule.title),
            platforms=rule.platforms or (pack.platform,),
            topic=topic_of(rule),
            origin=RuleOrigin(pack.origin),
            pack_id=pack.id,
            pack=self._said(pack.title),
            decided_by=rule.decided_by,
            confidence=rule.confidence,
            checked_on=rule.checked_on,
            spans=spans,
            count=_count(rule),
            document=self._document(rule.source),
            says=self._said(rule.says) if rule.says else "",
            is_on=is_on,
            consequences=self._consequences(rule),
            exemptions=tuple(self._exemption(rule, found) for found in rule.exemptions),
            related=tuple(self._related(rule)),
            remedies=tuple(remedy.value for remedy in rule.remedies.after),
            remedy_note=self._said(rule.remedies.note) if rule.remedies.note else "",
            places=tuple(self._places(rule)),
            readings=self._readings(rule),
            may_cost=is_on and rule.may_cost,
            needs_confirmation=is_on and _is_unannounced(rule, spans),
            searched="\n".join(_words(rule)).casefold(),
        )

    def _exemption(self, rule: Rule, found: Exemption) -> RuleLink:
        """Return an exemption; one that the rule itself holds leads nowhere."""
        title = "" if found.rule == rule.id else self._titles.get(found.rule, "")
        return RuleLink(found.rule, title, self._said(found.text))

    def _related(self, rule: Rule) -> Iterator[RuleLink]:
        for tie in self._ties.get(rule.id, ()):
            yield RuleLink(tie.rule, self._titles.get(tie.rule, ""), relation=tie.relation)
        for rule_id in _mentioned(rule):
            if rule_id in self._titles:
                yield RuleLink(rule_id, self._titles[rule_id])

    def _consequences(self, rule: Rule) -> tuple[RuleConsequence, ...]:
        return tuple(
            RuleConsequence(found.kind.value, found.certainty, self._said(found.text))
            for found in rule.consequences
        )

    def _readings(self, rule: Rule) -> tuple[RuleReading, ...]:
        return tuple(
            RuleReading(
                point.id,
                self._said(point.question),
                self._said(point.recommended),
                self._said(point.other),
                is_earlier_for_warnings=bool(point.seconds_earlier),
            )
            for point in rule.ambiguities
        )

    def _places(self, rule: Rule) -> Iterator[str]:
        for place in rule.acts_at:
            yield self._said(place)
        for menu in rule.menus:
            yield " › ".join(menu)

    def _document(self, source: Source) -> RuleDocument:
        return RuleDocument(
            title=source.document,
            place=self._said(source.place),
            sha256=source.sha256 or "",
            url=source.url or "",
            notice_date=source.notice_date,
            page_date=source.page_date,
        )

    def _said(self, text: Text) -> str:
        return text.spoken(self._language)


def _is_unannounced(rule: Rule, spans: Iterable[RuleSpan]) -> bool:
    """Tell whether a rule exempts until further notice and no notice of its end is known."""
    passes = any(waiver.lasts == "until_announced" for waiver in rule.waives)
    return passes and any(span.until is None for span in spans)


def _count(rule: Rule) -> RuleCount | None:
    clock = rule.clock
    if clock is None:
        return None
    return RuleCount(
        kind=clock.kind.value,
        counts_from=clock.counts_from.value,
        until=clock.until.value,
        bound=clock.bound.value,
        moved_by=clock.moved_by.value,
    )


def _mentioned(rule: Rule) -> tuple[str, ...]:
    """Return the rules that this one names, once each, without itself and its exemptions'."""
    named = [*rule.remedies.rules]
    for found in rule.consequences:
        figures = (found.amount_rule, found.points_rule, found.points_cap)
        named += [*(figure for figure in figures if figure is not None), *found.rules]
    told = {rule.id, rule.replaces, *rule.ends, *(found.rule for found in rule.exemptions)}
    return tuple(i for i in dict.fromkeys(named) if i not in told)


def _words(rule: Rule) -> Iterator[str]:
    yield rule.id
    yield rule.source.document
    texts: list[Text | None] = [rule.title, rule.says, rule.chip, rule.chip_overdue]
    texts += [found.text for found in rule.consequences]
    texts += [found.text for found in rule.exemptions]
    texts += [rule.remedies.note, rule.source.place, *rule.acts_at]
    for point in rule.ambiguities:
        texts += [point.question, point.recommended, point.other]
        yield point.id
    for text in texts:
        if text is not None:
            yield from (text.zh, text.en)
    for menu in rule.menus:
        yield " › ".join(menu)
