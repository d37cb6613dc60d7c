"""What the seller tells of rules: exemptions that still hold, amounts that no source gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.ui.rule_doubles import own_rules
from tests.ui.season import GAP, NOW
from workbench.domain.rules.effects import SellerAmount
from workbench.domain.rules.views import RuleConfirmation, RuleTimeline
from workbench.ui.rules.view import RulesView
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.start import ViewTools


@pytest.fixture
def bare(qtbot: QtBot, tools: ViewTools) -> RulesView:
    """A view that has read nothing yet."""
    made = RulesView(tools)
    qtbot.addWidget(made)
    made.resize(1500, 800)
    made.show()
    return made


def texts(widget: QWidget) -> list[str]:
    labels = widget.findChildren(PlainLabel)
    return [label.text() for label in labels if label.isVisibleTo(widget)]


def test_the_seller_confirms_an_exemption_and_takes_it_back(
    bare: RulesView, desk: MemoryDesk, settle: Callable[[], None], qtbot: QtBot
) -> None:
    own = own_rules().entries
    asking = replace(own[0], needs_confirmation=True)
    desk.rule_reader.found = RuleTimeline((asking, *own[1:]))
    bare.reload()
    settle()
    card = bare.detail.confirm
    assert "没有公布" in card.words
    card.confirm.click()
    settle()
    qtbot.waitUntil(lambda: "2024-01-24" in card.words and "2024-02-23" in card.words)
    assert card.confirm.isHidden()
    card.withdraw.click()
    settle()
    qtbot.waitUntil(card.withdraw.isHidden)
    assert desk.seller.confirmed == []


def test_a_confirmation_of_old_counts_no_more(
    bare: RulesView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    own = own_rules().entries
    given = RuleConfirmation(NOW - timedelta(days=30), NOW)
    asking = replace(own[0], needs_confirmation=True, confirmation=given)
    desk.rule_reader.found = RuleTimeline((asking, *own[1:]))
    bare.reload()
    settle()
    assert "不再计入" in bare.detail.confirm.words
    assert not bare.detail.confirm.confirm.isHidden()


def test_the_seller_enters_changes_and_removes_an_amount(
    bare: RulesView, desk: MemoryDesk, settle: Callable[[], None], qtbot: QtBot
) -> None:
    bare.reload()
    settle()
    bare.show_rule(GAP)
    card = bare.detail.amounts
    assert card.isVisibleTo(bare)
    card.enter.click()
    form = bare.entering.dialog
    assert form is not None
    form.save_button.click()
    assert "请填写金额或百分比" in form.trouble.text()
    form.fields["amount"].setText("8.5")
    form.fields["note"].setText("客服所说")
    form.save_button.click()
    settle()
    assert desk.seller.amounts[GAP].fen == 850
    qtbot.waitUntil(lambda: any("¥8.50" in text for text in texts(card)))
    assert any("2024-01-24" in text and "客服所说" in text for text in texts(card))
    card.remove_wanted.emit(desk.seller.amounts[GAP])
    settle()
    assert desk.seller.amounts == {}


def test_an_amount_of_one_shop_is_changed(
    bare: RulesView, desk: MemoryDesk, settle: Callable[[], None], qtbot: QtBot
) -> None:
    bare.reload()
    settle()
    bare.show_rule(GAP)
    shop = desk.shops.shops[0].shop
    standing = SellerAmount(GAP, NOW, None, 5, 300, 3000, shop.id)
    bare.detail.amounts.enter_wanted.emit(standing)
    form = bare.entering.dialog
    assert form is not None
    assert [form.fields[name].text() for name in ("amount", "percent", "least", "most")] == [
        "", "5", "3.00", "30.00",
    ]  # fmt: skip
    form.fields["percent"].setText("6%")
    form.save_button.click()
    settle()
    assert desk.seller.amounts[standing.key].percent == 6


def test_what_costs_nothing_takes_no_amount(bare: RulesView, settle: Callable[[], None]) -> None:
    bare.reload()
    settle()
    bare.show_rule("1688.filing.entry")
    assert not bare.detail.amounts.isVisibleTo(bare)
