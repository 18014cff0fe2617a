"""`python3 -m tests.pictures [folder]`: every page of a fresh demo, photographed at a desk and on a phone.

Both languages, light and dark. The two pictures of README.md are kept in `webchat/pictures`; all others go to the
folder named, or `test-results/pictures`, to be looked at.
"""

import asyncio
import shutil
import sys
import tempfile
import uuid
from itertools import product
from pathlib import Path

from playwright.async_api import Browser

from tests.browser import Window, chromium_at, window
from tests.machine import chromium_binary
from tests.station import ROOT, Station
from tests.wire import Person

ROOM = {"zh": "华东销售", "en": "华东销售"}
PAGES = {
    "todo": "/todo", "start": "/start/leave", "people": "/people", "customers": "/customers", "apps": "/apps",
    "search": "/search?q=%E7%9B%98%E7%82%B9", "me": "/me",
}  # fmt: skip
KEPT = {"desktop-zh-light-room": "desktop-zh-light", "phone-en-dark-room": "phone-en-dark"}
SETTLE_MS = 900


async def photograph(out: Path) -> int:
    """Take all pictures into `out`; how many."""
    taken = 0
    with tempfile.TemporaryDirectory() as folder:
        station = Station(Path(folder) / "data").start()
        try:
            await _tell_a_story(station)
            async with chromium_at(str(chromium_binary())) as browser:
                for phone, locale, dark in product((False, True), ("zh", "en"), (False, True)):
                    taken += await _round(browser, station, out, phone, locale, dark)
        finally:
            station.stop()
    for picture, kept in KEPT.items():
        shutil.copyfile(out / f"{picture}.png", ROOT / "webchat" / "pictures" / f"{kept}.png")
    return taken


async def _tell_a_story(station: Station) -> None:
    """A request on its way, one decided, so that there is something to see."""
    ma = await Person.signs_in(station.url, *station.people["employee"])
    zhou = await Person.signs_in(station.url, *station.people["manager"])
    room = next(
        one["id"] for one in (await ma.asks("channel.list", joined=True))["channels"] if one["name"] == ROOM["zh"]
    )
    for line in ("/leave 病假 后天 1天 复查牙齿", "/leave 年假 下周三 2天 回老家"):
        told = await ma.says(line, room)
        if "病假" in line:
            card = await zhou.sees("chat.posted", lambda one: bool(one["data"]["message"].get("card")))
            no = card["data"]["message"]["card"]["no"]
            await zhou.asks("flow.approve", no=no, text="好好休息，值班我来排。", key=str(uuid.uuid4()))
        assert told["ok"]
    await ma.leaves()
    await zhou.leaves()


async def _round(browser: Browser, station: Station, out: Path, phone: bool, locale: str, dark: bool) -> int:
    """One size, language and light; how many pictures."""
    zhou = await Person.signs_in(station.url, *station.people["manager"])
    await zhou.asks("people.settings", locale=locale, key=str(uuid.uuid4()))
    await zhou.leaves()
    name = f"{'phone' if phone else 'desktop'}-{locale}-{'dark' if dark else 'light'}"
    speech = "zh-CN" if locale == "zh" else "en-US"
    async with window(browser, station.url, phone=phone, locale=speech, dark=dark) as seen:
        await seen.page.goto(station.url)
        await _take(seen, out / f"{name}-signin.png")
        await seen.signs_in(*station.people["manager"])
        await _take(seen, out / f"{name}-list.png")
        await seen.enters(ROOM[locale])
        await _take(seen, out / f"{name}-room.png")
        for page, path in PAGES.items():
            await seen.page.goto(station.url + path)
            await _take(seen, out / f"{name}-{page}.png")
    return 3 + len(PAGES)


async def _take(seen: Window, path: Path) -> None:
    await seen.page.wait_for_timeout(SETTLE_MS)
    await seen.page.screenshot(path=path)


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "test-results" / "pictures")
    for place in (target, ROOT / "webchat" / "pictures"):
        place.mkdir(parents=True, exist_ok=True)
    print(f"{asyncio.run(photograph(target))} pictures in {target}")
