"""The way through branches: what is ahead, what lies behind, to what it can be given back."""

from hub.flow.instance import Instance, Run, Slot
from hub.flow.spec import Branch, Node, Question
from hub.flow.walk import ahead, behind, passed
from hub.records.kinds import Field, integer
from tests.hub.flow.flows import ASKER, both, definition, node

SIZE = Question(Field("size", integer()), both("size"))


def branch(id, *nodes, when=()):
    return Branch(id, both(id), nodes, when)


def split(kind, *branches):
    return Node("split", both("split"), kind=kind, branches=branches)


def request(*entered, size=0):
    """A request that has passed these nodes; one marked `+` is still open."""
    runs = [
        Run(
            no, id.rstrip("+"), "all", (Slot("U-1", "pending" if id.endswith("+") else "approved"),),
            "open" if id.endswith("+") else "passed",
        )
        for no, id in enumerate(entered, 1)
    ]  # fmt: skip
    return Instance("W-1", ASKER, {"size": size}, "running", runs=tuple(runs))


def ids(nodes):
    return [one.id for one in nodes]


BOTH_WAYS = definition(
    node("first"), split("parallel", branch("left", node("a"), node("b")), branch("right", node("c"))), node("last")
)
EITHER = definition(
    node("first"),
    split("condition", branch("big", node("boss"), when=(("size", ">", 5),)), branch("small")),
    node("last"),
    form=(SIZE,),
)
EVERY = definition(
    split(
        "inclusive",
        branch("big", node("boss"), when=(("size", ">", 5),)),
        branch("odd", node("odd_one"), when=(("size", ">", 7),)),
        branch("else", node("clerk")),
    ),
    form=(SIZE,),
)


def test_parallel_branches_are_entered_together_and_joined():
    assert ids(ahead(BOTH_WAYS, request())) == ["first"]
    assert ids(ahead(BOTH_WAYS, request("first"))) == ["a", "c"]
    assert ids(ahead(BOTH_WAYS, request("first", "a", "c+"))) == ["b"]
    assert ids(ahead(BOTH_WAYS, request("first", "a", "b", "c+"))) == []
    assert ids(ahead(BOTH_WAYS, request("first", "a", "b", "c"))) == ["last"]


def test_a_condition_takes_the_first_way_that_holds_and_else_the_default():
    assert ids(ahead(EITHER, request("first", size=6))) == ["boss"]
    assert ids(ahead(EITHER, request("first", size=5))) == ["last"]
    assert ids(EITHER.route({"size": 6})) == ["first", "boss", "last"]


def test_an_inclusive_node_takes_every_way_that_holds_and_the_default_only_where_none_does():
    assert ids(ahead(EVERY, request(size=8))) == ["boss", "odd_one"]
    assert ids(ahead(EVERY, request(size=6))) == ["boss"]
    assert ids(ahead(EVERY, request(size=1))) == ["clerk"]


def test_what_lies_behind_a_step_does_not_reach_into_the_branch_beside_it():
    assert behind(BOTH_WAYS, "a") == {"b", "last"}
    assert behind(BOTH_WAYS, "first") == {"split", "a", "b", "c", "last"}
    assert behind(BOTH_WAYS, "start") == {"first", "split", "a", "b", "c", "last"}


def test_it_can_be_given_back_along_its_own_way_only():
    one = request("first", "a", "b+", "c")
    assert ids(passed(BOTH_WAYS, one, "b")) == ["first", "a"]
    assert ids(passed(BOTH_WAYS, request("first", "a", "b", "c", "last+"), "last")) == ["first", "a", "b", "c"]
