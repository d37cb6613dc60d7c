"""Desktop notifications: what they say, what a click opens, and that a desktop shows them."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QThread, Slot

from tests.ui.bells import NOW, RecordingBell, expired, report, warning
from workbench.domain.rules.decisions import Level
from workbench.domain.telling.alerts import Alerting, AlertSettings, Category, QuietHours
from workbench.domain.telling.grouping import Target
from workbench.domain.telling.notices import Notice, NoticeKind
from workbench.domain.views import Span
from workbench.ui.formats import Formats
from workbench.ui.notifier import Notifier
from workbench.ui.pointer_words import Answer, Message, PointerWords
from workbench.ui.pointing import Manners

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


PATIENCE = 20_000  # milliseconds; an X server and dunst start slowly on a busy machine
CHIPS = {"gap": "No scan for 72 h", "reuse": "Number <b>used</b> & reused"}
WORDS = PointerWords(chip=lambda rule: CHIPS.get(rule, rule), formats=Formats(is_chinese=False))


class Window(QObject):
    """Receives a click and remembers in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[tuple[str, str, str]] = []
        self.thread_seen: QThread | None = None

    @Slot(str, str, str)
    def show_order(self, shop_id: str, order_number: str, waybill: str) -> None:
        self.opened.append((shop_id, order_number, waybill))
        self.thread_seen = QThread.currentThread()


@pytest.fixture
def bell() -> RecordingBell:
    return RecordingBell()


@pytest.fixture
def notifier(bell: RecordingBell, qtbot: QtBot) -> Notifier:
    return Notifier(bell, WORDS, polled_shops={"shop-1"})


def told(bell: RecordingBell, notifier: Notifier, *notices: Notice) -> Message:
    notifier.tell(report(*notices))
    (message,) = bell.messages
    return message


def test_a_single_warning_names_its_rule_order_and_deadline(
    bell: RecordingBell, notifier: Notifier
) -> None:
    message = told(bell, notifier, warning(1))
    assert message.title == "Our warning: No scan for 72 h"
    assert message.body == "Order 2024012400000000001\nDeadline 24 Jan 13:20"


def test_many_warnings_are_one_message_with_counts(bell: RecordingBell, notifier: Notifier) -> None:
    over = warning(3, deadline="2024-01-24T01:00:00Z")
    message = told(bell, notifier, warning(1), warning(2, rule="reuse"), over)
    assert message.title == "3 new warnings of ours"
    assert message.body == (
        "No scan for 72 h 2 · Number <b>used</b> & reused 1\n"
        "Earliest deadline 24 Jan 13:20 · 1 already over"
    )


def test_only_the_most_frequent_rules_are_named(bell: RecordingBell, notifier: Notifier) -> None:
    message = told(bell, notifier, *(warning(n, rule=f"rule {n}") for n in range(5)))
    assert message.body.splitlines()[0] == "rule 0 1 · rule 1 1 · rule 2 1 · 2 more"


@pytest.mark.parametrize(
    ("deadline", "last_line"),
    [
        pytest.param("", "Deadline unknown", id="unknown"),
        pytest.param("2024-01-24T01:59:59Z", "Already over", id="past"),
    ],
)
def test_a_deadline_that_is_not_ahead_is_named_as_such(
    bell: RecordingBell, notifier: Notifier, deadline: str, last_line: str
) -> None:
    assert told(bell, notifier, warning(deadline=deadline)).body.splitlines()[-1] == last_line


def test_the_first_round_of_a_new_shop_is_a_summary(bell: RecordingBell, qtbot: QtBot) -> None:
    notifier = Notifier(bell, WORDS)
    notifier.tell(report(warning(1), warning(2)))
    notifier.tell(report(warning(3), warning(4)))
    assert [message.title for message in bell.messages] == [
        "First check: 2 warnings of ours",
        "2 new warnings of ours",
    ]


def test_expired_sign_ins_are_a_message_of_their_own(
    bell: RecordingBell, notifier: Notifier
) -> None:
    notifier.tell(report(warning(1), expired("测试店A"), expired("测试店B")))
    assert [message.title for message in bell.messages] == [
        "Sign-in expired",
        "Our warning: No scan for 72 h",
    ]
    assert bell.messages[0].body == "Sign in again: 测试店A · 测试店B. Other shops go on."


@pytest.mark.parametrize("is_seen", [True, False], ids=["in front", "elsewhere"])
def test_who_looks_at_the_window_is_told_there_alone(
    bell: RecordingBell, notifier: Notifier, qtbot: QtBot, *, is_seen: bool
) -> None:
    notifier.spare_while(lambda: is_seen)
    with qtbot.waitSignal(notifier.rang):
        notifier.tell(report(warning()))
    assert len(bell.messages) == int(not is_seen)


def test_a_quiet_round_rings_nothing(bell: RecordingBell, notifier: Notifier) -> None:
    notifier.tell(report())
    assert bell.messages == []


