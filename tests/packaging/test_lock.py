"""The locks hold what pyproject.toml asks for, by hash, from no particular place."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUNTIME = PROJECT["project"]["dependencies"]
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-packaging.lock")


def _locked(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", text, re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("line", RUNTIME)
def test_each_dependency_is_locked_within_its_range(lock: str, line: str) -> None:
    asked = Requirement(line)
    assert asked.specifier.contains(_locked(lock)[canonicalize_name(asked.name)])


@pytest.mark.parametrize("line", PROJECT["dependency-groups"]["dev"])
def test_each_tool_is_locked_within_its_range(line: str) -> None:
    asked = Requirement(line)
    version = _locked("requirements-dev.lock")[canonicalize_name(asked.name)]
    assert asked.specifier.contains(version)


@pytest.mark.parametrize("lock", LOCKS[1:])
def test_tools_bring_no_other_versions_of_what_is_shipped(lock: str) -> None:
    shipped = _locked("requirements.lock")
    assert {name: _locked(lock).get(name) for name in shipped} == shipped


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash_and_none_an_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    entries = re.split(r"\n(?=[a-z])", text.strip())
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text
