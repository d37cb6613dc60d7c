"""All pages of one wizard, by name and by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.ui.filing.pages.case import CasePage
from workbench.ui.filing.pages.check import CheckPage
from workbench.ui.filing.pages.evidence import EvidencePage
from workbench.ui.filing.pages.follow import FollowPage
from workbench.ui.filing.pages.orders import OrdersPage
from workbench.ui.filing.pages.scope import ScopePage
from workbench.ui.filing.pages.statement import StatementPage
from workbench.ui.filing.pages.submit import SubmitPage

if TYPE_CHECKING:
    from workbench.domain.filing.flow import FlowStep
    from workbench.ui.filing.page import WizardPage
    from workbench.ui.start import ViewTools


class PageSet(QObject):
    """The pages, in the order of the flow.

    Signals: ``said`` (words, way back or None) and ``failed`` (Trouble) of any page.
    """

    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, tools: ViewTools) -> None:
        super().__init__()
        self.case = CasePage(tools)
        self.scope = ScopePage(tools)
        self.orders = OrdersPage(tools)
        self.evidence = EvidencePage(tools)
        self.statement = StatementPage(tools)
        self.check = CheckPage(tools)
        self.submit = SubmitPage(tools)
        self.follow = FollowPage(tools)
        for page in (self.evidence, self.statement, self.submit):
            page.said.connect(self.said)
        self.evidence.failed.connect(self.failed)

    @property
    def in_order(self) -> tuple[WizardPage, ...]:
        """Return the pages in the order of the flow."""
        return (
            self.case,
            self.scope,
            self.orders,
            self.evidence,
            self.statement,
            self.check,
            self.submit,
            self.follow,
        )

    def of(self, step: FlowStep) -> WizardPage:
        """Return the page of a step."""
        return next(page for page in self.in_order if page.step is step)
