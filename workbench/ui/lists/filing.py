"""From marked rows of a list to a filing: for one shop, that of the first of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from workbench.domain.counting import counted
from workbench.ui.translating import translate
from workbench.ui.words import shop_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.domain.filing.wishes import FilingWish
    from workbench.ui.contracts import Desk
    from workbench.ui.start import ViewTools


class ShopRow(Protocol):
    """What every list's rows tell of their shop."""

    @property
    def shop_id(self) -> str:
        """Return our id of the shop."""
        ...

    @property
    def shop_name(self) -> str:
        """Return what the seller calls it."""
        ...


RowT = TypeVar("RowT", bound=ShopRow)


class FilingStart(QObject, Generic[RowT]):
    """Reads the rows beside the window and says for which a filing is wanted.

    Signals: ``wanted`` (FilingWish), ``said`` (text, None) where rows of other shops are left,
    ``failed`` (Trouble).
    """

    wanted = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(
        self,
        tools: ViewTools,
        read: Callable[[Desk, Sequence[int]], list[RowT]],
        wish: Callable[[Sequence[RowT]], FilingWish],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._read = read
        self._wish = wish

    def start(self, ids: Sequence[int]) -> None:
        """Want a filing for these rows."""
        asked = tuple(ids)
        self._tools.jobs.run(
            lambda desk: self._read(desk, asked), self._on_rows, self.failed.emit, topic="filing"
        )

    def _on_rows(self, rows: list[RowT]) -> None:
        if not rows:
            return
        own = [row for row in rows if row.shop_id == rows[0].shop_id]
        if len(own) < len(rows):
            words = translate(
                "monitor",
                "A filing is for one shop: {shop}, {n} row(s). File for the others apart.",
            )
            told = counted(words, n=len(own)).replace("{shop}", shop_name(own[0].shop_name))
            self.said.emit(told, None)
        self.wanted.emit(self._wish(own))
