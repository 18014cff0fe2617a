"""`/hook` and `/bots`: named in both languages, each for an act there is."""

from hub.chat import module
from hub.chat.bot_commands import COMMANDS


def test_each_command_stands_for_an_act_and_has_both_names() -> None:
    acts = {one.name for one in module.acts}
    every = [*COMMANDS, *(sub for one in COMMANDS for sub in one.subs)]
    assert {one.act for one in every} <= acts
    assert all(one.names[0].isascii() and not one.names[1].isascii() for one in every)
