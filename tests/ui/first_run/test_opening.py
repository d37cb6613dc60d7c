"""From a start to data that open: who is new is asked, who has a passphrase says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from tests.ui.conftest import RESOURCES
from workbench.crash_notes import CrashNotes
from workbench.domain.clock import SystemClock
from workbench.domain.errors import PassphraseMissing
from workbench.ui.first_run.contract import Ending, Speech, Then, Way
from workbench.ui.opening import Safety, opened

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QDialog

    from workbench.services.care.recovery import RecoveryService
    from workbench.ui.contracts import WindowParts
    from workbench.ui.first_run.contract import Guiding
    from workbench.ui.first_run.onward import Onward
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import Stage
    from workbench.ui.theming import ThemeKeeper

SPEECH = Speech("zh_CN", RESOURCES / "translations")


@dataclass
class Host:
    """A greeter that answers as it was told to."""

    ending: Ending | None = None
    ways: list[Way] = field(default_factory=list)
    asked: int = 0

    def enter(self, speech: Speech, bell: str) -> Ending | None:
        return self.ending

    def ask_passphrase(self, speech: Speech, bell: str) -> Way:
        self.asked += 1
        return self.ways.pop(0)

    def offer_help(self, dialog: QDialog, keeper: ThemeKeeper, speech: Speech) -> None:
        raise NotImplementedError

    def guide(
        self, window: MainWindow, parts: WindowParts, stage: Stage, onward: Onward
    ) -> Guiding:
        raise NotImplementedError


class Locked:
    """Data that open once somebody said the passphrase."""

    def __init__(self, host: Host, parts: WindowParts) -> None:
        self._host = host
        self._parts = parts

    def __call__(self) -> WindowParts:
        if not self._host.asked:
            raise PassphraseMissing(path="/data")
        return self._parts


@pytest.fixture(autouse=True)
def _a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":0")


def safety(folder: Path, host: Host) -> Safety:
    return Safety(folder, nobody, CrashNotes(folder, SystemClock()), host)


def nobody() -> RecoveryService:
    raise NotImplementedError


@pytest.mark.parametrize("then", [Then.END, Then.DEMO])
def test_who_leaves_the_first_run_has_no_data_made(
    then: Then, tmp_path: Path, parts: WindowParts
) -> None:
    host = Host(ending=Ending(then=then))
    found = opened(Locked(host, parts), SPEECH, safety(tmp_path, host), "bell")
    assert found == Ending(then=then)
    assert host.asked == 0


def test_the_passphrase_opens_the_data(tmp_path: Path, parts: WindowParts) -> None:
    host = Host(ways=[Way.OPENED])
    assert opened(Locked(host, parts), SPEECH, safety(tmp_path, host), "bell") is parts


def test_who_does_not_know_it_may_leave_without_a_refusal(
    tmp_path: Path, parts: WindowParts
) -> None:
    host = Host(ways=[Way.LEFT])
    host.asked = 0
    found = opened(Locked(Host(), parts), SPEECH, safety(tmp_path, host), "bell")
    assert found == Ending()
