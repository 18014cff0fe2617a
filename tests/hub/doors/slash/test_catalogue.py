"""What somebody may do here, as a list of commands: by their rights, in their language, each with a line of it."""

from dataclasses import replace

from hub.kernel import Refused
from tests.hub.doors.standing import Standing


async def test_requests_come_first_and_each_has_a_whole_line_in_ones_language(office: Standing) -> None:
    every = (await office.ask("li", "command.list"))["commands"]
    assert every[0]["group"]["id"] == "start"
    leave = next(one for one in every if "leave" in one["names"])
    assert leave["written"] == "/请假"
    assert leave["example"].startswith("/请假 年假 明天 ")
    office.actors["li"] = replace(office.actors["li"], locale="en")
    told = (await office.ask("li", "command.list", name="/请假"))["commands"]
    assert [one["written"] for one in told] == ["/leave"]
    assert told[0]["example"].startswith("/leave annual tomorrow ")


async def test_only_what_one_may_try_is_listed(office: Standing) -> None:
    def named(told: list[dict[str, object]]) -> set[object]:
        return {one["names"][0] for one in told}  # type: ignore[index]

    assert "bots" not in named((await office.ask("li", "command.list"))["commands"])
    li = office.actors["li"]
    office.actors["li"] = replace(li, roles=li.roles | {"admin"})
    assert "bots" in named((await office.ask("li", "command.list"))["commands"])


async def test_what_stands_below_a_command_is_written_whole(office: Standing) -> None:
    (customer,) = (await office.ask("li", "command.list", name="customer"))["commands"]
    assert {"/客户 新建", "/客户 我的"} <= {one["written"] for one in customer["subs"]}


async def test_a_name_that_is_none_is_refused(office: Standing) -> None:
    try:
        await office.ask("li", "command.list", name="请加")
    except Refused as no:
        assert (no.reason, no.details["word"]) == ("command.unknown", "请加")
    else:
        raise AssertionError("there is no /请加")
