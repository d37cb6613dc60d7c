"""``robot`` against the sandbox's groups: signed for real, over loopback."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import requests

if TYPE_CHECKING:
    from tests.cli.conftest import CommandLine
    from workbench.sandbox import SandboxServer


def _robot(sandbox: SandboxServer, kind: str) -> dict[str, str]:
    told: Any = sandbox.credentials()["robots"]
    return {"name": f"测试{kind}", **told[kind]}


def _heard(sandbox: SandboxServer, kind: str) -> list[str]:
    told = requests.get(f"{sandbox.base_url}/sandbox/robots", timeout=30).json()[kind]
    assert isinstance(told, list)
    return told


@pytest.mark.parametrize("kind", ["dingtalk", "wecom", "feishu"])
def test_a_robot_is_tried_kept_listed_tried_again_and_forgotten(
    workbench: CommandLine, sandbox: SandboxServer, kind: str
) -> None:
    added = workbench(
        "robot", "add", "--from", "-", "--json", text=json.dumps(_robot(sandbox, kind))
    )
    made = json.loads(added.stdout)
    assert (made["kind"], made["on"], made["state"]) == (kind, True, "well")
    assert workbench.json("robot", "list") == [made]
    assert workbench("robot", "try", str(made["id"])).exit_code == 0
    before = len(_heard(sandbox, kind))
    assert before >= 2
    assert all(text.startswith("【履约工作台】") for text in _heard(sandbox, kind))
    assert workbench("robot", "remove", str(made["id"])).exit_code == 0
    assert workbench.json("robot", "list") == []


def test_a_wrong_secret_is_refused_and_nothing_is_kept(
    workbench: CommandLine, sandbox: SandboxServer
) -> None:
    wrong = {**_robot(sandbox, "dingtalk"), "secret": "SECwrong"}
    added = workbench("robot", "add", "--from", "-", text=json.dumps(wrong))
    assert added.exit_code == 1
    assert "secret" in added.stderr
    assert wrong["address"] not in added.output
    assert workbench.json("robot", "list") == []


def test_what_is_typed_is_not_echoed(workbench: CommandLine, sandbox: SandboxServer) -> None:
    robot = _robot(sandbox, "feishu")
    text = f"{robot['name']}\n{robot['address']}\n{robot['secret']}\n"
    added = workbench("robot", "add", text=text)
    assert added.exit_code == 0
    assert robot["secret"] not in added.output
    assert robot["address"] not in added.output


@pytest.mark.parametrize("text", ["", "{}", '{"name": 1}', "[1]"])
def test_a_file_that_is_none_is_refused(workbench: CommandLine, text: str) -> None:
    assert workbench("robot", "add", "--from", "-", text=text).exit_code == 1


def test_a_file_of_something_else_is_told_what_belongs_into_it(workbench: CommandLine) -> None:
    added = workbench("robot", "add", "--from", "-", text='{"shops": []}')
    assert added.exit_code == 1
    assert "name, address and secret" in added.stderr
