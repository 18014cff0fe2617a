"""Definitions in every version."""

import pytest

from hub.flow import definitions
from hub.flow.definitions import ASKED, all_in_force, in_force, publish, seeds
from hub.kernel import Refused
from tests.hub.flow.office import CONFIG, EITHER


async def test_a_changed_definition_is_a_new_version_and_running_requests_stay_on_theirs(desk):
    asked = await desk.ask("ma", "flow.start", flow="either", form={"what": "before"})
    changed = EITHER.replace("mode: any", "mode: all")
    await desk.hub.database.atomic(lambda db: publish(db, "", "either", changed, desk.hub.clock()))
    later = await desk.ask("ma", "flow.start", flow="either", form={"what": "after"})
    assert (await desk.ask("wu", "flow.approve", no=asked["no"]))["state"] == "approved"
    assert (await desk.ask("wu", "flow.approve", no=later["no"]))["state"] == "running"


async def test_the_same_text_again_is_no_new_version(desk):
    again = [
        await desk.hub.database.atomic(lambda db: publish(db, "", "either", EITHER, desk.hub.clock())) for _ in range(2)
    ]
    assert again[0] == again[1]
    rows = await desk.hub.rows("SELECT version FROM flow_definition WHERE name = 'either'")
    assert [row["version"] for row in rows] == [1]


async def test_a_company_may_have_its_own(desk):
    company = desk.people["ma"].company
    own = EITHER.replace("en: Either", "en: Ours")
    await desk.hub.database.atomic(lambda db: publish(db, company, "either", own, desk.hub.clock()))
    async with desk.hub.database.reading() as db:
        assert (await in_force(db, company, "either"))[1].label["en"] == "Ours"
        assert (await in_force(db, "O-other", "either"))[1].label["en"] == "Either"


async def test_what_is_made_for_asked_acts_is_not_offered(desk):
    company = desk.people["ma"].company
    name = f"{ASKED}library_borrow"
    made = EITHER.replace("name: either", f"name: {name}")
    await desk.hub.database.atomic(lambda db: publish(db, company, name, made, desk.hub.clock()))
    async with desk.hub.database.reading() as db:
        assert name not in [one.name for one in await all_in_force(db, company)]
        with pytest.raises(Refused) as no:
            await in_force(db, company, "nothing")
    assert no.value.reason == "flow.unknown"


def test_a_seed_that_cannot_be_read_names_its_file(tmp_path):
    (tmp_path / "bad.yaml").write_text("name: [", "utf-8")
    with pytest.raises(ValueError, match=r"bad\.yaml"):
        seeds(tmp_path)


async def test_planting_again_changes_nothing(desk):
    before = await desk.hub.rows("SELECT id FROM flow_definition ORDER BY id")
    await definitions.plant(desk.hub.corridor, CONFIG)
    assert await desk.hub.rows("SELECT id FROM flow_definition ORDER BY id") == before
