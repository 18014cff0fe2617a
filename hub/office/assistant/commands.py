"""`/quick` and what stands below it; `/digest on` and `off`."""

import tomllib
from pathlib import Path
from typing import Any

from hub.kernel import Arg, Command
from hub.office.assistant.digest import APP

NAMES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("commands.toml").read_text("utf-8"))
SWITCH = {value: tuple(words) for value, words in NAMES["switch"].items()}

QUICK = Command(
    tuple(NAMES["quick"]), "quick.open", (Arg("said", rest=True),), icon="bolt", app=APP,
    subs=(
        Command(tuple(NAMES["list"]), "quick.list", icon="list", app=APP),
        Command(tuple(NAMES["add"]), "quick.add", (Arg("said", required=True, rest=True),), icon="plus", app=APP),
        Command(tuple(NAMES["remove"]), "quick.remove", (Arg("said", required=True, rest=True),), icon="x", app=APP),
        Command(tuple(NAMES["define"]), "quick.define", icon="gear", app=APP),
    ),
)  # fmt: skip
DIGEST = Command(
    tuple(NAMES["digest"]), "digest.set", (Arg("on", "choice", options=SWITCH),), icon="clock", app=APP
)
