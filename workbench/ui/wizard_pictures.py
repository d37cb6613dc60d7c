"""The filing wizard for ``workbench screenshot``: begun from the first warning, and gone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.filing.filings import FilingScope, ScopeKind
from workbench.domain.filing.wishes import FilingWish
from workbench.domain.shops import Platform
from workbench.ui.filing.wizard import SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from workbench.ui.contracts import Desk
    from workbench.ui.filing.conduct import Conduct
    from workbench.ui.frame.main_window import MainWindow


class WizardPictures:
    """Opens wizards of a window one after the other; their drafts are deleted in the end.

    ``wait`` waits until what it is given says so.
    """

    def __init__(
        self, window: MainWindow, desk: Desk, wait: Callable[[Callable[[], bool]], None]
    ) -> None:
        self._window = window
        self._windows = window.filing_way.windows
        self._desk = desk
        self._wait = wait

    def pages(self) -> Iterator[tuple[str, QWidget]]:
        """Yield each page with its name, ready to be taken."""
        yield from self._from_warning()
        yield from self._for_regions()
        yield from self._followed()

    def _from_warning(self) -> Iterator[tuple[str, QWidget]]:
        """Yield all pages of a filing that begins with the first warning."""
        first = list(self._window.views.monitor.lists.model.ids[:1])
        for row in self._desk.monitor.rows(first):
            conduct = self._begun(FilingWish(row.shop_id, (row.order_number,), row.rule))
            flow = conduct.drafting.flow
            for step in flow.steps if flow else ():
                if conduct.drafting.flow is not None:
                    conduct.drafting.go(conduct.drafting.flow.at(step))
                self._settle(conduct)
                yield f"wizard-{step.value}", conduct.wizard
            self._forget(conduct)

    def _for_regions(self) -> Iterator[tuple[str, QWidget]]:
        """Yield the scope of a filing for receiving regions, which Taobao alone takes."""
        shops = [health.shop for health in self._desk.shops.health()]
        for shop in [one for one in shops if one.platform is Platform.TAOBAO][:1]:
            conduct = self._begun(FilingWish(shop.id))
            flow = conduct.drafting.flow
            if flow is not None:
                scope = FilingScope(ScopeKind.RECEIVING_REGION)
                conduct.drafting.change(replace(flow.filing, scope=scope))
                conduct.drafting.at(flow.steps[1])
                self._settle(conduct)
                yield "wizard-regions", conduct.wizard
            self._forget(conduct)

    def _followed(self) -> Iterator[tuple[str, QWidget]]:
        """Yield how a filing that is with the platform is followed."""
        filings = [each.filing for each in self._desk.filings.all()]
        for filing in [one for one in filings if one.state.is_with_platform][:1]:
            self._windows.open(filing.id)
            conduct = self._opened()
            yield "wizard-follow", conduct.wizard
            self._leave(conduct)

    def _begun(self, wish: FilingWish) -> Conduct:
        """Open a wizard; where no ground suggests itself the first one is taken."""
        self._windows.start(wish)
        conduct = self._opened()
        if conduct.drafting.flow is None and conduct.drafting.offers:
            conduct.drafting.choose_case(conduct.drafting.offers[0].case)
            self._settle(conduct)
        return conduct

    def _opened(self) -> Conduct:
        """Return the wizard that was opened last, in its full size whatever the screen."""
        conduct = self._windows.open_ones[-1]
        conduct.wizard.resize(SIZE)
        self._settle(conduct)
        return conduct

    def _forget(self, conduct: Conduct) -> None:
        """Leave nothing behind: a picture is no reason to keep a draft."""
        filing = conduct.drafting.filing
        if filing is not None:
            self._windows.delete(filing)
        self._leave(conduct)

    def _leave(self, conduct: Conduct) -> None:
        conduct.wizard.close()
        self._wait(self._window.is_settled)

    def _settle(self, conduct: Conduct) -> None:
        self._wait(lambda: self._window.is_settled() and not conduct.is_busy)
