"""Evidence is searched, redacted for good, captured from both traces, and logged masked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.services.doubles import SHOP, TEN, ScriptedMarketplace, order, scan, shipment
from workbench.domain.errors import BadInput
from workbench.domain.filing.evidence import Box, Channel, ContactAttempt, EvidenceKind, Party
from workbench.domain.filing.filings import Filing, FilingCase, FilingScope, ScopeKind
from workbench.domain.pages import OrderRecord, ParcelScans, ParcelTrace
from workbench.domain.parcels.trace_pictures import RowTone
from workbench.services.filing.trace_capture import TraceCapture
from workbench.services.polling.trace_pull import read_scans
from workbench.store.cases.evidence import EvidenceStore
from workbench.store.orders.traces import TraceStore

if TYPE_CHECKING:
    from tests.services.doubles import ScriptedConnections
    from workbench.domain.parcels.trace_pictures import TracePicture
    from workbench.services.assembly.workspace import Workspace

NUMBER = "2401200011874563218"
WAYBILL = "YT8800213345012"
HOUR = timedelta(hours=1)
SHOT = (EvidenceKind.OUTSIDE_TRACE, "官网截图")


def said(context: str, source: str) -> str:
    """Return English, as without a catalogue."""
    return source


@pytest.fixture
def filing(workspace: Workspace) -> Filing:
    scope = FilingScope(ScopeKind.ORDER, orders=(NUMBER,))
    draft = Filing(SHOP.id, SHOP.platform, FilingCase.TRACE_MISMATCH, scope)
    return workspace.filings.keep(draft)


@pytest.fixture
def parcel(workspace: Workspace, connections: ScriptedConnections) -> None:
    """Two scans on the platform, three at the provider: one of them is the same."""
    script = connections.marketplaces.setdefault(SHOP.id, ScriptedMarketplace(SHOP.id))
    script.pages = [[OrderRecord(order(), (shipment(),))]]
    script.traces = {
        WAYBILL: [
            scan("【测试网点】已揽收", TEN - 90 * HOUR),
            scan("【测试转运中心】已到达", TEN - 80 * HOUR, 1),
        ]
    }
    workspace.refresh.run_once()


def tell_other_side(workspace: Workspace) -> None:
    told = (
        scan("【测试网点】已揽收", TEN - 90 * HOUR, 0, "kuaidi100"),
        scan("【测试转运中心】已发出", TEN - 60 * HOUR, 1, "kuaidi100"),
    )
    scans = ParcelScans("kuaidi100", told)
    events = read_scans(workspace._shelf.classifier, scans, "yuantong", TEN)
    trace = ParcelTrace(SHOP.id, NUMBER, WAYBILL, "kuaidi100", tuple(events))
    TraceStore(workspace.cache).save([trace], seen_at=TEN)


def picture_of(workspace: Workspace, filing: Filing) -> TracePicture:
    capture = TraceCapture(workspace.cache, workspace.desk().rules, "en")
    return capture.picture(filing, NUMBER, said)


def drawn(size: tuple[int, int] = (40, 20)) -> bytes:
    stream = BytesIO()
    Image.new("RGB", size, "white").save(stream, "PNG")
    return stream.getvalue()


def test_both_traces_stand_beside_each_other(
    workspace: Workspace, filing: Filing, parcel: None
) -> None:
    tell_other_side(workspace)
    (block,) = picture_of(workspace, filing).blocks
    scans = [row for row in block.rows if row.tone is not RowTone.LIMIT]
    assert [(row.tone, row.platform, row.other) for row in scans] == [
        (RowTone.BOTH, "【测试网点】已揽收", "【测试网点】已揽收"),
        (RowTone.PLATFORM_ONLY, "【测试转运中心】已到达", ""),
        (RowTone.OTHER_ONLY, "", "【测试转运中心】已发出"),
    ]
    assert block.note == ""


def test_missed_limits_stand_at_their_own_times(
    workspace: Workspace, filing: Filing, parcel: None
) -> None:
    (block,) = picture_of(workspace, filing).blocks
    assert [(row.when, row.tone) for row in block.rows] == [
        ("2024-01-20 16:00", RowTone.PLATFORM_ONLY),
        ("2024-01-21 02:00", RowTone.PLATFORM_ONLY),
        ("2024-01-22 16:00", RowTone.LIMIT),
        ("2024-01-24 02:00", RowTone.LIMIT),
    ]


def test_one_side_alone_is_told(workspace: Workspace, filing: Filing, parcel: None) -> None:
    picture = picture_of(workspace, filing)
    assert not picture.has_other_side
    assert picture.blocks[0].note.startswith("Only the platform's trace is stored")


def test_a_captured_picture_is_evidence_of_both(
    workspace: Workspace, filing: Filing, parcel: None
) -> None:
    tell_other_side(workspace)
    kept = workspace.evidence.capture_traces(filing.id, NUMBER, said)
    assert (kept.kind, kept.names_orders) == (EvidenceKind.OUTSIDE_TRACE, (NUMBER,))
    with Image.open(BytesIO(workspace.evidence.content(kept.id))) as image:
        assert (image.format, image.width) == ("PNG", 1400)


def test_the_platforms_trace_alone_is_no_outside_trace(
    workspace: Workspace, filing: Filing, parcel: None
) -> None:
    kept = workspace.evidence.capture_traces(filing.id, NUMBER, said)
    assert kept.kind is EvidenceKind.PLATFORM_TRACE


def test_traces_of_an_unknown_order_are_refused(workspace: Workspace, filing: Filing) -> None:
    with pytest.raises(BadInput, match="no parcel"):
        workspace.evidence.capture_traces(filing.id, "1", said)


def test_a_redacted_picture_takes_the_place_of_the_open_one(
    workspace: Workspace, filing: Filing
) -> None:
    shown = workspace.evidence.keep(filing.id, drawn(), "a.png", SHOT)
    hidden = workspace.evidence.redact(shown.id, [Box(0, 0, 9, 9)])
    assert workspace.evidence.of(filing.id) == (hidden,)
    assert (hidden.kind, hidden.note) == SHOT
    with Image.open(BytesIO(workspace.evidence.content(hidden.id))) as image:
        assert (image.getpixel((5, 5)), image.getpixel((30, 5))) == ((0, 0, 0), (255, 255, 255))


def test_what_was_redacted_is_nowhere_any_more(workspace: Workspace, filing: Filing) -> None:
    shown = workspace.evidence.keep(filing.id, drawn(), "a.png", SHOT)
    workspace.evidence.redact(shown.id, [Box(0, 0, 9, 9)])
    rows = workspace.cache.rows("SELECT sha256 FROM evidence_content")
    assert (shown.sha256,) not in rows
    with pytest.raises(LookupError):
        EvidenceStore(workspace.cache).content(shown.id)


def test_a_removed_file_can_stand_again(workspace: Workspace, filing: Filing) -> None:
    kept = workspace.evidence.keep(filing.id, drawn(), "a.png", SHOT)
    workspace.evidence.remove(kept.id)
    assert workspace.evidence.of(filing.id) == ()
    assert workspace.evidence.restore(kept.id) == kept
    assert workspace.evidence.of(filing.id) == (kept,)


def test_kind_and_note_can_be_said_anew(workspace: Workspace, filing: Filing) -> None:
    kept = workspace.evidence.keep(filing.id, drawn(), "a.png", SHOT)
    told = workspace.evidence.describe(kept.id, EvidenceKind.CHAT, "电话 13800000000 未接")
    assert (told.kind, told.note) == (EvidenceKind.CHAT, "电话 *********** 未接")


def test_a_chat_is_searched_for_the_orders_of_this_moment(
    workspace: Workspace, filing: Filing
) -> None:
    chat = f"买家：{NUMBER} 先别发".encode()
    workspace.evidence.keep(filing.id, chat, "chat.txt", (EvidenceKind.CHAT, ""))
    (found,) = workspace.evidence.of(filing.id)
    assert found.names_orders == (NUMBER,)
    other = replace(filing, scope=FilingScope(ScopeKind.ORDER, orders=("2",)))
    workspace.filings.keep(other)
    (found,) = workspace.evidence.of(filing.id)
    assert found.names_orders == ()


def test_an_attempt_is_one_masked_line(workspace: Workspace, filing: Filing) -> None:
    attempt = ContactAttempt(
        TEN - HOUR, Channel.PHONE, Party.BUYER, "拨打 13800000000\n未接听", NUMBER
    )
    kept = workspace.evidence.log_contact(filing.id, attempt, said)
    line = f"2024-01-24 09:00 · Telephone · Buyer · Order {NUMBER} · 拨打 *********** 未接听"
    assert (kept.kind, kept.note) == (EvidenceKind.CONTACT_ATTEMPT, line)
    assert workspace.evidence.content(kept.id).decode() == f"{line}\n"


def test_an_attempt_of_tomorrow_is_refused(workspace: Workspace, filing: Filing) -> None:
    attempt = ContactAttempt(TEN + HOUR, Channel.PHONE, Party.BUYER)
    with pytest.raises(BadInput, match="future"):
        workspace.evidence.log_contact(filing.id, attempt, said)
