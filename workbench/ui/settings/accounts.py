"""The shops and trace services that are signed in, and how they are removed for good."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.ui.settings.removing import Leaving, RemoveDialog
from workbench.ui.settings.section import Section
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button, empty_out
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.words import provider_name, shop_title, word

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.settings import Overview
    from workbench.domain.shops import ShopHealth
    from workbench.ui.settings.keeping import Keeping
    from workbench.ui.start import ViewTools


class AccountRow(QWidget):
    """A name, how it fares, and the button that removes it."""

    def __init__(self, name: str, state: str) -> None:
        super().__init__()
        self.name = PlainLabel(name, type_=Type.STRONG)
        self.state = PlainLabel(state, type_=Type.NOTE, tone=Tone.MUTED)
        self.remove = button(translate("settings", "Remove…"))
        self.remove.setAccessibleName(f"{self.remove.text()} {name}")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.state)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.addLayout(words, 1)
        row.addWidget(self.remove)


class AccountsSection(Section):
    """Signals: ``shop_wanted`` to add one, ``import_wanted``, ``removing_wanted`` (Leaving)."""

    shop_wanted = Signal()
    import_wanted = Signal()
    removing_wanted = Signal(object)

    def __init__(self, tools: ViewTools, keeping: Keeping) -> None:
        super().__init__(tools, keeping)
        self.name = translate("settings", "Accounts")
        self.rows: list[AccountRow] = []
        self.dialog: RemoveDialog | None = None
        self.none = PlainLabel(translate("settings", "No shop yet."), tone=Tone.MUTED)
        self.none.hide()  # until it is known
        self.adding = button(translate("frame", "Add shop…"), is_primary=True)
        self.importing = button(translate("frame", "Import files…"))
        self.adding.clicked.connect(self.shop_wanted)
        self.importing.clicked.connect(self.import_wanted)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._lay_out()

    def _lay_out(self) -> None:
        about = translate(
            "settings",
            "Keys of shops and trace services are tried before they are saved, and lie in the "
            "encrypted data alone. The same shop again with new keys keeps its data.",
        )
        card = self.add_card(self.name, about)
        card.body.addWidget(self.none)
        card.body.addLayout(self._list)
        acts = card.add_row()
        acts.addWidget(self.adding)
        acts.addWidget(self.importing)
        acts.addStretch(1)

    def show_overview(self, overview: Overview) -> None:
        """Show every shop and trace service."""
        empty_out(self._list)
        self.rows = []
        for health in overview.shops:
            leaving = Leaving(shop_title(health.shop), shop_id=health.shop.id)
            self._add(leaving, self._state(health, overview.sign_ins.get(health.shop.id)))
        for provider in overview.providers:
            leaving = Leaving(provider_name(provider), provider=provider)
            self._add(leaving, translate("settings", "Trace service"))
        self.none.setVisible(not self.rows)

    def _add(self, leaving: Leaving, state: str) -> None:
        row = AccountRow(leaving.name, state)
        row.remove.clicked.connect(partial(self._ask, leaving))
        self.rows.append(row)
        self._list.addWidget(row)

    def _state(self, health: ShopHealth, signed_in_until: datetime | None) -> str:
        formats, now = self._tools.stage.formats, self._tools.desk.monitor.now()
        parts = [word(health.shop.platform), word(health.state)]
        if health.last_good_poll is not None:
            words = translate("settings", "last update {time}")
            parts.append(words.replace("{time}", formats.near(health.last_good_poll, now)))
        if signed_in_until is not None:
            words = translate("settings", "signed in until {time}")
            parts.append(words.replace("{time}", formats.full_moment(signed_in_until)))
        return " · ".join(parts)

    def _ask(self, leaving: Leaving) -> None:
        self.dialog = RemoveDialog(leaving, self.window())
        self.dialog.accepted.connect(lambda: self.removing_wanted.emit(leaving))
        self.dialog.open()
