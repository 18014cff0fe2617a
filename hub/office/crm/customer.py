"""A customer: a company we sell to, or want to."""

from hub.records import Action, Field, RecordType, View, choice, date, long, person, phone, text, url

SOURCES = ("promotion", "search", "advertising", "referral", "registration", "inquiry", "visit", "phone", "mail")
INDUSTRIES = ("it", "finance", "property", "services", "logistics", "manufacturing", "government", "media", "other")
WHY = text(200)
"""Why something was done all the same."""
SEEN_BY = ("owner", "head", "keeper")
"""Whose customers somebody sees: one's own, those of the departments one is the head of, or all (R43, R255)."""
STALE = "30 days ago"

customer = RecordType(
    name="crm.customer",
    slash="customer",
    series="KH",
    title="{name}",
    sub="name_en",
    keeper="sales_manager",
    icon="customers",
    tone="indigo",
    app="customers",
    fields=(
        Field("name", text(120), required=True),
        Field("name_en", text(160), listed=True),
        Field("short_name", text(40), listed=True),
        Field("level", choice("A", "B", "C"), listed=True),
        Field("owner", person, default="me", listed=True),
        Field("next_follow", date, listed=True),
        Field("last_touch", date, default="today", listed=True, derived=True),
        Field("industry", choice(*INDUSTRIES), listed=True),
        Field("source", choice(*SOURCES)),
        Field("phone", phone, masked=("owner", "keeper")),
        Field("website", url),
        Field("address", text(200)),
        Field("stock_code", text(12)),
        Field("uscc", text(20)),
        Field("note", long(2000)),
        Field("despite", WHY, derived=True),
    ),
    known_by=("name_en", "short_name", "stock_code", "uscc"),
    makers=("role:sales", "keeper"),
    editors=("owner", "keeper"),
    readers=SEEN_BY,
    actions=(
        Action("transfer", who=("owner", "keeper"), form=(Field("owner", person, required=True),), past="transferred"),
    ),
    views=(
        View(
            "mine",
            where=(("owner", "=", "me"),),
            columns=("title", "short_name", "level", "industry", "next_follow", "last_touch"),
            sort="-changed",
        ),
        View(
            "due",
            where=(("owner", "=", "me"), ("next_follow", "<=", "today")),
            columns=("title", "level", "next_follow", "last_touch"),
            sort="next_follow",
        ),
        View(
            "stale",
            where=(("owner", "=", "me"), ("last_touch", "<", STALE)),
            columns=("title", "level", "last_touch", "next_follow"),
            sort="last_touch",
        ),
        View(
            "all",
            columns=("title", "short_name", "level", "industry", "owner", "next_follow", "last_touch"),
            sort="-changed",
        ),
    ),
)
