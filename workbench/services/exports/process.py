"""Starting, hearing and ending the process that writes a file."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from workbench.domain.errors import ExportBroken
from workbench.domain.exchange.exports import ExportProgress
from workbench.offspring import start_child
from workbench.services.exports.job import Answer
from workbench.services.exports.target import failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import TracebackType

    from workbench.services.exports.job import ExportJob
    from workbench.services.exports.report_job import ReportJob

logger = logging.getLogger(__name__)

COMPLAINTS = "complaints"


class ExportProcess:
    """One child at work; leaving its context ends it, done or not."""

    def __init__(self, command: Sequence[str], job: ExportJob | ReportJob) -> None:
        self._job = job
        self._complaints = Path(job.folder, COMPLAINTS)
        with self._complaints.open("wb") as complaints:
            self._child = start_child(command, complaints)

    def answers(self) -> Iterator[Answer]:
        """Yield what the child says until it ends; a broken last line is none."""
        stdin, stdout = self._child.stdin, self._child.stdout
        if stdin is None or stdout is None:
            return
        try:
            with stdin:
                stdin.write(msgspec.json.encode(self._job))
        except BrokenPipeError:
            pass  # it died at once: the silence that follows says so
        for line in stdout:
            if line.endswith(b"\n"):
                yield msgspec.json.decode(line, type=Answer)
        self._log_end()

    def _log_end(self) -> None:
        """Log how a child ended that should not have: the kind of its error, never its words."""
        code = self._child.wait()
        told = self._complaints.read_text("utf-8", "replace").strip().splitlines()
        kind = told[-1].partition(":")[0] if told else ""
        logger.info("an export ended with code %d %s", code, kind)

    def __enter__(self) -> ExportProcess:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._child.kill()
        self._child.wait()
        for stream in (self._child.stdin, self._child.stdout):
            if stream is not None:
                stream.close()


def finished(
    command: Sequence[str],
    job: ExportJob | ReportJob,
    target: Path,
    progress: Callable[[ExportProgress], None],
) -> Answer:
    """Let a child write, pass its progress on and return its last answer.

    Raises:
        ExportError: what the child told, or that it ended without a word.
    """
    last = ExportProgress(0, 0)
    with ExportProcess(command, job) as child:
        for answer in child.answers():
            if answer.error:
                raise failure(answer, target, Path(job.folder), last)
            if answer.sha256:
                return answer
            last = ExportProgress(answer.done, answer.total)
            progress(last)
    raise ExportBroken(path=str(target))
