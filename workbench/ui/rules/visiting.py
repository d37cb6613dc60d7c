"""A visit from a warning to its rule: which version judged it, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.ui.rules.states import problem_words, visit_words
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.bars import MessageBar

if TYPE_CHECKING:
    from workbench.domain.rules.views import (
        PackProblem,
        RuleEntry,
        RuleSpan,
        RuleTimeline,
        RuleVisit,
    )
    from workbench.ui.rules.table import RuleTable


class VisitBar(MessageBar):
    """Says from which warning the seller came; hidden while nobody did.

    Signals: ``pressed`` to go back.
    """

    visit: RuleVisit | None = None
    judged: RuleSpan | None = None

    def begin(self, visit: RuleVisit) -> None:
        """Wait for the rules, to arrive at one of them."""
        self.visit, self.judged = visit, None

    def arrive(self, timeline: RuleTimeline, table: RuleTable) -> RuleEntry | None:
        """Choose the rule of the visit and mark its version; None where no pack holds it."""
        entry = timeline.entry(self.visit.rule) if self.visit else None
        if self.visit is None or entry is None:
            return None
        self.judged = entry.span_at(self.visit.instant(entry.decided_by))
        table.mark(entry.key, self.judged)
        table.choose(entry.key)
        back = translate("rules", "Back to the warning (Esc)")
        self.say(visit_words(entry, self.judged), "notices", Tone.ACCENT, back)
        return entry

    def judged_of(self, entry: RuleEntry | None) -> RuleSpan | None:
        """Return the version that judged the warning, None for any other rule."""
        is_visited = entry is not None and self.visit is not None and entry.id == self.visit.rule
        return self.judged if is_visited else None

    def end(self, table: RuleTable) -> None:
        """Forget where the seller came from."""
        self.visit, self.judged = None, None
        table.mark("", None)
        self.hide()


class ProblemBar(MessageBar):
    """Says which pack is broken; hidden while none is.

    Signals: ``pressed`` to go to the packs.
    """

    def show_problems(
        self, problems: tuple[PackProblem, ...], *, is_list_offered: bool = True
    ) -> None:
        """Name the first; the list of packs, where there is one, names them all."""
        if problems:
            act = translate("rules", "Rule packs…") if is_list_offered else ""
            self.say(problem_words(problems[0]), "warning", Tone.WARNING, act)
        else:
            self.hide()
