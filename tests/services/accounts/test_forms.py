"""Forms for keys: what they need, and what they make of it."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from workbench.domain.errors import BadInput
from workbench.services.accounts.forms import (
    ALIBABA,
    DOUYIN,
    FORMS,
    KDNIAO,
    KUAIDI100,
    TAOBAO,
    AccountForm,
    code_in,
    key_text,
    sign_in_address,
)
from workbench.services.accounts.key_file import read_key_file

APP = {"app_key": "1", "app_secret": "hush"}
BACK = "https://example.com/back"


def filled(form: AccountForm) -> dict[str, str]:
    return {field.name: (*field.choices, "x")[0] for field in form.fields}


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


@pytest.mark.parametrize("form", [ALIBABA, TAOBAO, DOUYIN], ids=["1688", "taobao", "douyin"])
def test_of_two_ways_to_sign_in_one_is_enough(form: AccountForm) -> None:
    with pytest.raises(BadInput):
        key_text(form, APP)
    typed = {**APP, "code": "c", "redirect_uri": BACK}
    assert json.loads(key_text(form, typed))[form.key]["code"] == "c"


def test_1688_wants_the_redirect_address_with_the_code() -> None:
    with pytest.raises(BadInput, match="Redirect address"):
        key_text(ALIBABA, {**APP, "code": "c"})
    coded = key_text(ALIBABA, {**APP, "code": "c", "redirect_uri": BACK})
    assert json.loads(coded) == {"alibaba1688": {**APP, "code": "c", "redirect_uri": BACK}}


def test_the_secret_of_a_known_application_need_not_be_typed_again() -> None:
    typed = {"app_key": "1", "session": "s"}
    assert json.loads(key_text(TAOBAO, typed, known={"1"})) == {"taobao": typed}
    with pytest.raises(BadInput, match="App secret"):
        key_text(TAOBAO, typed, known={"2"})


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


@pytest.mark.parametrize(
    ("form", "typed", "address"),
    [
        pytest.param(
            ALIBABA,
            {**APP, "redirect_uri": BACK},
            "https://auth.1688.com/oauth/authorize?site=1688&client_id=1"
            "&redirect_uri=https%3A%2F%2Fexample.com%2Fback&state=s",
            id="1688",
        ),
        pytest.param(
            DOUYIN,
            {**APP, "service_id": "77"},
            "https://fuwu.jinritemai.com/authorize?service_id=77&state=s",
            id="douyin",
        ),
    ],
)
def test_each_platform_has_a_page_of_its_own(
    form: AccountForm, typed: dict[str, str], address: str
) -> None:
    assert sign_in_address(form, typed, "s") == address


@pytest.mark.parametrize("form", [ALIBABA, TAOBAO, DOUYIN], ids=["1688", "taobao", "douyin"])
def test_without_what_it_is_opened_with_there_is_no_page(form: AccountForm) -> None:
    with pytest.raises(BadInput):
        sign_in_address(form, APP, "s")


def test_what_a_page_is_opened_with_is_kept_for_the_next_time() -> None:
    typed = {**APP, "shop_id": "5", "service_id": "77", "redirect_uri": BACK}
    assert json.loads(key_text(DOUYIN, typed)) == {"douyin": typed}


def test_every_service_says_where_its_keys_are_found() -> None:
    for form in FORMS:
        assert len(form.steps) >= 3
        assert form.steps[0].startswith("Sign in at ")
    assert "Trying them costs one query." in KUAIDI100.steps


def test_an_address_that_answers_another_sign_in_is_refused() -> None:
    pasted = f"{BACK}?code=abc&state=theirs"
    with pytest.raises(BadInput, match="another sign-in"):
        key_text(TAOBAO, {**APP, "code": pasted}, "ours")
    assert "abc" in key_text(TAOBAO, {**APP, "code": pasted}, "theirs")
    assert "abc" in key_text(TAOBAO, {**APP, "code": "abc"}, "ours")


@pytest.mark.parametrize(
    ("written", "kept"), [("", {}), ("8001", {"request_type": "8001"})], ids=["usual", "advanced"]
)
def test_a_plans_query_is_chosen_or_left(written: str, kept: dict[str, str]) -> None:
    typed = {"ebusiness_id": "1", "app_key": "k", "request_type": written}
    assert json.loads(key_text(KDNIAO, typed)) == {
        "kdniao": {"ebusiness_id": "1", "app_key": "k", **kept}
    }


def test_what_is_no_choice_is_refused_by_its_name() -> None:
    with pytest.raises(BadInput, match="1002, or 8001: it is none of those named"):
        key_text(KDNIAO, {"ebusiness_id": "1", "app_key": "k", "request_type": "8002"})
