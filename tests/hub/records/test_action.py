"""A verb says what happened when it is done."""

import pytest

from hub.records.action import Action


@pytest.mark.parametrize(
    ("verb", "done"),
    [(Action("retire"), "retired"), (Action("return"), "returned"), (Action("lose", past="lost"), "lost")],
)
def test_the_event_of_a_verb_is_its_past(verb: Action, done: str) -> None:
    assert verb.done == done
