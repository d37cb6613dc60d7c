"""Desktop notifications on a real desktop: shown, clicked, taken back, and missed."""

from __future__ import annotations

import logging
import signal
import threading
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.ui.bells import report, warning
from tests.ui.desktop import Desktop, missing_programs, notification_service, private_bus
from workbench.domain.rules.decisions import Level
from workbench.domain.telling.notices import NoticeKind
from workbench.ui.desktop_bell import DesktopBell, is_reachable
from workbench.ui.formats import Formats
from workbench.ui.notifier import Notifier
from workbench.ui.pointer_words import Answer, Message, PointerWords

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PATIENCE = 20_000  # milliseconds; an X server and dunst start slowly on a busy machine
CHIPS = {"gap": "No scan for 72 h", "reuse": "Number <b>used</b> & reused"}
WORDS = PointerWords(chip=lambda rule: CHIPS.get(rule, rule), formats=Formats(is_chinese=False))


@contextmanager
def our_bus(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    missing = missing_programs()
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    with private_bus(folder) as desktop:
        address = desktop.environment["DBUS_SESSION_BUS_ADDRESS"]
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield desktop


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    with our_bus(tmp_path, monkeypatch) as desktop:
        yield desktop


@pytest.fixture
def desktop(bus: Desktop, qtbot: QtBot) -> Iterator[Desktop]:
    with notification_service(bus):
        qtbot.waitUntil(bus.answers, timeout=PATIENCE)
        yield bus


@pytest.fixture
def on_desktop(qtbot: QtBot) -> Iterator[Notifier]:
    notifier = Notifier(DesktopBell("履约工作台"), WORDS, polled_shops={"shop-1"})
    yield notifier
    assert notifier.stop()


def test_a_desktop_shows_one_notification_for_many_warnings(
    desktop: Desktop, on_desktop: Notifier, qtbot: QtBot
) -> None:
    on_desktop.tell(report(*(warning(n) for n in range(40)), warning(41, rule="reuse")))
    qtbot.waitUntil(lambda: desktop.displayed() == 1, timeout=PATIENCE)
    desktop.control("close-all")
    (entry,) = desktop.history()
    assert entry["appname"] == "履约工作台"
    assert entry["summary"] == "41 new warnings of ours"
    assert "Number &lt;b&gt;used&lt;/b&gt; &amp; reused 1" in entry["body"]


def test_a_click_on_the_desktop_opens_the_order(
    desktop: Desktop, on_desktop: Notifier, qtbot: QtBot
) -> None:
    on_desktop.tell(report(warning(1)))
    qtbot.waitUntil(lambda: desktop.displayed() == 1, timeout=PATIENCE)
    with qtbot.waitSignal(on_desktop.clicked, timeout=PATIENCE) as signal:
        desktop.control("action", "0")
    assert signal.args == ["shop-1", "2024012400000000001", "YT1"]


def test_a_desktop_takes_a_cured_warning_back(
    desktop: Desktop, on_desktop: Notifier, qtbot: QtBot
) -> None:
    on_desktop.tell(report(warning(1)))
    qtbot.waitUntil(lambda: desktop.displayed() == 1, timeout=PATIENCE)
    ended = replace(warning(1), kind=NoticeKind.WARNING_ENDED, level=Level.NONE)
    on_desktop.tell(report(ended))
    qtbot.waitUntil(lambda: desktop.displayed() == 0, timeout=PATIENCE)


def test_a_desktop_can_be_reached(desktop: Desktop) -> None:
    assert is_reachable()


def test_a_bus_without_a_notification_service_is_not_a_desktop(bus: Desktop) -> None:
    assert not is_reachable()


def test_no_bus_is_not_a_desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    assert not is_reachable()


def test_a_missing_desktop_is_logged_once_and_tried_again(
    bus: Desktop, on_desktop: Notifier, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="workbench.ui.desktop_bell")
    on_desktop.tell(report(warning(1)))
    on_desktop.tell(report(warning(2)))
    qtbot.waitUntil(lambda: bool(caplog.messages), timeout=PATIENCE)
    with notification_service(bus):
        qtbot.waitUntil(bus.answers, timeout=PATIENCE)
        on_desktop.tell(report(warning(3)))
        qtbot.waitUntil(lambda: bus.displayed() == 1, timeout=PATIENCE)
    assert caplog.messages == [
        "desktop notifications are silent (DBusError); the panel records all",
        "desktop notifications are back; the panel records all",
    ]


def test_what_no_desktop_shows_is_pointed_to_elsewhere(bus: Desktop, qtbot: QtBot) -> None:
    bell = DesktopBell("履约工作台")
    notifier = Notifier(bell, WORDS, polled_shops={"shop-1"})
    bell.when_missed(notifier.missed.emit)
    with qtbot.waitSignal(notifier.missed, timeout=PATIENCE) as missed:
        notifier.tell(report(warning(1)))
    message, answered = missed.args
    assert message.title == "Our warning: No scan for 72 h"
    with qtbot.waitSignal(notifier.clicked):
        answered(Answer.OPEN)
    assert notifier.stop()


def test_a_bus_that_breaks_is_noticed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    on_desktop: Notifier,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, logger="workbench.ui.desktop_bell")
    with our_bus(tmp_path, monkeypatch) as desktop, notification_service(desktop):
        qtbot.waitUntil(desktop.answers, timeout=PATIENCE)
        on_desktop.tell(report(warning(1)))
        qtbot.waitUntil(lambda: desktop.displayed() == 1, timeout=PATIENCE)
    on_desktop.tell(report(warning(2)))
    qtbot.waitUntil(
        lambda: any("are silent" in message for message in caplog.messages), timeout=PATIENCE
    )


def test_a_desktop_that_hangs_does_not_hold_up_the_end(bus: Desktop, qtbot: QtBot) -> None:
    with notification_service(bus) as service:
        qtbot.waitUntil(bus.answers, timeout=PATIENCE)
        service.send_signal(signal.SIGSTOP)
        bell = DesktopBell("workbench")
        bell.ring(Message("title", "body"), lambda answer: None)
        assert bell.stop()


def test_a_bell_that_was_stopped_leaves_no_thread_and_stays_silent() -> None:
    bell = DesktopBell("workbench")
    assert bell.stop()
    bell.ring(Message("title", "body"), lambda answer: None)
    assert "notifier" not in [thread.name for thread in threading.enumerate()]
    assert bell.stop()
