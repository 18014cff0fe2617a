"""What a decision leaves behind: slots, to-dos, events for others, and nothing at all when it was too late."""

import pytest

from hub.kernel import Hearer, load


async def test_everything_is_told_once_to_each_inbox(desk):
    asked = await desk.leave()
    await desk.ask("lin", "flow.approve", no=asked["no"])
    told = {}
    for login in ("ma", "lin"):
        sql = """SELECT e.name FROM channel_event e JOIN person p ON p.inbox = e.channel WHERE p.login = ?
        AND (e.name LIKE 'todo.%' OR e.name LIKE 'notice.%') ORDER BY e.seq"""
        told[login] = [row["name"] for row in await desk.hub.rows(sql, login)]
    assert told == {
        "ma": ["todo.opened", "todo.closed", "notice.given"],
        "lin": ["todo.opened", "todo.closed"],
    }


async def test_a_slot_somebody_else_filled_after_all_undoes_the_whole_act(desk):
    asked = await desk.leave()
    await desk.hub.database.atomic(lambda db: db.run("UPDATE todo SET state = 'approved' WHERE box = 'mine'"))
    assert (await desk.refusal("lin", "flow.reject", no=asked["no"], text="no")).reason == "decided.already"
    assert await desk.trail(asked["no"]) == ["ma start"]
    (row,) = await desk.hub.rows("SELECT state FROM flow_instance")
    assert row["state"] == "running"


@pytest.mark.parametrize(
    ("step", "event"),
    [("flow.approve", "flow.approved"), ("flow.reject", "flow.rejected"), ("flow.withdraw", "flow.withdrawn")],
)
async def test_other_modules_hear_how_it_ended(desk, step, event):
    heard = []

    async def hear(happened, _):
        heard.append((happened.name, happened.data["state"], happened.data["form"]["kind"]))

    registry = desk.hub.registry
    own = registry.hearers("flow.approved", "within")
    registry._hearers.update({(name, "within"): (*own, Hearer(name, hear)) for name in ("flow.started", event)})
    asked = await desk.leave()
    login = "ma" if step == "flow.withdraw" else "lin"
    await desk.ask(login, step, no=asked["no"], text="words")
    assert heard == [("flow.started", "running", "annual"), (event, event.removeprefix("flow."), "annual")]


async def test_a_todo_names_the_card_that_stands_before_its_owner(desk):
    asked = await desk.leave()
    (todo,) = await desk.todos("lin")
    direct = next(copy for copy in await desk.copies(asked["no"]) if copy["channel"] != desk.room)
    assert (todo["channel"], todo["message"]) == (direct["channel"], direct["message"])
    assert todo["card"] == load(direct["drawn"])["id"]
