"""From a warning to the wizard and back: R in the monitor opens it, what was sent is seen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.filing.filings import FilingCase
from workbench.domain.handling import HandlingState

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.filing.conduct import Conduct
    from workbench.ui.frame.main_window import MainWindow


def opened(window: MainWindow, qtbot: QtBot) -> Conduct:
    """Begin a filing from the first warning."""
    qtbot.waitUntil(window.is_settled)
    window.views.monitor.lists.filing_pressed.emit()
    windows = window.filing_way.windows
    qtbot.waitUntil(lambda: bool(windows.open_ones))
    conduct = windows.open_ones[0]
    qtbot.waitUntil(lambda: conduct.drafting.beginning is not None and window.is_settled())
    return conduct


def test_a_warning_opens_a_wizard_that_knows_its_order(window: MainWindow, qtbot: QtBot) -> None:
    conduct = opened(window, qtbot)
    beginning = conduct.drafting.beginning
    assert beginning is not None
    assert beginning.orders == ("2401200011874563218",)
    conduct.wizard.pages.case.choices[FilingCase.LOST].button.click()
    assert conduct.drafting.filing is not None
    assert conduct.drafting.filing.scope.orders == ("2401200011874563218",)


def test_the_window_closes_with_its_wizards_and_their_drafts(
    window: MainWindow, qtbot: QtBot, desk: MemoryDesk
) -> None:
    conduct = opened(window, qtbot)
    conduct.wizard.pages.case.choices[FilingCase.LOST].button.click()
    assert window.stop()
    assert [filing.case for filing in desk.filings.filings.values()] == [FilingCase.LOST]


def test_what_was_sent_stands_as_filed(window: MainWindow, qtbot: QtBot, desk: MemoryDesk) -> None:
    conduct = opened(window, qtbot)
    drafting, pages = conduct.drafting, conduct.wizard.pages
    pages.case.choices[FilingCase.LOST].button.click()
    for _ in range(6):
        drafting.forward()
    qtbot.waitUntil(window.is_settled)
    with qtbot.waitSignal(conduct.recorded):
        pages.submit.recording.click()
    qtbot.waitUntil(window.is_settled)
    (row,) = desk.monitor.rows([drafting.wish.rows[0]])
    assert row.handling is HandlingState.FILED
