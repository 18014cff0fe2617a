"""All bots run in one process, and one that falls is started again."""

import asyncio
import os
import subprocess
import sys

import pytest

from bots import __main__ as bots
from bots.kit import Bot
from tests.station import ROOT


async def test_a_bot_that_falls_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bots, "AGAIN_AFTER", 0)
    monkeypatch.setenv("HUB_TOKEN", "xoxb-none")
    falls: list[str] = []

    class Falling(Bot):
        async def serve(self, url: str, token: str) -> None:
            falls.append(token)
            if len(falls) == 3:
                raise asyncio.CancelledError
            raise ConnectionError("the hub is away")

    with pytest.raises(asyncio.CancelledError):
        await bots.keep(Falling("falling"), "http://127.0.0.1:1")
    assert falls == ["xoxb-none"] * 3


def test_bots_end_with_the_hub_that_started_them() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "bots", "--with-hub"], cwd=ROOT, stdin=subprocess.PIPE,
        env={**os.environ, "HUB_URL": "http://127.0.0.1:9", "HUB_TOKEN": "xoxb-none"},
    )  # fmt: skip
    assert process.poll() is None
    assert process.stdin
    process.stdin.close()
    assert process.wait(10) == 0
