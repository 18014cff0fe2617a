"""What is wrong with a definition, in words: found before it is ever in force. Pure."""

from string import Formatter
from typing import TYPE_CHECKING

from hub.flow import conditions
from hub.flow.conditions import Condition
from hub.flow.form_faults import form_faults
from hub.flow.vocabulary import (
    ADDRESS,
    BUILT_IN,
    CHOICES,
    DECIDING,
    NAME,
    PREFIX,
    QUORUM,
    SPLITTING,
    START,
    WAIT,
    WAITING,
    WHO,
)

if TYPE_CHECKING:
    from hub.flow.spec import Definition, Node, Text


LONGEST_UNDO = 3_600


def faults_of(one: "Definition") -> list[str]:
    """Everything wrong with a definition; nothing when it can be put in force."""
    return [*_own(one), *_nodes(one), *_branches(one), *form_faults(one), *_strangers(one)]


def placeholders(text: "Text") -> set[str]:
    """The names a template asks for."""
    return {name for one in text.values() for _, name, _, _ in Formatter().parse(one) if name}


def _own(one: "Definition") -> list[str]:
    words = [("label", one.label), ("title", one.title), *((q.name, q.label) for q in one.form)]
    words += [(node.id, node.name) for node in one.every_node]
    words += [(branch.id, branch.name) for node in one.every_node for branch in node.branches]
    return [
        *(["a name is small letters"] if not NAME.fullmatch(one.name) else []),
        *(["a prefix is two to four capitals"] if not PREFIX.fullmatch(one.prefix) else []),
        *(["it has no node that decides"] if not any(n.kind in DECIDING for n in one.every_node) else []),
        *(["dedupe is none, consecutive or all"] if one.dedupe not in ("none", "consecutive", "all") else []),
        *(["withdraw is running or untouched"] if one.withdraw not in ("running", "untouched") else []),
        *(
            [f"undo and undo_ending are 0 to {LONGEST_UNDO} seconds"]
            if not all(isinstance(one, int) and 0 <= one <= LONGEST_UNDO for one in (one.undo or 0, one.undo_ending))
            else []
        ),
        *(f"{what} needs words in zh and en" for what, text in words if not {"zh", "en"} <= text.keys()),
    ]


def _nodes(one: "Definition") -> list[str]:
    names = [node.id for node in one.every_node] + [question.name for question in one.form]
    names += [branch.id for node in one.every_node for branch in node.branches]
    found = [f"{name} is declared twice" for name in sorted({name for name in names if names.count(name) > 1})]
    found += [f"{START} is the asker's own step" for node in one.every_node if node.id == START]
    for node in one.every_node:
        found += [f"{node.id}: {fault}" for fault in (*_chosen(node), *_people(node))]
    return found


def _chosen(node: "Node") -> list[str]:
    wrong = {what: known for what, known in CHOICES.items() if getattr(node, what) not in known}
    return [f"{what} is one of {', '.join(known)}" for what, known in wrong.items()]


def _people(node: "Node") -> list[str]:
    if node.kind in SPLITTING:
        return ["a splitting node asks nobody"] if node.who else []
    if node.kind in WAITING:
        return [*(["a node of this kind asks nobody"] if node.who else []), *_waiting(node)]
    found = [f"nobody is called {who}" for who in node.who if not WHO.fullmatch(who)]
    found += ["says nobody"] if not node.who else []
    if node.mode == "vote" and not QUORUM.fullmatch(node.quorum):
        found.append('a vote needs a quorum, "60%" or "2"')
    return found


def _waiting(node: "Node") -> list[str]:
    if node.kind == "delay":
        return [] if WAIT.fullmatch(node.wait) else ['a delay waits "2d", "4h", "30m" or "field:day"']
    if node.kind == "sub":
        return [] if NAME.fullmatch(node.flow) else ["a sub names the kind of request it asks by"]
    if bool(node.act) is bool(node.url):
        return ["a trigger has an act or an address"]
    return [] if node.act or ADDRESS.fullmatch(node.url) else ["an address begins with https://"]


def _branches(one: "Definition") -> list[str]:
    found = []
    for node in one.every_node:
        if (node.kind in SPLITTING) is not bool(node.branches):
            found.append(f"{node.id}: branches belong to condition, parallel and inclusive nodes")
        bare = [branch for branch in node.branches if not branch.when]
        if node.kind in ("condition", "inclusive") and (len(bare) != 1 or bare[0] is not node.branches[-1]):
            found.append(f"{node.id}: the last branch, and only it, is the default without conditions")
        if node.kind == "parallel" and (len(bare) != len(node.branches) or len(bare) < 2):
            found.append(f"{node.id}: parallel branches are two or more and have no conditions")
    return found


def _strangers(one: "Definition") -> list[str]:
    asked = {question.name for question in one.form}
    known = asked | {derived.name for derived in one.derived} | set(BUILT_IN)
    ids = {node.id for node in one.every_node}
    tests: list[tuple[str, tuple[Condition, ...]]] = [(f"node {node.id}", node.when) for node in one.every_node]
    tests += [(f"branch {branch.id}", branch.when) for node in one.every_node for branch in node.branches]
    wrong = [f"{place} {fault}" for place, when in tests for fault in conditions.faults(when, asked)]
    places = [
        *((f"node {node.id}", _named(node, "field") - asked) for node in one.every_node),
        *((f"node {node.id}", _named(node, "actor") - ids) for node in one.every_node),
        *((f"node {node.id}", _read(node) - known - {"row", "no"}) for node in one.every_node),
        *((f"derived {derived.name}", set(derived.of) - asked) for derived in one.derived),
        ("title", placeholders(one.title) - known),
        ("sub", placeholders(one.sub) - known),
        ("facts", set(one.facts) - known),
        ("urgent", {one.urgent} - asked - {""}),
    ]
    return wrong + [f"{place} names unknown {sorted(strange)}" for place, strange in places if strange]


def _read(node: "Node") -> set[str]:
    """The values of the form a waiting node reads."""
    given = {one[1:].partition(".")[0] for one in node.given.values() if isinstance(one, str) and one[:1] == "="}
    wait = {node.wait.removeprefix("field:")} if node.wait.startswith("field:") else set()
    return given | wait | ({node.rows} if node.rows else set())


def _named(node: "Node", kind: str) -> set[str]:
    return {who.split(":")[1] for who in node.who if who.startswith(f"{kind}:")}
