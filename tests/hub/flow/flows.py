"""Small definitions and people for the tests of the flow."""

from hub.flow.decide import Decision, Facts, Step, decide
from hub.flow.instance import Instance
from hub.flow.route import Ground
from hub.flow.spec import Definition, Node

ASKER, BOSS = "U-ma", "U-zhou"
PEOPLE = ("U-1", "U-2", "U-3", "U-4")
NOW = 1_795_482_000_000


def both(text: str) -> dict[str, str]:
    return {"zh": text, "en": text}


def node(id: str, mode: str = "all", **rest: object) -> Node:
    return Node(id, both(id), ("superior",), mode=mode, **rest)  # type: ignore[arg-type]


def definition(*nodes: Node, **rest: object) -> Definition:
    words = {"label": both("leave"), "title": both("{asker}")}
    given = {**words, "prefix": "LV", "slash": ("leave",), "form": (), **rest}
    return Definition("leave", nodes=nodes, **given)  # type: ignore[arg-type]


def facts(people: dict[str, tuple[str, ...]] | None = None, at: int = NOW, **rest: object) -> Facts:
    names = {who: both(who) for who in (*PEOPLE, ASKER, BOSS)}
    ground = {name: rest.pop(name) for name in ("admins", "instead", "weights") if name in rest}
    given = {"heirs": frozenset((*PEOPLE, ASKER, BOSS)), **rest}
    return Facts(at=at, names=names, ground=Ground(at, people or {}, BOSS, **ground), **given)  # type: ignore[arg-type]


def started(flow: Definition, people: dict[str, tuple[str, ...]], **rest: object) -> Instance:
    instance = Instance("W-1", ASKER)
    return decide(flow, instance, Step("start", ASKER), facts(people, **rest)).after


def step(flow: Definition, instance: Instance, name: str, by: str, known: Facts, **rest: object) -> Decision:
    return decide(flow, instance, Step(name, by, **rest), known)  # type: ignore[arg-type]
