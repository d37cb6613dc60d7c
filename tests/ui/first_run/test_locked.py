"""Data under a passphrase open in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.first_run.conftest import PASSPHRASE, Machine
from workbench.domain.errors import PassphraseMissing
from workbench.ui.first_run.locked import PassphraseDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from workbench.ui.start import Stage


@pytest.fixture
def dialog(locked: Machine, stage: Stage, qtbot: QtBot) -> Iterator[PassphraseDialog]:
    made = PassphraseDialog(locked.keys)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_the_right_one_opens_them(dialog: PassphraseDialog, locked: Machine) -> None:
    with pytest.raises(PassphraseMissing):
        locked.key()
    dialog.line.setText(PASSPHRASE)
    dialog.open_button.click()
    assert dialog.result() == PassphraseDialog.DialogCode.Accepted
    assert locked.key()


def test_another_one_says_so_and_can_be_typed_again(dialog: PassphraseDialog) -> None:
    dialog.line.setText("another one")
    dialog.open_button.click()
    assert dialog.isVisible()
    assert dialog.trouble.isVisible()
    assert dialog.line.selectedText()


def test_who_forgot_it_is_led_to_the_recovery_code(dialog: PassphraseDialog) -> None:
    dialog.forgotten.click()
    assert dialog.is_forgotten
    assert not dialog.isVisible()
