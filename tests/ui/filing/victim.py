"""A window that files until it is killed: ``python -m tests.ui.filing.victim FILE STEP``.

It does something on every page up to STEP through the wizard's own widgets, writes what was saved
to its output, and then stays as it is.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from tests.services.doubles import SHOP
from tests.ui.conftest import RESOURCES
from tests.ui.filing.shops import STALLED, profile_at
from workbench.domain.filing.evidence import EvidenceKind
from workbench.domain.filing.filings import FilingCase
from workbench.domain.filing.flow import FlowStep
from workbench.domain.filing.wishes import FilingWish
from workbench.domain.settings import ThemeChoice
from workbench.services.assembly.shelf import Shelf
from workbench.ui.background import Jobs
from workbench.ui.contracts import WindowParts
from workbench.ui.filing.opening import FilingWindows
from workbench.ui.start import ViewTools, prepare_application

if TYPE_CHECKING:
    from workbench.domain.filing.filings import Filing
    from workbench.ui.contracts import Desk

LONGEST = 60_000  # milliseconds until a victim that nobody kills ends by itself
OTHER = "2401200011874560000"
CHAT = EvidenceKind.CHAT, ""


def told(filing: Filing) -> dict[str, Any]:
    """Return a filing as JSON tells it; both sides of the pipe compare this."""
    found: dict[str, Any] = json.loads(json.dumps(asdict(filing), default=str))
    return found


class Victim(QObject):
    """Goes from page to page, one act on each, as soon as the one before it is saved."""

    def __init__(self, windows: FilingWindows, jobs: Jobs, last: FlowStep) -> None:
        super().__init__()
        self._jobs = jobs
        self._last = last
        self._steps = iter(
            step for step in FlowStep if step not in {FlowStep.CHECK, FlowStep.FOLLOW}
        )
        self._step: FlowStep | None = None
        windows.start(FilingWish(SHOP.id, (STALLED,), case=FilingCase.FREIGHT_BUYER_DELAY))
        self._conduct = windows.open_ones[0]
        self._conduct.drafting.saved.connect(self._on_saved)
        jobs.idle.connect(self._on_idle)
        self._has_saved = False

    @Slot()
    def _on_saved(self) -> None:
        self._has_saved = True

    @Slot()
    def _on_idle(self) -> None:
        filing = self._conduct.drafting.filing
        if not self._has_saved or filing is None:
            return
        self._has_saved = False
        line = {"step": self._step, "filing": told(filing)}
        sys.stdout.write(f"{json.dumps(line)}\n")
        sys.stdout.flush()
        if self._step is not self._last:
            self._step = next(self._steps)
            self._act(self._step)

    def _act(self, step: FlowStep) -> None:
        drafting, pages = self._conduct.drafting, self._conduct.wizard.pages
        drafting.at(step)
        match step:
            case FlowStep.CASE:
                pages.case.details.transports.chips["freight"].click()
            case FlowStep.SCOPE:
                pages.scope.orders.box.setPlainText(f"{STALLED}\n{OTHER}")
            case FlowStep.ORDERS:
                pages.orders.list.selectAll()
                first = pages.orders.list.topLevelItem(0)
                assert first is not None
                first.setSelected(False)
                pages.orders.removing.click()
            case FlowStep.EVIDENCE:
                self._bring()
            case FlowStep.STATEMENT:
                pages.statement.box.setPlainText("买家要求延迟派送")
            case _:
                assert drafting.flow is not None
                assert drafting.flow.step is FlowStep.SUBMIT

    def _bring(self) -> None:
        key = self._conduct.drafting.id

        def work(desk: Desk) -> None:
            desk.evidence.keep(key, f"订单 {STALLED} 晚几天再送".encode(), "旺旺.txt", CHAT)

        def done(_: object) -> None:
            filing = self._conduct.drafting.filing
            assert filing is not None
            self._conduct.wizard.pages.evidence.panel.show_filing(filing)
            self._has_saved = True

        self._jobs.run(work, done, print)


@dataclass
class Stood:
    """A window's parts in a process of their own, kept as long as it runs."""

    app: QApplication
    windows: FilingWindows
    jobs: Jobs
    around: QWidget


def stood(path: Path) -> Stood:
    """Return wizards over a profile that is there already."""
    app = QApplication([])
    profile = profile_at(path, Shelf(RESOURCES, "zh"))
    desk, jobs = profile.desk(), Jobs(profile.desk)
    parts = WindowParts(desk, profile.desk, None, RESOURCES, theme=ThemeChoice.LIGHT)
    around = QWidget()
    stage = prepare_application(app, parts)
    return Stood(app, FilingWindows(parts, ViewTools(stage, desk, jobs), around), jobs, around)


def main() -> None:
    """File until killed."""
    here = stood(Path(sys.argv[1]))
    victim = Victim(here.windows, here.jobs, FlowStep(sys.argv[2]))
    victim.setParent(here.around)
    QTimer.singleShot(LONGEST, here.app.quit)
    here.app.exec()


if __name__ == "__main__":
    main()
