"""Data that do not open: the dialog names the ways on, goes them, and the window opens then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from tests.caches import KEY, open_empty
from tests.store.build import SHOP
from tests.store.damage import PAGE, fill, spoil
from workbench.domain.care.recovery import RecoveryOffer
from workbench.domain.care.rescue import Way
from workbench.domain.clock import SystemClock
from workbench.domain.errors import FileDamaged, KeyringUnavailable, StoreError, WrongKey
from workbench.domain.profile import Profile
from workbench.services.care.key_recovery import KeyWays
from workbench.services.care.recovery import RecoveryService
from workbench.store.engine.cache import Cache
from workbench.store.keys.data_key import DataKey, KeyHeader, write_header
from workbench.store.keys.vaults import PassphraseVault
from workbench.store.safety.backups import Stamp, daily_target, write_backup
from workbench.store.shops.shops import ShopStore
from workbench.ui.help.pages import PAGE as HELP_PAGE
from workbench.ui.recovery.code import CodeDialog, offer_code
from workbench.ui.recovery.dialog import RecoveryDialog
from workbench.ui.trouble import trouble_from

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from workbench.ui.start import Stage

VAULT = PassphraseVault(b"correct horse", cost=2)


def no_key() -> DataKey:
    raise WrongKey(path="key.json")


@pytest.fixture
def key() -> DataKey:
    return KEY


@pytest.fixture
def profile(tmp_path: Path, key: DataKey) -> Profile:
    """Forty orders, one daily backup, then a damaged page."""
    profile = Profile(tmp_path / "profile")
    with open_empty(profile.cache_file) as cache:
        write_header(profile.folder, KeyHeader("p", (VAULT.wrap(key, "p"),)))
        ShopStore(cache).add(SHOP, {})
        fill(cache, 40)
        now = SystemClock().now()
        target = daily_target(profile.folder, now)
        write_backup(cache, key, target, Stamp(now, "1.0"), lambda *_: None)
        root = cache.value("SELECT rootpage FROM sqlite_master WHERE name = 'event'")
    spoil(profile.cache_file, (root - 1) * PAGE + 100)
    return profile


@pytest.fixture
def recovery(profile: Profile, key: DataKey) -> RecoveryService:
    ways = KeyWays(lambda: key, lambda _: no_key(), lambda: VAULT)
    return RecoveryService(profile, ways, SystemClock())


def dialog_for(
    error: StoreError, recovery: RecoveryService, profile: Profile, qtbot: QtBot
) -> RecoveryDialog:
    made = RecoveryDialog(trouble_from(error), recovery.situation(error), recovery, profile.folder)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(
    recovery: RecoveryService, profile: Profile, qtbot: QtBot, stage: Stage
) -> Iterator[RecoveryDialog]:
    made = dialog_for(FileDamaged(path=str(profile.cache_file)), recovery, profile, qtbot)
    yield made
    made.close()


def go(dialog: RecoveryDialog, way: Way, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.settled):
        dialog.ways[way].click()


def test_a_damaged_file_has_two_ways_on(dialog: RecoveryDialog) -> None:
    assert list(dialog.ways) == [Way.RESTORE, Way.SALVAGE, "file"]
    assert "40" in dialog.ways[Way.RESTORE].text()
    assert not dialog.open_button.isVisible()
    assert not dialog.code.isVisible()


def test_the_last_backup_is_put_in_place(
    dialog: RecoveryDialog, recovery: RecoveryService, qtbot: QtBot
) -> None:
    go(dialog, Way.RESTORE, qtbot)
    assert "replaced" in dialog.told.text()
    assert dialog.open_button.isVisible()
    assert recovery.examine().trouble is None
    dialog.open_button.click()
    assert dialog.result() == RecoveryDialog.DialogCode.Accepted


def test_what_can_be_read_is_saved(
    dialog: RecoveryDialog, recovery: RecoveryService, qtbot: QtBot
) -> None:
    go(dialog, Way.SALVAGE, qtbot)
    assert "轨迹：读出 160 行，从备份补回 0 行，丢失 0 行\n" in dialog.told.text()
    assert recovery.examine().trouble is None


def test_while_it_is_open_elsewhere_it_says_so(
    dialog: RecoveryDialog, profile: Profile, key: DataKey, qtbot: QtBot
) -> None:
    with Cache.open(profile.cache_file, key, read_only=True):
        go(dialog, Way.RESTORE, qtbot)
    assert dialog.trouble.isVisible()
    assert dialog.ways[Way.RESTORE].isEnabled()
    assert not dialog.open_button.isVisible()


def test_a_file_that_is_no_backup_is_told(
    dialog: RecoveryDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"no backup")
    with qtbot.waitSignal(dialog.settled):
        dialog.restore_from(tmp_path / "holiday.jpg")
    assert "holiday.jpg" in dialog.trouble.text()


def test_a_lost_key_is_opened_by_the_code(
    profile: Profile, recovery: RecoveryService, key: DataKey, qtbot: QtBot, stage: Stage
) -> None:
    offer = RecoveryOffer.new()
    recovery.keys.keep(offer)
    ways = KeyWays(no_key, lambda _: no_key(), lambda: VAULT)
    shut_out = RecoveryService(profile, ways, SystemClock())
    dialog = dialog_for(WrongKey(path="key.json"), shut_out, profile, qtbot)
    assert list(dialog.ways) == [Way.CODE, Way.RESTORE, "file"]
    dialog.code.setText("0000")
    go(dialog, Way.CODE, qtbot)
    assert dialog.trouble.isVisible()
    dialog.code.setText(offer.written)
    go(dialog, Way.CODE, qtbot)
    assert dialog.open_button.isVisible()
    dialog.close()


def test_quitting_changes_nothing(dialog: RecoveryDialog, profile: Profile) -> None:
    before = profile.cache_file.read_bytes()
    dialog.quit_button.click()
    assert dialog.result() == RecoveryDialog.DialogCode.Rejected
    assert profile.cache_file.read_bytes() == before


def test_its_help_is_the_page_about_safety(dialog: RecoveryDialog) -> None:
    assert dialog.property(HELP_PAGE) == "safety"


OFFER = RecoveryOffer("0123456789ABCDEFGHJKMNP3", (1, 4, 17, 24))


@pytest.fixture
def asking(recovery: RecoveryService, qtbot: QtBot, stage: Stage) -> Iterator[CodeDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = CodeDialog(recovery.keys, OFFER, parent)
    made.show()
    yield made
    made.close()


def test_the_code_is_shown_and_kept_once_it_is_typed_back(
    asking: CodeDialog, recovery: RecoveryService
) -> None:
    assert asking.form.shown.text() == "0123-4567-89AB-CDEF-GHJK-MNP3"
    asking.form.answer.setText("03GX")
    asking.keep_button.click()
    assert asking.form.trouble.isVisible()
    assert recovery.keys.needs_code()
    asking.form.answer.setText("03g3")
    asking.keep_button.click()
    assert asking.result() == CodeDialog.DialogCode.Accepted
    assert not recovery.keys.needs_code()


def test_later_means_asked_again(asking: CodeDialog, recovery: RecoveryService) -> None:
    asking.later_button.click()
    assert recovery.keys.needs_code()


def test_who_has_a_code_is_not_asked(recovery: RecoveryService, qtbot: QtBot) -> None:
    recovery.keys.keep(OFFER)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert offer_code(recovery.keys, parent) is None


def test_where_nothing_keeps_a_key_the_code_asks_for_a_new_passphrase(
    profile: Profile, recovery: RecoveryService, qtbot: QtBot, stage: Stage
) -> None:
    offer = RecoveryOffer.new()
    recovery.keys.keep(offer)
    taken: list[str] = []
    ways = KeyWays(no_key, lambda _: no_key(), lambda: nowhere(taken), taken.append)
    shut_out = RecoveryService(profile, ways, SystemClock())
    dialog = dialog_for(WrongKey(path="key.json"), shut_out, profile, qtbot)
    dialog.code.setText(offer.written)
    assert not dialog.ways[Way.CODE].isEnabled()
    dialog.new_passphrase.first.setText("a new one for today")
    dialog.new_passphrase.again.setText("a new one for today")
    go(dialog, Way.CODE, qtbot)
    assert dialog.open_button.isVisible()
    assert taken == ["a new one for today"]
    dialog.close()
    # What the way worked with goes before the dialog does.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def nowhere(typed: list[str]) -> PassphraseVault:
    """There is no keyring; what was typed is all there is."""
    if not typed:
        raise KeyringUnavailable
    return PassphraseVault(typed[-1].encode(), cost=2)


def test_what_was_put_right_outside_can_be_tried_again(dialog: RecoveryDialog) -> None:
    dialog.retry_button.click()
    assert dialog.result() == RecoveryDialog.DialogCode.Accepted
