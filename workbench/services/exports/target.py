"""Where an export goes: what place may be meant, a private folder for its parts, and refusals."""

from __future__ import annotations

import errno
import math
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import (
    ExportError,
    ExportTargetFull,
    ExportTargetRefused,
    ExportUnmeant,
    WorkbenchError,
    marked,
)
from workbench.domain.exchange.exports import (
    ExportForm,
    ExportProgress,
    ExportView,
    with_personal_mark,
)
from workbench.services.exports.job import FULL, known_error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.domain.exchange.exports import ExportRequest
    from workbench.services.exports.job import Answer

NO_SUCH_FORM = marked("errors", "exports are written as {known}; the name has to end so")


def target_of(request: ExportRequest, own_folder: Path) -> Path:
    """Return where the file goes; one with personal data says so in its name.

    Raises:
        ExportUnmeant: the suffix, a folder, or a place inside ``own_folder``, the profile.
    """
    target = request.target.expanduser()
    form = form_of(target)
    if request.view is ExportView.TABLES and form is not ExportForm.DB:
        raise ExportUnmeant(what=target.name, reason=marked("errors", "all tables need a .db file"))
    if not request.is_masked:
        target = with_personal_mark(target)
    target = target.resolve()
    if target.is_dir():
        raise ExportUnmeant(what=target.name, reason=marked("errors", "this is a folder"))
    if target.is_relative_to(own_folder.resolve()):
        reason = marked("errors", "the workbench keeps its own data in this folder")
        raise ExportUnmeant(what=str(target), reason=reason)
    return target


def form_of(target: Path) -> ExportForm:
    """Return how a file of this name is written.

    Raises:
        ExportUnmeant: the suffix is none of ours.
    """
    known = {f".{form.value}": form for form in ExportForm}
    form = known.get(target.suffix.lower())
    if form is None:
        raise ExportUnmeant(what=target.name, reason=NO_SUCH_FORM, known=", ".join(known))
    return form


@contextmanager
def private_folder(target: Path) -> Iterator[Path]:
    """Give a folder on the target's disk that only its owner may enter, and remove it after.

    Raises:
        ExportUnmeant: there is no folder for the target.
        ExportTargetFull, ExportTargetRefused: what the system says, here or inside the block.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{target.stem[:20]}-", dir=target.parent))
    except (FileNotFoundError, NotADirectoryError) as error:
        reason = marked("errors", "there is no such folder")
        raise ExportUnmeant(what=str(target.parent), reason=reason) from error
    except OSError as error:
        raise _os_failure(error, target) from error
    try:
        yield folder
    except OSError as error:
        raise _os_failure(error, target) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _os_failure(error: OSError, target: Path) -> WorkbenchError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return ExportTargetFull(path=str(target), needed="1")
    return ExportTargetRefused(path=str(target))


def failure(answer: Answer, target: Path, folder: Path, last: ExportProgress) -> WorkbenchError:
    """Return the error that the child told of, with the target's name in it."""
    if answer.error == FULL:
        return ExportTargetFull(path=str(target), needed=_needed(folder, last))
    kind = known_error(answer.error)
    if kind is None or issubclass(kind, ExportError):
        kind = kind or ExportTargetRefused
        return kind(**{**answer.values, "path": str(target)})
    return kind(**answer.values)


def _needed(folder: Path, last: ExportProgress) -> str:
    """Return how many MB the whole file would take, by what its first rows took."""
    written = sum(part.stat().st_size for part in folder.iterdir())
    share = last.done / last.total if last.done and last.total else 1
    return str(math.ceil(written / share / 1_000_000) or 1)
