"""Every view and dialog over answers in which every foreign text is hostile (faults I1 to I7)."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from tests.ui.backup_doubles import backup
from tests.ui.conftest import RESOURCES, close_and_delete
from tests.ui.doubles import MemoryDesk
from tests.ui.hostile import MARK, Poison, PoisonedDesk, hostile
from tests.ui.season import picture_rows
from tests.ui.test_importing import order_look
from tests.ui.walks import HAS_INOTIFY, all_widgets, faults, is_touched, marked_places
from workbench.domain.care.backups import Rescue, TableRescue
from workbench.domain.care.recovery import RecoveryOffer
from workbench.domain.care.rescue import Situation
from workbench.domain.errors import BadInput, WorkbenchError, WrongKey
from workbench.domain.exchange.imports import ImportEntry
from workbench.domain.pages import SavedPage
from workbench.domain.settings import ThemeChoice
from workbench.domain.views import Grouping
from workbench.services.care.recovery import Restored
from workbench.ui.backups.dialog import BackupDialog
from workbench.ui.contracts import WindowParts
from workbench.ui.exports.consent import ConsentDialog
from workbench.ui.frame.furniture import furnish
from workbench.ui.frame.main_window import MainWindow
from workbench.ui.frame.places import MONITOR, NOTICES, ORDERS, RECORDS, RULES
from workbench.ui.imports.dialog import ImportDialog
from workbench.ui.orders.forgetting import ForgetDialog
from workbench.ui.records.form import EntryDialog
from workbench.ui.records.paste import PasteDialog
from workbench.ui.recovery.code import CodeDialog
from workbench.ui.recovery.dialog import RecoveryDialog
from workbench.ui.recovery.words import rescue_words, restored_words
from workbench.ui.refusal import refusal_box
from workbench.ui.trouble import trouble_from

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from workbench.crash_notes import CrashNotes
    from workbench.domain.exchange.other_columns import OtherColumns
    from workbench.services.care.key_recovery import KeyRecovery
    from workbench.services.care.recovery import RecoveryService
    from workbench.ui.start import Stage

VIEWS = {
    "monitor": MONITOR,
    "orders": ORDERS,
    "notices": NOTICES,
    "rules": RULES,
    "penalties": RECORDS,
}


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """A picture that shows whether somebody asked for it."""
    folder = tmp_path / "share"
    folder.mkdir()
    picture = QPixmap(2, 2)
    picture.fill(Qt.GlobalColor.red)
    picture.save(str(folder / "x.png"))
    return folder / "x.png"


@pytest.fixture
def text(image: Path) -> str:
    return hostile(image)


@pytest.fixture
def memory() -> MemoryDesk:
    desk = MemoryDesk()
    at = desk.monitor.now()
    desk.imports.entries = [ImportEntry("f", "", "", at, at, saved=SavedPage(new=1), id=1)]
    columns: OtherColumns = (("备注", "x"),)
    desk.orders.other_columns = dict.fromkeys(range(99), columns)
    return desk


@pytest.fixture
def parts(memory: MemoryDesk, text: str) -> WindowParts:
    """A window all of whose answers are hostile."""
    desk: Any = PoisonedDesk(memory, text)
    return WindowParts(desk, lambda: desk, None, RESOURCES, theme=ThemeChoice.LIGHT)


def found(root: QWidget) -> list[str]:
    return sorted({fault[:150] for fault in faults(root)})


def test_every_view_shows_foreign_text_as_text(window: MainWindow, qtbot: QtBot) -> None:
    for name, number in VIEWS.items():
        window.show_view(number)
        qtbot.waitUntil(window.is_settled)
        assert found(window) == [], name
        assert marked_places(window.stack.views[number]) > 2, name
        assert not window.grab().isNull()


def test_groups_show_foreign_text_as_text(window: MainWindow, qtbot: QtBot) -> None:
    for grouping in Grouping:
        window.views.monitor.asking.choose(grouping=grouping)
        qtbot.waitUntil(window.is_settled)
        assert found(window) == [], grouping


def packs(window: MainWindow, qtbot: QtBot) -> QWidget:
    with qtbot.waitSignal(window.pack_way.handling.ended):
        window.pack_way.handling.open()
    assert window.pack_way.handling.dialog is not None
    return window.pack_way.handling.dialog


def history(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.rail.entries.history.click()
    back = window.intake.looking_back
    qtbot.waitUntil(lambda: back.dialog is not None and not back.errand.is_running)
    assert back.dialog is not None
    return back.dialog


def backups(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.rail.entries.backup.click()
    making = window.intake.backing_up
    qtbot.waitUntil(lambda: not making.errand.is_running)
    assert making.dialog is not None
    return making.dialog


def test_dialogs_of_the_window_show_foreign_text_as_text(window: MainWindow, qtbot: QtBot) -> None:
    for dialog in (packs(window, qtbot), history(window, qtbot)):
        assert found(dialog) == []
        assert marked_places(dialog) > 0
    assert found(backups(window, qtbot)) == []


def named(text: str) -> Path:
    """A file that somebody gave a hostile name; the system takes no slashes in one."""
    return Path(text[:180].replace("/", "∕").replace("\0", ""))


def test_a_pack_on_trial_shows_foreign_text_as_text(
    window: MainWindow, memory: MemoryDesk, text: str, qtbot: QtBot
) -> None:
    memory.packs.gate.set()
    handling = window.pack_way.handling
    with qtbot.waitSignal(handling.ended):
        handling.add(named(text).with_suffix(".toml"))
    assert handling.dialog is not None
    assert found(handling.dialog) == []
    assert marked_places(handling.dialog) > 0


@pytest.mark.parametrize("is_refused", [False, True], ids=["added", "refused"])
def test_a_key_file_is_told_as_text(
    window: MainWindow, memory: MemoryDesk, text: str, qtbot: QtBot, *, is_refused: bool
) -> None:
    memory.accounts.error = BadInput(what=text, reason=text) if is_refused else None
    adding = window.intake.adding
    adding.add(named(text))
    assert found(window) == []
    qtbot.waitUntil(lambda: not adding.errand.is_running)
    bar, said = window.intake.shop_bar.sentence, window.undo_bar.text
    assert MARK in (bar if is_refused else said)
    assert found(window) == []


def test_a_crash_note_is_offered_and_not_shown(window: MainWindow, text: str) -> None:
    notes = SimpleNamespace(last=lambda: text, forget=lambda: None)
    window.crash_bar.offer(cast("CrashNotes", notes))
    assert MARK not in window.crash_bar.sentence
    assert found(window) == []


def refusing(error: WorkbenchError) -> Callable[..., None]:
    """A service's act that fails with an error of ours."""

    def act(*_: object) -> None:
        raise error

    return act


