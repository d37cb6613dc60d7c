"""Every state a view can be in, side by side, so that all of them are looked at."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from workbench.domain.errors import DiskFull, PackFieldUnknown
from workbench.domain.handling import HandlingState
from workbench.domain.rules.views import PackProblem
from workbench.domain.shops import Platform, Shop, ShopHealth, ShopState
from workbench.ui.monitor.conditions import Conditions, bar_for, empty_words
from workbench.ui.rules.states import nothing_fits
from workbench.ui.rules.visiting import ProblemBar
from workbench.ui.trouble import trouble_from
from workbench.ui.widgets.bars import MessageBar, UndoBar
from workbench.ui.widgets.states import Skeleton, StatePage
from workbench.ui.words import word

if TYPE_CHECKING:
    from workbench.ui.start import Stage

_SHOP = Shop("shop-1", Platform.ALIBABA, "晨禾百货")
_CHECKED = datetime(2024, 1, 24, 2, 0, tzinfo=UTC)
_STATES = (
    ShopState.SIGN_IN_EXPIRED,
    ShopState.UNREACHABLE,
    ShopState.UNEXPECTED_ANSWER,
    ShopState.RATE_LIMITED,
)


class StateSheet(QWidget):
    """Bars above, states below, in the present theme and language."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        for conditions in self._troubled():
            column.addWidget(self._bar(conditions))
        column.addWidget(self._problem())
        grid = QGridLayout()
        grid.setSpacing(12)
        for number, page in enumerate(self._pages()):
            grid.addWidget(page, number // 3, number % 3)
        undo = UndoBar(stage.icons, self)
        undo.offer(word(HandlingState.HANDLED), lambda: None)
        column.addLayout(grid, 1)
        column.addWidget(undo, 0, Qt.AlignmentFlag.AlignHCenter)

    def _troubled(self) -> list[Conditions]:
        shops = [(ShopHealth(_SHOP, state),) for state in _STATES]
        failed = Conditions(trouble=trouble_from(DiskFull()))
        return [failed, *(Conditions(one, _CHECKED) for one in shops)]

    def _bar(self, conditions: Conditions) -> MessageBar:
        bar = MessageBar(self._stage.icons)
        words = bar_for(conditions, self._stage.formats, _CHECKED)
        if words is not None:
            bar.say(words.sentence, words.icon, words.tone, words.act)
        return bar

    def _problem(self) -> MessageBar:
        bar = ProblemBar(self._stage.icons)
        fault = PackFieldUnknown(path="my.toml:12", rule="my.rule", field="hourss")
        bar.show_problems((PackProblem(_SHOP.name, fault, has_last_good=True),))
        return bar

    def _pages(self) -> list[QWidget]:
        online = (ShopHealth(_SHOP, ShopState.ONLINE),)
        cases = (
            (Conditions(()), False),
            (Conditions(online), False),
            (Conditions(online, _CHECKED), False),
            (Conditions(online, _CHECKED), True),
        )
        pages: list[QWidget] = [_framed(Skeleton(self._stage.keeper))]
        for conditions, is_filtered in cases:
            page = StatePage(self._stage.icons)
            formats = self._stage.formats
            page.say(empty_words(conditions, formats, _CHECKED, is_filtered=is_filtered))
            pages.append(page)
        rules = StatePage(self._stage.icons)
        rules.say(nothing_fits())
        return [*pages, rules]


def _framed(inside: QWidget) -> QFrame:
    frame = QFrame()
    frame.setObjectName("tableFrame")
    QVBoxLayout(frame).addWidget(inside)
    return frame
