"""How the hub itself is doing: a row for each node, a page and a command for administrators, warnings in time."""

import tomllib
from pathlib import Path

from hub.doors.operations import shapes
from hub.doors.operations.keeping import Keeper
from hub.doors.operations.looking import ops_look, ops_tell, ops_warn
from hub.kernel import ActType, Command

NAMES: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("commands.toml").read_text("utf-8"))
ADMIN = ("role:admin",)

ACTS = (
    ActType("ops.look", shapes.OpsLook, shapes.Operations, ops_look, reads=True, who=ADMIN),
    ActType("ops.tell", shapes.OpsTell, shapes.Answered, ops_tell, reads=True, who=ADMIN),
    ActType("ops.warn", shapes.OpsWarn, shapes.Warned, ops_warn, who=(), clock=True),
)
COMMANDS = (Command(tuple(NAMES["ops"]), "ops.tell", icon="bolt"),)

__all__ = ["ACTS", "COMMANDS", "Keeper"]
