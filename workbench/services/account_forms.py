"""What a person types to add a shop or a trace service, and where each of it is found.

The texts are English sources under the context "accounts". Where keys stand in a platform's console
is told in the platform's own words; nothing is shipped, each seller uses keys of their own.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode, urlsplit

from workbench.domain.errors import BadInput, marked

if TYPE_CHECKING:
    from collections.abc import Mapping

# What the page of authorisation is opened with, and nothing else is saved of it.
REDIRECT = "redirect_uri"
CODE = "code"


@dataclass(frozen=True, slots=True)
class AccountField:
    """One line of a form; of fields that stand for each other (``or_else``) one is needed."""

    name: str
    label: str
    is_secret: bool = False
    is_needed: bool = True
    or_else: str = ""


@dataclass(frozen=True, slots=True)
class AccountForm:
    """One platform or trace service; ``key`` is its name in key files.

    ``steps`` say where its keys are found. ``sign_in`` is the address of the platform's page of
    authorisation, "" without one; ``asked`` are its own parameters.
    """

    key: str
    title: str
    steps: tuple[str, ...]
    fields: tuple[AccountField, ...]
    sign_in: str = ""
    asked: tuple[tuple[str, str], ...] = ()


_NAME = AccountField("name", marked("accounts", "Name of the shop"), is_needed=False)
_APP = (
    AccountField("app_key", marked("accounts", "App key")),
    AccountField("app_secret", marked("accounts", "App secret"), is_secret=True),
)
_REDIRECT = AccountField(
    REDIRECT, marked("accounts", "Redirect address of the application"), is_needed=False
)
_REFRESH = AccountField(
    "refresh_token", marked("accounts", "Refresh token"), is_secret=True, is_needed=False
)
_CODE = marked("accounts", "Code, or the whole address after signing in")
_KEEP = marked(
    "accounts", "Keys are tried first and kept in the encrypted file only; nobody else gets them."
)

ALIBABA = AccountForm(
    "alibaba1688",
    marked("accounts", "1688"),
    (
        marked("accounts", "Sign in at open.1688.com and open the console."),
        marked("accounts", "Application management: App key and App secret stand on its page."),
        marked("accounts", "The access token and the refresh token come with the authorisation."),
        _KEEP,
    ),
    (
        _NAME,
        *_APP,
        AccountField("access_token", marked("accounts", "Access token"), is_secret=True),
        _REFRESH,
    ),
)
TAOBAO = AccountForm(
    "taobao",
    marked("accounts", "Taobao or Tmall"),
    (
        marked("accounts", "Sign in at open.taobao.com and open the console."),
        marked("accounts", "Application management: App key and App secret stand on its page."),
        marked(
            "accounts",
            "Open the page of authorisation, sign in with the shop's main account, and paste the "
            "address that the browser shows afterwards. A session that you have already does too.",
        ),
        marked("accounts", "Whether it is Taobao or Tmall the platform tells by itself."),
        _KEEP,
    ),
    (
        _NAME,
        *_APP,
        _REDIRECT,
        AccountField(CODE, _CODE, is_secret=True, is_needed=False, or_else="session"),
        AccountField("session", marked("accounts", "Session"), True, False, CODE),
        _REFRESH,
    ),
    "https://oauth.taobao.com/authorize",
    (("response_type", "code"), ("view", "web")),
)
DOUYIN = AccountForm(
    "douyin",
    marked("accounts", "Douyin shop"),
    (
        marked("accounts", "Sign in at op.jinritemai.com and open the console."),
        marked("accounts", "Application management: App key and App secret stand on its page."),
        marked(
            "accounts",
            "An application of your own needs the shop's number, another one the code of its page "
            "of authorisation.",
        ),
        _KEEP,
    ),
    (
        _NAME,
        *_APP,
        AccountField("shop_id", marked("accounts", "Number of the shop"), False, False, CODE),
        AccountField(CODE, _CODE, is_secret=True, is_needed=False, or_else="shop_id"),
    ),
)
KUAIDI100 = AccountForm(
    "kuaidi100",
    marked("accounts", "Kuaidi100 (traces)"),
    (
        marked("accounts", "Sign in at api.kuaidi100.com."),
        marked("accounts", "Customer and key stand under the account's authorisation."),
        _KEEP,
    ),
    (
        AccountField("customer", marked("accounts", "Customer")),
        AccountField("key", marked("accounts", "Key"), is_secret=True),
    ),
)
KDNIAO = AccountForm(
    "kdniao",
    marked("accounts", "Kdniao (traces)"),
    (
        marked("accounts", "Sign in at www.kdniao.com."),
        marked("accounts", "The user ID and the API key stand in the user management."),
        _KEEP,
    ),
    (
        AccountField("ebusiness_id", marked("accounts", "User ID")),
        AccountField("app_key", marked("accounts", "API key"), is_secret=True),
    ),
)
FORMS = (ALIBABA, TAOBAO, DOUYIN, KUAIDI100, KDNIAO)


def key_text(form: AccountForm, typed: Mapping[str, str], state: str = "") -> str:
    """Return what was typed as a key file's text.

    ``state`` is what the page of authorisation was opened with, "" where it was not.

    Raises:
        BadInput: something that is needed is missing, or the pasted address answers another page
            than the one that was opened; its label is named.
    """
    told = {field.name: typed.get(field.name, "").strip() for field in form.fields}
    for field in form.fields:
        is_needed = field.is_needed or bool(field.or_else and not told[field.or_else])
        if is_needed and not told[field.name]:
            raise BadInput(what=field.label, reason=marked("errors", "it is needed"))
    told.pop(REDIRECT, None)
    if CODE in told:
        told[CODE] = _own_code(form, told[CODE], state)
    return json.dumps({form.key: {name: value for name, value in told.items() if value}})


def sign_in_address(form: AccountForm, typed: Mapping[str, str], state: str) -> str:
    """Return the address of the platform's page of authorisation for these keys.

    Raises:
        BadInput: the application's key or its redirect address is missing.
    """
    needed = {field.name: field for field in form.fields if field.name in {"app_key", REDIRECT}}
    for name, field in needed.items():
        if not typed.get(name, "").strip():
            raise BadInput(what=field.label, reason=marked("errors", "it is needed"))
    own = {"client_id": typed["app_key"].strip(), REDIRECT: typed[REDIRECT].strip()}
    return f"{form.sign_in}?{urlencode({**dict(form.asked), **own, 'state': state})}"


def _own_code(form: AccountForm, pasted: str, state: str) -> str:
    """Return the code of what was pasted; one that somebody else began would join their shop."""
    answered = parse_qs(urlsplit(pasted).query).get("state", ())
    if state and answered and answered[0] != state:
        label = next(field.label for field in form.fields if field.name == CODE)
        raise BadInput(what=label, reason=marked("errors", "it belongs to another sign-in"))
    return code_in(pasted)


def code_in(pasted: str) -> str:
    """Return the code in an address that a browser was sent to, else the text itself."""
    found = parse_qs(urlsplit(pasted.strip()).query).get("code", ())
    return found[0] if found else pasted.strip()
