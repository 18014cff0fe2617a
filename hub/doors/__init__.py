"""The doors: socket, HTTP and slash. Whatever comes in becomes an act of the corridor, or a refusal in words."""

from hub.doors.opening import build, drain
from hub.doors.operations import ACTS, COMMANDS
from hub.doors.parts import Parts
from hub.doors.resuming import missed
from hub.doors.slash import acts
from hub.doors.slash.catalogue import listed
from hub.doors.slash.completion import complete
from hub.doors.slash.running import run
from hub.doors.typescript import typescript
from hub.kernel import ActType, Module

module = Module(
    "doors",
    acts=(
        ActType("resume", acts.ResumeFrom, acts.Resumed, missed, reads=True),
        ActType("command.complete", acts.Complete, acts.Completion, complete, reads=True, who=("person",)),
        ActType("command.list", acts.CommandList, acts.CommandsFound, listed, reads=True, who=("person",)),
        ActType("command.run", acts.Run, acts.Ran, run, who=("person",)),
        *ACTS,
    ),
    commands=COMMANDS,
)

__all__ = ["Parts", "build", "drain", "module", "typescript"]
