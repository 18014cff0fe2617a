"""Runs and slots."""

from hub.flow.instance import Instance, Run, Slot


def run(mode, *states):
    return Run(1, "boss", mode, tuple(Slot(f"U-{number}", state) for number, state in enumerate(states, 1)))


def test_the_slot_of_somebody_who_was_brought_in_again_counts():
    one = Run(1, "boss", "all", (Slot("U-1", "transferred"), Slot("U-2", "transferred"), Slot("U-1")))
    assert one.slot_of("U-1").state == "pending"
    assert one.slot_of("U-9") is None


def test_what_is_due_first_is_known():
    one = Run(1, "boss", "all", (Slot("U-1", due=20), Slot("U-2", due=10), Slot("U-3", "approved", due=1)))
    assert one.first_due.person == "U-2"
    assert run("all", "approved").first_due is None


def test_a_request_knows_whom_it_reached():
    one = Instance("W-1", "U-9", state="running", runs=(run("sequential", "pending", "waiting"),))
    assert one.waits_for() == ("U-1",)
    assert (one.involved("U-9"), one.involved("U-1"), one.involved("U-2")) == (True, True, False)
