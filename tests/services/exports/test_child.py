"""The process that writes, called in this one."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

import msgspec

from tests.services.doubles import TEN
from workbench.domain.errors import CacheBusy
from workbench.domain.exchange.exports import ExportForm, ExportView
from workbench.services.exports.child import serve
from workbench.services.exports.job import ExportJob, known_error

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.services.assembly.shelf import Shelf
    from workbench.services.assembly.workspace import Workspace


def job_in(folder: Path, workspace: Workspace, key: str) -> io.BytesIO:
    job = ExportJob(
        cache=str(workspace.cache.path),
        key=key,
        language="zh",
        texts={},
        view=ExportView.ORDERS,
        filters={},
        form=ExportForm.CSV,
        is_masked=True,
        now=TEN,
        folder=str(folder),
    )
    return io.BytesIO(msgspec.json.encode(job))


def test_when_nobody_listens_any_more_nothing_is_left(
    workspace: Workspace, shelf: Shelf, tmp_path: Path
) -> None:
    folder = tmp_path / "parts"
    folder.mkdir()
    heard, told = os.pipe()
    os.close(heard)
    key = workspace.exports.settings.unlock().hex
    with os.fdopen(told, "wb", buffering=0) as stream:
        assert serve(job_in(folder, workspace, key), stream, lambda _: shelf) == 1
    assert not folder.exists()


def test_an_error_of_ours_is_told_by_name_and_without_the_key(
    workspace: Workspace, shelf: Shelf, tmp_path: Path
) -> None:
    told = io.BytesIO()
    wrong = "00" * 32
    assert serve(job_in(tmp_path, workspace, wrong), told, lambda _: shelf) == 1
    answer = msgspec.json.decode(told.getvalue())
    assert answer["error"] == "WrongKey"
    assert wrong.encode() not in told.getvalue()


def test_errors_are_known_by_name() -> None:
    assert known_error("CacheBusy") is CacheBusy
    assert known_error("KeyError") is None
