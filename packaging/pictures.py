"""The pictures of the help and of the README, made from the demo: ``make pictures``.

Each view of the demo season is rendered, light, in both languages, and written as a PNG of at most
256 colours: small enough to lie in the repository and in the bundle. The season stands still, so
that the same program makes the same pictures where the same fonts are installed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from workbench.app import App
from workbench.domain.clock import SystemClock
from workbench.domain.profile import Profile
from workbench.interrupt import Interrupt

TARGET = Path(__file__).resolve().parents[1] / "resources" / "help" / "pictures"
SEASON = "spring-festival-2024"
LANGUAGES = {"zh_CN": "", "en": "-en"}
COLOURS = 256
# The help's name for a picture, and what the program calls it.
SHOWN = {
    "today": "today",
    "monitor": "monitor",
    "orders": "orders",
    "tickets": "tickets",
    "filings": "filings",
    "notices": "notices",
    "rules": "rules",
    "figures": "metrics",
    "penalties": "penalties",
    "settings": "settings",
    "review": "review",
    "filing": "wizard-check",
    "import": "dialog-import-orders",
    "recovery": "dialog-recovery-damaged",
    "first-run": "first-run-place",
}


def main() -> int:
    """Make all pictures anew; returns 0, or 1 where one is missing."""
    with TemporaryDirectory() as work:
        rendered = _render(Path(work))
        missing = [name for name in SHOWN.values() if not (rendered / f"{name}-light.png").exists()]
        if missing:
            print("not rendered:", ", ".join(missing), file=sys.stderr)
            return 1
        TARGET.mkdir(parents=True, exist_ok=True)
        for name, source in SHOWN.items():
            for language, spoken in LANGUAGES.items():
                shrink(rendered / f"{source}-light{spoken}.png", TARGET / f"{name}-{language}.png")
    print(f"{sum(path.stat().st_size for path in TARGET.iterdir()):,} bytes in {TARGET}")
    return 0


def _render(work: Path) -> Path:
    app = App("zh_CN", SystemClock(), Interrupt())
    profile = Profile(work / "demo")
    with app.sandbox(port=0, scenario=SEASON, speed=0.0) as server:
        app.new_demo(profile, server)
        with app.workspace(profile) as workspace:
            workspace.refresh.run_once()
    app.help_pictures(profile, work / "pictures")
    return work / "pictures"


def shrink(source: Path, target: Path) -> None:
    """Write a picture with few colours and nothing beside it."""
    with Image.open(source) as picture:
        few = picture.convert("RGB").quantize(
            # The few dots of a state keep their colour, and with means so does the ground.
            COLOURS,
            Image.Quantize.MAXCOVERAGE,
            kmeans=2,
            dither=Image.Dither.NONE,
        )
        few.info.clear()
        few.save(target, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
