"""What is offered while a command is typed, in the language of whoever types."""

from typing import Any

from tests.hub.doors.standing import Standing


async def complete(stand: Standing, line: str) -> dict[str, Any]:
    return await stand.ask("li", "command.complete", line=line, channel=stand.room)


def inserts(told: dict[str, Any]) -> list[str]:
    return [one["insert"] for one in told["suggestions"]]


async def test_a_slash_offers_commands_in_ones_own_language(office: Standing) -> None:
    told = await complete(office, "/")
    assert "/请假 " in inserts(told)
    assert "syntax" not in told
    assert inserts(await complete(office, "/lea")) == ["/leave "]
    assert inserts(await complete(office, "／请")) == ["/请假 "]


async def test_a_hint_never_says_the_name_again(office: Standing) -> None:
    hints = {one["label"]: one.get("hint", "") for one in (await complete(office, "/"))["suggestions"]}
    assert all(label.removeprefix("/") != hint for label, hint in hints.items())
    assert hints["/请假"].startswith("假别")


async def test_choices_are_offered_and_narrowed(office: Standing) -> None:
    told = await complete(office, "/leave ")
    assert "年假 " in inserts(told)
    assert told["syntax"]["at"] == 0
    assert [arg["name"] for arg in told["syntax"]["args"]][:3] == ["kind", "start", "days"]
    narrowed = await complete(office, "/leave 病")
    assert inserts(narrowed) == ["病假 "]
    assert (narrowed["suggestions"][0]["from"], narrowed["suggestions"][0]["to"]) == (7, 8)


async def test_days_are_offered_with_the_date_they_mean(office: Standing) -> None:
    told = await complete(office, "/leave 年假 ")
    assert told["syntax"]["at"] == 1
    tomorrow = next(one for one in told["suggestions"] if one["label"] == "明天")
    assert tomorrow["hint"] == "11-25"


async def test_what_was_typed_is_shown_as_it_is_understood(office: Standing) -> None:
    line = "/leave 年假 下周三 2天"
    told = await complete(office, line)
    assert {"from": line.index("下"), "to": line.index("下") + 3, "text": "12-02"} in told["resolved"]


async def test_a_line_that_is_no_command_or_no_known_one_offers_nothing(office: Standing) -> None:
    for line in ("hello", "/nosuch x", ""):
        assert (await complete(office, line))["suggestions"] == []


async def test_subcommands_and_records_are_offered(office: Standing) -> None:
    told = await complete(office, "/customer ")
    assert any(one.strip() in ("新建", "new") for one in inserts(told))


async def test_what_waits_for_one_is_offered_by_its_number(office: Standing) -> None:
    await office.ask("li", "command.run", line="/leave 年假 下周三 2天", channel=office.room)
    told = await office.ask("zhao", "command.complete", line="/approve ", channel=office.room)
    number = next(one for one in told["suggestions"] if one["insert"].startswith("LV-"))
    assert "李雷" in number["hint"]
