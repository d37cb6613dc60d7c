"""What is read once from the program's resources and shared by all threads and profiles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from workbench.domain.profile import WORDS_FILE
from workbench.files.formats import Formats
from workbench.policy.filing_texts import load_filing_texts
from workbench.policy.lead_times import load_lead_times
from workbench.policy.packs import assemble, read_folder
from workbench.policy.replies import load_replies
from workbench.services.rules.in_force import Rulebook
from workbench.traces.classify import Classifier
from workbench.traces.providers import ProviderWords

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.policy.filing_texts import FilingText
    from workbench.policy.packs import PackFile
    from workbench.policy.replies import ReplyTemplate
    from workbench.policy.rules import Language


@dataclass(frozen=True)
class Shelf:
    """The packs that come with the program, the word lists and the file formats."""

    resources: Path
    language: Language

    @cached_property
    def packs(self) -> tuple[PackFile, ...]:
        """Our own packs, of the seeds and from outside."""
        return read_folder(self.resources / "policies")

    @cached_property
    def rules(self) -> Rulebook:
        """All of our own packs, and the lead times."""
        leads = load_lead_times(self.resources / "lead_times.toml")
        return Rulebook(assemble(self.packs), leads)

    @cached_property
    def replies(self) -> tuple[ReplyTemplate, ...]:
        """Replies to tickets."""
        return load_replies(self.resources / "replies.toml")

    @cached_property
    def filing_texts(self) -> tuple[FilingText, ...]:
        """Texts to begin a filing with."""
        return load_filing_texts(self.resources / "filing_texts.toml")

    @cached_property
    def classifier(self) -> Classifier:
        """Reader of carriers' words."""
        return Classifier.load(self.resources / "carriers")

    def reader(self, folder: Path) -> Classifier:
        """Return the reader with the words that the seller keeps in a profile's folder.

        Ours where there is no such file, or none that can be opened.
        """
        try:
            own = (folder / WORDS_FILE).read_text("utf-8", "replace")
        except OSError:
            return self.classifier
        return _with_own_words(self.resources / "carriers", own)

    @cached_property
    def providers(self) -> ProviderWords:
        """What trace providers and platforms say by codes."""
        return ProviderWords.load(self.resources / "carriers")

    @cached_property
    def _formats(self) -> Formats:
        return Formats.load(self.resources / "files")

    def file_kind(self, format_id: str) -> str:
        """Return the name of a file format in the seller's language."""
        return self._formats.by_id(format_id).title[self.language]


@lru_cache(maxsize=2)
def _with_own_words(folder: Path, own: str) -> Classifier:
    """Return one reader for all threads that have the same words."""
    return Classifier.load(folder, own=own)
