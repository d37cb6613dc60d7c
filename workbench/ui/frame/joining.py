"""Joins the window's parts: what one asks for, another does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.views import Urgency
from workbench.ui.frame.places import MONITOR, NOTICES, TODAY
from workbench.ui.theme import Tone

if TYPE_CHECKING:
    from workbench.domain.views import MonitorCounts
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.monitor.conditions import Conditions


def join_views(window: MainWindow) -> None:
    """Join the views with each other and with the bars around them."""
    views, bar = window.views, window.undo_bar
    views.monitor.update_wanted.connect(window.poll_now)
    views.monitor.order_wanted.connect(window.record_way.show_order)
    views.orders.monitor_wanted.connect(lambda number: window.show_order("", number, ""))
    views.notices.order_opened.connect(window.show_order)
    for speaker in (views.monitor, views.orders):
        speaker.said.connect(bar.offer)
    for table in (views.monitor, views.orders, views.notices):
        table.rule_wanted.connect(window.rule_way.go)
        table.export_wanted.connect(window.exporting.start)
    window.reporting.said.connect(bar.offer)
    window.reporting.failed.connect(window.live.report)
    window.reporting.made.connect(lambda _: views.notices.reload())
    for view in views.in_order:
        if view is not views.monitor:
            view.failed.connect(window.live.report)
    views.today.counted.connect(window.due_counted)
    views.notices.unread_counted.connect(lambda n: window.badge(NOTICES, n, Tone.MUTED))


def join_monitor(window: MainWindow) -> None:
    """Let what the monitor counts and fails at be seen from its first answer on."""
    asking = window.monitor.asking

    def on_counted(counts: MonitorCounts) -> None:
        # Both numbers are those of everything, whatever the list is narrowed to; the today view
        # reads only while somebody looks.
        if asking.choice.is_everywhere:
            window.badge(MONITOR, counts.warnings, Tone.CRITICAL)
            soon = (Urgency.OVERDUE, Urgency.BEFORE_CLOSING)
            window.due_counted.emit(sum(counts.by_urgency.get(each, 0) for each in soon))

    window.monitor.counted.connect(on_counted)
    window.monitor.failed.connect(window.live.report)
    window.due_counted.connect(lambda n: window.badge(TODAY, n, Tone.CRITICAL))


def join_conditions(window: MainWindow) -> None:
    """Let other views than the monitor know how the shops fare."""
    views = window.views

    def on_changed(conditions: Conditions) -> None:
        views.today.set_conditions(conditions)
        if conditions.shops is not None:
            views.orders.set_shops(conditions.shops)

    window.live.conditions_changed.connect(on_changed)
    on_changed(window.live.conditions)


def join_live(window: MainWindow) -> None:
    """Join the window with what runs behind it."""
    live = window.live
    live.progressed.connect(window.rail.foot.show_progress)
    live.failed.connect(window.failed)
    window.views.monitor.head.stop_wanted.connect(live.leave_round)
    window.state_bar.update_wanted.connect(window.poll_now)
    window.views.rules.word_given.connect(live.judge_now)


def join_intake(window: MainWindow) -> None:
    """Join what brings shops and files in with what asks for it."""
    intake, views, entries = window.intake, window.views, window.rail.entries
    for asking in (entries, views.monitor, views.orders, window.state_bar):
        asking.shop_wanted.connect(intake.adding.start)
    for asking in (entries, views.monitor, views.orders):
        asking.import_wanted.connect(intake.importing.start)
    entries.history_wanted.connect(intake.looking_back.start)
    entries.backup_wanted.connect(intake.backing_up.start)
    entries.help_wanted.connect(window.help_way.open)
    intake.looking_back.changed.connect(intake.importing.changed)
    intake.adding.added.connect(window.live.take_up_shops)
    intake.importing.changed.connect(window.live.take_up_shops)
    intake.importing.changed.connect(window.stack.reload)
    intake.said.connect(window.undo_bar.offer)
    window.pack_way.join(views.rules, intake, window.stack)
    window.settings_way.join(intake, window.pack_way, window.undo_bar)
    window.settings_way.changed.connect(window.stack.reload)
