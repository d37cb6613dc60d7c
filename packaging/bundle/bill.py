"""Writes the list of a bundle's parts, as the environment it was made of tells them."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from refusal import call

from bundle import parts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bundle.building import Workplace

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Made:
    """A bundle and what it was made of.

    ``ask`` runs the interpreter that is bundled, with the arguments given to it; ``listings`` is
    where PyInstaller wrote down what it took.
    """

    bundle: Path
    system: str
    site: Path
    listings: Path
    ask: Callable[[Sequence[str | Path]], None]


def write(work: Workplace, made: Made) -> Path:
    """Write the list of a bundle's parts below ``build`` and return its path.

    Raises CalledProcessError where one of the tools gives up, or the list is not valid.
    """
    shutil.rmtree(work.parts, ignore_errors=True)
    asked = work.parts / "asked"
    asked.mkdir(parents=True)
    packages, versions = asked / "environment.json", asked / "versions.json"
    project: list[str | Path] = ["--pyproject", work.root / "pyproject.toml"]
    command: list[str | Path] = ["-m", "cyclonedx_py", "environment", *project]
    made.ask([*command, "--output-reproducible", "--output-file", packages])
    made.ask([_HERE / "versions.py", versions])
    told = json.loads(packages.read_text("utf-8"))
    told["metadata"]["component"]["version"] = work.version
    places = (path.relative_to(made.bundle).as_posix() for path in made.bundle.rglob("*"))
    native = parts.natives(json.loads(versions.read_text("utf-8")), places)
    infos = parts.bundled(made.site, parts.taken(made.listings))
    target = work.parts / f"workbench-{work.version}-{made.system}.cdx.json"
    listed = json.dumps(parts.of_bundle(told, infos, native), ensure_ascii=False, indent=2)
    target.write_text(listed + "\n", encoding="utf-8")
    call([work.venv.python, _HERE / "validity.py", target])
    return target
