"""The card of the 48 h label: every item with the days that orders paid by now decide."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from workbench.domain.counting import counted
from workbench.domain.metrics import LabelState
from workbench.policy.cases.incentives import TAG
from workbench.ui.metrics.label_rows import LABEL_COLUMNS, LabelRow, rows_of
from workbench.ui.tables.model import PagedModel
from workbench.ui.tables.view import PagedTable
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.metrics import LabelItem
    from workbench.ui.start import ViewTools

MOST_SHOWN = 9  # rows before the table scrolls


class LabelCard(Card):
    """What can still be lost stands on top; a state in the place of rows where there are none."""

    def __init__(self, tools: ViewTools) -> None:
        super().__init__(translate("metrics", "48 h label by item"))
        self._tools = tools
        self._rows: list[LabelRow] = []
        self.note = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
        self.summary = PlainLabel(is_wrapped=True)
        self.model: PagedModel[LabelRow] = PagedModel(LABEL_COLUMNS, self._read, tools.look())
        self.table = PagedTable(self.model, tools.stage.keeper)
        self.table.setAccessibleName(translate("metrics", "48 h label by item"))
        for widget in (self.note, self.summary, self.table):
            self.body.addWidget(widget)

    @property
    def rows(self) -> Sequence[LabelRow]:
        """Return what is shown."""
        return self._rows

    def _read(self, ids: Sequence[int]) -> list[LabelRow]:
        return [self._rows[row_id - 1] for row_id in ids if 0 < row_id <= len(self._rows)]

    def show_items(self, items: Sequence[LabelItem]) -> None:
        """Show the items as they stand now."""
        look = self._tools.look()
        self._rows = rows_of(items)
        self.note.setText(_note(is_known=look.rules.source(TAG).checked_on is not None))
        self.summary.setText(_summary(self._rows))
        self.table.refresh_ids(array("q", [row.id for row in self._rows]))
        self.table.setVisible(bool(items))
        shown = min(len(items), MOST_SHOWN)
        self.table.setFixedHeight(
            shown * self._tools.stage.keeper.row_height + self.table.header.height() + 4
        )


def _note(*, is_known: bool) -> str:
    if not is_known:
        return translate("metrics", "The rule of the label is in no pack that is switched on.")
    return translate(
        "metrics",
        "Each day the orders paid three days before count: more than 98 % picked up within 48 h "
        'keeps the label. "May be late" is how many of those that wait may miss it.',
    )


def _summary(rows: Sequence[LabelRow]) -> str:
    if not rows:
        return translate(
            "metrics", "No Taobao shop has orders that count: nothing can be said of the label."
        )
    at_risk = sum(row.state is LabelState.AT_RISK for row in rows)
    words = translate("metrics", "{n} item(s), of {k} the label can still be lost")
    return counted(words, n=len(rows), k=at_risk)
