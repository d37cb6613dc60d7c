"""Before there are data: every step goes on, goes back and can be left; nothing is a dead end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.first_run.conftest import PASSPHRASE, Machine
from workbench.domain.errors import DiskFull
from workbench.domain.profile import KeyPlace
from workbench.ui.first_run.contract import Then
from workbench.ui.first_run.entrance import EntranceDialog
from workbench.ui.first_run.page import Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from workbench.ui.start import Stage


@pytest.fixture
def dialog(machine: Machine, stage: Stage, qtbot: QtBot) -> Iterator[EntranceDialog]:
    made = EntranceDialog(machine, "zh_CN")
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def type_twice(dialog: EntranceDialog, first: str, again: str | None = None) -> None:
    dialog.key.form.first.setText(first)
    dialog.key.form.again.setText(first if again is None else again)


def test_it_begins_with_the_language_in_both_languages(dialog: EntranceDialog) -> None:
    assert dialog.page.step is Step.LANGUAGE
    assert list(dialog.opening.choices.buttons) == ["zh_CN", "en"]
    assert dialog.opening.choices.value == "zh_CN"
    assert not dialog.back_button.isVisible()


def test_another_language_makes_it_anew(dialog: EntranceDialog) -> None:
    dialog.opening.choices.buttons["en"].click()
    assert (dialog.is_language_new, dialog.language) == (True, "en")
    assert not dialog.isVisible()


def test_one_goes_on_and_back(dialog: EntranceDialog) -> None:
    seen = []
    for press in (dialog.next_button, dialog.next_button, dialog.back_button):
        press.click()
        seen.append(dialog.page.step)
    assert seen == [Step.PLACE, Step.KEY, Step.PLACE]


def test_the_samples_make_nothing_of_the_sellers_own(
    dialog: EntranceDialog, machine: Machine
) -> None:
    dialog.next_button.click()
    dialog.place.choices.choose("demo")
    dialog.next_button.click()
    assert dialog.ending.then is Then.DEMO
    assert dialog.result() == EntranceDialog.DialogCode.Rejected
    assert machine.is_new()


def test_the_button_says_where_it_leads(dialog: EntranceDialog) -> None:
    dialog.next_button.click()
    for value, words in (("demo", "看示例数据"), ("own", "下一步：数据保护")):
        dialog.place.choices.buttons[value].click()
        assert dialog.next_button.text() == words


def test_without_a_keyring_a_passphrase_is_asked_for(
    dialog: EntranceDialog, machine: Machine
) -> None:
    dialog.reach_key()
    assert list(dialog.key.choices.buttons) == ["passphrase"]
    assert not dialog.next_button.isEnabled()
    type_twice(dialog, PASSPHRASE)
    dialog.next_button.click()
    assert dialog.result() == EntranceDialog.DialogCode.Accepted
    assert (machine.typed, machine.language) == (PASSPHRASE, "zh_CN")
    assert not machine.is_new()


@pytest.mark.parametrize(
    ("first", "again"),
    [
        pytest.param("short", "short", id="short"),
        pytest.param("long enough", "long enouhg", id="not the same"),
        pytest.param("long enough", "", id="only once"),
    ],
)
def test_a_passphrase_is_long_enough_and_typed_twice(
    dialog: EntranceDialog, first: str, again: str
) -> None:
    dialog.reach_key()
    type_twice(dialog, first, again)
    assert not dialog.next_button.isEnabled()


def test_leaving_makes_nothing(dialog: EntranceDialog, machine: Machine) -> None:
    dialog.reach_key()
    type_twice(dialog, PASSPHRASE)
    dialog.leave_button.click()
    assert machine.is_new()
    assert dialog.ending.then is Then.END


class FullDisk(Machine):
    """A machine whose disk takes nothing more."""

    def begin(self, passphrase: str, language: str) -> None:
        raise DiskFull


def test_what_cannot_be_made_is_said_where_it_was_asked(
    machine: Machine, stage: Stage, qtbot: QtBot
) -> None:
    dialog = EntranceDialog(FullDisk(machine.profile.folder), "zh_CN")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.reach_key()
    type_twice(dialog, PASSPHRASE)
    dialog.next_button.click()
    assert dialog.isVisible()
    assert dialog.key.trouble.isVisible()


class Keyed(Machine):
    """A machine with a keyring, or with a passphrase file."""

    place = KeyPlace.KEYRING

    def key_place(self) -> KeyPlace:
        return self.place

    def begin(self, passphrase: str, language: str) -> None:
        self.typed = passphrase


def test_a_keyring_asks_for_nothing_and_a_passphrase_can_be_chosen(
    machine: Machine, stage: Stage, qtbot: QtBot
) -> None:
    dialog = EntranceDialog(Keyed(machine.profile.folder), "zh_CN")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.reach_key()
    assert dialog.key.choices.value == "keyring"
    assert dialog.next_button.isEnabled()
    assert not dialog.key.form.isVisible()
    dialog.key.choices.buttons["passphrase"].click()
    assert dialog.key.form.isVisible()
    assert not dialog.next_button.isEnabled()


def test_keys_alone_lead_through_it(dialog: EntranceDialog, machine: Machine) -> None:
    dialog.activateWindow()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.page.step is Step.KEY
    QTest.keyClicks(dialog.key.form.first, "correct horse")
    QTest.keyClicks(dialog.key.form.again, "correct horse")
    QTest.keyClick(dialog.key.form.again, Qt.Key.Key_Return)
    assert machine.typed == "correct horse"


def test_all_that_can_be_pressed_or_filled_in_has_a_name(dialog: EntranceDialog) -> None:
    for made in dialog.steps.buttons.values():
        assert made.accessibleName()
    for line in (dialog.key.form.first, dialog.key.form.again):
        assert line.accessibleName()
    for choice in dialog.place.choices.buttons.values():
        assert choice.accessibleDescription()
