"""1688's own apps: which still run, who can sign in, and where things are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from workbench.domain.errors import FactMissing
from workbench.policy.cases.answer import CaseAnswer, is_in_force, moment, need
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

QIANNIU = "1688.app.qianniu_mobile_login_closed"
WANGWANG = "1688.app.buyer_wangwang_stop"
BUYER_LOGIN = "1688.app.buyer_workbench_login"
MIGRATION = "1688.app.data_migration"

_PATHS = {
    "warning_path": "1688.monitor.warning_panel_path",
    "penalty_path": "1688.monitor.penalty_centre",
    "monitor_path": "1688.monitor.logistics_monitor",
}


class App(Struct, frozen=True):
    """What is asked about an app, when, and for which kind of account."""

    ask: str | None = None
    at: str | None = None
    account: str | None = None


def app(given: App, book: PolicyBook) -> CaseAnswer:
    """Answer the question that ``ask`` names."""
    ask = need(given.ask, "ask")
    if ask in _PATHS:
        return CaseAnswer(Word.PATH, _PATHS[ask], path=book.rule(_PATHS[ask]).menus[0])
    if ask == "chats_after_change":
        return CaseAnswer(Word.MIGRATED_AUTOMATICALLY, book.rule(MIGRATION).id)
    if ask == "buyer_workbench_login":
        is_ours = need(given.account, "account") in book.rule(BUYER_LOGIN).names("accounts")
        return CaseAnswer(Word.SUPPORTED if is_ours else Word.NOT_SUPPORTED, BUYER_LOGIN)
    if ask == "qianniu_mobile_login":
        is_closing = is_in_force(book.rule(QIANNIU), moment(given.at, "at"))
        return CaseAnswer(Word.LOGIN_MAY_BE_CLOSED if is_closing else Word.LOGIN_ALLOWED, QIANNIU)
    if ask == "buyer_wangwang":
        is_over = is_in_force(book.rule(WANGWANG), moment(given.at, "at"))
        return CaseAnswer(Word.STOPPED if is_over else Word.RUNNING, WANGWANG)
    raise FactMissing(fact="ask")
