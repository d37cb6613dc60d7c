"""A wizard that says where its buttons are: ``python -m tests.ui.filing.stagehand FILE``.

Whenever everything is read and saved it writes the page's name and the middle of what can be
clicked, in the screen's pixels: a mouse from outside does the rest.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer

from tests.services.doubles import SHOP
from tests.ui.filing.shops import STALLED
from tests.ui.filing.victim import LONGEST, stood
from workbench.domain.filing.wishes import FilingWish

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.ui.filing.victim import Stood
    from workbench.ui.filing.conduct import Conduct

LOOK_AGAIN = 50  # milliseconds


def middle(widget: QWidget) -> tuple[int, int]:
    """Return the middle of a widget on the screen; of a radio button its round part."""
    point = widget.mapToGlobal(QPoint(min(widget.width() // 2, 40), widget.height() // 2))
    return point.x(), point.y()


def clickable(conduct: Conduct) -> dict[str, tuple[int, int]]:
    """Return what a mouse would look for on the page that shows."""
    pages, foot = conduct.wizard.pages, conduct.wizard.foot
    named: dict[str, QWidget] = {
        "next": foot.going_on,
        "back": foot.going_back,
        "box": pages.statement.box,
        "number": pages.submit.number,
        "sent": pages.submit.recording,
        **{case.value: choice.button for case, choice in pages.case.choices.items()},
    }
    seen = {name: widget for name, widget in named.items() if widget.isVisible()}
    return {name: middle(widget) for name, widget in seen.items() if widget.isEnabled()}


class Teller:
    """Tells of every change once it is over: what was seen twice stands still."""

    def __init__(self, here: Stood) -> None:
        here.windows.start(FilingWish(SHOP.id, (STALLED,)))
        self._here = here
        self._conduct = here.windows.open_ones[0]
        self._told = self._seen = ""
        self._timer = QTimer(here.around)
        self._timer.timeout.connect(self._tell)
        self._timer.start(LOOK_AGAIN)

    def _tell(self) -> None:
        conduct = self._conduct
        is_read = conduct.drafting.beginning is not None
        if not is_read or not self._here.jobs.is_idle or conduct.is_busy:
            return
        filing = conduct.drafting.filing
        told = {
            "page": conduct.wizard.page.step.value,
            "points": clickable(conduct),
            "state": filing.state.value if filing else "",
            "statement": filing.details.statement if filing else "",
            "number": conduct.wizard.pages.submit.number.text(),
        }
        line = json.dumps(told)
        is_still, self._seen = line == self._seen, line
        if is_still and line != self._told:
            self._told = line
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


def main() -> None:
    """Show one wizard, and tell of it until ended."""
    here = stood(Path(sys.argv[1]))
    teller = Teller(here)
    QTimer.singleShot(LONGEST, here.app.quit)
    here.app.exec()
    del teller


if __name__ == "__main__":
    main()
