"""A printable report: a title, some lines, and tables of texts; nothing of how it is written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportTable:
    """One table; ``note`` says what it holds, or what of it was left out."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report in the reader's language; ``foot`` stands under every page."""

    title: str
    lines: tuple[str, ...]
    tables: tuple[ReportTable, ...]
    foot: str = ""
