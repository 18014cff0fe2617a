"""The demo's customers are written in one act, shared out in turn, and only once."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.kernel import Act, Actor, Refused
from hub.office.crm.seeds import SeedCustomers, demo, rows_of, seed_customers
from hub.store import Sql
from tests.running import TestHub, opened

FOLDER = Path(__file__).resolve().parents[4] / "config" / "demo"
COMPANY = (
    "INSERT INTO company (id, name, zone, locale, week, created_at) VALUES ('O1', 'Y', 'Asia/Shanghai', 'zh', '[]', 0)"
)
PERSON = "INSERT INTO person (id, company, login, name, inbox, created_at) VALUES (?, 'O1', ?, ?, ?, 0)"
GRANT = """INSERT INTO role_grant (id, company, holder, role, reason, granted_by, granted_at)
VALUES (?, 'O1', ?, 'sales', 'demo', 'U1', 0)"""


async def staff(db: Sql) -> None:
    await db.run(COMPANY)
    await db.many(PERSON, [(one, one, one, f"I{one}") for one in ("U1", "U2", "U3")])
    await db.many(GRANT, [("L1", "U1"), ("L2", "U2")])


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    async with opened(
        store_url, tmp_path, only=("people", "files", "chat", "records", "search", "office.crm")
    ) as running:
        await running.database.atomic(staff)
        yield running


async def test_the_demo_is_shared_out_among_who_sells(hub: TestHub) -> None:
    await demo(hub.corridor, FOLDER, "O1")
    await demo(hub.corridor, FOLDER, "O1")
    owned = await hub.rows(
        "SELECT owner, count(*) AS n FROM record WHERE type = 'crm.customer' GROUP BY owner ORDER BY owner"
    )
    assert [(one["owner"], one["n"]) for one in owned] == [("U1", 250), ("U2", 250)]
    assert (await hub.rows("SELECT count(*) AS n FROM journal"))[0]["n"] == 1
    assert (await hub.rows("SELECT count(*) AS n FROM search_doc WHERE type = 'crm.customer'"))[0]["n"] == 500, (
        "found before the outbox had its turn"
    )


async def test_what_could_not_be_read_is_counted(hub: TestHub) -> None:
    rows = [{"name_cn": "某公司", "website": "http://--"}, {"name_cn": "另一家", "level": "B"}]
    told = await seed_customers(hub.corridor.run, rows, ["U3"], "O1", hub.clock())
    assert told == {"customers": 2, "left_out": 1}


async def test_no_person_can_seed(hub: TestHub) -> None:
    boss = Actor("U1", "O1", roles=frozenset({"admin", "sales_manager"}))
    with pytest.raises(Refused, match=r"act\.not_allowed"):
        await hub.corridor.run(Act("crm.customer.seed", boss, hub.clock(), SeedCustomers([], ["U1"], "O1")))


def test_rows_are_read_by_column_with_or_without_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    for encoding in ("utf-8", "utf-8-sig"):
        path.write_text("name_cn,level\n华为,A\n", encoding)
        assert rows_of(path) == [{"name_cn": "华为", "level": "A"}]
