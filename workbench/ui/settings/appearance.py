"""Appearance: colours, how high rows are, language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from workbench.domain.settings import Density, LanguageChoice, ThemeChoice
from workbench.ui.settings.chips import FormChips
from workbench.ui.settings.section import Section, add_row, note
from workbench.ui.settings.words import DENSITIES, LANGUAGES, THEMES, choices
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbench.domain.settings import Settings
    from workbench.ui.settings.keeping import Keeping
    from workbench.ui.start import ViewTools


class AppearanceSection(Section):
    """Three choices; the language is in force after the next start, and says so."""

    def __init__(self, tools: ViewTools, keeping: Keeping) -> None:
        super().__init__(tools, keeping)
        self.name = translate("settings", "Appearance")
        keeper = tools.stage.keeper
        self.themes = FormChips(keeper, choices(THEMES))
        self.densities = FormChips(keeper, choices(DENSITIES))
        self.languages = FormChips(keeper, choices(LANGUAGES))
        card = self.add_card(self.name)
        add_row(card, translate("settings", "Colours"), self.themes)
        add_row(card, translate("settings", "Rows of lists"), self.densities)
        add_row(card, translate("settings", "Language"), self.languages)
        later = translate("settings", "Another language shows after the next start.")
        card.body.addWidget(note(later))
        self.themes.chosen.connect(self._on_theme)
        self.densities.chosen.connect(self._on_density)
        self.languages.chosen.connect(self._on_language)

    def show_settings(self, settings: Settings) -> None:
        """Mark what is in force."""
        self.themes.mark({settings.theme.value})
        self.densities.mark({settings.density.value})
        self.languages.mark({settings.language.value})

    @Slot(object)
    def _on_theme(self, chosen: Collection[str]) -> None:
        name = translate("settings", "Colours")
        self._keeping.change(name, theme=ThemeChoice(*chosen))

    @Slot(object)
    def _on_density(self, chosen: Collection[str]) -> None:
        name = translate("settings", "Rows of lists")
        self._keeping.change(name, density=Density(*chosen))

    @Slot(object)
    def _on_language(self, chosen: Collection[str]) -> None:
        name = translate("settings", "Language")
        self._keeping.change(name, language=LanguageChoice(*chosen))