def test_foreign_text_stays_on_one_line(bell: RecordingBell, notifier: Notifier) -> None:
    message = told(bell, notifier, expired("测试\n店\u202eC"))
    assert message.body == "Sign in again: 测试 店‹U+202E›C. Other shops go on."


def test_a_click_opens_the_order(bell: RecordingBell, notifier: Notifier, qtbot: QtBot) -> None:
    told(bell, notifier, warning(1))
    with qtbot.waitSignal(notifier.clicked) as signal:
        bell.click()
    assert signal.args == ["shop-1", "2024012400000000001", "YT1"]


def test_a_click_on_several_opens_the_panel(
    bell: RecordingBell, notifier: Notifier, qtbot: QtBot
) -> None:
    told(bell, notifier, warning(1), warning(2))
    with qtbot.waitSignal(notifier.clicked_many), qtbot.assertNotEmitted(notifier.clicked):
        bell.click()


def test_a_click_from_another_thread_arrives_in_the_windows(
    bell: RecordingBell, notifier: Notifier, qtbot: QtBot
) -> None:
    window = Window()
    notifier.clicked.connect(window.show_order)
    told(bell, notifier, warning(1))
    clicker = threading.Thread(target=bell.click)
    clicker.start()
    clicker.join()
    qtbot.waitUntil(lambda: bool(window.opened))
    assert window.thread_seen is window.thread()


class WallClock:
    """Real time, moved by the test."""

    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        return self.at


class Memory(QObject):
    """Answers which notices still stand: all but those that were seen to."""

    def __init__(self, notifier: Notifier) -> None:
        super().__init__(notifier)
        self._notifier = notifier
        self.over: set[str] = set()
        notifier.recheck_wanted.connect(self._on_asked)

    @Slot(object)
    def _on_asked(self, notices: tuple[Notice, ...]) -> None:
        self._notifier.tell_standing({notice.key for notice in notices} - self.over)


def mannered(bell: RecordingBell, settings: AlertSettings, wall: WallClock) -> Notifier:
    manners = Manners(lambda: settings, wall)
    notifier = Notifier(bell, WORDS, manners, polled_shops={"shop-1"})
    Memory(notifier)
    return notifier


def test_the_buttons_beneath_one_warning_tell_which_it_was(
    bell: RecordingBell, notifier: Notifier, qtbot: QtBot
) -> None:
    message = told(bell, notifier, warning(1))
    assert [words for _, words in message.buttons] == ["See", "Remind me later", "Handled"]
    target = Target("shop-1", "2024012400000000001", "YT1")
    for answer, answered in (
        (Answer.SNOOZE, notifier.snoozed),
        (Answer.HANDLED, notifier.handled),
    ):
        with qtbot.waitSignal(answered) as heard:
            bell.click(answer)
        assert heard.args == [target]


def test_many_warnings_have_no_buttons(bell: RecordingBell, notifier: Notifier) -> None:
    assert told(bell, notifier, warning(1), warning(2)).buttons == ()


def test_a_click_on_tickets_says_so(bell: RecordingBell, notifier: Notifier, qtbot: QtBot) -> None:
    told(bell, notifier, *(replace(warning(n), kind=NoticeKind.TICKET_DUE) for n in (1, 2)))
    with qtbot.waitSignal(notifier.clicked_many) as heard:
        bell.click()
    assert heard.args == [Category.TICKETS]


def test_a_cured_warning_is_taken_back(bell: RecordingBell, notifier: Notifier) -> None:
    shown = told(bell, notifier, warning(1))
    ended = replace(warning(1), kind=NoticeKind.WARNING_ENDED, level=Level.NONE)
    notifier.tell(report(ended))
    assert shown.keys == {"gap/shop-1/1"} == bell.withdrawn
    assert len(bell.messages) == 1


def test_one_round_sounds_once(bell: RecordingBell) -> None:
    loud = Alerting(sounds=True)
    notifier = mannered(bell, AlertSettings(warnings=loud, accounts=loud), WallClock())
    notifier.tell(report(warning(1), expired("测试店A")))
    assert [message.sounds for message in bell.messages] == [True, False]


def test_ten_rounds_within_a_minute_pop_up_three_times_and_the_next_minute_tells_the_rest(
    bell: RecordingBell,
) -> None:
    wall = WallClock()
    notifier = mannered(bell, AlertSettings(), wall)
    for number in range(10):
        notifier.tell(report(warning(number)))
    assert len(bell.messages) == 3
    wall.at += timedelta(minutes=1)
    notifier.tell(report())
    assert bell.messages[3].title == "7 new warnings of ours"


def test_what_waited_is_looked_at_again_before_it_pops_up(bell: RecordingBell) -> None:
    wall = WallClock()
    notifier = mannered(bell, AlertSettings(), wall)
    memory = notifier.findChild(Memory)
    assert isinstance(memory, Memory)
    for number in range(6):
        notifier.tell(report(warning(number)))
    memory.over = {warning(3).key, warning(5).key}
    wall.at += timedelta(minutes=1)
    notifier.look()
    (told,) = bell.messages[3:]
    assert told.keys == {warning(4).key}
    wall.at += timedelta(minutes=1)
    notifier.look()
    assert len(bell.messages) == 4


