"""Update, compile or check the translation catalogue.

``translations.py update`` reads the marked texts out of the sources into the .ts file,
``compile`` makes the .qm file that the window loads, ``check`` says what is missing (exit 1).
Beside the ``translate("context", "text")`` calls, ``marked("context", "text")`` marks texts that
are translated later.
"""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "resources" / "translations" / "workbench_zh_CN.ts"
COMPILED = CATALOGUE.with_suffix(".qm")
TOOLS = Path(PySide6.__file__).parent
ALIAS = "QT_TRANSLATE_NOOP+=marked"


def update(catalogue: Path = CATALOGUE) -> None:
    """Read the sources' texts into the catalogue; what no source has any more is dropped."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "workbench").rglob("*.py"))
    options = ["-tr-function-alias", ALIAS, "-locations", "none", "-no-obsolete"]
    languages = ["-source-language", "en", "-target-language", "zh_CN"]
    _run("lupdate", *options, *languages, *sources, "-ts", str(catalogue))


def compile_catalogue(target: Path = COMPILED) -> None:
    """Make the file that the window loads.

    It takes the old one's place whole: a running window has mapped that into its memory.
    """
    fresh = target.with_name(f".{target.name}.new")
    _run("lrelease", "-silent", str(CATALOGUE), "-qm", str(fresh))
    fresh.replace(target)


def texts(catalogue: Path = CATALOGUE) -> dict[tuple[str, str], str]:
    """Return the translation of every (context, source); "" where there is none yet."""
    found = {}
    for context in ET.parse(catalogue).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            is_done = translation is not None and translation.get("type") is None
            text = (translation.text or "") if translation is not None and is_done else ""
            found[name, message.findtext("source", "")] = text
    return found


def missing(catalogue: Path = CATALOGUE) -> list[str]:
    """Return what still has no finished translation."""
    found = texts(catalogue)
    return [f"{context}: {source}" for (context, source), text in found.items() if not text]


def check() -> int:
    """Print what is missing; return the exit code."""
    lines = missing()
    for line in lines:
        print(line)
    return 1 if lines else 0


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([str(TOOLS / tool), *arguments], cwd=ROOT, check=True)


def main(arguments: list[str]) -> int:
    """Do what the command line asks; return the exit code."""
    acts = {"update": update, "compile": compile_catalogue}
    if arguments == ["check"]:
        return check()
    if len(arguments) != 1 or arguments[0] not in acts:
        print(__doc__)
        return 2
    acts[arguments[0]]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
