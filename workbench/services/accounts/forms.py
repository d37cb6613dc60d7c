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
    from collections.abc import Container, Mapping

# What the page of authorisation is opened with, and what it answers.
APP_KEY, APP_SECRET = "app_key", "app_secret"
REDIRECT, SERVICE = "redirect_uri", "service_id"
CODE = "code"


@dataclass(frozen=True, slots=True)
class AccountField:
    """One line of a form; of fields that stand for each other (``or_else``) one is needed.

    ``above`` is said above it: that another way of signing in begins here. Where there are
    ``choices`` it is one of them, or left out.
    """

    name: str
    label: str
    is_secret: bool = False
    is_needed: bool = True
    or_else: str = ""
    above: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountForm:
    """One platform or trace service; ``key`` is its name in key files.

    ``steps`` say where its keys are found, ``console`` is the address at which. ``sign_in`` is the
    address of the platform's page of authorisation, "" without one; ``asked`` are its own
    parameters, ``told`` those that are typed, each with its field.
    """

    key: str
    title: str
    console: str
    steps: tuple[str, ...]
    fields: tuple[AccountField, ...]
    sign_in: str = ""
    asked: tuple[tuple[str, str], ...] = ()
    told: tuple[tuple[str, str], ...] = ()

    def field(self, name: str) -> AccountField:
        """Return the field with a name."""
        return next(field for field in self.fields if field.name == name)


_NAME = AccountField("name", marked("accounts", "Name of the shop"), is_needed=False)
_APP = (
    AccountField(APP_KEY, marked("accounts", "App key")),
    AccountField(APP_SECRET, marked("accounts", "App secret"), is_secret=True),
)
_REDIRECT = AccountField(
    REDIRECT, marked("accounts", "Redirect address of the application"), is_needed=False
)
_REFRESH = AccountField(
    "refresh_token", marked("accounts", "Refresh token"), is_secret=True, is_needed=False
)
_CODE = marked("accounts", "Code, or the whole address after signing in")
_CONSOLE_KEYS = marked(
    "accounts", "Application management: App key and App secret stand on its page."
)
_BROWSER = marked(
    "accounts",
    "Enter the redirect address as it stands in the console, open the page of authorisation and "
    "sign in with the shop's main account. If that address is on this computer "
    "(http://127.0.0.1:8713/), the code comes by itself; otherwise paste the address that the "
    "browser shows afterwards.",
)
_KEEP = marked(
    "accounts", "Keys are tried first and kept in the encrypted file only; nobody else gets them."
)
_COSTS = marked("accounts", "Trying them costs one query.")
_INSTEAD = marked("accounts", "Or, if you have it already, instead of a code:")
_BY_APP = (("client_id", "app_key"), (REDIRECT, REDIRECT))

