"""The process that writes reports, called here as a function: what it answers on the way."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import msgspec
import pytest

from workbench import paths
from workbench.domain.exchange.reports import Report, ReportTable
from workbench.services.exports.job import DRAFT, Answer
from workbench.services.exports.report_child import serve
from workbench.services.exports.report_job import ReportJob

if TYPE_CHECKING:
    from pathlib import Path

TABLE = ReportTable("表", ("甲", "乙"), tuple((str(n), "义乌转运中心") for n in range(30)))
REPORT = Report("报告", ("一行",), (TABLE,), "脚注")


def asked(folder: Path, *, is_pdf: bool) -> BytesIO:
    job = ReportJob(
        report=REPORT, is_pdf=is_pdf, made_at=datetime(2024, 1, 24, tzinfo=UTC), folder=str(folder)
    )
    return BytesIO(msgspec.json.encode(job))


@pytest.mark.parametrize(
    ("is_pdf", "begins"),
    [pytest.param(True, b"%PDF", id="pdf"), pytest.param(False, b"PK", id="xlsx")],
)
def test_it_tells_how_far_it_is_and_writes_a_draft(
    tmp_path: Path, *, is_pdf: bool, begins: bytes
) -> None:
    told = BytesIO()
    assert serve(asked(tmp_path, is_pdf=is_pdf), told, paths.resource("")) == 0
    first, *_, last = [msgspec.json.decode(one, type=Answer) for one in told.getvalue().split()]
    assert (first.done, first.total) == (0, 30)
    assert (last.done, len(last.sha256)) == (30, 64)
    assert (tmp_path / DRAFT).read_bytes().startswith(begins)


def test_a_place_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / DRAFT).touch()
    told = BytesIO()
    assert serve(asked(tmp_path, is_pdf=False), told, paths.resource("")) == 1
    last = msgspec.json.decode(told.getvalue().split()[-1], type=Answer)
    assert last.error == "refused"
