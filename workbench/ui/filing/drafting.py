"""A filing while it is written: every change is saved at once, so that nothing is lost.

The wizard shows what stands here. Saving goes through the jobs' thread: of the changes that wait
there only the newest is written, and closing the window waits for it (``Jobs.stop``).
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.domain.filing.filings import Filing, FilingScope, FilingState, ScopeKind
from workbench.domain.filing.flow import FilingFlow, FlowStep
from workbench.domain.filing.wishes import FilingWish

if TYPE_CHECKING:
    from workbench.domain.filing.evidence import Evidence
    from workbench.domain.filing.filings import FilingCase
    from workbench.domain.filing.offers import Beginning, CaseOffer
    from workbench.ui.background import Jobs
    from workbench.ui.contracts import Desk


class DraftBox:
    """The newest words of one draft, handed from the window's thread to that of the jobs.

    A ``deque`` is safe between two threads; ``id`` is written by the jobs' thread alone.
    """

    def __init__(self, filing_id: str = "") -> None:
        self.id = filing_id
        self._waiting: deque[Filing] = deque(maxlen=1)

    def put(self, filing: Filing) -> None:
        """Leave a filing to be saved in place of an older one that still waits."""
        self._waiting.append(filing)

    def save(self, desk: Desk) -> Filing | None:
        """Save what waits, None where another job saved it already; a job."""
        try:
            newest = self._waiting.pop()
        except IndexError:
            return None
        saved = desk.filings.keep(replace(newest, id=self.id))
        self.id = saved.id
        return saved


@dataclass(frozen=True, slots=True)
class _Resumed:
    """A filing that was saved, with what can be chosen for it."""

    flow: FilingFlow
    beginning: Beginning
    offers: tuple[CaseOffer, ...]


class Drafting(QObject):
    """One filing from its ground to its end.

    Signals: ``begun`` when shops, grounds and a draft were read, ``changed`` whenever what is told
    of the filing changed, ``evidence_changed`` when its files did, ``saved`` after every save,
    ``failed`` (Trouble).
    """

    begun = Signal()
    changed = Signal()
    evidence_changed = Signal()
    saved = Signal()
    failed = Signal(object)

    def __init__(self, jobs: Jobs, wish: FilingWish, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.wish = wish
        self.beginning: Beginning | None = None
        self.offers: tuple[CaseOffer, ...] = ()
        self.flow: FilingFlow | None = None
        self._box = DraftBox()

    @property
    def filing(self) -> Filing | None:
        """Return the filing, None until its ground is known."""
        return self.flow.filing if self.flow else None

    @property
    def offer(self) -> CaseOffer | None:
        """Return what the packs say of the ground that was chosen."""
        chosen = self.filing.case if self.filing else None
        return next((offer for offer in self.offers if offer.case is chosen), None)

    @property
    def id(self) -> str:
        """Return the filing's id, "" before it was saved."""
        return self._box.id

    def begin(self) -> None:
        """Read what the wish tells, and what can be chosen."""
        wish = self.wish

        def work(desk: Desk) -> tuple[Beginning, tuple[CaseOffer, ...]]:
            beginning = desk.filing_guide.begin(wish)
            shop = beginning.shop
            return beginning, desk.filing_guide.offers(shop.platform) if shop else ()

        self._jobs.run(work, self._on_begun, self.failed.emit)

    def _on_begun(self, found: tuple[Beginning, tuple[CaseOffer, ...]]) -> None:
        self.beginning, self.offers = found
        suggested = self.beginning.suggested
        if suggested in {offer.case for offer in self.offers} and suggested is not None:
            self.choose_case(suggested)
        self.begun.emit()

    def resume(self, filing_id: str) -> None:
        """Go on with a filing that was saved."""
        self._box.id = filing_id

        def work(desk: Desk) -> _Resumed:
            filing = desk.filings.get(filing_id)
            return _Resumed(
                FilingFlow(filing, desk.evidence.of(filing_id)).resumed(),
                desk.filing_guide.begin(FilingWish(filing.shop_id)),
                desk.filing_guide.offers(filing.platform),
            )

        self._jobs.run(work, self._on_resumed, self.failed.emit)

    def _on_resumed(self, found: _Resumed) -> None:
        self.flow, self.beginning, self.offers = found.flow, found.beginning, found.offers
        self.begun.emit()

    def choose_shop(self, shop_id: str) -> None:
        """Begin again with a shop; what was chosen for another one falls away."""
        self.wish = FilingWish(shop_id)
        self.begin()

    def choose_case(self, case: FilingCase) -> None:
        """Take a ground; the draft comes to life with the first one."""
        beginning = self.beginning
        if self.flow is not None:
            self.change(replace(self.flow.filing, case=case))
        elif beginning is not None and beginning.shop is not None:
            shop = beginning.shop
            scope = FilingScope(ScopeKind.ORDER, orders=beginning.orders)
            self.flow = FilingFlow(Filing(shop.id, shop.platform, case, scope))
            self._keep()

    def change(self, filing: Filing) -> None:
        """Take a filing as it was rewritten, and save it."""
        if self.flow is None or filing == self.flow.filing:
            return
        self.flow = self.flow.changed(filing)
        self._keep()

    def go(self, flow: FilingFlow) -> None:
        """Turn to another page; a filing that became ready is saved as that."""
        is_new = self.flow is None or flow.filing != self.flow.filing
        self.flow = flow
        if is_new:
            self._keep()
        else:
            self.changed.emit()

    def forward(self) -> None:
        """Turn the page; what was checked and lacks nothing is ready from then on."""
        flow = self.flow
        if flow is None:
            return
        is_checked = flow.step is FlowStep.CHECK and flow.is_complete
        if is_checked and flow.filing.state is FilingState.DRAFT:
            flow = flow.ready()
        self.go(flow.forward())

    def back(self) -> None:
        """Turn back."""
        if self.flow is not None:
            self.go(self.flow.back())

    def at(self, step: FlowStep) -> None:
        """Turn to a page; to the sending only what lacks nothing."""
        flow = self.flow
        if flow is None or (step is FlowStep.SUBMIT and not flow.is_complete):
            return
        if step is FlowStep.SUBMIT and flow.filing.state is FilingState.DRAFT:
            flow = flow.ready()
        self.go(flow.at(step))

    def _keep(self) -> None:
        if self.flow is None:
            return
        self._box.put(self.flow.filing)
        self.changed.emit()
        self._jobs.run(self._box.save, self._on_kept, self.failed.emit)

    def _on_kept(self, saved: Filing | None) -> None:
        if saved is not None and self.flow is not None:
            told = replace(self.flow.filing, id=saved.id)
            self.flow = replace(self.flow, filing=told)
            self.saved.emit()

    def take_evidence(self, evidence: tuple[Evidence, ...]) -> None:
        """Take the filing's files as they stand now."""
        if self.flow is not None and evidence != self.flow.evidence:
            self.flow = replace(self.flow, evidence=evidence)
            self.evidence_changed.emit()

    def take(self, filing: Filing) -> None:
        """Show a filing as it was recorded; from now on it is followed."""
        if self.flow is not None:
            self.flow = replace(self.flow, filing=filing).at(FlowStep.FOLLOW)
        self.changed.emit()
