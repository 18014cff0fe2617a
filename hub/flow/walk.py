"""The way through a definition's tree: what comes next, what came before, what lies behind a step. Pure.

There are no tokens. A request stands where its live runs leave it: walk the tree again, and whatever lies ahead without
a run is entered next. So giving a step back is no more than taking its run, and those after it, out of the living.
"""

from collections.abc import Iterator, Mapping

from hub.flow.instance import Instance, Run
from hub.flow.spec import Definition, Node
from hub.flow.vocabulary import SPLITTING


def ahead(definition: Definition, instance: Instance) -> tuple[Node, ...]:
    """The steps to be entered now: the next one, in each branch that is under way."""
    return _ahead(definition, definition.nodes, instance, instance.live)[0]


def behind(definition: Definition, node: str) -> set[str]:
    """Every step that lies after `node`, and so is undone when it is entered again; all of them after the start."""
    if definition.node(node) is None:
        return {one.id for one in definition.every_node}
    return set(_behind(definition.nodes, node)[0])


def passed(definition: Definition, instance: Instance, to: str) -> tuple[Node, ...]:
    """The steps already passed on the way to node `to`, in order: to these it can be given back."""
    live = instance.live
    return tuple(
        node
        for node in definition.route(instance.form)
        if (run := live.get(node.id)) and run.state == "passed" and _judged(run) and to in behind(definition, node.id)
    )


def _judged(run: Run) -> bool:
    return any(slot.state == "approved" and not slot.reason for slot in run.slots)


def _ahead(
    definition: Definition, nodes: tuple[Node, ...], instance: Instance, live: Mapping[str, Run]
) -> tuple[tuple[Node, ...], bool]:
    """What is to be entered in this sequence, and whether the sequence is through."""
    for node in nodes:
        if not definition.included(node, instance.form):
            continue
        if node.kind in SPLITTING:
            ways = [
                _ahead(definition, branch.nodes, instance, live) for branch in definition.chosen(node, instance.form)
            ]
            if not all(through for _, through in ways):
                return tuple(one for found, _ in ways for one in found), False
            continue
        run = live.get(node.id)
        if run is None:
            return (node,), False
        if run.state == "open":
            return (), False
    return (), True


def _behind(nodes: tuple[Node, ...], wanted: str) -> tuple[tuple[str, ...], bool]:
    """The steps after `wanted` in this sequence and in those around it, and whether it was found here."""
    for at, node in enumerate(nodes):
        rest = tuple(one.id for later in nodes[at + 1 :] for one in _inside(later))
        if node.id == wanted:
            return rest, True
        for branch in node.branches:
            found, here = _behind(branch.nodes, wanted)
            if here:
                return (*found, *rest), True
    return (), False


def _inside(node: Node) -> Iterator[Node]:
    yield node
    for branch in node.branches:
        for one in branch.nodes:
            yield from _inside(one)
