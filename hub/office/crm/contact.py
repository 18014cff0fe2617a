"""A contact: a person at a customer whom we know."""

from hub.office.crm.customer import SEEN_BY
from hub.records import Field, RecordType, View, choice, date, email, flag, long, person, phone, record, text

READ_BY = ("owner", "keeper")
ROLES = ("decides", "influences", "buys", "uses", "other")

contact = RecordType(
    name="crm.contact",
    slash="contact",
    series="LX",
    title="{name}",
    sub="post",
    keeper="sales_manager",
    icon="contacts",
    tone="indigo",
    app="customers",
    fields=(
        Field("name", text(80), required=True),
        Field("customer", record("crm.customer"), listed=True),
        Field("post", text(80), listed=True),
        Field("division", text(80)),
        Field("mobile", phone, listed=True, masked=READ_BY),
        Field("phone", phone, masked=READ_BY),
        Field("email", email, listed=True, masked=READ_BY),
        Field("wechat", text(60), masked=READ_BY),
        Field("role", choice(*ROLES), listed=True),
        Field("primary", flag),
        Field("birthday", date),
        Field("owner", person, default="me", listed=True),
        Field("note", long(2000)),
    ),
    makers=("role:sales", "keeper"),
    editors=("owner", "head", "keeper"),
    readers=SEEN_BY,
    views=(
        View(
            "mine",
            where=(("owner", "=", "me"),),
            columns=("title", "customer", "post", "mobile", "role"),
            sort="title",
        ),
        View("all", columns=("title", "customer", "post", "mobile", "role", "owner"), sort="title"),
    ),
)