ALIBABA = AccountForm(
    "alibaba1688",
    marked("accounts", "1688"),
    "https://open.1688.com/",
    (
        marked("accounts", "Sign in at open.1688.com and open the console."),
        _CONSOLE_KEYS,
        _BROWSER,
        _KEEP,
    ),
    (
        _NAME,
        *_APP,
        _REDIRECT,
        AccountField(CODE, _CODE, is_secret=True, is_needed=False, or_else="access_token"),
        AccountField(
            "access_token", marked("accounts", "Access token"), True, False, CODE, above=_INSTEAD
        ),
        _REFRESH,
    ),
    "https://auth.1688.com/oauth/authorize",
    (("site", "1688"),),
    _BY_APP,
)
TAOBAO = AccountForm(
    "taobao",
    marked("accounts", "Taobao or Tmall"),
    "https://open.taobao.com/",
    (
        marked("accounts", "Sign in at open.taobao.com and open the console."),
        _CONSOLE_KEYS,
        _BROWSER,
        marked("accounts", "Whether it is Taobao or Tmall the platform tells by itself."),
        _KEEP,
    ),
    (
        _NAME,
        *_APP,
        _REDIRECT,
        AccountField(CODE, _CODE, is_secret=True, is_needed=False, or_else="session"),
        AccountField("session", marked("accounts", "Session"), True, False, CODE, above=_INSTEAD),
        _REFRESH,
    ),
    "https://oauth.taobao.com/authorize",
    (("response_type", "code"), ("view", "web")),
    _BY_APP,
)
DOUYIN = AccountForm(
    "douyin",
    marked("accounts", "Douyin shop"),
    "https://op.jinritemai.com/",
    (
        marked("accounts", "Sign in at op.jinritemai.com and open the console."),
        _CONSOLE_KEYS,
        marked(
            "accounts",
            "An application of your own signs itself in. A tool application needs a code: open the "
            "page of authorisation, sign in, and paste the address that the browser shows "
            "afterwards. If its redirect address is on this computer, the code comes by itself.",
        ),
        _KEEP,
    ),
    (
        _NAME,
        *_APP,
        AccountField(
            "shop_id",
            marked("accounts", "Number of the shop"),
            is_needed=False,
            or_else=CODE,
            above=marked("accounts", "An application of your own:"),
        ),
        AccountField(
            SERVICE,
            marked("accounts", "Service number of the application"),
            is_needed=False,
            above=marked("accounts", "Or a tool application:"),
        ),
        _REDIRECT,
        AccountField(CODE, _CODE, is_secret=True, is_needed=False, or_else="shop_id"),
    ),
    "https://fuwu.jinritemai.com/authorize",
    told=((SERVICE, SERVICE),),
)
KUAIDI100 = AccountForm(
    "kuaidi100",
    marked("accounts", "Kuaidi100 (traces)"),
    "https://api.kuaidi100.com/",
    (
        marked("accounts", "Sign in at api.kuaidi100.com."),
        marked("accounts", "Customer and key stand under the account's authorisation."),
        _COSTS,
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
    "https://www.kdniao.com/",
    (
        marked("accounts", "Sign in at www.kdniao.com."),
        marked("accounts", "The user ID and the API key stand in the user management."),
        _COSTS,
        _KEEP,
    ),
    (
        AccountField("ebusiness_id", marked("accounts", "User ID")),
        AccountField("app_key", marked("accounts", "API key"), is_secret=True),
        AccountField(
            "request_type",
            marked("accounts", "Query of your plan: 1002, or 8001"),
            is_needed=False,
            choices=("1002", "8001"),
        ),
    ),
)
FORMS = (ALIBABA, TAOBAO, DOUYIN, KUAIDI100, KDNIAO)


def key_text(
    form: AccountForm, typed: Mapping[str, str], state: str = "", known: Container[str] = ()
) -> str:
    """Return what was typed as a key file's text.

    ``state`` is what the page of authorisation was opened with, "" where it was not; ``known`` are
    app keys whose secret is saved already and need not be typed again.

    Raises:
        BadInput: something that is needed is missing or is none of its choices, or the pasted
            address answers another page than the one that was opened; its label is named.
    """
    told = {field.name: typed.get(field.name, "").strip() for field in form.fields}
    for field in form.fields:
        is_known = field.name == APP_SECRET and told.get(APP_KEY) in known
        is_needed = field.is_needed or bool(field.or_else and not told[field.or_else])
        if is_needed and not is_known and not told[field.name]:
            raise _needed(field)
        if field.choices and told[field.name] not in {"", *field.choices}:
            raise BadInput(what=field.label, reason=marked("errors", "it is none of those named"))
    if told.get(CODE):
        told[CODE] = _own_code(form, told[CODE], state)
        if form is ALIBABA and not told[REDIRECT]:  # which wants it again with the code
            raise _needed(form.field(REDIRECT))
    return json.dumps({form.key: {name: value for name, value in told.items() if value}})


def sign_in_address(form: AccountForm, typed: Mapping[str, str], state: str) -> str:
    """Return the address of the platform's page of authorisation for these keys.

    Raises:
        BadInput: something that it is opened with is missing.
    """
    own = {name: typed.get(field, "").strip() for name, field in form.told}
    for name, field in form.told:
        if not own[name]:
            raise _needed(form.field(field))
    return f"{form.sign_in}?{urlencode({**dict(form.asked), **own, 'state': state})}"


def _needed(field: AccountField) -> BadInput:
    return BadInput(what=field.label, reason=marked("errors", "it is needed"))


def _own_code(form: AccountForm, pasted: str, state: str) -> str:
    """Return the code of what was pasted; one that somebody else began would join their shop."""
    answered = parse_qs(urlsplit(pasted).query).get("state", ())
    if state and answered and answered[0] != state:
        label = form.field(CODE).label
        raise BadInput(what=label, reason=marked("errors", "it belongs to another sign-in"))
    return code_in(pasted)


def code_in(pasted: str) -> str:
    """Return the code in an address that a browser was sent to, else the text itself."""
    found = parse_qs(urlsplit(pasted.strip()).query).get("code", ())
    return found[0] if found else pasted.strip()
