"""The dialog that adds a shop by typed keys."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from workbench.domain.errors import SignInExpired
from workbench.services.account_forms import FORMS
from workbench.ui.accounts.shop_dialog import ShopDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.frame.main_window import MainWindow

KEYS = {"name": "晨禾", "app_key": "1", "app_secret": "hush", "session": "s"}


@pytest.fixture
def dialog(window: MainWindow) -> ShopDialog:
    window.rail.entries.shop.click()
    found = window.intake.adding.dialog
    assert found is not None
    return found


def choose(dialog: ShopDialog, key: str) -> None:
    dialog.services.setCurrentRow([form.key for form in FORMS].index(key))


def type_in(dialog: ShopDialog, told: dict[str, str]) -> None:
    for name, text in told.items():
        dialog.page.lines[name].setText(text)


def test_each_platform_shows_its_own_fields(dialog: ShopDialog) -> None:
    for form in FORMS:
        choose(dialog, form.key)
        assert list(dialog.page.lines) == [field.name for field in form.fields]
        assert [page.isVisibleTo(dialog) for page in dialog.pages].count(True) == 1


def test_secrets_are_not_shown(dialog: ShopDialog) -> None:
    choose(dialog, "taobao")
    hidden = QLineEdit.EchoMode.PasswordEchoOnEdit
    assert dialog.page.lines["app_secret"].echoMode() is hidden
    assert dialog.page.lines["session"].echoMode() is hidden


def test_typed_keys_are_tried_and_the_dialog_closes(
    window: MainWindow, desk: MemoryDesk, dialog: ShopDialog, qtbot: QtBot
) -> None:
    choose(dialog, "taobao")
    type_in(dialog, KEYS)
    with qtbot.waitSignal(window.intake.adding.added):
        dialog.try_button.click()
    qtbot.waitUntil(window.is_settled)
    assert [json.loads(text) for text in desk.accounts.texts] == [{"taobao": KEYS}]
    assert window.intake.adding.dialog is None


def test_what_is_missing_is_named(desk: MemoryDesk, dialog: ShopDialog) -> None:
    choose(dialog, "taobao")
    dialog.try_button.click()
    assert dialog.trouble.text()
    assert desk.accounts.texts == []


def test_refused_keys_stay_to_be_mended(
    window: MainWindow, desk: MemoryDesk, dialog: ShopDialog, qtbot: QtBot
) -> None:
    desk.accounts.error = SignInExpired(service="Taobao")
    choose(dialog, "taobao")
    type_in(dialog, KEYS)
    dialog.try_button.click()
    qtbot.waitUntil(lambda: dialog.trouble.text().startswith("Taobao"))
    assert dialog.page.lines["app_key"].text() == "1"
    assert dialog.try_button.isEnabled()
    qtbot.waitUntil(window.is_settled)


def test_the_page_of_authorisation_opens_in_the_browser(window: MainWindow) -> None:
    opened: list[str] = []
    dialog = ShopDialog(window, opened.append)
    choose(dialog, "taobao")
    dialog.page.sign_in.click()
    assert opened == []
    type_in(dialog, {"app_key": "1", "redirect_uri": "https://example.com/back"})
    dialog.page.sign_in.click()
    assert len(opened) == 1
    assert opened[0].startswith("https://oauth.taobao.com/authorize?")
    dialog.reject()


def test_only_what_has_such_a_page_offers_it(dialog: ShopDialog) -> None:
    shown = {page.form.key for page in dialog.pages if page.sign_in.isVisibleTo(page)}
    assert shown == {"taobao"}
