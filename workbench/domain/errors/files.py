"""Errors of files that come in or go out, and of the system around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.errors.base import WorkbenchError, marked

if TYPE_CHECKING:
    from workbench.domain.exchange.encodings import EncodingSample


class WindowSilent(WorkbenchError):
    """A window of this profile is open but does not answer."""

    title = marked("errors", "Window does not answer")
    sentence = marked(
        "errors",
        "The workbench is open already but does not answer. Wait a little, or end it and start it "
        "again: nothing that was saved is lost.",
    )


class ExportError(WorkbenchError):
    """A table could not be written; whatever stood at ``path`` is still there."""

    title = marked("errors", "The export was not written")
    sentence = marked("errors", "{path} could not be written; a file of that name is unchanged.")


class ExportTargetFull(ExportError):
    """No room where the file was to go."""

    sentence = marked(
        "errors",
        "There is no room for {path}: {needed} MB or more are needed. A file of that name is "
        "unchanged. Free some space or choose another folder.",
    )


class ExportTargetRefused(ExportError):
    """The place cannot be written, or another program holds the file."""

    sentence = marked(
        "errors",
        "{path} cannot be written. If it is open in another program, close it there; else choose "
        "another folder. A file of that name is unchanged.",
    )


class ExportTooLong(ExportError):
    """More rows than one sheet holds."""

    sentence = marked(
        "errors",
        "{path}: {rows} rows are more than an XLSX sheet holds ({limit}). Choose CSV, or filter.",
    )


class ExportBroken(ExportError):
    """The process that wrote the file ended early."""

    sentence = marked(
        "errors",
        "The export to {path} ended early; a file of that name is unchanged. Please try again.",
    )


class UpdateRefused(WorkbenchError):
    """A notice of a newer version that is not to be believed; ``reason`` says why."""

    title = marked("errors", "No word of a newer version")
    sentence = marked(
        "errors",
        "What was told of newer versions does not count: {reason}. The program goes on as it is.",
    )


class SystemRefused(WorkbenchError):
    """The system did not read or write something; ``reason`` is its own word."""

    title = marked("errors", "The system refused")
    sentence = marked("errors", "{path}: {reason}. What was saved before is safe.")


class BadInput(WorkbenchError):
    """A file or value given by the seller cannot be used; nothing was written."""

    title = marked("errors", "Cannot read this")
    sentence = marked("errors", "{what}: {reason}. Nothing was changed.")


class ExportUnmeant(BadInput):
    """What was asked of an export cannot be meant: ``what`` is the filter or the place."""

    title = marked("errors", "Cannot export this")
    sentence = marked("errors", "{what}: {reason}. Nothing was written.")


class ShippingStopped(BadInput):
    """A check before shipping found what would do harm; ``reason`` says what, nothing was sent."""

    title = marked("errors", "Not sent")
    sentence = marked("errors", "Order {what}: {reason} Nothing was sent.")


class NoSuchImport(BadInput):
    """An import cannot be taken back: ``what`` is the number that was asked for."""

    title = marked("errors", "Nothing to take back")
    sentence = marked(
        "errors",
        "There is no import with the number {what}, or it was taken back before. Nothing was"
        " changed.",
    )


class KeyFileWrong(BadInput):
    """A key file lacks something or holds it in the wrong shape; ``place`` is a field's name."""

    sentence = marked(
        "errors", "{what}: something is missing or wrong at {place}. Nothing was changed."
    )


class EncodingUnsure(BadInput):
    """A text that is an export only in an encoding which its bytes do not tell for sure.

    ``samples`` are how it begins in those that may be chosen.
    """

    sentence = marked(
        "errors",
        "{what}: it is not sure in which encoding its text stands. Nothing was changed. If its "
        "first rows read right in one of {encodings}, import it with --encoding NAME.",
    )

    def __init__(self, samples: tuple[EncodingSample, ...], **values: str) -> None:
        encodings = ", ".join(sample.encoding for sample in samples)
        super().__init__(encodings=encodings, **values)
        self.samples = samples


class ColumnsUnknown(BadInput):
    """No row is a header that we know, but one looks like the header of a list: ``columns``."""

    sentence = marked(
        "errors",
        "{what}: {reason}. Nothing was changed. If it is a list of penalties or deductions, import "
        "it in the window and say there which column is which.",
    )

    def __init__(self, columns: tuple[str, ...], **values: str) -> None:
        super().__init__(**values)
        self.columns = columns
