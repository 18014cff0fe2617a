"""A small sales office: two reps in the east, their head, the sales director, a clerk; customers of the first rep."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from hub.chat import register_app
from hub.kernel import Actor
from hub.people import actor_of
from hub.store import Sql
from tests.running import TestHub, opened

PEOPLE = {"lin": "east", "ma": "east", "tang": "east", "zhou": "sales", "clerk": "office"}
GRANTS = {"lin": ["sales"], "ma": ["sales"], "tang": ["sales"], "zhou": ["sales", "sales_manager"]}
COMPANY = (
    "INSERT INTO company (id, name, zone, locale, week, created_at) VALUES ('O1', 'Y', 'Asia/Shanghai', 'zh', ?, 0)"
)
WEEK = '["09:00-18:00", "09:00-18:00", "09:00-18:00", "09:00-18:00", "09:00-18:00", "", ""]'
ONLY = ("people", "files", "chat", "notify", "records", "search", "office.crm")
MANIFEST = {"name": "customers", "label": {"zh": "客户", "en": "Customers"}, "cards": ["crm.customer", "crm.followup"]}


async def _staff(db: Sql) -> None:
    await db.run(COMPANY, WEEK)
    for name, parent, head in (("sales", "", "Uzhou"), ("east", "Psales", "Utang"), ("office", "", None)):
        await db.run(
            "INSERT INTO department (id, company, parent, name, head) VALUES (?, 'O1', ?, ?, ?)",
            f"P{name}", parent, name, head,
        )  # fmt: skip
    for name, department in PEOPLE.items():
        await db.run("INSERT INTO channel (id, company, kind) VALUES (?, 'O1', 'inbox')", f"I{name}")
        await db.run(
            """INSERT INTO person (id, company, kind, login, name, inbox, department, locale, created_at)
            VALUES (?, 'O1', 'person', ?, ?, ?, ?, 'zh', 0)""",
            f"U{name}", name, name, f"I{name}", f"P{department}",
        )  # fmt: skip
        for role in GRANTS.get(name, ()):
            await db.run(
                """INSERT INTO role_grant (id, company, holder, role, reason, granted_by, granted_at)
                VALUES (?, 'O1', ?, ?, 'test', 'Uzhou', 0)""",
                f"L{name}_{role}", f"U{name}", role,
            )  # fmt: skip


class Office:
    """The hub, and the people by name."""

    def __init__(self, hub: TestHub, people: dict[str, Actor]) -> None:
        self.hub = hub
        self.people = people

    async def ask(self, who: str, act: str, /, **given: Any) -> dict[str, Any]:
        """What somebody asks for; its reply."""
        return await self.hub.ask(self.people[who], act, **given)

    async def refusal(self, who: str, act: str, /, **given: Any) -> str:
        """Why somebody is refused."""
        return (await self.hub.refusal(self.people[who], act, **given)).reason

    async def customer(self, name: str = "华为技术有限公司", who: str = "lin", **form: Any) -> str:
        """A new customer's id."""
        kept = await self.ask(who, "crm.customer.create", form={"name": name, **form})
        await self.hub.settle()
        return str(kept["record"]["id"])

    async def record(self, kind: str, id: str, who: str = "zhou") -> dict[str, Any]:
        """A record as it stands."""
        return dict((await self.ask(who, "record.get", type=kind, record=id))["record"])

    async def followups(self, customer: str, state: str = "") -> list[dict[str, Any]]:
        """The follow-ups of a customer, of one state if asked."""
        where = [["customer", "=", customer]] + ([["state", "=", state]] if state else [])
        found = await self.ask("zhou", "record.list", type="crm.followup", where=where, sort="created")
        return list(found["records"])

    async def tick(self) -> None:
        """Let the clock do what is due."""
        while await self.hub.parts.timers.tick():
            pass

    async def cards(self, person: str) -> list[dict[str, Any]]:
        """The messages the customers bot sent somebody, oldest first."""
        return await self.hub.rows(
            """SELECT m.body, m.blocks, c.kind, c.thing FROM message m LEFT JOIN card c ON c.id = m.card
            JOIN room_member i ON i.channel = m.channel AND i.person = ?
            JOIN person b ON b.id = m.author AND b.login = 'customers' ORDER BY m.id""",
            f"U{person}",
        )


@asynccontextmanager
async def office(url: str, data: Path) -> AsyncIterator[Office]:
    """The sales office at work."""
    async with opened(url, data, only=ONLY) as hub:
        await hub.database.atomic(_staff)
        await register_app(hub.corridor, MANIFEST, "O1", "xoxb-customers")
        people = {}
        async with hub.database.reading() as db:
            for name in PEOPLE:
                actor = await actor_of(db, f"U{name}")
                assert actor is not None
                people[name] = actor
        yield Office(hub, people)


async def twice(desk: Office) -> tuple[str, str]:
    """Lin's customer twice, a contact and a follow-up at the one that will go."""
    kept = await desk.customer("通恒机械有限公司", level="B")
    gone = await desk.customer("通恒机械", level="A", phone="021-58881234", despite="没看到")
    await desk.ask("lin", "crm.contact.create", form={"name": "张三", "customer": gone})
    await desk.ask("lin", "crm.followup.create", form={"customer": gone, "text": "谈过", "next": "下周三"})
    await desk.hub.settle()
    return kept, gone
