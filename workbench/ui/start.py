"""What must stand before the first window: style, font, translations, the program's icon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.ui.background.tidying import share_interpreter
from workbench.ui.formats import Formats
from workbench.ui.icons import Icons
from workbench.ui.tables.columns import Look
from workbench.ui.theming import ThemeKeeper
from workbench.ui.translating import CHINESE, install_language, translate

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator
    from PySide6.QtWidgets import QApplication

    from workbench.ui.background import Jobs
    from workbench.ui.contracts import Desk, WindowParts


# The entry in a desktop's menu: by it the task bar finds icon and badge of the window.
DESKTOP_FILE = "fulfilment-workbench"
# Part of the D-Bus path that the badge is told by: letters, digits and underscores alone. What Qt
# takes else is the program's file, be it ``__main__.py`` or one with a hyphen.
NAME = "workbench"


@dataclass(frozen=True)
class Stage:
    """What all views are drawn with."""

    keeper: ThemeKeeper
    icons: Icons
    formats: Formats
    translators: tuple[QTranslator, ...]

    def leave(self, app: QApplication) -> None:
        """Take the translations back out, before another language or at the end of a test."""
        for translator in self.translators:
            app.removeTranslator(translator)


@dataclass(frozen=True)
class ViewTools:
    """What a view works with: looks, the window's readers, and jobs beside the window."""

    stage: Stage
    desk: Desk
    jobs: Jobs

    def look(self) -> Look:
        """Return what rows are shown by at this moment."""
        return Look(self.desk.monitor.now(), self.stage.formats, self.desk.rules)


def prepare_application(app: QApplication, parts: WindowParts) -> Stage:
    """Dress the application; keep what is returned alive as long as its windows."""
    share_interpreter()
    translators = install_language(app, parts.resources / "translations", parts.language)
    keeper = ThemeKeeper(app, parts.theme)
    keeper.choose_density(parts.density)
    icons = Icons(parts.resources / "icons", keeper)
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(translate("frame", "Fulfilment workbench"))
    app.setDesktopFileName(DESKTOP_FILE)
    app.setWindowIcon(icons.application())
    return Stage(keeper, icons, Formats(parts.language == CHINESE), tuple(translators))
