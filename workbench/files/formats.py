"""File formats as data: which header names make one, what each column means (resources/files)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from workbench.domain.errors import BadInput, marked
from workbench.domain.orders import OrderStatus  # noqa: TC001  # msgspec reads annotations at run time
from workbench.domain.platforms.platform_records import (  # msgspec reads annotations at run time
    RecordKind,  # noqa: TC001
)
from workbench.domain.shops import Platform  # noqa: TC001  # msgspec reads annotations at run time
from workbench.files.cells import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from workbench.domain.platforms.platform_records import ColumnChoice

WAYBILLS = "waybills"
ASSIGNED = "records.assigned"
# A header of which less than this is known belongs to a file that only shares some names.
_LEAST_KNOWN = 0.5


class _Format(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    title: dict[str, str]
    core: tuple[tuple[str, ...], ...]
    headers: tuple[str, ...]
    columns: dict[str, tuple[str, ...]]
    sums_lines: bool = False
    record: RecordKind | None = None
    loose: bool = False


class _FormatFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    platforms: tuple[Platform, ...]
    statuses: dict[str, OrderStatus]
    formats: tuple[_Format, ...]


@dataclass(frozen=True)
class FileFormat:
    """One kind of file: its platforms, its words for statuses, and the names of its columns.

    ``core`` are groups of names of which each must be there by one of its names. ``columns`` maps
    our fields to the names that tell them, the one that counts first. ``sums_lines``: an order's
    amount is told by its lines alone, of which such a file holds all. ``record``: its rows are
    what a platform said, of this kind. ``loose``: known by some words, whatever stands beside.
    """

    id: str
    title: Mapping[str, str]
    platforms: tuple[Platform, ...]
    statuses: Mapping[str, OrderStatus]
    core: tuple[tuple[str, ...], ...]
    headers: tuple[tuple[str, ...], ...]
    columns: Mapping[str, tuple[str, ...]]
    sums_lines: bool = False
    record: RecordKind | None = None
    loose: bool = False

    @cached_property
    def names(self) -> frozenset[str]:
        """All names that files of this kind are known to have."""
        of_headers = {name for header in self.headers for name in header}
        return frozenset(of_headers.union(*self.columns.values()))

    def fits(self, header: frozenset[str]) -> bool:
        """Tell whether a header set is one of this kind."""
        return all(header.intersection(group) for group in self.core)


@dataclass(frozen=True, slots=True)
class Header:
    """A header row in the terms of the format that it belongs to.

    ``fields`` gives the places of each field's columns; ``unknown`` the columns we have no name
    for, by place.
    """

    format: FileFormat
    names: tuple[str, ...]
    fields: Mapping[str, tuple[int, ...]]
    unknown: Mapping[int, str]


class Formats:
    """All formats we know."""

    def __init__(self, formats: Sequence[FileFormat]) -> None:
        self._formats = tuple(formats)

    @classmethod
    def load(cls, folder: Path) -> Formats:
        """Read the format files.

        Raises:
            BadInput: one of them does not fit.
        """
        return cls([found for path in sorted(folder.glob("*.toml")) for found in _read(path)])

    def __iter__(self) -> Iterator[FileFormat]:
        return iter(self._formats)

    def by_id(self, format_id: str) -> FileFormat:
        """Return the format with this id; raises LookupError for none."""
        found = next((one for one in self._formats if one.id == format_id), None)
        if found is None:
            raise LookupError(format_id)
        return found

    def header(self, row: Sequence[object]) -> Header | None:
        """Return what a row is as a header, None if it is none that we know.

        The set of names decides, never their order; of several formats the one that knows most
        of the names, then the one with the fewest others.
        """
        names = tuple(clean(cell) for cell in row)
        told = frozenset(name for name in names if name)
        fitting = [one for one in self._formats if one.fits(told)]
        if not fitting:
            return None
        best = max(fitting, key=lambda one: (len(told & one.names), -len(one.names)))
        is_strange = len(told & best.names) < _LEAST_KNOWN * len(told)
        if best.id != WAYBILLS and not best.loose and is_strange:
            return None
        return _header(best, names)

    def assigned(self, row: Sequence[object], choice: ColumnChoice) -> Header | None:
        """Return what a row is as the header whose columns the seller named, None if it is not."""
        names = tuple(clean(cell) for cell in row)
        if choice.header != header_names(names):
            return None
        columns = {field: (name,) for field, name in choice.fields.items()}
        return _header(replace(self.by_id(ASSIGNED), columns=columns, record=choice.kind), names)


def header_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return what tells a header from others: its names, whatever their order."""
    return tuple(sorted({name for name in names if name}))


def _header(found: FileFormat, names: tuple[str, ...]) -> Header:
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        places.setdefault(name, place)
    fields = {
        field: tuple(places[name] for name in aliases if name in places)
        for field, aliases in found.columns.items()
    }
    unknown = {place: name for place, name in enumerate(names) if name and name not in found.names}
    return Header(found, names, {k: v for k, v in fields.items() if v}, unknown)


def _read(path: Path) -> list[FileFormat]:
    try:
        file = msgspec.toml.decode(path.read_bytes(), type=_FormatFile)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        reason = marked("errors", "the description of a file format is broken")
        raise BadInput(what=path.name, reason=reason) from error
    return [
        FileFormat(
            one.id,
            one.title,
            file.platforms,
            file.statuses,
            one.core,
            tuple(tuple(clean(name) for name in header.split(",")) for header in one.headers),
            one.columns,
            one.sums_lines,
            one.record,
            one.loose,
        )
        for one in file.formats
    ]
