"""Everybody can use every page: axe looks over each page and dialog, light and dark, at a desk and on a phone."""

import asyncio
import json
from typing import Any

import pytest
from playwright.async_api import Browser, Page
from playwright.async_api import Error as NotThere

from tests.browser import DESK, PHONE, window
from tests.pages import SIGHTS, Sight, shows
from tests.stage import stage
from tests.station import ROOT, Station

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = ROOT / "webchat" / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = ("moderate", "serious", "critical")
ASK = """async (only) => (await axe.run(document, {
  resultTypes: ["violations"], ...(only ? {runOnly: [only]} : {})
})).violations.map((one) => ({
  what: one.id, impact: one.impact, where: one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160))
}))"""


STILL = """async () => {
  await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)));
  await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => 0)));
}"""
"""No colour is on its way to another any more."""


async def found(page: Page, only: str = "") -> list[dict[str, Any]]:
    """What axe has against this page, but for the minor."""
    for patience in (400, 0):  # what is still being drawn anew is asked again
        told: list[dict[str, Any]] = await page.evaluate(ASK, only)
        grave = [one for one in told if one["impact"] in GRAVE]
        if not grave:
            break
        await page.wait_for_timeout(patience)
    return grave


async def looked_over(page: Page) -> dict[str, list[dict[str, Any]]]:
    """By day, by night, and as narrow as a phone; only what was found."""
    await page.evaluate(AXE.read_text("utf-8"))
    told = {"light": await found(page)}
    await page.emulate_media(color_scheme="dark")
    await page.evaluate(STILL)
    told["dark"] = await found(page, "color-contrast")
    await page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    await page.evaluate(STILL)
    told["narrow"] = await found(page)
    await page.set_viewport_size(DESK)  # type: ignore[arg-type]
    await page.emulate_media(color_scheme="light")
    return {how: one for how, one in told.items() if one}


async def whole_round(browser: Browser, station: Station, told: dict[str, str], who: str) -> dict[str, Any]:
    """Everything somebody sees; what axe has against it, by its name in `tests/pages.py`."""
    theirs: dict[str, Sight] = {name: one for name, one in SIGHTS.items() if one.who == who}
    wrong: dict[str, Any] = {}
    async with window(browser, station.url) as seen:
        await seen.page.emulate_media(reduced_motion="reduce")
        if who:
            await seen.signs_in(*station.people[who])
        for name, sight in theirs.items():
            try:
                await shows(seen.page, station.url, sight, told)
            except NotThere as why:
                wrong[name] = f"cannot be opened: {str(why).splitlines()[0]}"
                continue
            if against := await looked_over(seen.page):
                wrong[name] = against
        if seen.noise:
            wrong[f"noise of {who or 'the door'}"] = seen.noise
    return wrong


async def test_nothing_is_in_the_way_of_anybody_on_any_page(browser: Browser, station: Station) -> None:
    async with stage(station) as told:
        rounds = [whole_round(browser, station, told, who) for who in ("", "manager", "sales", "admin")]
        wrong = {name: one for part in await asyncio.gather(*rounds) for name, one in part.items()}
    assert wrong == {}, json.dumps(wrong, ensure_ascii=False, indent=1)
