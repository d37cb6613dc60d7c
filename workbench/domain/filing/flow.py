"""A filing from its ground to its end, without a widget: the pages, and what they lack.

A person files on the platform's own page; the flow prepares, checks and follows. It never says
that something was sent unless a person said so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.domain.filing.filings import FilingState, ScopeKind
from workbench.domain.filing.gaps import ADVICE, Gap, gaps_of, is_pledged
from workbench.domain.filing.states import become

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.domain.filing.evidence import Evidence
    from workbench.domain.filing.filings import Filing


class FlowStep(StrEnum):
    """The pages of the wizard, in order."""

    CASE = "case"
    SCOPE = "scope"
    ORDERS = "orders"
    EVIDENCE = "evidence"
    STATEMENT = "statement"
    CHECK = "check"
    SUBMIT = "submit"
    FOLLOW = "follow"


# Which page mends what.
_PAGE: Mapping[Gap, FlowStep] = MappingProxyType(
    {
        Gap.CASE_UNKNOWN: FlowStep.CASE,
        Gap.EVENT_MISSING: FlowStep.CASE,
        Gap.TRANSPORT_MISSING: FlowStep.CASE,
        Gap.PLEDGE_OPEN: FlowStep.CASE,
        Gap.SCOPE_EMPTY: FlowStep.SCOPE,
        Gap.SCOPE_NOT_OFFERED: FlowStep.SCOPE,
        Gap.WINDOW_MISSING: FlowStep.SCOPE,
        Gap.WINDOW_REVERSED: FlowStep.SCOPE,
        Gap.OUTSIDE_TRACE_OPEN: FlowStep.EVIDENCE,
        Gap.OUTSIDE_TRACE_STALLED: FlowStep.EVIDENCE,
        Gap.EVIDENCE_MISSING: FlowStep.EVIDENCE,
        Gap.CHAT_WITHOUT_ORDER: FlowStep.EVIDENCE,
        Gap.STATEMENT_MISSING: FlowStep.STATEMENT,
    }
)

_WRITING = (
    FlowStep.CASE,
    FlowStep.SCOPE,
    FlowStep.ORDERS,
    FlowStep.EVIDENCE,
    FlowStep.STATEMENT,
    FlowStep.CHECK,
    FlowStep.SUBMIT,
)


@dataclass(frozen=True, slots=True)
class FilingFlow:
    """A filing with its files, on one of its pages; every change is a new flow."""

    filing: Filing
    evidence: tuple[Evidence, ...] = ()
    step: FlowStep = FlowStep.CASE

    @property
    def steps(self) -> tuple[FlowStep, ...]:
        """Return the pages that this filing has.

        One that was sent is only followed. One that takes effect by its pledge asks for no proof
        (taobao.filing.pledge_auto_effective); one for more than single orders has no list of them
        to choose from.
        """
        if self.filing.state.is_with_platform:
            return (FlowStep.FOLLOW,)
        left_out = set()
        if is_pledged(self.filing):
            left_out.add(FlowStep.EVIDENCE)
        if self.filing.scope.kind is not ScopeKind.ORDER:
            left_out.add(FlowStep.ORDERS)
        return tuple(step for step in _WRITING if step not in left_out)

    def forward(self) -> FilingFlow:
        """Return the flow one page on; on the last page, or with a gap on this one, as it is."""
        here = self._here
        blocked = any(gap not in ADVICE for gap in self.gaps_on(here))
        if blocked or (here is FlowStep.CHECK and not self.is_complete):
            return self
        return self._moved(1)

    def back(self) -> FilingFlow:
        """Return the flow one page back, on the first page as it is."""
        return self._moved(-1)

    def at(self, step: FlowStep) -> FilingFlow:
        """Return the flow on a page; on the first where the filing has no such page."""
        return replace(self, step=step if step in self.steps else self.steps[0])

    def resumed(self) -> FilingFlow:
        """Return the flow on the page where one goes on: the first that lacks something.

        What lacks nothing is looked at once more before it is sent.
        """
        if self.filing.state is FilingState.READY:
            return self.at(FlowStep.SUBMIT)
        lacking = (step for step in self.steps if any(g not in ADVICE for g in self.gaps_on(step)))
        return self.at(next(lacking, FlowStep.CHECK))

    def changed(self, filing: Filing) -> FilingFlow:
        """Return the flow with the filing rewritten: whatever was ready is a draft again."""
        if self.filing.state is FilingState.READY:
            filing = replace(filing, state=FilingState.DRAFT)
        return replace(self, filing=filing).at(self.step)

    @property
    def is_complete(self) -> bool:
        """Tell whether nothing that a platform demands is missing."""
        return all(gap in ADVICE for gap in self.gaps())

    def gaps_on(self, step: FlowStep) -> tuple[Gap, ...]:
        """Return what is missing on one page."""
        return tuple(gap for gap in self.gaps() if _PAGE[gap] is step)

    def gaps(self) -> tuple[Gap, ...]:
        """Return all that is missing, in the order of the pages."""
        return gaps_of(self.filing, self.evidence)

    @property
    def _here(self) -> FlowStep:
        return self.step if self.step in self.steps else self.steps[0]

    def _moved(self, by: int) -> FilingFlow:
        steps = self.steps
        place = min(max(steps.index(self._here) + by, 0), len(steps) - 1)
        return replace(self, step=steps[place])

    def ready(self) -> FilingFlow:
        """Return the flow with its filing ready to be sent.

        Raises:
            ValueError: something that the platform demands is missing.
        """
        if not self.is_complete:
            raise ValueError(f"not complete: {', '.join(self.gaps())}")
        return replace(self, filing=become(self.filing, FilingState.READY))
