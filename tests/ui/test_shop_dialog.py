"""The dialog that adds a shop by typed keys."""

from __future__ import annotations

import json
import socket
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtWidgets import QLineEdit

from workbench.domain.errors import SignInExpired
from workbench.services.accounts.forms import FORMS
from workbench.services.accounts.service import SavedApp
from workbench.services.accounts.sign_in import Door
from workbench.ui.accounts.doorstep import Doorstep
from workbench.ui.accounts.shop_dialog import ShopDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.frame.main_window import MainWindow

BACK = "https://example.com/back"
KEYS = {"name": "晨禾", "app_key": "1", "app_secret": "hush", "session": "s"}


@pytest.fixture
def dialog(window: MainWindow) -> ShopDialog:
    window.rail.entries.shop.click()
    found = window.intake.adding.dialog
    assert found is not None
    return found


def choose(dialog: ShopDialog, key: str) -> None:
    dialog.services.setCurrentRow([form.key for form in FORMS].index(key))


def type_in(dialog: ShopDialog, told: dict[str, str]) -> None:
    for name, text in told.items():
        dialog.page.lines[name].setText(text)


def test_each_platform_shows_its_own_fields(dialog: ShopDialog) -> None:
    for form in FORMS:
        choose(dialog, form.key)
        assert list(dialog.page.lines) == [field.name for field in form.fields]
        assert [page.isVisibleTo(dialog) for page in dialog.pages].count(True) == 1


def test_secrets_are_not_shown(dialog: ShopDialog) -> None:
    choose(dialog, "taobao")
    hidden = QLineEdit.EchoMode.PasswordEchoOnEdit
    assert dialog.page.lines["app_secret"].echoMode() is hidden
    assert dialog.page.lines["session"].echoMode() is hidden


def test_typed_keys_are_tried_and_the_dialog_closes(
    window: MainWindow, desk: MemoryDesk, dialog: ShopDialog, qtbot: QtBot
) -> None:
    choose(dialog, "taobao")
    type_in(dialog, KEYS)
    with qtbot.waitSignal(window.intake.adding.added):
        dialog.try_button.click()
    qtbot.waitUntil(window.is_settled)
    assert [json.loads(text) for text in desk.accounts.texts] == [{"taobao": KEYS}]
    assert window.intake.adding.dialog is None


def test_what_is_missing_is_named(desk: MemoryDesk, dialog: ShopDialog) -> None:
    choose(dialog, "taobao")
    dialog.try_button.click()
    assert dialog.trouble.text()
    assert desk.accounts.texts == []


def test_refused_keys_stay_to_be_mended(
    window: MainWindow, desk: MemoryDesk, dialog: ShopDialog, qtbot: QtBot
) -> None:
    desk.accounts.error = SignInExpired(service="Taobao")
    choose(dialog, "taobao")
    type_in(dialog, KEYS)
    dialog.try_button.click()
    qtbot.waitUntil(lambda: dialog.trouble.text().startswith("淘宝"))
    assert dialog.page.lines["app_key"].text() == "1"
    assert dialog.try_button.isEnabled()
    qtbot.waitUntil(window.is_settled)


class Browser:
    """A browser that notes what it is shown; it may be missing."""

    def __init__(self, *, is_there: bool = True) -> None:
        self.shown: list[str] = []
        self._is_there = is_there

    def __call__(self, address: str) -> bool:
        self.shown.append(address)
        return self._is_there

    @property
    def state(self) -> str:
        """The state of the page that was opened last."""
        return parse_qs(urlsplit(self.shown[-1]).query)["state"][0]


@pytest.fixture
def browser() -> Browser:
    return Browser()


@pytest.fixture
def signing(window: MainWindow, browser: Browser) -> Iterator[ShopDialog]:
    """The dialog on its own, with a browser of ours."""
    dialog = ShopDialog(window, browser)
    yield dialog
    dialog.reject()


@pytest.mark.parametrize(
    ("key", "told", "page"),
    [
        ("alibaba1688", {"app_key": "1", "redirect_uri": BACK}, "https://auth.1688.com/oauth/"),
        ("taobao", {"app_key": "1", "redirect_uri": BACK}, "https://oauth.taobao.com/authorize?"),
        ("douyin", {"service_id": "7"}, "https://fuwu.jinritemai.com/authorize?service_id=7&"),
    ],
)
def test_the_page_of_authorisation_opens_in_the_browser(
    signing: ShopDialog, browser: Browser, key: str, told: dict[str, str], page: str
) -> None:
    choose(signing, key)
    signing.page.sign_in.click()
    assert browser.shown == []
    type_in(signing, told)
    signing.page.sign_in.click()
    assert [address.startswith(page) for address in browser.shown] == [True]
    assert "粘贴" in signing.trouble.text()
    assert not signing.doorstep.is_open


def test_only_what_has_such_a_page_offers_it(dialog: ShopDialog) -> None:
    shown = {page.form.key for page in dialog.pages if page.sign_in.isVisibleTo(page)}
    assert shown == {"alibaba1688", "taobao", "douyin"}


