"""Write a bot in twenty lines: decorators, and a client on the public wire. Nothing of the hub is imported.

from bots.kit import Bot

bot = Bot("echo")

@bot.command("echo")
async def echo(args, reply):
    await reply(args["text"])

bot.run()          # reads HUB_URL and the token; reconnects by itself
"""

from bots.kit.bot import Bot
from bots.kit.client import Client, Refused
from bots.kit.manifest import Manifest, read_manifest

__all__ = ["Bot", "Client", "Manifest", "Refused", "read_manifest"]
