"""Opens the window on a profile, says how far it is, and closes it: one start of many.

Run as ``python -m tests.benchmarks.opening FOLDER``. Nothing is polled.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Slot

from workbench.app import App
from workbench.app.windows import late_furniture
from workbench.domain.clock import SystemClock
from workbench.domain.profile import Profile
from workbench.interrupt import Interrupt
from workbench.ui.background.tidying import Tidying
from workbench.ui.frame.main_window import MainWindow
from workbench.ui.opening import application
from workbench.ui.start import prepare_application

PAINTED = "painted"
SETTLED = "settled"
PATIENCE = 120_000  # milliseconds


class Witness(QObject):
    """Says when the first rows are painted and when nothing loads any more, then closes it.

    Its words go to stdout, a line each, for the process that measures.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._table = window.monitor.lists.table
        self._told: list[str] = []
        self._table.viewport().installEventFilter(self)
        window.settled.connect(self._on_settled)

    @property
    def is_done(self) -> bool:
        """Tell whether everything was seen."""
        return self._told == [PAINTED, SETTLED]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Notice the first painting of rows; what follows in the loop comes after it."""
        if event.type() == QEvent.Type.Paint and self._has_rows() and not self._told:
            QTimer.singleShot(0, self._on_painted)
        return super().eventFilter(watched, event)

    def _has_rows(self) -> bool:
        return self._table.model().rowCount() > 0

    @Slot()
    def _on_painted(self) -> None:
        if not self._told:
            self._say(PAINTED)
            self._end_if_settled()

    @Slot()
    def _on_settled(self) -> None:
        if self._told == [PAINTED]:
            self._end_if_settled()

    def _end_if_settled(self) -> None:
        if self._window.is_settled():
            self._say(SETTLED)
            self._window.close()

    def _say(self, word: str) -> None:
        self._told.append(word)
        print(word, flush=True)  # noqa: T201  # who measures reads it


def main(folder: Path) -> int:
    """Open the window as the program does, without polling."""
    parts = App("zh_CN", SystemClock(), Interrupt()).window_parts(Profile(folder), polls=False)
    app = application()
    stage = prepare_application(app, parts)
    window = MainWindow(parts, stage, late_furniture)
    witness = Witness(window)
    window.show()
    QTimer.singleShot(0, Tidying(window.is_settled, window).begin)
    QTimer.singleShot(0, window.start)
    QTimer.singleShot(PATIENCE, window.close)
    app.exec()
    stage.leave(app)
    parts.desk.close()
    return 0 if witness.is_done else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
