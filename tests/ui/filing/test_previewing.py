"""The live preview: one at a time, with progress and cancel, asked anew when it matters."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QProgressBar

from tests.services.doubles import SHOP
from workbench.domain.filing.filings import (
    Filing,
    FilingCase,
    FilingDetails,
    FilingScope,
    ScopeKind,
)
from workbench.domain.filing.flow import FilingFlow
from workbench.services.filing.preview import FilingPreview
from workbench.ui.filing.preview_pane import PreviewPane
from workbench.ui.filing.previewing import Previewing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from workbench.ui.start import Stage

ORDERS = FilingScope(ScopeKind.ORDER, orders=("A1",))
LOST = Filing(SHOP.id, SHOP.platform, FilingCase.LOST, ORDERS)
NOTHING = FilingPreview((), {}, 0, 0, 0, 0, (), (), ())


@dataclass
class GatedPreviews:
    """Tells half, waits for the gate, and tells the rest."""

    asked: list[Filing] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)

    def preview(
        self, filing: Filing, _: object, progress: Callable[[int, int], None]
    ) -> FilingPreview:
        self.asked.append(filing)
        progress(1, 2)
        assert self.gate.wait(10)
        progress(2, 2)
        return replace(NOTHING, in_scope=len(self.asked))


@dataclass
class PreviewDesk:
    """A desk that previews and nothing else."""

    filing_previews: GatedPreviews

    def give_up_when(self, _: Callable[[], bool]) -> None: ...

    def close(self) -> None: ...


@pytest.fixture
def previews() -> GatedPreviews:
    return GatedPreviews()


@pytest.fixture
def previewing(qtbot: QtBot, previews: GatedPreviews) -> Iterator[Previewing]:
    around = QObject()
    desk = cast("Any", PreviewDesk(previews))
    made = Previewing(lambda: desk, around)
    yield made
    previews.gate.set()
    assert made.stop()
    qtbot.waitUntil(lambda: not made.is_busy)


def test_an_answer_comes_with_its_progress(
    qtbot: QtBot, previewing: Previewing, previews: GatedPreviews
) -> None:
    with qtbot.waitSignal(previewing.progressed) as told:
        previewing.show_flow(FilingFlow(LOST))
    assert told.args == [1, 2]
    with qtbot.waitSignal(previewing.ready) as ready:
        previews.gate.set()
    assert ready.args == [replace(NOTHING, in_scope=1)]


def test_what_changes_no_order_is_not_asked_again(
    qtbot: QtBot, previewing: Previewing, previews: GatedPreviews
) -> None:
    previews.gate.set()
    with qtbot.waitSignal(previewing.ready):
        previewing.show_flow(FilingFlow(LOST))
    said = replace(LOST, details=FilingDetails("一句话"), id="7", number="BB1")
    previewing.show_flow(FilingFlow(said))
    assert not previewing.is_busy
    with qtbot.waitSignal(previewing.ready):
        previewing.show_flow(FilingFlow(replace(LOST, case=FilingCase.DAMAGED)))
    assert len(previews.asked) == 2


def test_a_newer_question_ends_an_older_one(
    qtbot: QtBot, previewing: Previewing, previews: GatedPreviews
) -> None:
    with qtbot.waitSignal(previewing.progressed):
        previewing.show_flow(FilingFlow(LOST))
    damaged = replace(LOST, case=FilingCase.DAMAGED)
    previewing.show_flow(FilingFlow(damaged))
    previewing._ask()
    with qtbot.waitSignal(previewing.ready) as ready:
        previews.gate.set()
    assert [filing.case for filing in previews.asked] == [FilingCase.LOST, FilingCase.DAMAGED]
    assert ready.args == [replace(NOTHING, in_scope=2)]


def test_a_preview_is_given_up_and_asked_for_again(
    qtbot: QtBot, previewing: Previewing, previews: GatedPreviews
) -> None:
    with qtbot.waitSignal(previewing.progressed):
        previewing.show_flow(FilingFlow(LOST))
    previewing.give_up()
    with qtbot.waitSignal(previewing.cancelled):
        previews.gate.set()
    with qtbot.waitSignal(previewing.ready):
        previewing.ask_again()


def test_the_pane_shows_progress_until_all_is_seen(qtbot: QtBot, stage: Stage) -> None:
    pane = PreviewPane(stage)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_progress(40_000, 100_000)
    (bar,) = pane.findChildren(QProgressBar)
    assert bar.isVisible()
    pane.show_preview(NOTHING, LOST)
    assert not bar.isVisible()
    pane.show_given_up("预览已取消。")
    assert pane.asking.isVisible()
