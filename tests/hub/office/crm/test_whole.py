"""A customer all around: its rooms, the files said about it, what was done with it, each as far as its reader may."""

from tests.hub.office.crm.desk import Office
from tests.hub.office.crm.intake_files import hand_in


async def test_rooms_files_and_history_stand_together(desk: Office) -> None:
    of = await desk.customer()
    room = (await desk.ask("lin", "channel.create", kind="group", people=["Uma", "Uzhou"]))["channel"]["id"]
    said = await desk.ask(
        "lin", "chat.post", channel=room, text="附上报价", files=[await hand_in(desk, "lin", "报价.csv", b"x")]
    )
    await desk.ask("lin", "crm.followup.log", message=said["id"], form={"customer": of, "text": "发了报价"})
    await desk.ask("lin", "crm.customer.edit", record=of, form={"level": "A"})
    told = await desk.ask("lin", "crm.customer.whole", query="华为")
    assert [one["name"] for one in told["files"]] == ["报价.csv"] and told["files"][0]["by"]["name"] == "lin"
    assert [one["act"]["text"] for one in told["history"]] == ["修改客户", "新建客户"]
    assert (told["contacts"], told["followups"]) == (0, 1)
    assert "?tab=around" in str(told["answer"]["blocks"]) and "发了报价" in str(told["answer"]["blocks"])
    assert (await desk.ask("tang", "crm.customer.whole", record=of))["files"] == [], "not of that room"
    assert await desk.refusal("ma", "crm.customer.whole", record=of) == "record.missing"
