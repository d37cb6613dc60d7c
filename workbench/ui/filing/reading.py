"""What the wizard's pages ask for while they show: scopes, orders, texts, places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.ui.errand import Errand

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.filing.offers import ScopeChoices
    from workbench.ui.background import Jobs
    from workbench.ui.contracts import Desk
    from workbench.ui.filing.wizard import FilingWizard


class Reading(QObject):
    """Reads for one wizard, beside the window; what takes as long as there are orders, apart."""

    def __init__(
        self,
        jobs: Jobs,
        open_desk: Callable[[], Desk],
        wizard: FilingWizard,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._wizard = wizard
        self._choosing = Errand(open_desk, self)
        pages = wizard.pages
        pages.scope.choices_wanted.connect(self._read_choices)
        pages.orders.known_wanted.connect(self._read_known)
        pages.statement.texts_wanted.connect(self._read_texts)
        pages.submit.places_wanted.connect(self._read_places)

    @property
    def is_busy(self) -> bool:
        """Tell whether the open orders are still being read."""
        return self._choosing.is_running

    @Slot()
    def _read_choices(self) -> None:
        filing = self._wizard.drafting.filing
        if filing is None or self._choosing.is_running:
            return
        shop_id = filing.shop_id
        self._choosing.run(
            lambda desk: desk.filing_guide.choices(
                shop_id, lambda done, total: self._choosing.tell((done, total))
            ),
            self._on_choices,
            self._wizard.say_trouble,
        )

    def _on_choices(self, choices: ScopeChoices | None) -> None:
        if choices is not None:
            self._wizard.pages.scope.show_choices(choices)

    @Slot(object)
    def _read_known(self, numbers: tuple[str, ...]) -> None:
        filing = self._wizard.drafting.filing
        if filing is not None:
            shop_id = filing.shop_id
            self._jobs.run(
                lambda desk: desk.filing_guide.known(shop_id, numbers),
                self._wizard.pages.orders.show_known,
                self._wizard.say_trouble,
                topic=f"filing orders {filing.id}",
            )

    @Slot()
    def _read_texts(self) -> None:
        filing = self._wizard.drafting.filing
        if filing is not None:
            self._jobs.run(
                lambda desk: desk.filing_guide.texts(filing),
                self._wizard.pages.statement.show_texts,
                self._wizard.say_trouble,
                topic=f"filing texts {filing.id}",
            )

    @Slot()
    def _read_places(self) -> None:
        filing = self._wizard.drafting.filing
        if filing is not None:
            self._jobs.run(
                lambda desk: desk.filing_guide.places(filing),
                self._wizard.pages.submit.show_places,
                self._wizard.say_trouble,
                topic=f"filing places {filing.id}",
            )

    def stop(self) -> bool:
        """Cancel, and end the thread."""
        return self._choosing.stop()
