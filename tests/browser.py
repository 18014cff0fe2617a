"""A real Chromium, at a desk or on a phone, in either language, light or dark."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from playwright.async_api import Browser, Page, async_playwright

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--force-color-profile=srgb",
)  # fmt: skip
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
PATIENCE_MS = 15_000
INSIDE = re.compile(r"^https?://[^/]+/c(/|\?|$)")
PRESENT = re.compile("回到最新|条新消息|Back to latest|new message")


@dataclass
class Window:
    """One person's browser window. `noise` holds what the page complained about: a test expects none."""

    page: Page
    url: str
    noise: list[str]

    async def signs_in(self, login: str, password: str) -> None:
        """Through the door, as a person does it."""
        await self.page.goto(self.url)
        await self.page.locator("#login").fill(login)
        await self.page.locator("input[type=password]").fill(password)
        await self.page.locator("button[type=submit]").click()
        await self.page.wait_for_url(INSIDE)  # not the door, whose address names where one goes next

    async def enters(self, room: str) -> None:
        """Open a room from the list."""
        await self.page.get_by_role("link", name=room).first.click()
        await self.composer.wait_for()
        await self.to_present()

    async def to_present(self) -> None:
        """Where much is unread the room opens at the first of it; go on to what is said now."""
        await self.page.wait_for_timeout(600)
        pill = self.page.get_by_role("button", name=PRESENT)
        if await pill.count():
            await pill.first.click()

    @property
    def composer(self):  # type: ignore[no-untyped-def]
        """The box one writes in (the thread's own box comes after it)."""
        return self.page.locator("textarea").first

    async def says(self, text: str) -> None:
        """Write a line and send it."""
        await self.composer.fill(text)
        await self.composer.press("Enter")

    async def sees(self, text: str) -> None:
        """Wait until this stands on the page."""
        await self.page.get_by_text(text).last.wait_for()


@asynccontextmanager
async def chromium_at(path: str) -> AsyncIterator[Browser]:
    """A browser of the machine's own."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def window(
    browser: Browser, url: str, *, phone: bool = False, locale: str = "zh-CN", dark: bool = False
) -> AsyncIterator[Window]:
    """A window with a session of its own."""
    context = await browser.new_context(
        viewport=PHONE if phone else DESK,  # type: ignore[arg-type]
        locale=locale,
        timezone_id="Asia/Shanghai",
        color_scheme="dark" if dark else "light",
        has_touch=phone,
        is_mobile=phone,
        device_scale_factor=2 if phone else 1,
    )
    context.set_default_timeout(PATIENCE_MS)
    page = await context.new_page()
    noise: list[str] = []
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on("console", lambda told: noise.append(told.text) if told.type == "error" else None)
    try:
        yield Window(page, url, noise)
    finally:
        await context.close()
