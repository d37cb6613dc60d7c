"""The guide over a window whose data are new: each step can be skipped, and nothing is lost."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.ui.conftest import close_and_delete
from workbench.ui.first_run.contract import Then
from workbench.ui.first_run.guide_way import GuideWay
from workbench.ui.first_run.onward import Onward
from workbench.ui.first_run.page import Step
from workbench.ui.frame.furniture import furnish
from workbench.ui.frame.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from tests.ui.first_run.conftest import Machine
    from workbench.ui.contracts import WindowParts
    from workbench.ui.first_run.guide import WelcomeGuide
    from workbench.ui.start import Stage


class Visit:
    """One window over new data, with its guide."""

    def __init__(self, parts: WindowParts, stage: Stage, machine: Machine, qtbot: QtBot) -> None:
        self.window = MainWindow(parts, stage, furnish)
        self.window.show()
        self.window.start()
        qtbot.waitUntil(self.window.is_settled)
        self.onward = Onward(parts.language, self.window)
        self.way = GuideWay(self.window, parts, stage, machine.keys, self.onward)
        self.way.begin()

    @property
    def guide(self) -> WelcomeGuide:
        assert self.way.dialog is not None
        return self.way.dialog

    def end(self) -> None:
        if self.way.dialog is not None:
            self.way.dialog.reject()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        close_and_delete(self.window)


@pytest.fixture
def visit(
    parts: WindowParts, desk: MemoryDesk, stage: Stage, machine: Machine, qtbot: QtBot
) -> Iterator[Visit]:
    machine.begin("correct horse", "zh_CN")
    desk.shops.shops = ()
    made = Visit(parts, stage, machine, qtbot)
    yield made
    made.end()


def test_it_begins_with_the_recovery_code(visit: Visit) -> None:
    assert visit.guide.page.step is Step.CODE
    assert visit.guide.steps.buttons[Step.LANGUAGE].isEnabled()
    assert not visit.guide.next_button.isEnabled()


def test_every_step_can_be_skipped_and_then_it_is_not_asked_again(
    visit: Visit, desk: MemoryDesk, qtbot: QtBot
) -> None:
    guide = visit.guide
    guide.skip_button.click()
    guide.skip_button.click()
    assert guide.page.step is Step.ALERTS
    guide.next_button.click()
    qtbot.waitUntil(lambda: desk.settings.current().has_begun)


def test_closed_half_way_it_asks_again(visit: Visit, desk: MemoryDesk) -> None:
    visit.guide.leave_button.click()
    assert visit.way.dialog is None
    assert not desk.settings.current().has_begun


def test_a_code_that_was_written_down_is_in_force(visit: Visit, machine: Machine) -> None:
    form = visit.guide.code.form
    form.answer.setText("".join(form.shown.text().replace("-", "")[n - 1] for n in places(visit)))
    visit.guide.code.keep_button.click()
    assert visit.guide.code.is_done
    assert visit.guide.next_button.isEnabled()
    assert not machine.keys.needs_code()


def places(visit: Visit) -> list[int]:
    """The places asked for, as the question names them."""
    return [int(word) for word in re.findall(r"\d+", visit.guide.code.form.answer.accessibleName())]


def test_a_shop_that_is_added_makes_the_step_done(visit: Visit, qtbot: QtBot) -> None:
    guide = visit.guide
    guide.turn_to(Step.INTAKE)
    assert not guide.next_button.isEnabled()
    guide.intake.shop_button.click()
    dialog = guide.intake.adding.dialog
    assert dialog is not None
    with qtbot.waitSignal(guide.brought):
        dialog.told.emit(json.dumps({}))
    assert guide.next_button.isEnabled()
    assert guide.intake.told.text().startswith("✓")


def test_samples_are_one_click_away(visit: Visit, qtbot: QtBot) -> None:
    guide = visit.guide
    guide.turn_to(Step.PLACE)
    guide.place.choices.choose("demo")
    with qtbot.waitSignal(visit.onward.chosen):
        guide.next_button.click()
    assert visit.onward.ending.then is Then.DEMO


def test_another_language_is_kept_and_opens_the_window_anew(
    visit: Visit, desk: MemoryDesk, qtbot: QtBot
) -> None:
    visit.guide.turn_to(Step.LANGUAGE)
    with qtbot.waitSignal(visit.onward.chosen):
        visit.guide.opening.choices.buttons["en"].click()
    assert visit.onward.ending.then is Then.OWN
    assert desk.settings.current().language == "en"


def test_who_has_shops_is_not_guided(
    parts: WindowParts, stage: Stage, locked: Machine, qtbot: QtBot
) -> None:
    locked.type_in("一匹正确的马，来了")
    made = Visit(parts, stage, locked, qtbot)
    assert made.way.dialog is None
    made.end()
