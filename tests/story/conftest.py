"""A browser for the stories people live in one."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser

from tests.browser import chromium_at


@pytest.fixture
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """The machine's Chromium."""
    async with chromium_at(chromium) as opened:
        yield opened
