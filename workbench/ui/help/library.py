"""The help's pages: Markdown files, one to a topic, the same in every language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# In the order in which one reads them.
TOPICS = (
    "start",
    "today",
    "monitor",
    "orders",
    "tickets",
    "filings",
    "notices",
    "rules",
    "figures",
    "penalties",
    "settings",
    "review",
    "files",
    "words",
    "keys",
    "safety",
    "trouble",
)
# Of the views, in the order of the rail (``frame/places.py``).
OF_VIEWS = TOPICS[1:11]


@dataclass(frozen=True, slots=True)
class Topic:
    """One page: the name of its file, its title and its Markdown."""

    name: str
    title: str
    text: str

    def count(self, wanted: str) -> int:
        """Return how often a text occurs, whatever the case of its letters."""
        return self.text.casefold().count(wanted.casefold()) if wanted else 0


@dataclass(frozen=True, slots=True)
class Library:
    """All pages of one language; ``folder`` is where they lie."""

    folder: Path
    topics: tuple[Topic, ...]

    @classmethod
    def open(cls, folder: Path) -> Library:
        """Read the pages of a language."""
        return cls(folder, tuple(_read(folder / f"{name}.md") for name in TOPICS))

    def topic(self, name: str) -> Topic:
        """Return a page, the first one for a name that there is not."""
        return next((each for each in self.topics if each.name == name), self.topics[0])

    def found(self, wanted: str) -> tuple[Topic, ...]:
        """Return the pages that a text occurs in, all of them for none."""
        return tuple(each for each in self.topics if not wanted or each.count(wanted))


def _read(path: Path) -> Topic:
    text = path.read_text(encoding="utf-8")
    title = text.splitlines()[0].lstrip("# ").strip()
    return Topic(path.stem, title, text)
