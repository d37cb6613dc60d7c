"""The line of covered shipping times says its gaps in words, by mouse, keys and as a table."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.season import NOW, SHOPS
from workbench.domain.filing.coverage import coverage
from workbench.domain.filing.filings import Filing, FilingCase, FilingScope, FilingState, ScopeKind
from workbench.ui.filing.coverage import CoverageCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from workbench.ui.start import ViewTools

DAY = timedelta(days=1)
SHOP = SHOPS[0]


def window(number: str, since: int, until: int) -> Filing:
    return Filing(
        SHOP.id,
        SHOP.platform,
        FilingCase.NATURAL_DISASTER,
        FilingScope(ScopeKind.WHOLE_SHOP),
        FilingState.ACCEPTED,
        number=f"BB{number}",
        ship_from=NOW + since * DAY,
        ship_until=NOW + until * DAY,
        id=number,
    )


FILINGS = [window("1", -2, 0), window("2", -1, 1), window("3", 3, 5)]


@pytest.fixture
def card(qtbot: QtBot, tools: ViewTools) -> CoverageCard:
    made = CoverageCard(tools)
    qtbot.addWidget(made)
    made.resize(420, 260)
    made.show_line(coverage(FILINGS), FILINGS, now=NOW, own="3")
    made.show()
    return made


def test_gaps_and_overlaps_are_said(card: CoverageCard) -> None:
    assert "1" in card.summary.text()
    assert [span.is_gap for span, _ in card.bars.drawing.spans] == [
        False, False, False, True, False,
    ]  # fmt: skip


def test_the_table_tells_the_same(card: CoverageCard) -> None:
    card.as_table.click()
    model = card.table.model()
    told = [model.index(row, 2).data() for row in range(model.rowCount())]
    assert [text.startswith("BB") for text in told] == [True, True, True, False, True]
    assert "BB1" in told[1]
    assert "BB2" in told[1]


def test_arrows_look_at_a_span_and_enter_follows_its_filing(
    qtbot: QtBot, card: CoverageCard
) -> None:
    for _ in range(4):
        qtbot.keyClick(card.bars, Qt.Key.Key_Right)
    assert "BB3" not in card.looked_at.text()
    qtbot.keyClick(card.bars, Qt.Key.Key_Right)
    assert "BB3" in card.looked_at.text()
    with qtbot.waitSignal(card.filing_chosen) as told:
        qtbot.keyClick(card.bars, Qt.Key.Key_Return)
    assert told.args == ["3"]


def test_nothing_to_draw_hides_it(card: CoverageCard) -> None:
    card.show_line((), [], now=NOW)
    assert card.isHidden()
