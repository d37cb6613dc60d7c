"""Large caches kept from one run to the next, below ``build/`` or where ``--data`` says.

Every run works on a copy.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import cloning, data
from tests.benchmarks.judged import Filled, fill, rulebook
from workbench.domain.profile import Profile
from workbench.store.schema import STEPS

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = Path(__file__).resolve().parents[2] / "build" / "benchmarks"
SMALLEST = 100_000  # smaller ones are made as quickly as copied
_NAME = re.compile(r"\d+-[0-9a-f]{12}(\.draft)?")
_BYTES = 5_000  # of a parcel with its scans, its decisions and its words in the index


def large(folder: Path, size: int, waves: data.Waves, kept: Path = FOLDER) -> Filled:
    """Return a filled profile in ``folder``; large ones are copied from a kept one."""
    return fill(folder, size, waves) if size < SMALLEST else copied(folder, size, waves, kept)


def copied(folder: Path, size: int, waves: data.Waves, kept: Path) -> Filled:
    """Return a profile in ``folder`` copied from the kept one, which is made if need be.

    Raises:
        RuntimeError: the disk would be left with less than a cache's room.
    """
    pristine = kept / f"{size}-{_fingerprint(waves)}"
    if not pristine.exists():
        _make(pristine, size, waves)
    _check_room(folder.parent, 2 * size * _BYTES)
    shutil.copytree(pristine, folder)
    return Filled(Profile(folder), tuple(data.parcels(size, waves)))


def _make(pristine: Path, size: int, waves: data.Waves) -> None:
    """Make what is kept under another name first; older ones of any kind leave their room."""
    pristine.parent.mkdir(parents=True, exist_ok=True)
    for older in pristine.parent.iterdir():
        if _NAME.fullmatch(older.name):
            shutil.rmtree(older)
    _check_room(pristine.parent, 3 * size * _BYTES)
    draft = pristine.with_suffix(".draft")
    fill(draft, size, waves)
    draft.rename(pristine)


def _check_room(folder: Path, wanted: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < wanted:
        raise RuntimeError(f"{folder} has {free // 10**6} MB left, {wanted // 10**6} are needed")


def _fingerprint(waves: data.Waves) -> str:
    """Return what a cache depends on: the schema, the rules, what is invented and how."""
    return hashlib.sha256("\n".join(_grounds(waves)).encode()).hexdigest()[:12]


def _grounds(waves: data.Waves) -> Iterable[str]:
    rules = rulebook()
    yield from (repr(waves), rules.book.version, rules.leads.version)
    yield from (statement for step in STEPS for statement in step.statements)
    yield from (Path(str(each.__file__)).read_text("utf-8") for each in (data, cloning))
