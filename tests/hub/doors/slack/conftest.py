"""One station for each test that calls Slack's methods."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.hub.doors.slack.station import Slack, slack_station


@pytest_asyncio.fixture
async def slack(tmp_path: Path) -> AsyncIterator[Slack]:
    """The stock client, in a room with people."""
    async with slack_station(tmp_path) as opened:
        yield opened
