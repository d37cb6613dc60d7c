"""What the program tells the process that writes a report; it answers as an export's does."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - msgspec reads the annotations

import msgspec

from workbench.domain.exchange.reports import Report  # noqa: TC001 - msgspec reads the annotations


class ReportJob(msgspec.Struct, frozen=True, kw_only=True):
    """One report to write, its texts ready; ``made_at`` stands in a workbook's properties.

    ``folder`` is private, on the target's disk, and takes the draft; whoever made it removes it.
    """

    report: Report
    is_pdf: bool
    made_at: datetime
    folder: str