def test_what_waits_is_asked_about_once_until_the_answer_comes(
    bell: RecordingBell, qtbot: QtBot
) -> None:
    wall = WallClock()
    notifier = Notifier(bell, WORDS, Manners(wall=wall), polled_shops={"shop-1"})
    for number in range(4):
        notifier.tell(report(warning(number)))
    wall.at += timedelta(minutes=1)
    with qtbot.waitSignal(notifier.recheck_wanted) as asked:
        notifier.look()
    assert asked.args == [(warning(3),)]
    with qtbot.assertNotEmitted(notifier.recheck_wanted):
        notifier.tell(report(warning(4)))
    notifier.tell_standing({warning(3).key})
    assert [message.title for message in bell.messages[3:]] == ["2 new warnings of ours"]


def test_quiet_hours_end_between_two_rounds(bell: RecordingBell) -> None:
    wall = WallClock()
    wall.at = datetime(2024, 1, 23, 23, 50, tzinfo=UTC)  # 07:50 in Shanghai
    night = QuietHours(is_on=True, start=time(22), end=time(8))
    notifier = mannered(bell, AlertSettings(quiet=night), wall)
    notifier.tell(report(warning(1), warning(2)))
    assert bell.messages == []
    wall.at += timedelta(minutes=10)
    notifier.look()
    assert [message.title for message in bell.messages] == ["2 new warnings of ours"]


def test_what_came_while_it_was_closed_is_one_message(bell: RecordingBell) -> None:
    manners = Manners(lambda: AlertSettings(tickets=Alerting(sounds=True)), sums_up=True)
    notifier = Notifier(bell, WORDS, manners, polled_shops={"shop-1"})
    ended = replace(warning(9), kind=NoticeKind.WARNING_ENDED, level=Level.NONE)
    ticket = replace(warning(3), key="ticket/1", kind=NoticeKind.TICKET_DUE)
    notifier.tell(report(warning(1), warning(2), ticket, expired("测试店A"), ended))
    (message,) = bell.messages
    assert message.title == "While the workbench was closed"
    assert message.body == (
        "1 message about shops · 2 new warnings of ours · 1 ticket near their end"
        " · 1 warning ended\n"
        "Earliest deadline 24 Jan 13:20\n"
        "Sign in again: 测试店A. Other shops go on."
    )
    assert message.sounds
    notifier.tell(report(warning(4), warning(5)))
    assert bell.messages[1].title == "2 new warnings of ours"


def test_one_thing_that_came_while_it_was_closed_is_told_as_itself(bell: RecordingBell) -> None:
    notifier = Notifier(bell, WORDS, Manners(sums_up=True), polled_shops={"shop-1"})
    assert told(bell, notifier, warning(1)).title == "Our warning: No scan for 72 h"


def test_the_first_check_of_new_shops_is_no_time_away(bell: RecordingBell) -> None:
    notifier = Notifier(bell, WORDS, Manners(sums_up=True))
    assert told(bell, notifier, warning(1), warning(2)).title == "First check: 2 warnings of ours"


def test_before_quiet_hours_their_deadlines_are_asked_for_once(
    bell: RecordingBell, qtbot: QtBot
) -> None:
    # 21:50 in Shanghai; the season's time stands at 10:00.
    wall = WallClock()
    wall.at = datetime(2024, 1, 24, 13, 50, tzinfo=UTC)
    night = QuietHours(is_on=True, start=time(22), end=time(8))
    notifier = mannered(bell, AlertSettings(quiet=night), wall)
    with qtbot.waitSignal(notifier.eve_wanted) as asked:
        notifier.tell(report())
    begin = NOW + timedelta(minutes=10)
    assert asked.args == [Span(begin, begin + timedelta(hours=10))]
    with qtbot.assertNotEmitted(notifier.eve_wanted):
        notifier.tell(report())


def test_the_evening_summary_counts_them(bell: RecordingBell, notifier: Notifier) -> None:
    notifier.tell_eve(0, None)
    notifier.tell_eve(12, datetime(2024, 1, 24, 15, 10, tzinfo=UTC))
    (message,) = bell.messages
    assert message.title == "12 deadlines in your quiet hours"
    assert message.body == "Earliest deadline 24 Jan 23:10"


def test_the_evening_summary_is_no_fourth_pop_up_of_its_minute(bell: RecordingBell) -> None:
    wall = WallClock()
    notifier = mannered(bell, AlertSettings(), wall)
    for number in range(3):
        notifier.tell(report(warning(number)))
    notifier.tell_eve(12, None)
    assert len(bell.messages) == 3
    wall.at += timedelta(minutes=1)
    notifier.look()
    assert bell.messages[3].title == "12 deadlines in your quiet hours"


def test_a_message_about_the_program_is_its_sentence(
    bell: RecordingBell, notifier: Notifier
) -> None:
    failed = Notice(NoticeKind.BACKUP_FAILED, "backup", Level.WARNING, NOW)
    assert told(bell, notifier, failed).body == "backup_failed"
