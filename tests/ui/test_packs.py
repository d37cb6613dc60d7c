"""Rule packs in the window: listed, tried before they count, switched, removed, brought back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.pack_doubles import MINE, REPORT
from tests.ui.test_importing import dragged, drop, hover
from workbench.domain.errors import PackMisspelt
from workbench.domain.rules.replay import ChangeKind
from workbench.ui.packs.model import ChangeModel
from workbench.ui.packs.words import lines

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.packs.dialog import PacksDialog
    from workbench.ui.packs.running import PackHandling
    from workbench.ui.start import Stage


@pytest.fixture
def handling(window: MainWindow) -> PackHandling:
    return window.pack_way.handling


def listed(handling: PackHandling, qtbot: QtBot) -> PacksDialog:
    with qtbot.waitSignal(handling.ended):
        handling.open()
    assert handling.dialog is not None
    return handling.dialog


def texts(dialog: PacksDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if not label.isHidden()]


def cells(dialog: PacksDialog) -> list[list[str]]:
    model = dialog.trial.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_rules_view_leads_to_the_packs(window: MainWindow, qtbot: QtBot) -> None:
    (opening,) = (
        each for each in window.views.rules.findChildren(QPushButton) if each.text() == "规则包…"
    )
    with qtbot.waitSignal(window.pack_way.handling.ended):
        opening.click()
    assert window.pack_way.handling.dialog is not None


def test_packs_are_listed_the_sellers_own_first(handling: PackHandling, qtbot: QtBot) -> None:
    dialog = listed(handling, qtbot)
    told = [(row.entry.id, row.switch.isChecked(), row.switch.isEnabled()) for row in dialog.rows]
    assert told == [("mine", False, True), ("1688", True, False), ("1688.outside", True, True)]
    assert [row.removing.isHidden() for row in dialog.rows] == [False, True, True]
    assert "2 条规则 ・ 最后核实 2024-01-20" in texts(dialog)


def test_a_broken_text_is_told_with_its_line(
    handling: PackHandling, desk: MemoryDesk, qtbot: QtBot
) -> None:
    problem = PackMisspelt(path="我的.toml", line="12", column="5", reason="Invalid value")
    desk.packs.entries = [replace(MINE, problem=problem)]
    told = texts(listed(handling, qtbot))
    assert any("我的.toml" in each and "第 12 行" in each for each in told)


def test_a_pack_is_tried_before_it_is_switched_on(
    handling: PackHandling, desk: MemoryDesk, qtbot: QtBot
) -> None:
    dialog = listed(handling, qtbot)
    dialog.rows[0].switch.click()
    assert not dialog.rows[0].switch.isChecked()
    qtbot.waitUntil(lambda: "已对照 500 / 1,200 单" in dialog.trial.said.text())
    assert "误放" not in dialog.trial.said.text()
    desk.packs.gate.set()
    qtbot.waitSignal(handling.ended).wait()
    assert (
        dialog.trial.said.text() == "启用后：少判 1 单，多判 1 单，时限有变 0 单（共 1,200 单）。"
    )
    assert cells(dialog) == [
        ["多判", "1688 YT1", "a", "时限内 1月25日 05:20", "已超时 1月24日 05:20"],
        ["少判", "1688 YT2", "a", "已超时 1月24日 05:20", "不判定"],
        ["少判", "1688 YT2", "我的时限", "不判定", "时限内 1月25日 05:20"],
    ]
    assert desk.packs.acts == []
    with qtbot.waitSignal(handling.ended):
        dialog.trial.accept.click()
    assert desk.packs.acts == [("switch", "mine", True)]


def test_a_cancelled_trial_changes_nothing(
    handling: PackHandling, desk: MemoryDesk, qtbot: QtBot
) -> None:
    dialog = listed(handling, qtbot)
    dialog.rows[0].switch.click()
    qtbot.waitUntil(lambda: "500" in dialog.trial.said.text())
    dialog.trial.cancel.click()
    desk.packs.gate.set()
    qtbot.waitUntil(lambda: not dialog.is_trying)
    assert desk.packs.acts == []


def test_a_file_is_tried_and_then_counts(
    handling: PackHandling, desk: MemoryDesk, qtbot: QtBot
) -> None:
    desk.packs.gate.set()
    dialog = listed(handling, qtbot)
    handling.ask = lambda _: Path("/somewhere/new.toml")
    with qtbot.waitSignal(handling.ended):
        dialog.adding.click()
    with qtbot.waitSignals([handling.changed, handling.ended]):
        dialog.trial.accept.click()
    assert desk.packs.acts == [("add", "new", True)]


def test_a_new_pack_that_is_declined_is_kept_switched_off(
    handling: PackHandling, desk: MemoryDesk, qtbot: QtBot
) -> None:
    desk.packs.gate.set()
    with qtbot.waitSignal(handling.ended):
        handling.add(Path("/somewhere/new.toml"))
    assert handling.dialog is not None
    with qtbot.waitSignal(handling.ended):
        handling.dialog.trial.decline.click()
    assert desk.packs.acts == [("add", "new", False)]


def test_a_file_that_cannot_be_used_is_told_over_the_list(
    handling: PackHandling, desk: MemoryDesk, qtbot: QtBot
) -> None:
    desk.packs.error = PackMisspelt(path="坏.toml", line="3", column="1", reason="Invalid value")
    with qtbot.waitSignal(handling.ended):
        handling.add(Path("/somewhere/坏.toml"))
    assert handling.dialog is not None
    assert not handling.dialog.is_trying
    assert "第 3 行" in handling.dialog.problem.text()


def test_a_removal_can_be_taken_back(
    handling: PackHandling, desk: MemoryDesk, qtbot: QtBot
) -> None:
    dialog = listed(handling, qtbot)
    with qtbot.waitSignals([handling.changed, handling.ended]):
        dialog.rows[0].removing.click()
    assert dialog.undo_bar.text == "规则包已移除。"
    with qtbot.waitSignals([handling.changed, handling.ended]):
        dialog.undo_bar.take_back()
    assert desk.packs.acts == [("remove", "mine"), ("restore", "mine")]


def test_switching_off_needs_no_trial_and_can_be_taken_back(
    handling: PackHandling, desk: MemoryDesk, qtbot: QtBot
) -> None:
    dialog = listed(handling, qtbot)
    with qtbot.waitSignals([handling.changed, handling.ended]):
        dialog.rows[2].switch.click()
    with qtbot.waitSignals([handling.changed, handling.ended]):
        dialog.undo_bar.take_back()
    assert desk.packs.acts == [("switch", "1688.outside", False), ("switch", "1688.outside", True)]


def test_a_trial_ends_with_its_dialog(
    handling: PackHandling, desk: MemoryDesk, qtbot: QtBot
) -> None:
    dialog = listed(handling, qtbot)
    dialog.rows[0].switch.click()
    qtbot.waitUntil(lambda: "500" in dialog.trial.said.text())
    dialog.reject()
    desk.packs.gate.set()
    qtbot.waitUntil(lambda: not handling.errand.is_running)
    assert handling.dialog is None
    assert desk.packs.acts == []


def test_a_dropped_pack_is_tried_and_other_files_are_imported(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    pack = tmp_path / "new.TOML"
    pack.write_bytes(b"")
    desk.packs.gate.set()
    mime = dragged(pack)
    assert hover(window, mime).isAccepted()
    with qtbot.waitSignal(window.pack_way.handling.ended):
        drop(window, mime)
    assert desk.imports.asked == []
    assert window.pack_way.handling.dialog is not None
    assert window.pack_way.handling.dialog.is_trying


def test_the_table_of_changes_is_a_sound_model(stage: Stage, qtmodeltester: ModelTester) -> None:
    model = ChangeModel()
    qtmodeltester.check(model)
    model.set_lines(lines(REPORT, str, stage.formats))
    qtmodeltester.check(model)
    assert model.rowCount() == 3
    assert lines(REPORT, str, stage.formats)[0].kind is ChangeKind.CAUGHT
