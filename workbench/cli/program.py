"""What the command line needs of the program; ``app.py`` provides it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from workbench.domain.clock import Clock
    from workbench.domain.filing.evidence import EvidenceKind
    from workbench.domain.filing.filings import Filing
    from workbench.domain.filing.packets import CheckedPacket
    from workbench.domain.metrics import FreightForm
    from workbench.domain.platforms.platform_records import PlatformRecord
    from workbench.domain.profile import Profile
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.tickets import Ticket
    from workbench.policy.rules import Language
    from workbench.services.accounts.service import AccountService
    from workbench.services.care.backups import BackupService
    from workbench.services.care.doctor import Finding
    from workbench.services.care.privacy import PrivacyService
    from workbench.services.care.recovery import RecoveryService
    from workbench.services.care.support import SupportService
    from workbench.services.exports.service import ExportService
    from workbench.services.filing.evidence import EvidenceService
    from workbench.services.filing.packets import PacketService
    from workbench.services.filing.preview import FilingPreviewService
    from workbench.services.filing.service import FilingService
    from workbench.services.imports.service import ImportService
    from workbench.services.judging.audit import AuditService
    from workbench.services.judging.classifying import ClassifyService
    from workbench.services.metrics.service import MetricsService
    from workbench.services.monitor.review import ReviewService
    from workbench.services.notices.robots import RobotService
    from workbench.services.polling.provider_terms import ProviderTermsService
    from workbench.services.polling.refresh import RefreshService
    from workbench.services.polling.trace_asking import TraceAsking
    from workbench.services.records.service import RecordService
    from workbench.services.rules.packs import PackService
    from workbench.services.rules.seller import SellerService
    from workbench.services.shipping.desk import ShippingDesk
    from workbench.services.tickets.service import TicketService
    from workbench.services.today.desk import TodayDesk


class Words(Protocol):
    """Texts in the seller's language."""

    @property
    def language(self) -> Language:
        """The language of the packs' own texts."""
        ...

    def translate(self, context: str, source: str) -> str:
        """Return the translation of an English source text."""
        ...

    def rule(self, rule_id: str, *, is_overdue: bool = False) -> str:
        """Return a rule's short name."""
        ...

    def sentence(self, decision: Decision) -> str:
        """Return what happened, in one sentence."""
        ...


class PlatformActs(Protocol):
    """What is told to platforms, and what they charge and count."""

    @property
    def filings(self) -> FilingService:
        """Filings that were sent by hand."""
        ...

    @property
    def evidence(self) -> EvidenceService:
        """Files that go with filings."""
        ...

    @property
    def filing_previews(self) -> FilingPreviewService:
        """What a filing would cover, before it is sent."""
        ...

    @property
    def tickets(self) -> TicketService:
        """What platforms and buyers want answered."""
        ...

    @property
    def shipping(self) -> ShippingDesk:
        """Shipping on platforms."""
        ...

    @property
    def tracing(self) -> TraceAsking:
        """Asking for single parcels."""
        ...

    @property
    def metrics(self) -> MetricsService:
        """Label, points, score and freight."""
        ...

    @property
    def packets(self) -> PacketService:
        """Filings with their evidence, as one file."""
        ...


class Workspace(PlatformActs, Protocol):
    """An opened profile: its services over one connection."""

    @property
    def clock(self) -> Clock:
        """Data time: the season's in a demo profile, else the machine's."""
        ...

    @property
    def accounts(self) -> AccountService:
        """Shops and their keys."""
        ...

    @property
    def robots(self) -> RobotService:
        """Robots of group chats."""
        ...

    @property
    def refresh(self) -> RefreshService:
        """Polling."""
        ...

    @property
    def review(self) -> ReviewService:
        """Looking back."""
        ...

    @property
    def today(self) -> TodayDesk:
        """What must be done today."""
        ...

    @property
    def seller(self) -> SellerService:
        """What the seller confirms and enters."""
        ...

    @property
    def privacy(self) -> PrivacyService:
        """Forgetting, and how long personal fields are kept."""
        ...

    @property
    def audit(self) -> AuditService:
        """Texts that the word lists do not read."""
        ...

    @property
    def records(self) -> RecordService:
        """What platforms said."""
        ...

    @property
    def packs(self) -> PackService:
        """Policy packs, and which of them count."""
        ...

    @property
    def imports(self) -> ImportService:
        """Files in."""
        ...

    @property
    def provider_terms(self) -> ProviderTermsService:
        """How often trace providers may be asked, and what it costs."""
        ...

    @property
    def exports(self) -> ExportService:
        """Files out."""
        ...

    @property
    def backups(self) -> BackupService:
        """Copies of everything."""
        ...


