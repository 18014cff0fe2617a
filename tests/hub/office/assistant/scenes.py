"""How each act about the assistant comes about in a company at work (tests/house/test_snapshot.py)."""

from tests.whole import Whole


async def save(world: Whole) -> None:
    await world.ask("lin", "quick.save", items=[{"address": "/todo"}, {"function": "command:remind"}])


async def add(world: Whole) -> None:
    await world.ask("lin", "quick.add", said="https://example.com mail")


async def remove(world: Whole) -> None:
    await save(world)
    await world.ask("lin", "quick.remove", said="remind")


async def switch(world: Whole) -> None:
    await world.ask("lin", "digest.set", on=False, zone="Europe/Berlin")


SCENES = {"quick.save": save, "quick.add": add, "quick.remove": remove, "digest.set": switch}
NOTHING = {
    "digest.begin": "sets timers",
    "digest.start": "sets timers, one for each person",
    "digest.send": "puts something to the assistant, in its own inbox: test_digest.py",
}
ALONE = {
    "quick.list": "one's own",
    "quick.functions": "what one may use oneself",
    "quick.judge": "an address, of nobody's things",
    "quick.open": "one's own",
    "quick.define": "the same page for everybody",
    "quick.save": "one's own, whatever is named: test_quick.py",
    "quick.add": "one's own",
    "quick.remove": "one's own",
    "portal.mine": "one's own",
    "digest.set": "one's own",
}
