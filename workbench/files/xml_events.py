"""XML as events, for parts of a workbook that are too large to hold; nothing is ever resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from workbench.files.refusals import FileRefused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import IO

# What expat reads by itself, in upper case.
_BUILT_IN = {"UTF-8", "UTF-16", "UTF-16BE", "UTF-16LE", "ISO-8859-1", "US-ASCII"}
_BLOCK = 1 << 18


class Listener(Protocol):
    """Hears a document; names of elements come without their prefix."""

    @property
    def text(self) -> Callable[[str], object]:
        """Hears each piece of text; asked for once, at the beginning."""
        ...

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Hear an element begin."""
        ...

    def end(self, name: str) -> None:
        """Hear an element end."""
        ...


class _Local(dict[str, str]):
    """Names as they are written → names without the prefix (a document has few)."""

    def __missing__(self, told: str) -> str:
        name = self[told] = told.rpartition(":")[2]
        return name


def parsed(stream: IO[bytes], listener: Listener, broken: str) -> Iterator[None]:
    """Let ``listener`` hear the document; yield after every block of it.

    Raises:
        FileRefused: ``broken``, where it is no XML, declares a document type (faults G6) or
            an encoding that nobody knows.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.CharacterDataHandler = listener.text

    def begin(name: str, attributes: dict[str, str]) -> None:
        """Hear the outermost element: it tells whether names carry a prefix."""
        _attach(parser, listener, has_prefix=":" in name)(name, attributes)

    def refuse(*_: object) -> None:
        raise FileRefused(broken)

    def declared(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and not _is_readable(encoding):
            raise FileRefused(broken)

    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = refuse
    parser.XmlDeclHandler = declared
    try:
        while block := stream.read(_BLOCK):
            parser.Parse(block, False)  # not the end of it
            yield
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise FileRefused(broken) from error
    yield


def _is_readable(encoding: str) -> bool:
    """Tell whether the parser knows an encoding itself, or can by a table of its 256 bytes."""
    if encoding.upper() in _BUILT_IN:
        return True
    try:
        return len(bytes(range(256)).decode(encoding, "replace")) == 256
    except (LookupError, ValueError):
        return False


def _attach(
    parser: expat.XMLParserType, listener: Listener, *, has_prefix: bool
) -> Callable[[str, dict[str, str]], None]:
    """Connect the listener and return what hears an element begin.

    Most documents have no prefix, and a call in between has its price.
    """
    if has_prefix:
        return _attach_local(parser, listener)
    parser.StartElementHandler, parser.EndElementHandler = listener.begin, listener.end
    return listener.begin


def _attach_local(
    parser: expat.XMLParserType, listener: Listener
) -> Callable[[str, dict[str, str]], None]:
    names = _Local()

    def begin(name: str, attributes: dict[str, str]) -> None:
        listener.begin(names[name], attributes)

    parser.StartElementHandler = begin
    parser.EndElementHandler = lambda name: listener.end(names[name])
    return begin
