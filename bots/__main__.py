"""`python3 -m bots [name …]`: start all bots of this folder, or only these, and keep them running.

With `--with-hub` they end when the hub that started them does, however that happens: its end of the pipe closes.
"""

import asyncio
import importlib
import logging
import os
import sys
from pathlib import Path
from threading import Thread

from bots.kit import Bot
from bots.kit.bot import token_of
from bots.kit.manifest import folders

log = logging.getLogger("bots")
AGAIN_AFTER = 5
WITH_HUB = "--with-hub"


async def keep(bot: Bot, url: str) -> None:
    """Serve a bot for ever; one that falls is started again and disturbs no other."""
    while True:
        try:
            await bot.serve(url, os.environ.get("HUB_TOKEN") or token_of(bot.name))
        except Exception:
            log.exception("%s fell; starting it again in %s s", bot.name, AGAIN_AFTER)
        await asyncio.sleep(AGAIN_AFTER)


def end_with_hub() -> None:
    """Wait for the other end of standard input to close, then end at once."""
    sys.stdin.buffer.read()
    os._exit(0)


async def main(names: list[str]) -> None:
    """Start the bots named, or every bot with a manifest."""
    chosen = names or [folder.name for folder in folders(Path(__file__).parent)]
    bots = [importlib.import_module(f"bots.{name}.bot").bot for name in chosen]
    url = os.environ.get("HUB_URL", "http://127.0.0.1:8180")
    await asyncio.gather(*(keep(bot, url) for bot in bots))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
    names = [name for name in sys.argv[1:] if name != WITH_HUB]
    if WITH_HUB in sys.argv:
        Thread(target=end_with_hub, daemon=True).start()
    try:
        asyncio.run(main(names))
    except KeyboardInterrupt:
        sys.exit(0)
