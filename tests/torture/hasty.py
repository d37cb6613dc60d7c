"""An import that says it is done before it is: the harness must find out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.torture.kills import Import, kill

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.torture.victims import Acknowledge


class HastyImport(Import):
    """Acknowledges first and saves afterwards."""

    def work(self, path: Path) -> Callable[[Acknowledge], None]:
        save = super().work(path)

        def speak_first(acknowledge: Acknowledge) -> None:
            acknowledge("file")
            save(acknowledge)

        return speak_first


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    print(kill(HastyImport(folder, 200), folder, 4).line())  # noqa: T201  # the answer
