"""Going back to a backup from the window: asked once, proved, swapped, and open again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.caches import KEY, open_empty
from tests.store.build import SHOP
from tests.store.damage import fill
from tests.ui.bells import RecordingBell
from tests.ui.conftest import RESOURCES, close_and_delete
from tests.ui.doubles import MemoryDesk
from workbench.crash_notes import CrashNotes
from workbench.domain.care.recovery import RecoveryOffer
from workbench.domain.clock import SystemClock
from workbench.domain.errors import WrongKey
from workbench.domain.profile import Profile
from workbench.services.care.key_recovery import KeyWays
from workbench.services.care.recovery import RecoveryService
from workbench.store.engine.cache import Cache
from workbench.store.keys.data_key import DataKey, KeyHeader, write_header
from workbench.store.keys.vaults import PassphraseVault
from workbench.store.safety.backups import Stamp, daily_target, find_backups, write_backup
from workbench.store.shops.shops import ShopStore
from workbench.ui.backups.making import Asking, BackupMaking
from workbench.ui.contracts import WindowParts
from workbench.ui.first_run.contract import Ending, Speech
from workbench.ui.formats import Formats
from workbench.ui.frame.furniture import furnish
from workbench.ui.frame.main_window import MainWindow
from workbench.ui.notifier import Notifier
from workbench.ui.opening import Safety
from workbench.ui.pointer_words import PointerWords
from workbench.ui.running import Later, run_window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from workbench.ui.backups.dialog import BackupDialog
    from workbench.ui.start import Stage

VAULT = PassphraseVault(b"correct horse", cost=2)
SPEECH = Speech("zh_CN", RESOURCES / "translations")


def orders(profile: Profile) -> int:
    with Cache.open(profile.cache_file, KEY, read_only=True) as cache:
        return int(cache.value("SELECT count(*) FROM orders"))


def no_key() -> DataKey:
    raise WrongKey(path="key.json")


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """Four orders in a daily backup, which are gone from the data now."""
    profile = Profile(tmp_path / "profile")
    with open_empty(profile.cache_file) as cache:
        write_header(profile.folder, KeyHeader("p", (VAULT.wrap(KEY, "p"),)))
        ShopStore(cache).add(SHOP, {})
        fill(cache, 4)
        now = SystemClock().now()
        target = daily_target(profile.folder, now)
        write_backup(cache, KEY, target, Stamp(now, "1.0"), lambda *_: None)
        cache.execute("DELETE FROM orders")
    return profile


@pytest.fixture
def recovery(profile: Profile) -> RecoveryService:
    return RecoveryService(
        profile, KeyWays(lambda: KEY, lambda _: KEY, lambda: VAULT), SystemClock()
    )


@pytest.fixture
def memory(profile: Profile) -> MemoryDesk:
    desk = MemoryDesk()
    desk.backups.made = find_backups(profile.folder)
    return desk


@pytest.fixture
def making(
    memory: MemoryDesk, recovery: RecoveryService, stage: Stage, qtbot: QtBot
) -> Iterator[BackupMaking]:
    window = QWidget()
    qtbot.addWidget(window)
    parts = WindowParts(memory, lambda: memory, None, RESOURCES)
    made = BackupMaking(window, parts, stage)
    made.restoring.offer(lambda: recovery)
    yield made
    made.stop()


def opened(making: BackupMaking, qtbot: QtBot) -> BackupDialog:
    making.start()
    qtbot.waitUntil(lambda: not making.errand.is_running)
    assert making.dialog is not None
    return making.dialog


def asked(making: BackupMaking, qtbot: QtBot) -> BackupDialog:
    dialog = opened(making, qtbot)
    dialog.restore_buttons[0].click()
    qtbot.waitUntil(dialog.question.isVisible)
    return dialog


def test_it_is_asked_once_with_what_comes_and_what_goes(
    making: BackupMaking, profile: Profile, qtbot: QtBot
) -> None:
    words = asked(making, qtbot).question.words.text()
    assert "4 个订单" in words
    assert "0 个订单" in words
    assert "replaced" in words
    assert orders(profile) == 0


def test_who_leaves_the_question_is_back_at_the_list(
    making: BackupMaking, profile: Profile, qtbot: QtBot
) -> None:
    dialog = asked(making, qtbot)
    dialog.question.leave_button.click()
    assert dialog.lines[0].isVisible()
    assert not dialog.question.isVisible()
    assert making.restoring.prepared is None


def test_it_is_proved_beside_the_open_data_and_put_in_place_later(
    making: BackupMaking, profile: Profile, recovery: RecoveryService, qtbot: QtBot
) -> None:
    dialog = asked(making, qtbot)
    with Cache.open(profile.cache_file, KEY), qtbot.waitSignal(making.restoring.ready):
        dialog.question.go_button.click()
    assert orders(profile) == 0
    assert making.restoring.prepared is not None
    restored = recovery.put(making.restoring.prepared)
    assert orders(profile) == 4
    assert (restored.kept_in / "workbench.db").exists()


def test_a_damaged_backup_is_told_and_nothing_happens(
    making: BackupMaking, profile: Profile, qtbot: QtBot
) -> None:
    (path,) = profile.folder.glob("backups/*")
    dialog = asked(making, qtbot)
    content = bytearray(path.read_bytes())
    content[5000] ^= 1
    path.write_bytes(content)
    dialog.question.go_button.click()
    qtbot.waitUntil(dialog.question.trouble.isVisible)
    assert not dialog.question.code.isVisible()
    assert dialog.question.go_button.isEnabled()
    assert list(profile.folder.glob("workbench.incoming-*")) == []


def test_a_file_that_is_no_backup_is_told_in_the_list(
    making: BackupMaking, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"no backup")
    dialog = opened(making, qtbot)
    dialog.restore_wanted.emit(str(tmp_path / "holiday.jpg"))
    qtbot.waitUntil(dialog.told.isVisible)
    assert "holiday.jpg" in dialog.told.text()


def test_the_backup_of_another_machine_opens_by_its_code(
    profile: Profile, recovery: RecoveryService, memory: MemoryDesk, stage: Stage, qtbot: QtBot
) -> None:
    offer = RecoveryOffer.new()
    recovery.keys.keep(offer)
    source = profile.folder / "mine.backup"
    with Cache.open(profile.cache_file, KEY) as cache:
        write_backup(cache, KEY, source, Stamp(SystemClock().now(), "1.0"), lambda *_: None)
    elsewhere = Profile(profile.folder.parent / "elsewhere")
    ways = KeyWays(no_key, lambda _: no_key(), lambda: VAULT)
    window = QWidget()
    qtbot.addWidget(window)
    parts = WindowParts(memory, lambda: memory, None, RESOURCES)
    making = BackupMaking(window, parts, stage, Asking(backup=lambda _: source))
    making.restoring.offer(lambda: RecoveryService(elsewhere, ways, SystemClock()))
    dialog = opened(making, qtbot)
    dialog.file_button.click()
    qtbot.waitUntil(dialog.question.isVisible)
    dialog.question.go_button.click()
    qtbot.waitUntil(dialog.question.code.isVisible)
    dialog.question.code.setText(offer.written)
    with qtbot.waitSignal(making.restoring.ready):
        dialog.question.go_button.click()
    making.stop()


def test_closing_the_window_meanwhile_leaves_nothing(
    making: BackupMaking, profile: Profile, qtbot: QtBot
) -> None:
    dialog = asked(making, qtbot)
    dialog.question.go_button.click()
    making.stop()
    assert making.restoring.prepared is None
    assert list(profile.folder.glob("workbench.incoming-*")) == []


class Visits:
    """A seller who restores a backup in the first window and looks at the second."""

    def __init__(self, memory: MemoryDesk, profile: Profile) -> None:
        self._memory = memory
        self._profile = profile
        self.opened = 0
        self.said = ""
        self.orders: list[int] = []

    def parts(self) -> WindowParts:
        self.opened += 1
        self.orders.append(orders(self._profile))
        return WindowParts(self._memory, lambda: self._memory, None, RESOURCES)

    def step(self) -> None:
        windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        for window in windows:
            if window.isVisible() and window.furnishing.is_done:
                self._in_window(window)

    def _in_window(self, window: MainWindow) -> None:
        if self.opened == 2:
            self.said = window.intake.backup_bar.sentence
            window.close()
            return
        backing = window.intake.backing_up
        if backing.dialog is None:
            backing.start()
        elif backing.dialog.question.isVisible():
            if backing.dialog.question.go_button.isEnabled():
                backing.dialog.question.go_button.click()
        elif backing.dialog.restore_buttons and not backing.restoring.errand.is_running:
            backing.dialog.restore_buttons[0].click()


@pytest.fixture
def _own_excepthook() -> Iterator[None]:
    before = sys.excepthook
    yield
    sys.excepthook = before


@pytest.fixture
def every_moment() -> Iterator[Callable[[Callable[[], None]], None]]:
    timer = QTimer()

    def begin(act: Callable[[], None]) -> None:
        timer.timeout.connect(act)
        timer.start(20)

    yield begin
    timer.stop()


@pytest.mark.usefixtures("_own_excepthook")
def test_the_window_opens_again_on_the_restored_data(
    qapp: QApplication,
    memory: MemoryDesk,
    profile: Profile,
    recovery: RecoveryService,
    every_moment: Callable[[Callable[[], None]], None],
) -> None:
    recovery.keys.keep(RecoveryOffer.new())  # nobody is asked for one
    visits = Visits(memory, profile)
    every_moment(visits.step)
    notes = CrashNotes(profile.folder, SystemClock())
    safety = Safety(profile.folder, lambda: recovery, notes)
    bell = str(profile.folder / "bell")

    def notifier(parts: WindowParts) -> Notifier:
        return Notifier(RecordingBell(), PointerWords(lambda rule: rule, Formats()))

    assert run_window(visits.parts, Later(furnish, notifier), SPEECH, bell, safety) == Ending(
        language="zh_CN"
    )
    assert visits.orders == [0, 4]
    assert "4 个订单" in visits.said
    for window in [w for w in qapp.topLevelWidgets() if isinstance(w, MainWindow)]:
        close_and_delete(window)
