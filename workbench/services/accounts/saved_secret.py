"""A key file that leaves out what is saved already: an application's secret and its address.

A shop whose sign-in has ended, or a further shop of the same application, needs a new code or token
and nothing else.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from workbench.services.accounts.forms import APP_KEY, APP_SECRET

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ADDRESSES = ("gateway", "url")


def with_saved_secret(
    text: str, saved: Iterable[tuple[str, Mapping[str, str]]], base_url: str
) -> str:
    """Return a key file's text with the secret that is saved for its app key.

    ``saved`` are keys with the part of a key file that they belong to; ``base_url`` is the sandbox
    that they are of, "" without one. Whatever is no key file, or holds its secret, stays as it is.
    """
    told = _object(text)
    filled = {**told}
    for part, keys in saved:
        given = told.get(part)
        if isinstance(given, dict) and _leaves_out(given, keys[APP_KEY]):
            kept = {name: keys[name] for name in (APP_SECRET, *_ADDRESSES) if keys.get(name)}
            filled |= {part: {**kept, **given}, "base_url": told.get("base_url") or base_url}
    return text if filled == told else json.dumps(filled)


def _leaves_out(given: Mapping[str, Any], app_key: str) -> bool:
    return given.get(APP_KEY) == app_key and not given.get(APP_SECRET)


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
