"""What every error with words for the seller is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Callable


def marked(context: str, source: str) -> str:
    """Mark an English source text for translation under ``context`` and return it unchanged."""
    return source


class WorkbenchError(Exception):
    """Base of all errors with words for the seller."""

    title: ClassVar[str] = marked("errors", "Something went wrong")
    sentence: ClassVar[str] = marked("errors", "Please try again; the log has the details.")

    def __init__(self, **values: str) -> None:
        self.values = values
        super().__init__(self.told(str))

    def told(self, translate: Callable[[str], str]) -> str:
        """Return the sentence in another language, with its values filled in."""
        values = _Blank(self._values_in(translate))
        if "reason" in values:
            values["reason"] = _with_places(values)
        return translate(self.sentence).format_map(values)

    def _values_in(self, translate: Callable[[str], str]) -> dict[str, str]:
        """Return the values in another language; what is no text of ours stays."""
        return {name: translate(value) for name, value in self.values.items()}


def _with_places(values: dict[str, str]) -> str:
    """Return the reason with the other values in its places; braces of its own stay."""
    reason = values["reason"]
    for name, value in values.items():
        reason = reason.replace("{" + name + "}", value)
    return reason


class _Blank(dict[str, str]):
    """Leave an unfilled placeholder as "?" rather than fail while reporting a failure."""

    def __missing__(self, key: str) -> str:
        return "?"
