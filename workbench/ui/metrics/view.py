"""The view of freight and figures (运费与指标): this week's label, points, score and freight."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.domain.clock import SHANGHAI
from workbench.domain.exchange.exports import ExportView
from workbench.ui.metrics.freight_card import FreightCard
from workbench.ui.metrics.label_card import LabelCard
from workbench.ui.metrics.points_card import PointsCards
from workbench.ui.metrics.score_card import ScoreCard
from workbench.ui.metrics.surcharge_card import SurchargeCard
from workbench.ui.translating import translate
from workbench.ui.widgets.exporting import export_button
from workbench.ui.widgets.list_area import ListArea
from workbench.ui.widgets.page import lay_page
from workbench.ui.widgets.view_head import ViewHead

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from workbench.domain.metrics import (
        FreightForm,
        LabelItem,
        PointsAccount,
        ShopScore,
    )
    from workbench.ui.contracts import Desk
    from workbench.ui.start import ViewTools
    from workbench.ui.trouble import Trouble

_GAP = 12
_SIDE_BY_SIDE_FROM = 1220  # pixels, in which the label's table stands whole


class MetricsView(QWidget):
    """运费与指标.

    Signals: ``failed`` (Trouble), ``said`` (text, way back or None), ``export_wanted`` (view,
    filters, name of the file).
    """

    failed = Signal(object)
    said = Signal(str, object)
    export_wanted = Signal(object, object, str)

    def __init__(self, tools: ViewTools) -> None:
        super().__init__()
        self.setObjectName("page")
        self._tools = tools
        self.export_button = export_button()
        self.head = ViewHead(translate("metrics", "Freight and figures"), self.export_button)
        self.label = LabelCard(tools)
        self.freight = FreightCard(tools)
        self.surcharge = SurchargeCard(tools)
        self.points = PointsCards(tools.stage)
        self.scores: dict[str, ScoreCard] = {}
        self._score_place = QVBoxLayout()
        self._score_place.setSpacing(_GAP)
        self.inside = self._columns()
        self.area = ListArea(tools.stage.icons, self.inside)
        self.area.setObjectName("")
        lay_page(self, (self.head,), self.area)
        self._connect()

    def _columns(self) -> QScrollArea:
        inside = QWidget()
        row = self._row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 2, 0)
        row.setSpacing(_GAP)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(_GAP)
        for widget in (self.label, self.freight, self.surcharge):
            left.addWidget(widget)
        right.addWidget(self.points)
        right.addLayout(self._score_place)
        for column in (left, right):
            column.addStretch(1)
        row.addLayout(left, 3)
        row.addLayout(right, 2)
        area = QScrollArea()
        area.setAccessibleName(self.head.title)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _connect(self) -> None:
        self.export_button.clicked.connect(self.export)
        self.area.retry_wanted.connect(self.reload)
        self.failed.connect(self.area.give_up)
        self.freight.entered.connect(self._on_freight)
        self.points.copied.connect(self._on_copied)

    @property
    def way(self) -> QBoxLayout.Direction:
        """Return how the two columns stand."""
        return self._row.direction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the two columns one under the other where they have no room side by side."""
        super().resizeEvent(event)
        is_wide = self.width() >= _SIDE_BY_SIDE_FROM
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(way)

    def reload(self) -> None:
        """Read everything anew, once somebody looks: many orders stand behind the label."""
        if not self.isVisible():
            return
        self.area.expect()
        self.head.set_context(_this_week(self._tools))
        asked: tuple[tuple[str, Callable[[Desk], object], Callable[..., None]], ...] = (
            ("labels", lambda desk: desk.metrics.labels(), self._on_labels),
            ("points", lambda desk: desk.metrics.points(), self._on_points),
            ("scores", lambda desk: desk.metrics.scores(), self._on_scores),
            ("freight", lambda desk: desk.metrics.freight(), self.freight.show_form),
        )
        for topic, work, done in asked:
            self._tools.jobs.run(work, done, self.failed.emit, topic=f"metrics {topic}")

    @Slot()
    def export(self) -> None:
        """Ask for the label by item as a file; charts are copied with their own buttons."""
        name = translate("exports", "48 h label")
        self.export_wanted.emit(ExportView.LABELS, {}, name)

    def start_search(self) -> None:
        """Go to the items; there is nothing to search."""
        self.take_keys()

    def take_keys(self) -> None:
        """Give the keys to the items, else to the first field."""
        target = self.label.table if self.label.rows else self.surcharge.fields["weight"]
        target.setFocus()

    def escape(self) -> None:
        """Go back to the items."""
        self.take_keys()

    def _on_labels(self, items: Sequence[LabelItem]) -> None:
        self.label.show_items(items)
        self.area.show_list(self.inside)

    def _on_points(self, accounts: Sequence[PointsAccount]) -> None:
        self.points.show_accounts(accounts, self._tools.look())

    def _on_scores(self, scores: Sequence[ShopScore]) -> None:
        for gone in set(self.scores) - {score.shop_id for score in scores}:
            card = self.scores.pop(gone)
            card.hide()
            card.deleteLater()
        for score in scores:
            if score.shop_id not in self.scores:
                made = ScoreCard(score.shop_id)
                made.entered.connect(self._on_score)
                self.scores[score.shop_id] = made
                self._score_place.addWidget(made)
            self.scores[score.shop_id].show_score(score, self._tools.look())

    @Slot(str, str, str, str)
    def _on_score(self, shop_id: str, indicator: str, own: str, mean: str) -> None:
        def work(desk: Desk) -> list[ShopScore]:
            desk.metrics.put_score(shop_id, indicator, own, mean)
            return desk.metrics.scores()

        self._tools.jobs.run(work, self._on_scores, self._tell)

    @Slot(object)
    def _on_freight(self, form: FreightForm) -> None:
        def work(desk: Desk) -> None:
            desk.metrics.put_freight(form)

        # What cannot be read is said beneath the form already.
        self._tools.jobs.run(work, lambda _: None, lambda _: None)

    def _tell(self, trouble: Trouble) -> None:
        """Say at the foot what was not kept; the figures stay on screen."""
        self.said.emit(trouble.sentence, None)

    @Slot(str)
    def _on_copied(self, title: str) -> None:
        words = translate("metrics", "Copied: {title}").replace("{title}", title)
        self.said.emit(words, None)


def _this_week(tools: ViewTools) -> str:
    """Return the week that is looked at, Monday to Sunday in Shanghai."""
    today = tools.look().now.astimezone(SHANGHAI).date()
    monday = today - timedelta(days=today.weekday())
    sunday = monday + timedelta(days=6)
    words = translate("metrics", "This week, {since} to {until}")
    formats = tools.stage.formats
    return words.replace("{since}", formats.day(monday)).replace("{until}", formats.day(sunday))