def test_recovery_shows_foreign_text_as_text(text: str, stage: Stage, qtbot: QtBot) -> None:
    """What is wrong, what went wrong on the way on, and what a rescue brought."""
    error, kept = WrongKey(path=text), Path(text)
    situation = Situation(error, (backup(text),), has_code=True)
    recovery = cast("RecoveryService", SimpleNamespace(restore=refusing(error)))
    dialog = RecoveryDialog(trouble_from(error), situation, recovery, kept)
    qtbot.addWidget(dialog)
    dialog.show()
    assert MARK in dialog.told.text()
    with qtbot.waitSignal(dialog.settled):
        dialog.restore_from(kept)
    assert MARK in dialog.trouble.text()
    assert found(dialog) == []
    rescue = rescue_words(Rescue((TableRescue(text, 1, 2, None),), backup(text), kept))
    for words in (rescue, restored_words(Restored(backup(text), kept))):
        dialog.told.setText(words)
        assert found(dialog) == []


def test_a_recovery_code_that_is_not_kept_says_why_as_text(text: str, qtbot: QtBot) -> None:
    refuse = refusing(WrongKey(path=text))
    parent = QWidget()
    qtbot.addWidget(parent)
    offer = RecoveryOffer.new()
    dialog = CodeDialog(cast("KeyRecovery", SimpleNamespace(keep=refuse)), offer, parent)
    dialog.form.answer.setText("".join(offer.code[place - 1] for place in offer.places))
    dialog.keep_button.click()
    assert MARK in dialog.form.trouble.text()
    assert found(dialog) == []


def test_a_backup_is_told_as_text(text: str, stage: Stage, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = BackupDialog(stage, parent)
    dialog.show_backups([backup(text)])
    dialog.show_made(backup(text))
    assert MARK in dialog.told.text()
    assert found(dialog) == []
    dialog.show_problem(text)
    assert found(dialog) == []


def import_dialog(text: str, stage: Stage, parent: QWidget) -> QWidget:
    return ImportDialog(stage, Poison(text)(order_look()), parent)


def consent(text: str, stage: Stage, parent: QWidget) -> QWidget:
    return ConsentDialog(stage, Path(text[:200].replace("/", "∕")), 5, parent)


def forgetting(text: str, stage: Stage, parent: QWidget) -> QWidget:
    desk: Any = PoisonedDesk(MemoryDesk(), text)
    return ForgetDialog(desk.orders.rows([picture_rows()[0].id])[0], parent)


def entry(text: str, stage: Stage, parent: QWidget) -> QWidget:
    return EntryDialog(stage, parent)


def paste(text: str, stage: Stage, parent: QWidget) -> QWidget:
    return PasteDialog(parent)


def refusal(text: str, stage: Stage, parent: QWidget) -> QWidget:
    return refusal_box(trouble_from(WrongKey(path=text)))


@pytest.mark.parametrize("made", [import_dialog, consent, forgetting, entry, paste, refusal])
def test_a_dialog_shows_foreign_text_as_text(
    made: Callable[[str, Stage, QWidget], QWidget], text: str, stage: Stage, qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = made(text, stage, parent)
    qtbot.addWidget(dialog)
    dialog.show()
    assert found(dialog) == []
    dialog.close()


def test_bars_and_troubles_show_foreign_text_as_text(window: MainWindow, text: str) -> None:
    window.undo_bar.offer(text, None)
    window.live.report(trouble_from(BadInput(what=text, reason=text)))
    assert MARK in window.undo_bar.text
    assert found(window) == []


def test_nobody_asks_for_the_image(
    parts: WindowParts, stage: Stage, image: Path, qtbot: QtBot
) -> None:
    if not HAS_INOTIFY:
        pytest.skip("only Linux tells who opens a file")

    def look_around() -> None:
        made = MainWindow(parts, stage, furnish)
        made.show()
        made.start()
        for number in VIEWS.values():
            made.show_view(number)
            qtbot.waitUntil(made.is_settled)
            made.grab()
        close_and_delete(made)

    assert not is_touched(look_around, image.parent)


def test_a_label_that_takes_markup_would_ask_for_it(text: str, image: Path, qtbot: QtBot) -> None:
    if not HAS_INOTIFY:
        pytest.skip("only Linux tells who opens a file")
    label = QLabel()
    qtbot.addWidget(label)

    def show() -> None:
        label.setText(text[:300])
        label.show()
        label.grab()

    assert is_touched(show, image.parent)
    assert faults(label) != []
    assert len(all_widgets(label)) == 1
