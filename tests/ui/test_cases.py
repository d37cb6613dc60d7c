"""The view of filings and appeals: what is under way, its acts, appeals, and the packet."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.season import NOW, SHOPS
from workbench.domain.exchange.exports import ExportView
from workbench.domain.filing.appeals import Appeal, AppealStep
from workbench.domain.filing.case_views import CaseDetail, CaseRow, CaseState, CaseStep, DueKind
from workbench.domain.filing.filings import Filing, FilingCase, FilingScope, FilingState, ScopeKind
from workbench.domain.filing.wishes import FilingWish
from workbench.domain.platforms.platform_records import (
    AppealState,
    AppealWindow,
    PlatformRecord,
    RecordKind,
    RecordRow,
    RecordSource,
)
from workbench.policy.appeal_prospect import Obstacle, Prospect
from workbench.services.filing.appeals import AppealSight
from workbench.ui.cases.appeal_words import demand
from workbench.ui.cases.columns import due_tone, orders_text
from workbench.ui.frame.places import CASES, RECORDS
from workbench.ui.tables.columns import Look
from workbench.ui.theme import Tone

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.cases.appeal_dialog import AppealDialog
    from workbench.ui.cases.view import CasesView
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import Stage

SHOP = SHOPS[0]
DAY = timedelta(days=1)
NUMBER = "2401200011874563218"
ONE = FilingScope(ScopeKind.ORDER, orders=(NUMBER,))
DRAFT = Filing(SHOP.id, SHOP.platform, FilingCase.LOST, ONE, id="1")
SENT = replace(
    DRAFT, id="2", state=FilingState.SENT, number="BB240124000371", submitted_at=NOW - DAY
)
ACCEPTED = replace(SENT, id="3", state=FilingState.ACCEPTED, approved_at=NOW)
PENALTY = PlatformRecord(
    RecordKind.PENALTY,
    RecordSource.ENTERED,
    SHOP.id,
    SHOP.platform,
    NUMBER,
    what="虚假轨迹",
    at=NOW - DAY,
    amount=500,
)
RECORD = RecordRow(
    7,
    PENALTY,
    1,
    SHOP.name,
    NOW,
    AppealWindow(NOW + 2 * DAY, (NOW + 2 * DAY).date(), "a.rule"),
    AppealState.OPEN,
    NUMBER,
)
APPEAL = CaseRow(SHOP.name, NOW, None, Appeal(7), RECORD, amount=500)


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(window.is_settled)


def row(filing: Filing, **facts: object) -> CaseRow:
    return CaseRow(SHOP.name, NOW, filing, **facts)  # type: ignore[arg-type]  # told by name


@pytest.fixture
def cases(qtbot: QtBot, desk: MemoryDesk, window: MainWindow) -> CasesView:
    due = {"due": NOW + timedelta(hours=2), "due_kind": DueKind.FILE_BEFORE}
    desk.cases.all_rows = [row(DRAFT, **due), row(SENT), row(ACCEPTED), APPEAL]
    desk.cases.details[2] = CaseDetail(
        row(SENT), (CaseStep(NOW - DAY, CaseState.SENT),), records=(RECORD,)
    )
    desk.filings.filings = {one.id: one for one in (DRAFT, SENT, ACCEPTED)}
    desk.appeals.records[7] = RECORD
    window.show_view(CASES)
    settle(qtbot, window)
    return window.views.cases


def choose(qtbot: QtBot, window: MainWindow, cases: CasesView, row_id: int) -> None:
    assert cases.table.choose(row_id)
    settle(qtbot, window)


def test_what_is_under_way_comes_first(cases: CasesView, window: MainWindow) -> None:
    assert list(cases.model.ids) == [1, 2, -7]
    assert cases.filters.open.number == "3"
    assert cases.filters.all.number == "4"
    assert window.rail.buttons[CASES].badge == "3"


def test_a_search_finds_what_is_over(qtbot: QtBot, cases: CasesView, window: MainWindow) -> None:
    cases.choose(search="BB2401")
    settle(qtbot, window)
    assert list(cases.model.ids) == [2, 3]


def test_a_state_chosen_twice_is_let_go(qtbot: QtBot, cases: CasesView, window: MainWindow) -> None:
    chip = cases.filters.states[CaseState.ACCEPTED]
    chip.click()
    settle(qtbot, window)
    assert list(cases.model.ids) == [3]
    chip.click()
    settle(qtbot, window)
    assert list(cases.model.ids) == [1, 2, -7]


@pytest.mark.parametrize(
    ("key", "signal", "args"),
    [
        pytest.param(Qt.Key.Key_R, "filing_opened", ["1"], id="go on"),
        pytest.param(Qt.Key.Key_Delete, "deletion_wanted", [DRAFT], id="delete"),
        pytest.param(Qt.Key.Key_N, "filing_wanted", [FilingWish()], id="new"),
    ],
)
def test_keys_of_a_draft(
    qtbot: QtBot, cases: CasesView, key: Qt.Key, signal: str, args: list[object]
) -> None:
    cases.filing_opened.disconnect()
    cases.filing_wanted.disconnect()
    cases.deletion_wanted.disconnect()
    with qtbot.waitSignal(getattr(cases, signal)) as told:
        qtbot.keyClick(cases.table, key)
    assert told.args == args


def test_what_was_sent_is_not_deleted(qtbot: QtBot, cases: CasesView, window: MainWindow) -> None:
    choose(qtbot, window, cases, 2)
    with qtbot.assertNotEmitted(cases.deletion_wanted):
        qtbot.keyClick(cases.table, Qt.Key.Key_Delete)
    assert cases.detail.case.remove.isHidden()


def test_a_packet_is_written_and_shown(
    qtbot: QtBot, cases: CasesView, window: MainWindow, desk: MemoryDesk, tmp_path: Path
) -> None:
    packing = window.filing_way.cases.packing
    packing.ask = lambda parent, name: tmp_path / "x.zip"
    choose(qtbot, window, cases, 2)
    qtbot.keyClick(cases.table, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: packing.written is not None)
    assert desk.packets.asked == [("2", tmp_path / "x.zip")]
    assert "x.zip" in window.filing_way.cases.bar.sentence


def test_the_list_goes_out_with_its_filters(qtbot: QtBot, cases: CasesView) -> None:
    cases.export_wanted.disconnect()
    with qtbot.waitSignal(cases.export_wanted) as told:
        cases.export()
    assert told.args is not None
    assert told.args[0] is ExportView.FILINGS
    assert told.args[1]["open"] == "yes"


def appeal_dialog(qtbot: QtBot, window: MainWindow) -> AppealDialog:
    appealing = window.filing_way.cases.appealing
    qtbot.waitUntil(lambda: appealing.dialog is not None)
    assert appealing.dialog is not None
    return appealing.dialog


def test_a_penalty_of_a_filing_leads_to_its_appeal(
    qtbot: QtBot, cases: CasesView, window: MainWindow, desk: MemoryDesk
) -> None:
    choose(qtbot, window, cases, 2)
    cases.detail.appeal_wanted.emit(7)
    dialog = appeal_dialog(qtbot, window)
    dialog.statement.setPlainText("轨迹未停")
    dialog.save_button.click()
    settle(qtbot, window)
    assert desk.appeals.kept[7].statement == "轨迹未停"
    window.undo_bar.take_back()
    settle(qtbot, window)
    assert desk.appeals.kept == {}


def test_an_appeal_goes_to_the_moneys_return(
    qtbot: QtBot, cases: CasesView, window: MainWindow, desk: MemoryDesk
) -> None:
    for step in (AppealStep.SENT, AppealStep.REVOKED, AppealStep.REFUNDED):
        window.filing_way.cases.appealing.start(7)
        dialog = appeal_dialog(qtbot, window)
        dialog.acts[step].click()
        settle(qtbot, window)
    assert desk.appeals.kept[7].step is AppealStep.REFUNDED
    assert desk.appeals.kept[7].returned_amount == 500


def test_an_amount_that_cannot_be_read_is_told(
    qtbot: QtBot, cases: CasesView, window: MainWindow, desk: MemoryDesk
) -> None:
    desk.appeals.kept[7] = Appeal(7, AppealStep.REVOKED, answered_at=NOW - DAY)
    window.filing_way.cases.appealing.start(7)
    dialog = appeal_dialog(qtbot, window)
    dialog.amount.setText("five")
    dialog.acts[AppealStep.REFUNDED].click()
    assert not dialog.trouble.isHidden()
    assert desk.appeals.kept[7].step is AppealStep.REVOKED
    dialog.reject()


@pytest.mark.parametrize(
    ("obstacle", "sign"),
    [
        pytest.param(Obstacle.NONE, "✓", id="carries it"),
        pytest.param(Obstacle.NO_FILING, "▲", id="no filing"),
        pytest.param(Obstacle.APPROVED_LATE, "▲", id="too late"),
        pytest.param(Obstacle.UNTOLD, "◇", id="nobody told"),
    ],
)
def test_what_an_appeal_must_name_is_said_first(
    stage: Stage, desk: MemoryDesk, obstacle: Obstacle, sign: str
) -> None:
    found = Prospect(True, obstacle, ACCEPTED, "a.rule")
    sight = AppealSight(RECORD, Appeal(7), found, is_kept=False)
    words, _ = demand(sight, Look(NOW, stage.formats, desk.rules))
    assert words.startswith(sign)
    assert "{" not in words


def test_a_penalty_row_opens_its_appeal(qtbot: QtBot, cases: CasesView, window: MainWindow) -> None:
    window.show_view(RECORDS)
    window.views.records.appeal_wanted.emit(7)
    appeal_dialog(qtbot, window).reject()


def test_an_empty_list_offers_a_filing(qtbot: QtBot, desk: MemoryDesk, window: MainWindow) -> None:
    window.show_view(CASES)
    settle(qtbot, window)
    assert window.views.cases.area.state


@pytest.mark.parametrize(
    ("due", "kind", "tone"),
    [
        pytest.param(-DAY, DueKind.FILE_BEFORE, Tone.CRITICAL, id="too late to file"),
        pytest.param(-DAY, DueKind.ENDS, Tone.MUTED, id="ended"),
        pytest.param(DAY / 2, DueKind.APPEAL_UNTIL, Tone.CRITICAL, id="last day"),
        pytest.param(DAY / 2, DueKind.ENDS, Tone.WARNING, id="ends today"),
        pytest.param(1.5 * DAY, DueKind.ENDS, Tone.WARNING, id="ends tomorrow"),
        pytest.param(9 * DAY, DueKind.ENDS, Tone.TEXT, id="ends later"),
    ],
)
def test_urgency(cases: CasesView, due: timedelta, kind: DueKind, tone: Tone) -> None:
    look = cases._tools.look()
    assert due_tone(row(DRAFT, due=NOW + due, due_kind=kind), look) is tone


def test_orders_are_named_or_counted() -> None:
    two = FilingScope(ScopeKind.ORDER, orders=("1", "2"))
    whole = FilingScope(ScopeKind.WHOLE_SHOP)
    assert orders_text(row(DRAFT)) == NUMBER
    assert "2" in orders_text(row(replace(DRAFT, scope=two)))
    assert orders_text(row(replace(DRAFT, scope=whole)))