def test_where_the_keys_stand_is_one_click_away(signing: ShopDialog, browser: Browser) -> None:
    for form in FORMS:
        choose(signing, form.key)
        signing.page.console.click()
        assert browser.shown[-1] == form.console
        assert (urlsplit(form.console).hostname or "?") in signing.page.console.text()
        assert form.steps[0].count(urlsplit(form.console).hostname or "?") == 1


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def knock(port: int, target: str) -> socket.socket:
    """Ask as a browser does; the window answers in its own time."""
    caller = socket.create_connection(("127.0.0.1", port), timeout=30)
    caller.sendall(f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    return caller


def heard(caller: socket.socket) -> bytes:
    with caller:
        return b"".join(iter(lambda: caller.recv(4096), b""))


@pytest.fixture
def port(signing: ShopDialog) -> int:
    """A sign-in at 1688 whose redirect leads to this machine, begun."""
    found = free_port()
    choose(signing, "alibaba1688")
    redirect = f"http://127.0.0.1:{found}/"
    type_in(signing, {"app_key": "1", "app_secret": "hush", "redirect_uri": redirect})
    signing.page.sign_in.click()
    assert signing.doorstep.is_open
    return found


def test_a_redirect_to_this_machine_is_heard_once_and_tried(
    signing: ShopDialog, browser: Browser, port: int, qtbot: QtBot
) -> None:
    choose(signing, "kdniao")  # somebody looks elsewhere meanwhile
    with qtbot.waitSignal(signing.told) as told:
        caller = knock(port, f"/?code=canary-code&state={browser.state}")
    assert "可以关闭" in heard(caller).decode()
    assert json.loads(told.args[0]) == {
        "alibaba1688": {
            "app_key": "1",
            "app_secret": "hush",
            "redirect_uri": f"http://127.0.0.1:{port}/",
            "code": "canary-code",
        }
    }
    assert not signing.doorstep.is_open
    with pytest.raises(OSError, match="refused"):
        knock(port, "/")


def test_strangers_are_sent_away_and_the_sign_in_still_awaited(
    signing: ShopDialog, port: int, qtbot: QtBot
) -> None:
    callers = [knock(port, target) for target in ("/favicon.ico", "/?code=evil&state=theirs")]
    for caller in callers:
        caller.setblocking(False)
    answers = [b""] * 2

    def all_heard() -> bool:
        for place, caller in enumerate(callers):
            with suppress(BlockingIOError):
                answers[place] += caller.recv(4096)
        return all(b"404" in answer for answer in answers)

    qtbot.waitUntil(all_heard)
    for caller in callers:
        caller.close()
    assert signing.doorstep.is_open
    assert signing.page.lines["code"].text() == ""


def test_a_refusal_of_the_platforms_is_said(
    signing: ShopDialog, browser: Browser, port: int, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(signing.doorstep.refused):
        caller = knock(port, f"/?error=access_denied&state={browser.state}")
    assert heard(caller)
    assert signing.trouble.text() == "平台没有同意授权。"
    assert not signing.doorstep.is_open


def test_a_port_that_is_taken_asks_for_the_address(signing: ShopDialog, browser: Browser) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        choose(signing, "taobao")
        type_in(signing, {"app_key": "1", "redirect_uri": f"http://127.0.0.1:{port}/"})
        signing.page.sign_in.click()
    assert len(browser.shown) == 1
    assert str(port) in signing.trouble.text()


def test_a_dialog_that_is_left_hears_no_more(signing: ShopDialog, port: int) -> None:
    signing.reject()
    with pytest.raises(OSError, match="refused"):
        knock(port, "/")


def test_nobody_waits_for_ever(window: MainWindow, qtbot: QtBot) -> None:
    doorstep = Doorstep(window, seconds=0.001)
    with qtbot.waitSignal(doorstep.left):
        assert doorstep.open(Door(free_port()), "state")
    assert not doorstep.is_open


def test_without_a_browser_the_address_stands_there(window: MainWindow) -> None:
    dialog = ShopDialog(window, Browser(is_there=False))
    choose(dialog, "douyin")
    type_in(dialog, {"service_id": "7"})
    dialog.page.sign_in.click()
    assert "https://fuwu.jinritemai.com/authorize?service_id=7" in dialog.trouble.text()
    dialog.reject()


def test_no_title_and_no_address_tells_a_secret(
    signing: ShopDialog, browser: Browser, qapp: QApplication
) -> None:
    choose(signing, "alibaba1688")
    secrets = {"app_secret": "canary-secret", "code": "canary-code", "access_token": "canary-token"}
    type_in(signing, {"app_key": "1", "redirect_uri": BACK, **secrets})
    signing.page.sign_in.click()
    titles = [f"{each.windowTitle()} {each.objectName()}" for each in qapp.topLevelWidgets()]
    assert "canary" not in " ".join((*titles, *browser.shown, signing.trouble.text()))


SAVED = SavedApp(
    "alibaba1688", "1000000", {"redirect_uri": "http://127.0.0.1:8713/", "service_id": ""}
)


def test_what_is_saved_of_an_application_is_filled_in(signing: ShopDialog) -> None:
    choose(signing, "alibaba1688")
    signing.show_apps([SAVED])
    lines = signing.page.lines
    assert (lines["app_key"].text(), lines["redirect_uri"].text()) == (
        "1000000",
        "http://127.0.0.1:8713/",
    )
    assert lines["app_secret"].text() == ""
    assert lines["app_secret"].placeholderText() == "已保存，可不填"
    lines["app_key"].setText("2")
    assert lines["app_secret"].placeholderText() == ""
    choose(signing, "taobao")
    assert signing.page.lines["app_key"].text() == ""


def test_a_shop_that_signs_in_anew_needs_a_token_alone(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    desk.accounts.known = [SAVED]
    window.rail.entries.shop.click()
    dialog = window.intake.adding.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.page.lines["app_key"].text() == "1000000")
    dialog.page.lines["access_token"].setText("t")
    with qtbot.waitSignal(window.intake.adding.added):
        dialog.try_button.click()
    qtbot.waitUntil(window.is_settled)
    assert json.loads(desk.accounts.texts[0])["alibaba1688"] == {
        "app_key": "1000000",
        "redirect_uri": "http://127.0.0.1:8713/",
        "access_token": "t",
    }