class DemoFiling(Protocol):
    """A filing of the shop with this name, with texts of evidence."""

    @property
    def shop_name(self) -> str:
        """Name of the shop, as the platform tells it."""
        ...

    @property
    def filing(self) -> Filing:
        """The filing, its shop id empty."""
        ...

    @property
    def evidence(self) -> Sequence[tuple[EvidenceKind, str]]:
        """What texts show, and the texts."""
        ...


class DemoTicket(Protocol):
    """A ticket of the shop with this name."""

    @property
    def shop_name(self) -> str:
        """Name of the shop, as the platform tells it."""
        ...

    @property
    def ticket(self) -> Ticket:
        """The ticket, its shop id empty."""
        ...


class DemoPoints(Protocol):
    """Points that a platform took from the shop with this name."""

    @property
    def shop_name(self) -> str:
        """Name of the shop, as the platform tells it."""
        ...

    @property
    def record(self) -> PlatformRecord:
        """What the platform said, its shop id empty."""
        ...


class DemoScore(Protocol):
    """What the seller of the shop with this name entered of one indicator of the score."""

    @property
    def shop_name(self) -> str:
        """Name of the shop, as the platform tells it."""
        ...

    @property
    def indicator(self) -> str:
        """The indicator's name."""
        ...

    @property
    def own(self) -> str:
        """The shop's own value."""
        ...

    @property
    def mean(self) -> str:
        """The industry's mean."""
        ...


class RunningSandbox(Protocol):
    """A loopback server with a season; stopped by leaving its context."""

    @property
    def base_url(self) -> str:
        """Address on 127.0.0.1."""
        ...

    def credentials(self) -> Mapping[str, object]:
        """Return the JSON line with addresses and keys."""
        ...

    def filings(self) -> Sequence[DemoFiling]:
        """Return what the demo's seller has filed by the start of the season."""
        ...

    def tickets(self) -> Sequence[DemoTicket]:
        """Return what the demo's buyers asked by the start of the season."""
        ...

    def points(self) -> Sequence[DemoPoints]:
        """Return what platforms took in points by the start of the season."""
        ...

    def scores(self) -> Sequence[DemoScore]:
        """Return what the demo's seller entered of the score."""
        ...

    def template(self) -> FreightForm:
        """Return the freight template that the demo's seller entered."""
        ...


class Waiter(Protocol):
    """Waits, and ends at once when the person or the system asks the program to stop."""

    def wait(self, seconds: float) -> None:
        """Wait for so long; raises KeyboardInterrupt when asked to stop."""
        ...

    def guard(self, work: Callable[[], None]) -> bool:
        """Do ``work``; return False if Ctrl+C or a request to terminate ended it early."""
        ...


class Program(Protocol):
    """Everything the commands start; only what a command needs is loaded."""

    @property
    def interrupt(self) -> Waiter:
        """How this process waits and is stopped."""
        ...

    def words(self) -> Words:
        """Return the texts of the chosen language."""
        ...

    def browse(self, address: str) -> bool:
        """Show an address in the system's browser; False where there is none."""
        ...

    def profile(self, folder: Path | None, *, demo: bool = False) -> Profile:
        """Return the profile at ``folder``, else the seller's own or the demo beside it."""
        ...

    def workspace(self, profile: Profile) -> AbstractContextManager[Workspace]:
        """Open a profile's cache and services, made new where nothing is there yet.

        At a terminal their passphrase is asked for where nothing else opens them.
        """
        ...

    def sandbox(
        self, *, port: int, scenario: str, speed: float
    ) -> AbstractContextManager[RunningSandbox]:
        """Start the loopback server."""
        ...

    def new_demo(self, profile: Profile, sandbox: RunningSandbox) -> None:
        """Make a demo profile anew over ``sandbox``, with its shops signed in."""
        ...

    def window(
        self, profile: Profile, prepare: Callable[[], None] = ..., files: Sequence[Path] = ()
    ) -> int:
        """Open the window on a profile, or bring its open one forward; return the exit code.

        ``prepare`` is done before the data are opened, unless a window has them open. ``files``
        are taken in once it stands.
        """
        ...

    def screenshots(self, profile: Profile, folder: Path, *, plain: bool) -> list[Path]:
        """Render every view of a profile in every state; ``plain``: as they are, one language."""
        ...

    def examine(self, profile: Profile) -> list[Finding]:
        """Check the file, packs, keyring, notifications and versions."""
        ...

    def support(self, profile: Profile) -> SupportService:
        """Return what gathers a support bundle; it needs no data that open."""
        ...

    def recovery(self, profile: Profile) -> RecoveryService:
        """Return what puts a profile's data right when they do not open."""
        ...

    def check_packet(self, path: Path) -> CheckedPacket:
        """Hold a packet against its manifest.

        Raises:
            BadInput: this is no packet.
        """
        ...

    def classifying(self, profile: Profile) -> ClassifyService:
        """Return the reader of scan files; of a profile it needs the seller's words at most."""
        ...
