"""The grouped monitor: one line per carrier and site, or per shop; some hundred at most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QTableView

from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.tables.fields import Layout
from workbench.domain.tables.monitor import GROUP_FIELDS
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.monitor.columns import level_shape
from workbench.ui.tables.columns import Column, Look, Paint, painted, text_tone
from workbench.ui.tables.delegate import CellDelegate
from workbench.ui.tables.header import SortHeader
from workbench.ui.tables.hover import RowHover
from workbench.ui.tables.keys import RowKeys, on_key
from workbench.ui.tables.menu import Entry, add_entry
from workbench.ui.tables.model import DisplayRole, cell_value, header_value
from workbench.ui.tables.selection import choose_index
from workbench.ui.tables.view import RowHeight, set_list_behaviour
from workbench.ui.theme import LEVEL_TONES, Tone
from workbench.ui.translating import translate
from workbench.ui.words import shop_name, word

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from workbench.domain.views import MonitorGroup
    from workbench.ui.theming import ThemeKeeper

Index = QModelIndex | QPersistentModelIndex


def group_name(group: MonitorGroup) -> str:
    """Return 圆通·义乌转运中心, or the shop's name."""
    if group.shop_id:
        return shop_name(group.shop_name)
    carrier = carrier_by_id(group.carrier).name if group.carrier else ""
    if not carrier and not group.site:
        return translate("monitor", "no carrier yet")
    site = one_line(group.site) or translate("monitor", "outlet unknown")
    return f"{carrier}·{site}" if carrier else site


def _earliest(group: MonitorGroup, look: Look) -> str:
    if group.earliest is None:
        return NOTHING
    return look.formats.remaining(group.earliest, look.now)


def _level_tone(group: MonitorGroup, look: Look) -> Tone:
    return LEVEL_TONES[group.level]


GROUP_COLUMNS: tuple[Column[MonitorGroup], ...] = painted(
    GROUP_FIELDS,
    {
        "shape": Paint(
            lambda group, look: level_shape(group.level).value,
            _level_tone,
            lambda group, look: word(group.level),
            lambda group: level_shape(group.level),
        ),
        "name": Paint(lambda group, look: group_name(group), text_tone),
        "count": Paint(lambda group, look: look.formats.count(group.count), text_tone),
        "remaining": Paint(_earliest, _level_tone),
        "deadline": Paint(lambda group, look: look.formats.deadline(group.earliest)),
    },
)


class GroupModel(QAbstractTableModel):
    """Lines that are all in memory."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._groups: list[MonitorGroup] = []

    @property
    def groups(self) -> list[MonitorGroup]:
        """Return the lines."""
        return self._groups

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._groups)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(GROUP_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = DisplayRole
    ) -> object:
        """Return a header."""
        return header_value(GROUP_COLUMNS, section, orientation, role)

    def data(self, index: Index, role: int = DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        group = self._groups[index.row()]
        return cell_value(group, GROUP_COLUMNS[index.column()], self._look, role)

    def show(self, groups: list[MonitorGroup], look: Look) -> None:
        """Show other lines; the same names in the same order keep their rows."""
        before = [group_name(group) for group in self._groups]
        if before and before == [group_name(group) for group in groups]:
            self._groups, self._look = groups, look
            last = self.index(len(groups) - 1, len(GROUP_COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._groups, self._look = groups, look
        self.endResetModel()


class GroupTable(QTableView):
    """The grouped list.

    Signals: ``group_opened`` (MonitorGroup) on Enter or double click, ``chase_wanted``
    (MonitorGroup) on C, ``group_chosen`` when another line is ``chosen``.
    """

    group_opened = Signal(object)
    chase_wanted = Signal(object)
    group_chosen = Signal()

    def __init__(self, keeper: ThemeKeeper, look: Look) -> None:
        super().__init__()
        self.groups = GroupModel(look)
        header = self._header = SortHeader(GROUP_COLUMNS, keeper)
        self.setHorizontalHeader(header)
        self.setModel(self.groups)
        self.setItemDelegate(CellDelegate(keeper, RowHover(self)))
        header.arrange(Layout())
        set_list_behaviour(self)
        RowHeight(self, keeper)
        RowKeys(self)
        self.activated.connect(self._on_activated)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        on_key(self, "C", self.chase)
        self.menu = self._menu()
        keeper.changed.connect(self.viewport().update)

    def show_groups(self, groups: list[MonitorGroup], look: Look) -> None:
        """Show other lines, keeping the chosen one chosen."""
        name = self._chosen_name()
        self.groups.show(groups, look)
        names = [group_name(group) for group in groups]
        if names:
            choose_index(self, self.groups.index(names.index(name) if name in names else 0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the names have what room there is."""
        super().resizeEvent(event)
        self._header.give_way(self.viewport().width())

    @property
    def chosen(self) -> MonitorGroup | None:
        """Return the chosen line, None while there is none."""
        row = self.currentIndex().row()
        return self.groups.groups[row] if row >= 0 else None

    def _chosen_name(self) -> str:
        return group_name(self.chosen) if self.chosen is not None else ""

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        opening = Entry(translate("monitor", "Show its parcels"), self.open_chosen, "Enter")
        chasing = Entry(translate("monitor", "Copy chase message"), self.chase, "C")
        for entry in (opening, chasing):
            add_entry(menu, entry)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda place: menu.popup(self.viewport().mapToGlobal(place))
        )
        return menu

    @Slot()
    def open_chosen(self) -> None:
        """Ask for the chosen line's parcels."""
        if self.chosen is not None:
            self.group_opened.emit(self.chosen)

    @Slot()
    def chase(self) -> None:
        """Ask for the message about the chosen outlet's parcels; a shop has no outlet."""
        if self.chosen is not None and not self.chosen.shop_id:
            self.chase_wanted.emit(self.chosen)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.group_opened.emit(self.groups.groups[index.row()])

    @Slot()
    def _on_current(self) -> None:
        self.group_chosen.emit()
