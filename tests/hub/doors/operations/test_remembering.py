"""The last errors are remembered with the act they are about, and no more of them than a page needs."""

import logging

from hub.doors.desk import Desk
from hub.doors.measuring import Meter
from hub.doors.operations import Keeper
from hub.doors.operations.remembering import LONGEST, REMEMBERED, LastErrors
from tests.hub.doors.operations.seeing import looked
from tests.hub.doors.standing import Standing


async def test_the_last_errors_are_there_with_the_act_they_are_about(stand_operations: Standing) -> None:
    hub, door = stand_operations.hub, stand_operations.door
    keeper = Keeper(hub.corridor, Meter(hub.corridor, Desk(hub.corridor), door), "there:2", 0, False, door)
    about = {"act": "chat.post", "act_id": "k1", "incident": "L9"}
    log = logging.getLogger("hub.doors")
    keeper.errors.emit(log.makeRecord(log.name, logging.ERROR, "", 0, "it broke", (), None, extra=about))
    await keeper.beat()
    [line] = next(node for node in (await looked(stand_operations))["nodes"] if node["name"] == "there:2")["errors"]
    assert (line["text"], line["act"], line["act_id"], line["incident"]) == ("it broke", "chat.post", "k1", "L9")


def test_only_the_last_lines_are_kept_and_none_is_endless() -> None:
    kept, log = LastErrors(), logging.getLogger("hub.tried")
    for n in range(REMEMBERED + 5):
        kept.emit(log.makeRecord(log.name, logging.WARNING, "", 0, f"{n} " + "x" * 1_000, (), None))
    assert len(kept.lines) == REMEMBERED
    assert kept.lines[0].text.startswith("5 ")
    assert {len(line.text) for line in kept.lines} == {LONGEST}
