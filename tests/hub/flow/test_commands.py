"""The slash commands of requests."""

from hub.flow.commands import COMMANDS, command_of
from tests.hub.flow.leave import LEAVE, PURCHASE


def test_each_kind_of_request_brings_its_command_in_both_languages():
    leave = command_of(LEAVE)
    assert (leave.names, leave.act) == (("leave", "请假"), "flow.start")
    assert (leave.preset, leave.into) == ({"flow": "leave"}, "form")
    assert [(arg.name, arg.kind, arg.required, arg.rest) for arg in leave.args] == [
        ("kind", "choice", True, False),
        ("start", "date", True, False),
        ("days", "quantity", True, False),
        ("reason", "text", False, True),
    ]
    assert "年假" in leave.args[0].options["annual"]


def test_a_flag_that_makes_urgent_is_no_argument():
    assert "urgent" not in [arg.name for arg in command_of(PURCHASE).args]


def test_deciding_urging_and_taking_back_are_commands_too():
    named = {one.names[0]: one for one in COMMANDS}
    assert set(named) == {"approve", "urge", "undo", "room", "withdraw", "delegation", "monitor"}
    assert [sub.names[0] for sub in named["approve"].subs] == ["list"]
    assert named["approve"].args[1].rest
