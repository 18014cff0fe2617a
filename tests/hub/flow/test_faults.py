"""What is wrong with a definition, said before it is in force."""

import pytest

from hub.flow.faults import faults_of, placeholders
from hub.flow.spec import Branch, Node
from tests.hub.flow.flows import both, definition, node

ONE = (("size", ">", 1),)


def split(kind, *whens):
    branches = tuple(Branch(f"b{number}", both("b"), (), when) for number, when in enumerate(whens))
    return Node("split", both("split"), kind=kind, branches=branches)


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        (split("parallel", ()), "two or more"),
        (split("condition", ONE, ONE), "is the default"),
        (split("inclusive", (), ONE), "is the default"),
        (split("condition", ONE, ()), "names unknown ['size']"),
        (Node("split", both("s"), kind="parallel"), "branches belong to"),
        (Node("n", both("n"), ("superior",), branches=(Branch("b", both("b")),)), "branches belong to"),
        (Node("split", both("s"), ("superior",), kind="parallel"), "asks nobody"),
        (node("n", "vote"), "needs a quorum"),
        (node("n", "vote", quorum="0%"), "needs a quorum"),
        (node("start"), "the asker's own step"),
        (Node("n", both("n"), ("actor:nobody",)), "names unknown ['nobody']"),
        (node("n", reject="never"), "reject is one of once, all"),
        (node("n", when=({"none": ONE},)), "join by all or any"),
    ],
)
def test_a_route_that_makes_no_sense_says_why(wrong, complaint):
    with pytest.raises(ValueError, match=r".") as error:
        definition(node("boss"), wrong)
    assert complaint in str(error.value)


def test_a_good_definition_has_no_faults():
    assert faults_of(definition(node("boss"), node("vote", "vote", quorum="60%"))) == []


def test_the_names_a_template_asks_for_are_found():
    assert placeholders({"zh": "{asker} · {days}", "en": "{asker}"}) == {"asker", "days"}
