"""The process that writes a report: laying out pages takes seconds of one core.

It knows neither key nor cache: one job with all texts comes in, a draft is written through to the
disk, and a beat between rows says that it goes on. It may be killed at any instant.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from workbench.files.reports import report_pdf, report_xlsx
from workbench.services.exports.job import DRAFT, Answer, os_kind
from workbench.services.exports.report_job import ReportJob
from workbench.services.exports.telling import Teller

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.exchange.reports import Report


def serve(asked: BinaryIO, told: BinaryIO, resources: Path) -> int:
    """Write the report that ``asked`` describes and return the exit code."""
    job = msgspec.json.decode(asked.read(), type=ReportJob)
    teller = Teller(told)
    try:
        teller.tell(_write(job, resources, teller))
    except BrokenPipeError:
        # The parent is gone and cannot clear up.
        shutil.rmtree(job.folder, ignore_errors=True)
        return 1
    except OSError as error:
        teller.tell(Answer(error=os_kind(error)))
        return 1
    return 0


def _write(job: ReportJob, resources: Path, teller: Teller) -> Answer:
    """Write the draft and return the last answer."""
    rows = _rows(job.report)
    if job.is_pdf:
        # Each cell is made, then laid out.
        tell = _counted(teller, rows, 2 * _cells(job.report))
        content = report_pdf(job.report, resources, tell)
    else:
        content = report_xlsx(job.report, job.made_at, _counted(teller, rows, rows))
    with Path(job.folder, DRAFT).open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    return Answer(rows, rows, sha256=hashlib.sha256(content).hexdigest())


def _rows(report: Report) -> int:
    return sum(len(table.rows) for table in report.tables)


def _cells(report: Report) -> int:
    return sum(len(table.headers) * (len(table.rows) + 1) for table in report.tables)


def _counted(teller: Teller, rows: int, steps: int) -> Callable[[], None]:
    """Return what tells, step by step, how many of the rows are as good as written."""
    teller.beat(0, rows)
    taken = 0

    def tell() -> None:
        nonlocal taken
        taken += 1
        teller.beat(min(taken * rows // max(steps, 1), rows), rows)

    return tell
