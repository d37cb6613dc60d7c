"""Ways through the wizard that several tests take."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.filing.evidence import EvidenceKind
from workbench.domain.filing.filings import FilingScope, ScopeKind
from workbench.domain.filing.wishes import FilingWish

if TYPE_CHECKING:
    from tests.ui.filing.conftest import Opened
    from tests.ui.filing.shops import Profile
    from workbench.domain.filing.filings import Filing, FilingCase
    from workbench.ui.filing.conduct import Conduct

OUTSIDE = (EvidenceKind.OUTSIDE_TRACE, "")


def kept(profile: Profile) -> list[Filing]:
    """Return what the encrypted file holds, read by a connection of its own."""
    workspace = profile.open()
    try:
        return [each.filing for each in workspace.filings.all()]
    finally:
        workspace.close()


def begin(opened: Opened, shop_id: str, case: FilingCase, *orders: str) -> Conduct:
    """Open a wizard on a ground, for these orders."""
    opened.windows.start(FilingWish(shop_id, orders, case=case))
    opened.settle()
    return opened.conduct


def bring(opened: Opened, profile: Profile, name: str, content: bytes) -> None:
    """Keep a file with the wizard's filing, as the panel does, and show it."""
    conduct = opened.conduct
    workspace = profile.open()
    workspace.evidence.keep(conduct.drafting.id, content, name, OUTSIDE)
    workspace.close()
    filing = conduct.drafting.filing
    assert filing is not None
    conduct.wizard.pages.evidence.panel.show_filing(filing)
    opened.settle()


def scoped(filing: Filing, kind: ScopeKind) -> Filing:
    """Return a filing made for something else."""
    return replace(filing, scope=FilingScope(kind))
