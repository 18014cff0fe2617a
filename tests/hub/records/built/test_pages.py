"""The page of types: what there is, what is wrong with a text, what it would change."""

from tests.hub.records.built.guests import OWN, published
from tests.whole import Whole


async def test_the_page_sees_what_is_wrong_and_what_would_change(world: Whole) -> None:
    wrong = await world.ask("admin", "type.check", body=OWN.replace("required: true", "requird: true", 1))
    assert [one["line"] for one in wrong["problems"]] == [20]
    fine = await world.ask("admin", "type.check", body=OWN)
    assert fine["problems"] == [] and fine["name"] == "guests.visit" and len(fine["changes"]) > 50
    await published(world, OWN)
    every = (await world.ask("admin", "type.list"))["types"]
    assert next((one["name"], one["source"], one["yours"]) for one in every) == ("guests.visit", "page", True)
    assert {one["source"] for one in every} == {"page", "file", "code"}


async def test_another_companys_type_is_neither_shown_nor_compared(world: Whole) -> None:
    await published(world, OWN)
    assert (await world.refusal("ke", "type.check", body=OWN)).reason == "type.not_yours"
    assert "guests.visit" not in {one["name"] for one in (await world.ask("ke", "type.list"))["types"]}
