"""A follow-up: what was said to a customer and when, or what is to be said and when (R255, R275)."""

from hub.office.crm.customer import SEEN_BY
from hub.records import Action, Field, RecordType, View, choice, date, person, record, text

LOGGED, PLANNED, DONE, DROPPED, UNDONE = "logged", "planned", "done", "dropped", "undone"
METHOD = choice("visit", "phone", "meeting", "wechat", "mail", "sms")
WHAT = text(500)

followup = RecordType(
    name="crm.followup",
    slash="followup",
    series="GJ",
    title="{text}",
    keeper="sales_manager",
    icon="history",
    tone="amber",
    app="customers",
    start=LOGGED,
    states={LOGGED: "pine", PLANNED: "amber", DONE: "pine", DROPPED: "slate", UNDONE: "slate"},
    fields=(
        Field("customer", record("crm.customer"), required=True, listed=True),
        Field("text", WHAT, required=True),
        Field("method", METHOD, listed=True),
        Field("day", date, default="today", listed=True),
        Field("next", date),
        Field("contact", record("crm.contact")),
        Field("result", WHAT, derived=True),
        Field("by", person, default="me", listed=True, derived=True),
        Field("owner", person, default="me", listed=True, derived=True),
        Field("link", text(120), derived=True),
    ),
    makers=("role:sales", "keeper"),
    editors=("owner", "keeper"),
    readers=SEEN_BY,
    actions=(
        Action(
            "finish",
            moves={PLANNED: DONE},
            who=("owner", "head", "keeper"),
            form=(Field("result", WHAT, required=True), Field("method", METHOD), Field("next", date)),
            style="primary",
            past="finished",
        ),
        Action("drop", moves={PLANNED: DROPPED}, who=("owner", "head", "keeper"), past="dropped", confirm=True),
        Action(
            "assign",
            moves={PLANNED: PLANNED},
            who=("owner", "head", "keeper"),
            form=(Field("owner", person, required=True),),
            past="assigned",
        ),
    ),
    views=(
        View(
            "due",
            where=(("owner", "=", "me"), ("state", "=", PLANNED), ("day", "<=", "today")),
            columns=("title", "customer", "day", "method"),
            sort="day",
        ),
        View(
            "coming",
            where=(("owner", "=", "me"), ("state", "=", PLANNED), ("day", ">", "today")),
            columns=("title", "customer", "day", "method"),
            sort="day",
        ),
        View(
            "mine",
            where=(("owner", "=", "me"), ("state", "!=", UNDONE)),
            columns=("title", "customer", "state", "day", "method"),
            sort="-day",
        ),
        View("all", columns=("title", "customer", "state", "day", "method", "by"), sort="-day"),
    ),
)
