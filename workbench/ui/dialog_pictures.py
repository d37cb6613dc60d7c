"""The window's dialogs for ``workbench screenshot``, in all their states, with invented data."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from workbench.domain.care.backups import Backup
from workbench.domain.care.recovery import RecoveryOffer
from workbench.domain.care.rescue import Present, Situation
from workbench.domain.errors import (
    BackupLocked,
    BackupRoomMissing,
    FileDamaged,
    FileGone,
    KeyringGone,
    NotOurFile,
    WrongKey,
)
from workbench.domain.exchange.encodings import EncodingSample, TextEncoding
from workbench.domain.exchange.imports import ImportEntry
from workbench.domain.pages import SavedPage
from workbench.domain.parcels.shipments import Shipment
from workbench.domain.platforms.platform_records import PlatformRecord, RecordKind, RecordSource
from workbench.domain.rules.decisions import Level
from workbench.domain.shops import Platform, Shop
from workbench.domain.views import OrderRow
from workbench.files.cells import LOST_DIGITS
from workbench.files.wire import Rejected
from workbench.services.accounts.forms import FORMS
from workbench.services.imports.desk import FileLook
from workbench.services.imports.preview import ShopPart
from workbench.services.records.pages import ListedRecord, RecordsPart
from workbench.ui.accounts.shop_dialog import ShopDialog
from workbench.ui.backups.dialog import BackupDialog
from workbench.ui.backups.words import question_words
from workbench.ui.care.pictures import care_dialogs
from workbench.ui.cases.pictures import case_dialogs
from workbench.ui.exports.consent import ConsentDialog
from workbench.ui.first_run.pictures import first_run_dialogs
from workbench.ui.form_pictures import form_dialogs
from workbench.ui.imports.dialog import ImportDialog
from workbench.ui.imports.errands import TakenBack
from workbench.ui.imports.history import HistoryDialog
from workbench.ui.orders.forgetting import ForgetDialog
from workbench.ui.packs.dialog import PacksDialog
from workbench.ui.recovery.code import CodeDialog
from workbench.ui.recovery.dialog import RecoveryDialog
from workbench.ui.tracing.dialog import DigitsDialog
from workbench.ui.trouble import trouble_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QDialog, QWidget

    from workbench.domain.errors import StoreError
    from workbench.services.care.key_recovery import KeyRecovery
    from workbench.services.care.recovery import RecoveryService
    from workbench.ui.contracts import Desk
    from workbench.ui.start import Stage

_AT = datetime(2024, 1, 24, 2, 0, tzinfo=UTC)
_SHOP = Shop("imported-taobao-1", Platform.TAOBAO, "晨禾百货")
_OTHER = Shop("imported-taobao-2", Platform.TAOBAO, "晨禾家居")
_BACKUP = Backup(Path("/data/backups/a.backup"), _AT, "", "", 2_500_000, {"orders": 12_345})
_ORDER = OrderRow(
    1, _SHOP.id, _SHOP.name, _SHOP.platform, "900000000000000001", "", _AT, None, 1_990, "", 1, "",
    Level.NONE,
)  # fmt: skip
_ROWS = (
    "订单编号 ・ 订单状态 ・ 宝贝标题 ・ 店铺名称 ・ 物流公司",
    "900000000000000001 ・ 卖家已发货，等待买家确认 ・ 红色马克杯 ・ 晨禾百货 ・ 圆通速递",
    "900000000000000002 ・ 交易成功 ・ 蓝色马克杯 ・ 晨禾百货 ・ 中通快递",
)
_LOOK = FileLook(
    Path("ExportOrderList202401241000.csv"),
    "千牛宝贝报表",
    (Platform.TAOBAO, Platform.TMALL),
    Platform.TAOBAO,
    SavedPage(new=1_204, changed=86, same=9_310, older=3),
    shops=(ShopPart(_SHOP, _SHOP.name, False, SavedPage(new=1_204, changed=86, same=9_310)),),
    candidates=(_SHOP, _OTHER),
    rejected=(
        Rejected(17, LOST_DIGITS, {"column": "订单编号"}),
        Rejected(112, LOST_DIGITS, {"column": "订单编号"}),
    ),
    rejected_count=2,
    unknown_columns=(("仓库备注", 1_290), ("买家留言", 12)),
    told_at=_AT,
    follows=1_120,
)


def dialogs(window: QWidget, desk: Desk, stage: Stage) -> Iterator[tuple[str, QDialog]]:
    """Yield each dialog with its name; whoever takes its picture shows and closes it."""
    yield from _imports(window, stage)
    yield from _backups(window, stage)
    yield from _data_that_do_not_open()
    yield "dialog-code", _code(window)
    yield "dialog-consent", ConsentDialog(stage, Path("物流监控.xlsx"), 1_204, window)
    for row, form in enumerate(FORMS):
        shop = ShopDialog(window)
        shop.services.setCurrentRow(row)
        yield f"dialog-shop-{form.key}", shop
    parcel = Shipment(_SHOP.id, _ORDER.number, "SF0000000000001", "shunfeng")
    yield "dialog-digits", DigitsDialog(parcel, window)
    packs = PacksDialog(stage, window)
    packs.show_entries(desk.packs.packs())
    yield "dialog-packs", packs
    yield "dialog-forget", ForgetDialog(_ORDER, window)
    yield from case_dialogs(window, desk, stage)
    yield from first_run_dialogs(window, desk, stage)
    yield from care_dialogs(window, stage)
    yield from form_dialogs(window, desk, stage)


def _imports(window: QWidget, stage: Stage) -> Iterator[tuple[str, QDialog]]:
    for name, look in _looks().items():
        yield f"dialog-import-{name}", ImportDialog(stage, look, window)
    refused = ImportDialog(stage, _LOOK, window)
    refused.show_trouble(trouble_from(BackupRoomMissing(path="/data", needed="80", free="3")))
    yield "dialog-import-refused", refused
    history = HistoryDialog(stage, window)
    history.show_entries(_entries())
    yield "dialog-history", history
    leaving = HistoryDialog(stage, window)
    leaving.show_entries(_entries())
    leaving.show_progress(TakenBack(40_000, 100_000).words)
    yield "dialog-history-leaving", leaving
    empty = HistoryDialog(stage, window)
    empty.show_entries(())
    yield "dialog-history-empty", empty


def _looks() -> dict[str, FileLook]:
    """Return what files may bring: much, nothing, orders of nobody, records, a strange list."""
    nameless = Shop.nameless(Platform.TAOBAO)
    is_now = Shop(_SHOP.id, Platform.TMALL, _SHOP.name)
    bare = replace(_LOOK, rejected=(), rejected_count=0, unknown_columns=(), follows=0)
    unplaced = ShopPart(nameless, "", True, SavedPage(new=48), unplaced=48)
    corrected = ShopPart(is_now, _SHOP.name, False, SavedPage(same=96), was=Platform.TAOBAO)
    return {
        "orders": _LOOK,
        "known": replace(bare, counts=SavedPage(same=96)),
        "empty": replace(bare, counts=SavedPage(), shops=(), is_empty=True),
        "nobodys": replace(bare, counts=SavedPage(new=48), shops=(unplaced,)),
        "corrected": replace(bare, counts=SavedPage(same=96), shops=(corrected,)),
        "records": _records(bare),
        "encoding": FileLook(
            _LOOK.path,
            "",
            (),
            Platform.UNKNOWN,
            samples=(EncodingSample(TextEncoding.UTF_8, _ROWS),),
        ),
        "columns": replace(bare, counts=None, shops=(), columns=("单号", "快递", "日期", "备注")),
    }


def _records(bare: FileLook) -> FileLook:
    fined = PlatformRecord(
        RecordKind.PENALTY,
        RecordSource.FILE,
        order_number="900000000000000001",
        what="虚假轨迹",
        at=_AT,
        amount=500,
    )
    stranger = replace(fined, order_number="900000000000000077", what="揽收超时")
    listed = (ListedRecord(fined, True), ListedRecord(stranger, False))
    part = RecordsPart(SavedPage(new=2), 1, 1, listed)
    return replace(bare, counts=SavedPage(new=2), shops=(), records=part)


def _entries() -> tuple[ImportEntry, ...]:
    saved = SavedPage(new=1_204, changed=86)
    newest = ImportEntry("ExportOrderList202401241000.csv", "", "", _AT, _AT, 2, saved=saved, id=3)
    earlier = _AT - timedelta(days=1)
    return (
        newest,
        replace(newest, file="违规处罚.xlsx", at=earlier, rejected=0, saved=SavedPage(new=2), id=2),
        replace(newest, file="运单.csv", at=earlier, undone_at=_AT, id=1),
    )


def _backups(window: QWidget, stage: Stage) -> Iterator[tuple[str, QDialog]]:
    yield "dialog-backups", _backup_dialog(window, stage)
    empty = BackupDialog(stage, window)
    empty.show_backups(())
    yield "dialog-backups-empty", empty
    making = _backup_dialog(window, stage)
    making.show_progress(3, 8)
    yield "dialog-backups-making", making
    made = _backup_dialog(window, stage)
    made.show_made(_BACKUP)
    yield "dialog-backups-made", made
    full = _backup_dialog(window, stage)
    full.show_problem(_sentence(BackupRoomMissing(path="/media/stick", needed="80", free="3")))
    yield "dialog-backups-full", full
    asking = _asking(window, stage)
    yield "dialog-restore", asking
    checking = _asking(window, stage)
    checking.show_restoring(5, 8)
    yield "dialog-restore-checking", checking
    locked = _asking(window, stage)
    locked.question.show_trouble(_sentence(BackupLocked(path="a.backup")), needs_code=True)
    yield "dialog-restore-locked", locked


def _backup_dialog(window: QWidget, stage: Stage) -> BackupDialog:
    made = BackupDialog(stage, window)
    made.offer_restore()
    days = range(4)
    made.show_backups([replace(_BACKUP, made_at=_AT - timedelta(days=day)) for day in days])
    return made


def _asking(window: QWidget, stage: Stage) -> BackupDialog:
    made = _backup_dialog(window, stage)
    made.ask(question_words(_BACKUP, Present({"orders": 13_020}, _AT), stage.formats))
    return made


def _data_that_do_not_open() -> Iterator[tuple[str, QDialog]]:
    """Yield what stands in the window's place when there is none."""
    path = "/data/workbench.db"
    troubles: dict[str, StoreError] = {
        "damaged": FileDamaged(path=path),
        "wrong-key": WrongKey(path=path),
        "keyring-gone": KeyringGone(path="/data"),
        "gone": FileGone(path=path),
        "not-ours": NotOurFile(path=path),
    }
    for name, error in troubles.items():
        situation = Situation(error, (_BACKUP,), has_code=True)
        nobody = cast("RecoveryService", None)  # nothing is pressed in a picture
        yield (
            f"dialog-recovery-{name}",
            RecoveryDialog(trouble_from(error), situation, nobody, Path("/data")),
        )


def _code(window: QWidget) -> QDialog:
    offer = RecoveryOffer("0123456789ABCDEFGHJKMNP3", (1, 4, 17, 24))
    return CodeDialog(cast("KeyRecovery", None), offer, window)


def _sentence(error: StoreError) -> str:
    return trouble_from(error).sentence
