"""A new version of a type never loses a value, and what the records contradict is refused."""

import pytest

from tests.hub.records.built.guests import OWN, published, refused, visit
from tests.whole import Whole


async def test_a_removed_field_keeps_its_values(world: Whole) -> None:
    await published(world, OWN)
    record = await visit(world, plate="沪A12345")
    without = "\n".join(line for line in OWN.splitlines() if "name: plate" not in line)
    await published(world, without)
    assert "plate" not in (await visit(world, guest="李四"))["values"]
    await world.ask("ma", "guests.visit.edit", record=record["id"], form={"company": "华为"})
    await published(world, OWN)
    back = (await world.ask("ma", "record.get", record=record["id"]))["record"]
    assert (back["values"]["plate"], back["values"]["company"]) == ("沪A12345", "华为")


async def test_what_records_contradict_is_refused_with_its_line(world: Whole) -> None:
    await published(world, OWN)
    record = await visit(world, badge="A7")
    [(line, said)] = await refused(world, OWN.replace("en: Badge}, high", "en: Badge}, kind: integer, high"))
    assert OWN.splitlines()[line - 1].strip().startswith("- {name: badge")
    assert record["no"] in said and "A7" in said
    [(_, said)] = await refused(world, OWN.replace("expected", "awaited"))
    assert "expected" in said
    await visit(world, guest="李四", badge="A7")
    sole = OWN.replace("en: Badge}, high", "en: Badge}, unique: true, high")
    assert "A7" in (await refused(world, sole))[0][1].upper()
    assert (await world.ask("ma", "record.get", record=record["id"]))["record"]["values"]["badge"] == "A7"


async def test_lists_can_be_narrowed_by_a_field_that_became_listed(world: Whole) -> None:
    await published(world, OWN)
    await visit(world, plate="沪A12345")
    await published(world, OWN.replace("en: Number plate}, high", "en: Number plate}, listed: true, high"))
    await world.ask("clock", "type.index", type="guests.visit")
    found = await world.ask("ma", "record.list", type="guests.visit", where=[["plate", "=", "沪A12345"]])
    assert len(found["records"]) == 1


async def test_nobody_rewrites_the_history(world: Whole) -> None:
    await published(world, OWN)
    for sql in ("DELETE FROM built_version", "UPDATE built_version SET opinion = ''"):
        with pytest.raises(Exception, match="append-only"):
            await world.hub.database.atomic(lambda db, sql=sql: db.run(sql))
