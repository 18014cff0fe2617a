"""The card of an import counts its rows, and offers to take it back for as long as that can be done."""

from tests.hub.office.crm.desk import Office
from tests.hub.office.crm.intake_files import done, imported, sample


async def test_the_card_counts_and_takes_back(desk: Office) -> None:
    seen = await imported(desk, "lin", await sample(desk, "lin", "wukong_customer.csv"))
    card = (await desk.ask("lin", "card.view", thing=seen["job"]["id"]))["card"]
    assert ("3/3" in str(card["facts"]), card["state"]["code"]) == (True, "done")
    assert await desk.refusal("ma", "card.view", thing=seen["job"]["id"]) == "import.missing"
    await desk.ask("lin", "card.tap", card=card["id"], action="undo", version=1)
    await done(desk)
    after = (await desk.ask("lin", "card.view", thing=seen["job"]["id"]))["card"]
    assert (after["state"]["code"], after["actions"]) == ("undone", [])
