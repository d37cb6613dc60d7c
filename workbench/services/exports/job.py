"""What the program tells the process that writes a file, and what that process answers.

One JSON document goes in through standard input, so that the key stands in no list of arguments;
one JSON object per line comes back: how far it is, and at the end what was written or why not.
"""

from __future__ import annotations

import errno
from datetime import datetime  # noqa: TC003 - msgspec reads the annotations

import msgspec

from workbench.domain.errors import WorkbenchError
from workbench.domain.exchange.exports import (  # noqa: TC001 - msgspec reads the annotations
    ExportForm,
    ExportView,
)
from workbench.policy.rules import Language  # noqa: TC001 - msgspec reads the annotations


class ExportJob(msgspec.Struct, frozen=True, kw_only=True):
    """One file to write: whence, what, how and where to.

    ``key`` opens the cache (hex). ``folder`` is private, on the target's disk, and takes the draft
    and its parts; whoever made it removes it. ``now`` is data time. ``texts`` are translations by
    context and English source.
    """

    cache: str
    key: str
    language: Language
    texts: dict[str, dict[str, str]]
    view: ExportView
    filters: dict[str, str]
    form: ExportForm
    is_masked: bool
    now: datetime
    folder: str


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of the child's: progress, the end (``sha256``), or a refusal (``error``).

    ``error`` is the name of one of our errors or that of an OSError's kind (``full``, ``refused``).
    """

    done: int = 0
    total: int = 0
    sha256: str = ""
    columns: tuple[str, ...] = ()
    error: str = ""
    values: dict[str, str] = {}


FULL, REFUSED = "full", "refused"
DRAFT = "draft"


def os_kind(error: OSError) -> str:
    """Return the kind of what the system says: no room, or any other refusal."""
    return FULL if error.errno in {errno.ENOSPC, errno.EDQUOT} else REFUSED


def known_error(name: str) -> type[WorkbenchError] | None:
    """Return our error with this name, None where we have none."""
    waiting: list[type[WorkbenchError]] = [WorkbenchError]
    while waiting:
        kind = waiting.pop()
        if kind.__name__ == name:
            return kind
        waiting.extend(kind.__subclasses__())
    return None
