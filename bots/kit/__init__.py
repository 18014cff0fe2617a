"""Write a bot in twenty lines: decorators, and a client on the public wire. Nothing of the hub is imported.

from bots.kit import Bot

bot = Bot("echo")

@bot.command("echo", label="Echo", args=["text"])
async def echo(args, reply):
    await reply(args["text"])

bot.run()          # reads HUB_URL and HUB_TOKEN; reconnects by itself
"""

from bots.kit.bot import Bot
from bots.kit.client import Client, Refused
from bots.kit.manifest import Manifest, read_manifest
from bots.kit.views import Views, actions, button, field, option, section

__all__ = [
    "Bot", "Client", "Manifest", "Refused", "Views", "actions", "button", "field", "option", "read_manifest", "section",
]  # fmt: skip
