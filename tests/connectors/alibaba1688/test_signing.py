"""1688's signature, by the vector that the platform publishes."""

from __future__ import annotations

from workbench.connectors.alibaba1688.signing import signature

PATH = "param2/1/system/currentTime/1000000"


def test_published_vector() -> None:
    signed = signature(PATH, {"b": "2", "a": "1"}, "test123")
    assert signed == "33E54F4F7B989E3E0E912D3FBD2F1A03CA7CCE88"


def test_the_signature_itself_is_not_signed() -> None:
    params = {"b": "2", "a": "1", "_aop_signature": "old"}
    assert signature(PATH, params, "test123") == "33E54F4F7B989E3E0E912D3FBD2F1A03CA7CCE88"


def test_pairs_are_sorted_and_not_keys() -> None:
    # ab0 sorts before ac; by keys alone it would be the other way round.
    assert signature(PATH, {"a": "c", "ab": "0"}, "s") == signature(PATH, {"ab0a": "c"}, "s")
