"""`python3 -m tests.pictures [folder] [name …]`: every page and dialog of a fresh demo, photographed.

Both languages, light and dark, at a desk and on a phone. What is photographed is the list of `tests/pages.py`; names
after the folder choose among it. The two pictures of README.md are kept in `webchat/pictures`; all others go to the
folder named, or `test-results/pictures`, to be looked at.
"""

import asyncio
import shutil
import sys
import tempfile
import uuid
from collections.abc import Collection
from itertools import product
from pathlib import Path

from playwright.async_api import Browser
from playwright.async_api import Error as NotThere

from tests.browser import Window, chromium_at, window
from tests.machine import chromium_binary
from tests.pages import SIGHTS, Sight, settles, shows
from tests.stage import stage
from tests.station import ROOT, Station
from tests.wire import Person

KEPT = {"desktop-zh-light-room": "desktop-zh-light", "phone-en-dark-room": "phone-en-dark"}
VIEWERS = ("", "manager", "sales", "admin")


async def photograph(out: Path, chosen: Collection[str] = ()) -> int:
    """Take all pictures, or those chosen, into `out`; how many."""
    sights = {name: one for name, one in SIGHTS.items() if not chosen or name in chosen}
    taken = 0
    with tempfile.TemporaryDirectory() as folder:
        station = Station(Path(folder) / "data").start()
        try:
            async with stage(station) as told, chromium_at(str(chromium_binary())) as browser:
                for locale in ("zh", "en"):
                    await _speak(station, locale)
                    rounds = [
                        _round(browser, station, out, sights, told, locale, *how)
                        for how in product((False, True), (False, True))
                    ]
                    taken += sum(await asyncio.gather(*rounds))
        finally:
            station.stop()
    for picture, kept in KEPT.items():
        if (out / f"{picture}.png").exists():
            shutil.copyfile(out / f"{picture}.png", ROOT / "webchat" / "pictures" / f"{kept}.png")
    return taken


async def _speak(station: Station, locale: str) -> None:
    """Everybody who looks reads this language."""
    for who in filter(None, VIEWERS):
        person = await Person.signs_in(station.url, *station.people[who])
        await person.asks("people.settings", locale=locale, key=str(uuid.uuid4()))
        await person.leaves()


async def _round(
    browser: Browser, station: Station, out: Path, sights: dict[str, Sight], told: dict[str, str], locale: str,
    phone: bool, dark: bool,
) -> int:  # fmt: skip
    """One language, size and light; how many pictures."""
    name = f"{'phone' if phone else 'desktop'}-{locale}-{'dark' if dark else 'light'}"
    taken = 0
    for who in VIEWERS:
        theirs = {one: sight for one, sight in sights.items() if sight.who == who and (sight.phone or not phone)}
        speech = "zh-CN" if locale == "zh" else "en-US"
        async with window(browser, station.url, phone=phone, locale=speech, dark=dark) as seen:
            if who and theirs:
                await seen.signs_in(*station.people[who])
            for one, sight in theirs.items():
                taken += await _take(seen, sight, told, out / f"{name}-{one}.png", phone)
    return taken


async def _take(seen: Window, sight: Sight, told: dict[str, str], path: Path, phone: bool) -> bool:
    try:
        await shows(seen.page, seen.url, sight, told, touch=phone)
        await settles(seen.page)
    except NotThere as why:
        print(f"{path.stem}: {str(why).splitlines()[0]}")
        return False
    await seen.page.screenshot(path=path)
    return True


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "test-results" / "pictures")
    for place in (target, ROOT / "webchat" / "pictures"):
        place.mkdir(parents=True, exist_ok=True)
    print(f"{asyncio.run(photograph(target, sys.argv[2:]))} pictures in {target}")
