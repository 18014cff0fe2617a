"""A record type that uses everything, and people to try it on."""

from typing import Any

from hub.kernel import Actor, Words, read_words
from hub.records import (
    EVERYONE,
    HERE,
    Action,
    Assigned,
    Field,
    Loan,
    Record,
    RecordType,
    View,
    choice,
    date,
    department,
    email,
    flag,
    integer,
    long,
    money,
    people,
    person,
    phone,
    quantity,
    record,
    text,
    time,
    url,
)  # fmt: skip

COMPANY = "O1"
TODAY = "2026-11-24"
NOW = 1_795_482_000_000

asset = RecordType(
    name="assets.asset",
    slash="asset",
    series="ZC",
    title="{name} {model}",
    sub="model_en",
    keeper="storekeeper",
    start="in_use",
    states={"in_use": "pine", "in_repair": "amber", "scrapped": "slate"},
    fields=(
        Field("name", text(20), required=True, listed=True),
        Field("model", text(20)),
        Field("model_en", text(40)),
        Field("serial", text(20), unique=True),
        Field("kind", choice("office", "workshop"), default="office", listed=True),
        Field("price", money(), listed=True, masked=("keeper", "role:finance")),
        Field("value", money(), listed=True),
        Field("weight", quantity(high=1000)),
        Field("seats", integer(0, 99), listed=True),
        Field("bought", date, default="today", listed=True),
        Field("checked", time),
        Field("owner", person, default="me", listed=True),
        Field("users", people),
        Field("room", department),
        Field("spare", record("assets.asset")),
        Field("insured", flag),
        Field("supplier_phone", phone),
        Field("supplier_mail", email),
        Field("manual", url),
        Field("note", long()),
    ),
    known_by=("serial",),
    editors=("owner", "keeper"),
    actions=(
        Action("repair", moves={"in_use": "in_repair"}, who=("owner", "keeper"), form=(Field("fault", required=True),)),
        Action("return", moves={"in_repair": "in_use"}, who=("keeper",), past="returned"),
        Action(
            "scrap", moves={"in_use": "scrapped", "in_repair": "scrapped"}, who=("keeper",), when=(("seats", "<", 5),),
            style="danger", confirm=True, past="scrapped",
        ),
        Action("assign", who=("keeper",), form=(Field("owner", person, required=True),)),
    ),
    views=(
        View("mine", where=(("owner", "=", "me"),), columns=("title", "value"), sort="-changed"),
        View(
            "due", where=(("bought", "<=", "today"), ("state", "!=", "scrapped")), columns=("title", "bought"),
            sort="bought",
        ),
    ),
)  # fmt: skip

private = RecordType(
    name="assets.diary", slash="diary", series="RJ", keeper="nobody", readers=("owner",), makers=("everyone",),
    editors=("owner",),
    fields=(Field("name", text(80), required=True), Field("mood", choice("good", "bad"), listed=True)),
)  # fmt: skip

tool = RecordType(
    name="assets.tool", slash="tool", keeper="storekeeper", fields=(Field("name", required=True),),
    traits=(Loan(days=7, limit=2, renewals=1),),
)  # fmt: skip

key = RecordType(
    name="assets.key", slash="key", keeper="storekeeper", fields=(Field("name", required=True),),
    traits=(Loan(days=7, limit=2, renewals=1, keeps=3),),
)  # fmt: skip

errand = RecordType(
    name="assets.errand", slash="errand", keeper="nobody", makers=EVERYONE, editors=("owner",),
    readers=("owner", "assignee"), fields=(Field("name", required=True), Field("owner", person, default="me")),
    traits=(Assigned(),),
)  # fmt: skip

LI = Actor("U1", COMPANY, name="Li", owner="U1")
CHEN = Actor("U2", COMPANY, name="Chen", owner="U2")
KEEPER = Actor("U3", COMPANY, name="Wang", roles=frozenset({"storekeeper"}), owner="U3")
FINANCE = Actor("U4", COMPANY, name="Zhao", roles=frozenset({"finance"}), owner="U4")
STRANGER = Actor("U9", "O2", name="Stranger", roles=frozenset({"storekeeper", "finance"}), owner="U9")
PEOPLE = (LI, CHEN, KEEPER, FINANCE, STRANGER)


def sample(state: str = "in_use", owner: str = "U1", **data: Any) -> Record:
    """A record of the sample type."""
    values = {"name": "Lathe", "owner": owner, **data}
    return Record("R1", COMPANY, "ZC-202611-0001", asset.name, state, owner, values, "Lathe", 3, NOW, NOW)


def words() -> Words:
    """The sentences of records, without the sample's own: its keys show themselves."""
    return read_words([HERE])
