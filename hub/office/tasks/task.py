"""A task: given to one colleague, or to oneself, with a day; split into others, made from a message, seen through."""

from hub.records import (
    EVERYONE,
    Assigned,
    Field,
    RecordType,
    View,
    choice,
    file,
    long,
    message,
    person,
    record,
    text,
)  # fmt: skip

OPEN = tuple(("state", "!=", over) for over in ("confirmed", "declined", "cancelled"))
BRIEF = ("title", "state", "assignee", "due", "progress")

task = RecordType(
    name="tasks.task",
    slash="task",
    keeper="task_supervisor",
    icon="check",
    tone="indigo",
    makers=EVERYONE,
    editors=("owner", "keeper"),
    readers=("owner", "assignee", "supervisor", "head", "keeper"),
    fields=(
        Field("name", text(200), required=True),
        Field("priority", choice("normal", "high", "low"), default="normal", listed=True),
        Field("note", long(4000)),
        Field("parent", record("tasks.task"), listed=True),
        Field("supervisor", person),
        Field("files", file),
        Field("source", message),
        Field("owner", person, default="me", listed=True, derived=True),
    ),
    traits=(Assigned(),),
    views=(
        View("mine", (("assignee", "=", "me"), *OPEN), ("title", "state", "owner", "due", "progress"), "due"),
        View("given", (("owner", "=", "me"), *OPEN), BRIEF, "due"),
        View("overdue", (("due", "<", "today"), ("state", "!=", "finished"), *OPEN), BRIEF, "due"),
        View("all", (), (*BRIEF, "owner", "priority", "no"), "-changed"),
    ),
)
