"""Style, types, floors and the web client's own checks are well: the same list as `hub check`."""

import os
import subprocess

import pytest

from tests import machine
from tests.house.checklist import CLIENT_CHECKS, Check, client_checks, tools
from tests.house.sources import ROOT


@pytest.mark.slow
@pytest.mark.parametrize("check", tools(), ids=lambda check: check[0])
def test_the_tool_finds_nothing(check: Check) -> None:
    _, command = check
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def test_the_web_client_is_looked_at_too() -> None:
    """Its checks need its packages; only who asked to leave the client out may miss them."""
    if not client_checks() and (os.environ.get("HUB_SKIP_WEB") or not machine.strict()):
        pytest.skip("the web client's packages are not installed")
    assert [label for label, _ in client_checks()] == list(CLIENT_CHECKS)
