"""Names, numbers, streets and keys go through every door and lie nowhere in the clear (faults L1).

The real command line polls a real server, well and badly answered, takes files and texts in, writes
exports, logs and a backup. What it noticed is told to the desktop, and it falls with an order in
its hands. Then every file that the run made is searched, and every decrypted page of the cache.
What the seller hands in lies in a folder of its own.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from tests.cli.conftest import CommandLine
from tests.connectors.alibaba1688 import payloads
from tests.files.exports import write_csv
from tests.store.pages import decrypted
from tests.ui.bells import RecordingBell, report, warning
from workbench.app import App
from workbench.crash_notes import FATAL_FILE, CrashNotes
from workbench.domain.clock import SystemClock
from workbench.interrupt import Interrupt
from workbench.store.keys.unlock import unlock
from workbench.store.monitor.notices import NoticeStore
from workbench.ui.formats import Formats
from workbench.ui.notifier import Notifier
from workbench.ui.pointer_words import PointerWords

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from werkzeug import Request

    from workbench.store.keys.vaults import Vault

PERSONS = ("钟离鹄", "13800007319", "望舒巷88弄7号", "澹台雪鸢", "13800004276", "扶光路66号2栋303")
KEYS = ("canary-app-secret", "canary-access-token", "canary-refresh-token", "canary-renewed-token")
SPOKEN = "请交给钟离鹄 13800007319 望舒巷88弄7号"
TRACE = "【杭州市】派件员 钟离鹄 13800007319 正在派件，送至望舒巷88弄7号"
LINE = {
    "gateway": "",
    "app_key": "1000000",
    "app_secret": KEYS[0],
    "access_token": KEYS[1],
    "refresh_token": KEYS[2],
    "name": "测试店铺",
}
FAULTY = {
    "html": Response(f"<html>{SPOKEN} {KEYS[1]}</html>", content_type="text/html"),
    "half": Response(
        json.dumps(payloads.order_list(payloads.trade()), default=float)[:200] + SPOKEN
    ),
    "envelope": Response(
        json.dumps({"error_code": "isv.x", "error_message": f"{SPOKEN} {KEYS[1]}"})
    ),
    "wrong shape": Response(
        json.dumps({"result": [{"baseInfo": {"id": SPOKEN}}], "success": True})
    ),
    "echo": Response(f"no such token {KEYS[1]} {KEYS[0]}", status=500),
    "sign-in": Response(
        json.dumps({"error_code": "401", "error_message": f"{SPOKEN} {KEYS[1]}"}), status=401
    ),
}


class Platform:
    """A gateway on loopback that tells everything in the clear."""

    def __init__(self) -> None:
        self.orders: Response | None = None

    def answer(self, request: Request) -> Response:
        if "RefundList" in request.path:
            return _json(_refunds())
        if "push." in request.path:
            return _json(_messages())
        if "List" in request.path:
            return self.orders or _json(payloads.order_list(_trade()))
        if "Logistics" in request.path:
            return _json(payloads.trace(("2026-01-07 10:00:00", TRACE)))
        if "getToken" in request.path:
            return _json({"access_token": KEYS[3], "expires_in": "36000"})
        return _json({"result": _trade(), "success": True})


def _json(document: dict[str, Any]) -> Response:
    return Response(json.dumps(document, default=float, ensure_ascii=False))


def _refunds() -> dict[str, Any]:
    told = {
        "refundId": "TQ1",
        "orderId": payloads.ORDER,
        "status": "waitselleragree",
        "applyReason": SPOKEN,
        "sellerRealName": PERSONS[0],
        "sellerMobile": PERSONS[1],
        "sellerReceiveAddress": PERSONS[2],
        "buyerLoginId": PERSONS[0],
    }
    listed = {"opOrderRefundModels": [told], "totalCount": 1, "currentPageNum": 0}
    return {"result": listed, "success": True}


def _messages() -> dict[str, Any]:
    data = {"orderId": payloads.ORDER, "buyerMemberId": PERSONS[0], "remark": SPOKEN}
    told = {"msgId": 1, "type": "ORDER_PAY", "data": data}
    return {"pushMessagePage": {"datas": [told], "totalCount": 1}, "isSuccess": True}


def _trade() -> dict[str, Any]:
    made = payloads.trade(buyerLoginId=PERSONS[0], buyerFeedback=SPOKEN, remark=SPOKEN)
    made["nativeLogistics"] |= {
        "contactPerson": PERSONS[0],
        "mobile": PERSONS[1],
        "telephone": PERSONS[1],
        "address": PERSONS[2],
        "town": PERSONS[2],
    }
    made["orderRateInfo"] = {"buyerRateList": [{"posterRateContent": SPOKEN}]}
    return made


@pytest.fixture
def httpserver() -> Iterator[HTTPServer]:
    """A server of its own: what other tests left open must not keep it busy."""
    with HTTPServer(threaded=True) as server:
        yield server


@pytest.fixture
def platform(httpserver: HTTPServer) -> Platform:
    made = Platform()
    clock = {"start": "2026-01-08T10:00:00+08:00", "wall_start": "2026-01-08T10:00:00+08:00"}
    httpserver.expect_request("/sandbox/clock").respond_with_json({**clock, "speed": 0})
    httpserver.expect_request(re.compile("/.*"), method="POST").respond_with_handler(made.answer)
    return made


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, journal_ends: None) -> CommandLine:
    """The command line whose every temporary file lies where we look."""
    (tmp_path / "made" / "temporary").mkdir(parents=True)
    (tmp_path / "given").mkdir()
    passphrase = tmp_path / "given" / "passphrase"
    passphrase.touch(mode=0o600)
    passphrase.write_text("correct horse\n")
    monkeypatch.setenv("WORKBENCH_PASSPHRASE_FILE", str(passphrase))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "made" / "temporary"))
    return CommandLine(tmp_path / "made" / "profile")


class Witness:
    """Runs commands and keeps all that they say."""

    def __init__(self, run: CommandLine, folder: Path) -> None:
        self._run = run
        self._said: list[str] = []
        self._file = folder / "said.txt"

    def __call__(self, *arguments: str, text: str | bytes | None = None) -> int:
        ended = self._run(*arguments, text=text)
        self._said.append(ended.output)
        self._file.write_text("\n".join(self._said), "utf-8")
        return ended.exit_code


def orders_of(folder: Path) -> Path:
    told = {
        "订单编号": "900000000000000001",
        "买家会员名": PERSONS[3],
        "收货人姓名": PERSONS[3],
        "联系手机": PERSONS[4],
        "收货地址": f"浙江省 杭州市 滨江区 {PERSONS[5]}",
        "订单状态": "卖家已发货，等待买家确认",
        "买家留言": f"给{PERSONS[3]}，电话{PERSONS[4]}，{PERSONS[5]}",
        "订单备注": f"{PERSONS[3]} {PERSONS[4]}",
        "内部单据": f"电话{PERSONS[4]} {PERSONS[5]}",
        "宝贝标题": "杯",
        "物流单号": "YT8800213345012",
        "物流公司": "圆通速递",
    }
    broken = {**told, "订单编号": f"9.0E+17{PERSONS[3]}{PERSONS[4]}"}
    return write_csv(folder / "订单.csv", list(told), list(told.values()), list(broken.values()))


def go_through_every_door(
    say: Witness, platform: Platform, given: Path, made: Path, keys: str
) -> None:
    assert say("account", "add", "--from", "-", text=keys) == 0
    assert say("poll", "--once") == 0
    for answer in FAULTY.values():
        platform.orders = None
        assert say("account", "add", "--from", "-", text=keys) == 0  # what waited is tried again
        platform.orders = answer
        say("poll", "--once")
    platform.orders = None
    path = orders_of(given)
    assert say("import", str(path), "--platform", "taobao") == 0
    message = f"订单 900000000000000001 因虚假发货被扣款5元，买家{PERSONS[3]}，电话{PERSONS[4]}"
    say("import", "--text", "-", text=f"{message}\n\n收货地址{PERSONS[5]}")
    for view in ("orders.csv", "monitor.xlsx", "penalties.csv"):
        say("export", view.partition(".")[0], str(made / view))
    for command in ("penalties", "doctor"):
        say(command)
    say("review", "--json")
    say("backup", str(made / "backup.wbk"))


@pytest.fixture
def everything(
    run: CommandLine,
    platform: Platform,
    httpserver: HTTPServer,
    tmp_path: Path,
    qapp: QApplication,
) -> Path:
    """The folder with all that the program made."""
    given, made = tmp_path / "given", tmp_path / "made"
    say = Witness(run, made)
    base = httpserver.url_for("").rstrip("/").replace("localhost", "127.0.0.1")
    keys = {"base_url": base, "alibaba1688": {**LINE, "gateway": base}, "shops": []}
    go_through_every_door(say, platform, given, made, json.dumps(keys))
    tell_the_desktop(run, made)
    fall(run)
    return made


def tell_the_desktop(run: CommandLine, made: Path) -> None:
    """Write down what desktop notifications say of all that was noticed on the way."""
    app = App("zh_CN", SystemClock(), Interrupt())
    workspace = app.open_workspace(app.profile(run.profile))
    loose = replace(warning(), values={"shop": "", "reason": SPOKEN, "receiver": PERSONS[0]})
    notices = [*NoticeStore(workspace.cache).page(), loose]
    words = PointerWords(chip=workspace.desk().rules.chip, formats=Formats())
    workspace.close()
    bell = RecordingBell()
    notifier = Notifier(bell, words)
    for notice in notices:
        notifier.tell(replace(report(notice), notices=(notice,)))
    notifier.tell(replace(report(), notices=tuple(notices)))
    assert len({message.title for message in bell.messages}) > 1, "a sign-in and a warning"
    told = [f"{message.title}\n{message.body}\n{message.target}" for message in bell.messages]
    (made / "desktop.txt").write_text("\n".join(told), "utf-8")


def fall(run: CommandLine) -> None:
    """Fail as a fault of our own does while an order is in hand, and die as Qt dies."""
    notes = CrashNotes(run.profile, SystemClock())
    try:
        try:
            raise ValueError(SPOKEN, KEYS)
        except ValueError as error:
            raise LookupError(f"{PERSONS} {TRACE} {KEYS[1]}") from error
    except LookupError as error:
        notes.note(error)
    last_words = [f"Fatal Python error: {SPOKEN}", f'  File "/home/{PERSONS[0]}/x.py", line 1 in f']
    (run.profile / FATAL_FILE).write_text("\n".join([*last_words, *KEYS]), "utf-8")
    notes.begin()
    notes.end()


def spellings(word: str) -> list[bytes]:
    return [word.encode(code) for code in ("utf-8", "gb18030", "utf-16-le", "unicode_escape")]


def found(data: bytes, words: tuple[str, ...]) -> list[str]:
    return [word for word in words if any(spelt in data for spelt in spellings(word))]


def no_keyring() -> Vault:
    raise AssertionError


def test_nothing_personal_and_no_key_lies_in_the_clear(
    everything: Path, run: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    files = [path for path in everything.rglob("*") if path.is_file()]
    expected = {"workbench.log", "said.txt", "orders.csv", "backup.wbk", "crash.txt", "desktop.txt"}
    assert expected <= {p.name for p in files}
    leaks = {p.name: found(p.read_bytes(), PERSONS + KEYS) for p in files}
    assert {name: words for name, words in leaks.items() if words} == {}
    environment = {"WORKBENCH_PASSPHRASE_FILE": str(tmp_path / "given" / "passphrase")}
    key = unlock(run.profile, environment, no_keyring)
    pages = decrypted(run.profile / "workbench.db", key)
    assert found(pages, PERSONS) == []
    assert found(pages, KEYS[1:3]) != []  # the pages are those of the cache
    assert_private(run.profile)


def assert_private(profile: Path) -> None:
    """Nobody else can read what lies there (faults L12)."""
    modes = {p.name: p.stat().st_mode & 0o077 for p in (profile, *profile.rglob("*"))}
    assert {name: mode for name, mode in modes.items() if mode} == {}
