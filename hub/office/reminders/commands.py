"""`/remind` and what stands below it: a line that says it all, the list, taking one away, moving one."""

from hub.kernel import Arg, Command
from hub.office.reminders.reading import BOOK
from hub.office.reminders.timers import APP

NAMES: dict[str, list[str]] = BOOK["commands"]
NUMBER = Arg("no", "number", required=True)

REMIND = Command(
    tuple(NAMES["remind"]), "reminder.create", (Arg("line", "text", required=True, rest=True),), icon="bell", app=APP,
    subs=(
        Command(tuple(NAMES["list"]), "reminder.list", icon="list", app=APP),
        Command(tuple(NAMES["cancel"]), "reminder.cancel", (NUMBER,), icon="undo", app=APP),
        Command(
            tuple(NAMES["move"]), "reminder.edit", (NUMBER, Arg("when", "text", required=True, rest=True)),
            icon="clock", app=APP,
        ),
    ),
)  # fmt: skip
