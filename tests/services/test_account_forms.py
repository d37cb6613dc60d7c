"""Forms for keys: what they need, and what they make of it."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from workbench.domain.errors import BadInput
from workbench.services.account_forms import (
    DOUYIN,
    FORMS,
    TAOBAO,
    AccountForm,
    code_in,
    key_text,
    sign_in_address,
)
from workbench.services.key_file import read_key_file

APP = {"app_key": "1", "app_secret": "hush"}
BACK = "https://example.com/back"


def filled(form: AccountForm) -> dict[str, str]:
    return {field.name: "x" for field in form.fields}


@pytest.mark.parametrize("form", [pytest.param(form, id=form.key) for form in FORMS])
def test_what_is_typed_is_a_key_file(form: AccountForm) -> None:
    found = read_key_file(key_text(form, filled(form)))
    assert len(found.entries) + len(found.providers) == 1


@pytest.mark.parametrize("form", [pytest.param(form, id=form.key) for form in FORMS])
def test_every_needed_field_is_asked_for(form: AccountForm) -> None:
    for field in form.fields:
        if field.is_needed:
            with pytest.raises(BadInput):
                key_text(form, {**filled(form), field.name: " "})


@pytest.mark.parametrize("form", [TAOBAO, DOUYIN])
def test_of_two_ways_to_sign_in_one_is_enough(form: AccountForm) -> None:
    with pytest.raises(BadInput):
        key_text(form, APP)
    assert json.loads(key_text(form, {**APP, "code": "c"}))[form.key]["code"] == "c"


def test_the_redirect_address_is_not_kept() -> None:
    text = key_text(TAOBAO, {**APP, "session": "s", "redirect_uri": BACK})
    assert json.loads(text) == {"taobao": {**APP, "session": "s"}}


@pytest.mark.parametrize(
    "pasted", [" abc ", f"{BACK}?code=abc&state=1", "https://example.com/back/?state=1&code=abc"]
)
def test_a_code_is_found_in_a_whole_address(pasted: str) -> None:
    assert code_in(pasted) == "abc"


def test_the_page_of_authorisation_has_the_applications_key() -> None:
    address = sign_in_address(TAOBAO, {**APP, "redirect_uri": BACK}, "s")
    assert address.startswith("https://oauth.taobao.com/authorize?")
    assert parse_qs(urlsplit(address).query) == {
        "response_type": ["code"],
        "view": ["web"],
        "client_id": ["1"],
        "redirect_uri": [BACK],
        "state": ["s"],
    }
    assert "hush" not in address


def test_without_a_redirect_address_there_is_no_page() -> None:
    with pytest.raises(BadInput):
        sign_in_address(TAOBAO, APP, "s")


def test_an_address_that_answers_another_sign_in_is_refused() -> None:
    pasted = f"{BACK}?code=abc&state=theirs"
    with pytest.raises(BadInput, match="another sign-in"):
        key_text(TAOBAO, {**APP, "code": pasted}, "ours")
    assert "abc" in key_text(TAOBAO, {**APP, "code": pasted}, "theirs")
    assert "abc" in key_text(TAOBAO, {**APP, "code": "abc"}, "ours")
