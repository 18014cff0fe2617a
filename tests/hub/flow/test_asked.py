"""Acts that must be asked for first: routed, approved on a card, and carried out for whoever asked."""

import msgspec

from hub.flow.asked import route_for
from hub.kernel import Act, ActType, Refused
from hub.store import Work
from tests.hub.flow.leave import WORDS
from tests.hub.flow.office import Office

TAKEN: set[str] = set()


class Borrow(msgspec.Struct, frozen=True):
    """A car for a day."""

    car: str


class Done(msgspec.Struct):
    """Done."""


async def borrow(act: Act, work: Work) -> Done:
    """A small office module: a car must be asked for, and may be gone when it is approved."""
    asked: Borrow = act.input
    if asked.car in TAKEN:
        raise Refused("slot.taken", car=asked.car)
    if not act.approved:
        label, title = {"zh": "用车", "en": "Car"}, {"zh": f"借 {asked.car}", "en": f"borrow {asked.car}"}
        wanted = {"act": act.name, "input": {"car": asked.car}, "ask": ["manager", "role:hr"]}
        work.happened("cars.borrow.asked", wanted | {"title": title, "label": label, "icon": "truck"})
        return Done()
    work.happened("cars.borrowed", {"car": asked.car, "by": act.actor.id})
    TAKEN.add(asked.car)
    return Done()


def garage(desk: Office) -> None:
    TAKEN.clear()
    desk.hub.registry.acts["cars.borrow"] = ActType("cars.borrow", Borrow, Done, borrow)


async def number(desk: Office) -> str:
    (row,) = (await desk.ask("ma", "flow.list"))["instances"]
    return str(row["no"])


async def test_what_is_asked_for_is_routed_and_done_for_the_asker_when_approved(desk):
    garage(desk)
    await desk.ask("ma", "cars.borrow", car="A")
    (todo,) = await desk.todos("lin")
    assert (todo["title"]["text"], todo["fact"]["text"], todo["icon"]) == ("马骏 · 用车", "借 A", "truck")
    no = await number(desk)
    assert no.startswith("SQ-")
    await desk.ask("lin", "flow.approve", no=no)
    assert not TAKEN
    await desk.ask("sun", "flow.approve", no=no)
    await desk.ask("he", "flow.approve", no=no)
    assert {"A"} == TAKEN


async def test_rejected_it_is_never_done(desk):
    garage(desk)
    await desk.ask("ma", "cars.borrow", car="A")
    await desk.ask("lin", "flow.reject", no=await number(desk), text="no")
    assert not TAKEN


async def test_asked_twice_it_is_one_definition_with_two_requests(desk):
    garage(desk)
    for car in ("A", "B"):
        await desk.ask("ma", "cars.borrow", car=car)
    rows = await desk.hub.rows("SELECT version FROM flow_definition WHERE name = 'asked_cars_borrow'")
    assert [row["version"] for row in rows] == [1]
    assert "asked_cars_borrow" not in [one["flow"] for one in (await desk.ask("ma", "flow.types"))["types"]]


def test_those_who_are_asked_become_steps_with_words():
    wanted = {"act": "cars.borrow", "ask": ["manager", "role:dispatcher"], "label": {"zh": "用车", "en": "Car"}}
    one = route_for(wanted, WORDS)
    assert [(node.who, node.name["zh"]) for node in one.nodes] == [
        (("superior",), "直属上级"),
        (("role:dispatcher",), "角色 dispatcher"),
    ]
