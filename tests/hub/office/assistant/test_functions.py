"""What could stand in a quick group: what each person may use, under its heading (R86)."""

from hub.office.assistant.functions import of_address
from tests.hub.office.assistant.desk import Desk


async def test_everybody_is_offered_what_they_may_use(desk: Desk) -> None:
    groups = (await desk.ask("ma", "quick.functions"))["groups"]
    ids = {item["id"] for group in groups for item in group["items"]}
    assert {"records:library.book", "command:remind", "command:quick", "command:todo"} <= ids
    assert "command:bots" not in ids
    theirs = (await desk.ask("admin", "quick.functions"))["groups"]
    assert "command:bots" in {item["id"] for group in theirs for item in group["items"]}
    assert len(ids) == sum(len(group["items"]) for group in groups)
    headings = [group["label"]["words"]["en"] for group in groups]
    assert headings[0] == "Records" and "Assistant" in headings


def test_an_address_keeps_the_name_it_was_given_in_either_language() -> None:
    item = of_address({"address": " https://example.com/x ", "label": {"en": "Home"}})
    assert (item.id, item.kind, item.label["words"]) == ("https://example.com/x", "link", {"zh": "Home", "en": "Home"})
    assert of_address({"address": "https://example.com/x"}).label["text"] == "example.com"
