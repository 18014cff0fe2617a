"""What a definition may say."""

import pytest

from hub.flow.spec import Derived, Node, Question
from hub.records.kinds import Field, integer, money
from tests.hub.flow.flows import both, definition, node

AMOUNT = Question(Field("amount", money()), both("amount"))


def test_amounts_compare_as_people_write_them():
    flow = definition(node("boss", when=(("amount", ">=", 5000),)), node("finance"), form=(AMOUNT,))
    assert [one.id for one in flow.route({"amount": 49_999_999})] == ["finance"]
    assert [one.id for one in flow.route({"amount": 50_000_000})] == ["boss", "finance"]


def test_limits_follow_the_kind_of_step_and_an_urgent_sign_off_takes_one_day():
    steps = [Node("n", both("n"), ("superior",), work=work) for work in ("check", "countersign", "sign")]
    assert [step.days(False) for step in steps] == [1, 1, 2]
    assert Node("n", both("n"), ("superior",), work="sign").days(True) == 1


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"nodes": (node("a"), node("a"))}, "a is declared twice"),
        ({"nodes": (node("a", "most"),)}, "mode is one of"),
        ({"nodes": (Node("a", both("a"), ("boss",)),)}, "nobody is called boss"),
        ({"nodes": (Node("a", both("a"), ()),)}, "says nobody"),
        ({"nodes": (node("a", when=(("size", ">", 1),)),)}, "names unknown ['size']"),
        ({"nodes": (node("a", kind="copy"),)}, "no node that decides"),
        ({"nodes": (Node("a", both("a"), ("field:who",)),)}, "names unknown ['who']"),
        ({"title": both("{nothing}")}, "title names unknown ['nothing']"),
        ({"title": {"zh": "x"}}, "title needs words"),
        ({"facts": ("x",)}, "facts names unknown"),
        ({"urgent": "hurry"}, "urgent names unknown"),
        ({"prefix": "lv"}, "capitals"),
        ({"derived": (Derived("until", "last_working_day", ("from",), both("until")),)}, "derived until names unknown"),
        ({"dedupe": "some"}, "dedupe is"),
    ],
)
def test_a_definition_that_makes_no_sense_says_why(given, complaint):
    with pytest.raises(ValueError) as error:
        definition(*given.pop("nodes", (node("boss"),)), **given)
    assert complaint in str(error.value)


def test_a_question_is_found_by_name():
    flow = definition(node("boss"), form=(Question(Field("copies", integer()), both("copies")),))
    assert flow.question("copies").name == "copies"
    assert flow.question("other") is None
    assert flow.node("boss").id == "boss"
