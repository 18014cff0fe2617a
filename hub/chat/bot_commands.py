"""`/hook` and `/bots`: what posts here from outside, an address for something new, and which bots there are."""

import tomllib
from pathlib import Path

from hub.kernel import Arg, Command

NAMES: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("commands.toml").read_text("utf-8"))
COMMANDS = (
    Command(
        tuple(NAMES["hook"]), "hook.list", icon="link",
        subs=(
            Command(tuple(NAMES["new"]), "hook.create", (Arg("name", required=True, rest=True),), icon="plus"),
            Command(tuple(NAMES["list"]), "hook.list", icon="list"),
        ),
    ),
    Command(tuple(NAMES["bots"]), "bot.list", icon="bolt"),
)  # fmt: skip
