"""A request brought to another version of its kind: which step becomes which, and what is against it. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from hub.flow.counting import outcome
from hub.flow.instance import Instance, Run
from hub.flow.spec import Definition, Node
from hub.flow.vocabulary import START, WAITING
from hub.flow.walk import behind


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a request cannot be brought over: a reason (`gone`, `kind`, `mode`, `off_route`, `decided`, `twice`, `field`)
    and the step or field it is about.
    """

    reason: str
    about: str


def mapped(new: Definition, instance: Instance, nodes: Mapping[str, str], at: int) -> tuple[Instance, list[Obstacle]]:
    """The request as it would stand in the new version, and what stands against that.

    `nodes` says which step of the old version is which of the new; the others keep their id. Steps passed that are no
    more count no more; steps of the new version that lie before where it stands count as passed.
    """
    runs = tuple(_renamed(new, run, nodes) for run in instance.runs)
    moved = replace(instance, runs=runs, undo=None, version=instance.version + 1)
    obstacles = [*_obstacles(new, instance, moved), *_missing(new, instance)]
    if not obstacles:
        moved = replace(moved, runs=(*moved.runs, *_skipped(new, moved, at)))
    return moved, obstacles


def _renamed(new: Definition, run: Run, nodes: Mapping[str, str]) -> Run:
    node = nodes.get(run.node, run.node)
    gone = run.state != "open" and node != START and new.node(node) is None
    return replace(run, state="undone") if gone else replace(run, node=node or run.node)


def _obstacles(new: Definition, before: Instance, moved: Instance) -> Iterator[Obstacle]:
    route = {node.id for node in new.route(moved.form)}
    counted = [run.node for run in moved.runs if run.state not in ("returned", "undone")]
    for was, run in zip(before.runs, moved.runs, strict=True):
        if run.state != "open" or run.node == START:
            continue
        node = new.node(run.node)
        if node is None:
            yield Obstacle("gone", was.node)
        elif run.node not in route:
            yield Obstacle("off_route", run.node)
        elif counted.count(run.node) > 1:
            yield Obstacle("twice", run.node)
        elif reason := _unlike(node, run):
            yield Obstacle(reason, run.node)


def _unlike(node: Node, run: Run) -> str:
    """Why this open run cannot stand at that node."""
    if bool(run.waits) is not (node.kind in WAITING or bool(node.asks_at)):
        return "kind"
    if run.waits or (run.mode == node.mode and outcome(node, run) is None):
        return ""
    return "mode" if run.mode != node.mode else "decided"


def _missing(new: Definition, instance: Instance) -> Iterator[Obstacle]:
    for question in new.form:
        if question.of.required and not question.formula and instance.form.get(question.name) in (None, "", []):
            yield Obstacle("field", question.name)


def _skipped(new: Definition, moved: Instance, at: int) -> Iterator[Run]:
    standing = [run.node for run in moved.open_runs]
    number = len(moved.runs)
    for node in new.route(moved.form):
        if node.id not in moved.live and any(one in behind(new, node.id) for one in standing):
            number += 1
            yield Run(number, node.id, node.mode, (), "passed", at, "migrated")
