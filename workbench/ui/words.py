"""The window's words for the domain's enums, in the window's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.domain.shops import IMPORTED_SHOP_NAME
from workbench.domain.words import CONTEXT, source_word
from workbench.ui.formats import one_line
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from workbench.domain.shops import Shop
    from workbench.domain.words import Word

__all__ = ["provider_name", "shop_name", "shop_title", "word"]

_PROVIDERS = {"kuaidi100": marked("words", "Kuaidi100"), "kdniao": marked("words", "Kdniao")}


def word(value: Word) -> str:
    """Return the window's word for ``value``."""
    return translate(CONTEXT, source_word(value))


def provider_name(name: str) -> str:
    """Return what a trace provider is called, its own id where we have no name."""
    source = _PROVIDERS.get(name)
    return translate(CONTEXT, source) if source else one_line(name)


def shop_name(name: str) -> str:
    """Return a shop's name on one line; the one made for files without a shop has our words."""
    return translate("imports", "Imported") if name == IMPORTED_SHOP_NAME else one_line(name)


def shop_title(shop: Shop) -> str:
    """Return a shop's name where its platform does not stand beside it."""
    if not shop.is_nameless:
        return one_line(shop.name)
    title = translate("imports", "{platform} (from files)")
    return title.replace("{platform}", word(shop.platform))
