"""违规影响, 处理办法 and 预计扣款: what the window says of costs and cures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.ui.doubles import MemoryDesk
from tests.ui.outlooks import CLAIM, CURES, EFFECTS
from tests.ui.rule_doubles import ChineseRules
from tests.ui.season import NOW, SHIP_BY
from workbench.domain.rules.effects import (
    Amount,
    Cure,
    CureState,
    Exposure,
    Horizon,
    Outlook,
    TakenPoints,
)
from workbench.domain.rules.remedies import Remedy
from workbench.domain.views import EffectKind
from workbench.ui.detail.effect_words import (
    cure_text,
    expected,
    figure,
    is_silent,
    reason,
    source_of,
    total_of,
)
from workbench.ui.detail.effects import ConfirmPrompt, EffectCard, EffectRow, SilentRow
from workbench.ui.detail.remedies import RemedyCard
from workbench.ui.formats import Formats
from workbench.ui.monitor.exposure import ExposureLine
from workbench.ui.tables.columns import Look
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from workbench.domain.rules.effects import Effect
    from workbench.domain.views import RowDetail

LOOK = Look(NOW, Formats(is_chinese=False), ChineseRules())
_BY_KIND = {effect.kind: effect for effect in EFFECTS}
PENALTY, CLAIMS = _BY_KIND[EffectKind.PENALTY], _BY_KIND[EffectKind.CLAIM]
COMPLAINT = _BY_KIND[EffectKind.COMPLAINT]


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(PlainLabel) if label.text()]


def detail(outlook: Outlook | None = None) -> RowDetail:
    found = MemoryDesk().monitor.detail(1)
    assert found is not None
    return found if outlook is None else replace(found, outlook=outlook)


@pytest.fixture
def card(qtbot: QtBot) -> EffectCard:
    made = EffectCard()
    qtbot.addWidget(made)
    made.show_detail(detail(), LOOK)
    return made


def test_what_applies_comes_first_and_what_is_silent_stands_together(card: EffectCard) -> None:
    rows = card.findChildren(EffectRow)
    assert [texts(row)[:2] for row in rows] == [
        ["Forfeited damages", "⬤ may apply"],
        ["Claim", "✓ expected exempt"],
        ["Complaint", "◇ unknown"],
    ]
    (silent,) = card.findChildren(SilentRow)
    assert texts(silent)[1] == "Compensation, Points, Score, Ticket: the sources do not say."


def test_the_same_words_again_keep_their_rows(card: EffectCard) -> None:
    rows = card.findChildren(EffectRow)
    card.show_detail(detail(), LOOK)
    assert card.findChildren(EffectRow) == rows
    first = detail().outlook.effects[0]
    card.show_detail(detail(replace(detail().outlook, effects=(first,))), LOOK)
    assert [texts(row)[0] for row in _standing(card)] == ["Forfeited damages"]


def _standing(card: EffectCard) -> list[EffectRow]:
    return [row for row in card.findChildren(EffectRow) if not row.isHidden()]


def test_an_amount_names_its_rule_and_date(card: EffectCard) -> None:
    said = texts(card.findChildren(EffectRow)[0])
    assert said[2] == "at most ¥5.00"
    assert said[4].endswith("since 2023-06-07 (outside source).")


def test_the_order_says_what_it_puts_at_risk(card: EffectCard) -> None:
    assert "This order, within 72 h: ¥5.00 + unknown 1 expected" in texts(card)


def test_an_exemption_without_an_end_is_asked_about(card: EffectCard, qtbot: QtBot) -> None:
    (prompt,) = card.findChildren(ConfirmPrompt)
    with qtbot.waitSignal(card.confirm_wanted) as asked:
        prompt.button.click()
    assert asked.args == [CLAIM]
    assert not prompt.button.isEnabled()


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        pytest.param(PENALTY, "A cure in time would change it.", id="a cure"),
        pytest.param(CLAIMS, "An announced end would change it.", id="an end"),
        pytest.param(COMPLAINT, "its end was never announced: not counted on.", id="no end"),
        pytest.param(COMPLAINT, "Your confirmation would change it.", id="a confirmation"),
    ],
)
def test_an_effect_says_why_and_what_would_change_it(effect: Effect, said: str) -> None:
    assert said in reason(effect, LOOK)


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        pytest.param(replace(PENALTY, amount=None), "how much: unknown", id="no amount"),
        pytest.param(CLAIMS, "", id="a claim has no figure of its own"),
        pytest.param(
            replace(PENALTY, kind=EffectKind.POINTS, amount=None), "how much: unknown", id="points"
        ),
        pytest.param(
            replace(PENALTY, kind=EffectKind.POINTS, points=1), "1 point each time", id="a point"
        ),
    ],
)
def test_what_is_not_known_is_never_a_blank(effect: Effect, said: str) -> None:
    assert figure(effect, LOOK.formats) == said


def test_an_amount_of_the_sellers_own_is_marked() -> None:
    own = Amount(500, "x.y", NOW, None, entered_by_seller=True)
    assert source_of(own, LOOK) == "An amount you entered on 2024-01-24, no rule names one."
    assert source_of(None, LOOK) == ""


@pytest.mark.parametrize(
    ("horizon", "said"),
    [
        pytest.param(Horizon(24), "¥0.00", id="nothing"),
        pytest.param(Horizon(24, 1500), "¥15.00", id="known"),
        pytest.param(Horizon(24, 1500, 3), "¥15.00 + unknown 3", id="known beside unknown"),
        pytest.param(Horizon(24, 0, 3), "unknown 3", id="unknown is not zero"),
        pytest.param(Horizon(24, 1500, 0, 2), "¥15.00 + 2 points", id="points"),
    ],
)
def test_the_known_sum_stands_beside_what_is_unknown(horizon: Horizon, said: str) -> None:
    assert expected(horizon, LOOK.formats) == said


def test_nothing_at_risk_is_not_said_of_an_order() -> None:
    assert total_of(Exposure((Horizon(72),)), LOOK) == ""
    assert total_of(Exposure(), LOOK) == ""


def test_a_cap_that_cut_is_said() -> None:
    assert total_of(Exposure((Horizon(72, 500, capped=("x",)),)), LOOK).endswith("(cut by a cap)")


@pytest.mark.parametrize(
    ("cure", "said"),
    [
        pytest.param(
            CURES[0],
            "Replace the number ・ still counts ・ only before the penalty, whose time is unknown"
            " ・ costs a second parcel",
            id="before the penalty",
        ),
        pytest.param(
            CURES[2], "File or appeal ・ still counts ・ until 24 Jan 10:00", id="a deadline"
        ),
        pytest.param(CURES[3], "Chase the carrier ・ no exemption promised", id="no promise"),
        pytest.param(
            Cure(Remedy.REFUND, CureState.TOO_LATE, NOW), "Refund ・ too late", id="too late"
        ),
    ],
)
def test_a_cure_says_until_when_and_at_which_cost(cure: Cure, said: str) -> None:
    assert cure_text(cure, LOOK) == said


def test_shipping_late_names_what_it_still_spares() -> None:
    late = Cure(Remedy.SHIP, CureState.COUNTS, NOW, by="1688.outside.out_of_stock_after_late")
    assert cure_text(late, LOOK, SHIP_BY).endswith(
        'spares "1688.outside.out_of_stock_after_late（1688）"'
    )
    assert "spares" not in cure_text(replace(late, by=SHIP_BY), LOOK, SHIP_BY)


def test_the_first_cure_leads_and_its_button_is_the_first(qtbot: QtBot) -> None:
    card = RemedyCard()
    qtbot.addWidget(card)
    card.show_detail(detail(), LOOK)
    assert card.cures.first.text().startswith("First: Replace the number")
    assert card.acts[0].words == "Record replaced number"
    assert "Chase the carrier" in card.cures.others.text().splitlines()[-1]


def test_without_cures_there_are_no_lines(qtbot: QtBot) -> None:
    card = RemedyCard()
    qtbot.addWidget(card)
    card.show_detail(detail(Outlook()), LOOK)
    assert card.cures.isHidden()


def test_a_kind_is_silent_only_where_no_rule_is_named() -> None:
    assert [is_silent(effect) for effect in EFFECTS] == [
        False,
        True,
        True,
        True,
        True,
        False,
        False,
    ]


def test_the_monitor_says_what_is_expected(qtbot: QtBot) -> None:
    line = ExposureLine(LOOK.formats)
    qtbot.addWidget(line)
    line.show_exposure(Exposure((Horizon(24, 4500, 3), Horizon(48, 6000, capped=("x",)))))
    assert line.text == "within 24 h ¥45.00 + unknown 3  ・  within 48 h ¥60.00 (cut by a cap)"


def test_the_monitor_says_which_points_were_taken_already(qtbot: QtBot) -> None:
    line = ExposureLine(LOOK.formats)
    qtbot.addWidget(line)
    horizons = (Horizon(72, 0, points=4),)
    line.show_exposure(Exposure(horizons, (TakenPoints("s", "r", 6, 2, 0, "测试店"),)))
    assert line.text.endswith("测试店: 2 of at most 6 points taken in 30 days already")
    line.show_exposure(Exposure(horizons, (TakenPoints("s", "r", 6, 2, 1, "测试店"),)))
    assert line.text.endswith("2 of at most 6 points taken in 30 days already, 1 unclear")
