"""What hangs on a record is read by whoever may read the record, and put there only by who may read it themselves."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.files import open_file
from hub.kernel import Actor, Refused
from hub.records import file, module_of, person
from hub.records.attached import readable_of
from hub.records.kinds import Field
from hub.records.spec import RecordType
from tests.hub.records.desk import staffed
from tests.hub.records.samples import CHEN, FINANCE, LI, STRANGER
from tests.running import TestHub

HERE = Path(__file__).resolve().parent
letter = RecordType(
    name="assets.letter", slash="letter", keeper="nobody", makers=("everyone",), editors=("owner",),
    readers=("owner", "reader"),
    fields=(Field("name", required=True), Field("reader", person),
            Field("pages", file)),
)  # fmt: skip
FILE = """INSERT INTO file (id, company, owner, name, type, size, sha, created_at)
VALUES (?, 'O1', ?, ?, 'text/plain', 3, 'abc', 0)"""


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    async with staffed(store_url, tmp_path) as running:
        declared = module_of(letter, HERE)
        running.registry.acts.update({one.name: one for one in declared.acts})
        running.registry.offers.update(declared.offers)
        running.registry.presenters.update({one.kind: one for one in declared.presenters})
        await running.database.atomic(lambda db: db.many(FILE, [("F1", LI.id, "plan.txt"), ("F2", CHEN.id, "own.txt")]))
        yield running


async def reads(hub: TestHub, who: Actor, id: str) -> bool:
    async with hub.corridor.reading() as desk:
        try:
            await open_file(desk, id, who)
        except Refused:
            return False
        return True


async def test_who_may_read_the_record_may_read_its_files_and_nobody_else(hub: TestHub) -> None:
    assert not await reads(hub, CHEN, "F1")
    form = {"name": "Plan", "reader": CHEN.id, "pages": ["F1"]}
    kept = await hub.ask(LI, "assets.letter.create", form=form)
    assert [await reads(hub, who, "F1") for who in (LI, CHEN, FINANCE, STRANGER)] == [True, True, False, False]
    facts = kept["card"]["facts"]
    assert [one["links"] for one in facts if "links" in one] == [[{"text": "plan.txt", "url": "/api/files/F1"}]]


async def test_somebody_elses_file_is_not_put_on_a_record(hub: TestHub) -> None:
    no = await hub.refusal(LI, "assets.letter.create", form={"name": "Plan", "pages": ["F2"]})
    assert (no.reason, no.details["field"]) == ("field.missing", "pages")
    assert await hub.rows("SELECT 1 FROM record") == []


async def test_who_is_not_there_reads_nothing(hub: TestHub) -> None:
    one = (await hub.ask(LI, "assets.letter.create", form={"name": "Plan"}))["record"]["id"]
    async with hub.database.reading() as db:
        assert await readable_of(letter)(db, "U404", [one]) == set()
        assert await readable_of(letter)(db, LI.id, [one]) == {one}
