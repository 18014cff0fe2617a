"""Going on after a step."""

from hub.flow.instance import Instance, Run, Slot
from hub.flow.moving import dated, ended, returned, to_next_version
from hub.flow.steps import Step
from tests.hub.flow.flows import ASKER, NOW

RUNS = (
    Run(1, "one", "all", (Slot("U-1", "approved"),), "passed"),
    Run(2, "copy", "all", (Slot("U-3", "told"),), "told"),
    Run(3, "two", "all", (Slot("U-2"), Slot("U-4", "waiting"))),
)
REQUEST = Instance("W-1", ASKER, state="running", version=4, runs=RUNS)


def test_what_is_undone_is_entered_again_but_who_was_told_stays_told():
    back = returned(REQUEST, {"one", "copy", "two"}, "U-2", NOW)
    assert [run.state for run in back.runs] == ["returned", "told", "returned"]
    assert [slot.state for slot in back.runs[2].slots] == ["cancelled", "cancelled"]
    assert set(back.live) == {"copy"}


def test_what_has_ended_waits_for_nobody():
    over = ended(REQUEST, "withdrawn", "cancelled", Step("withdraw", ASKER, "no need"), NOW)
    assert (over.open_runs, over.state, over.ended_by, over.ended_text) == ((), "withdrawn", ASKER, "no need")
    assert over.runs[2].state == "cancelled"


def test_a_turn_remembers_the_version_it_came_in():
    once = dated(REQUEST)
    assert [slot.since for slot in once.runs[2].slots] == [4, 0]
    assert dated(to_next_version(once)).runs == once.runs
