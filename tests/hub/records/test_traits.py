"""Whatever people do in whatever order: one holder at a time, never more than the limit, and no button that lies."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.kernel import Actor, Refused
from hub.records.decide import Ask, blank, decide, holding, possible
from hub.records.document import dump, load
from hub.records.spec import Record, RecordType
from hub.records.traits import Assigned, Holding, Loan, after
from tests.hub.records.samples import CHEN, KEEPER, LI, NOW, TODAY, errand, tool

WHO = (LI, CHEN, KEEPER)
FORMS: dict[str, dict[str, Any]] = {
    "report": {"progress": 40}, "decline": {"remark": "no time"}, "reassign": {"assignee": "U2"},
}  # fmt: skip
STEPS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 20), st.integers(0, 2), st.integers(0, 12)), max_size=30)


def ask(verb: str, who: Actor, today: str = TODAY, held: int = 0, **form: Any) -> Ask:
    return Ask(verb, form or FORMS.get(verb, {}), who, NOW, today, held=held)


def fresh(kind: RecordType, id: str = "R1", **form: Any) -> Record:
    maker = KEEPER if kind is tool else LI
    return decide(kind, blank(kind, id, maker), ask("create", maker, name="Thing", **form)).record


def tried(kind: RecordType, record: Record, asked: Ask) -> Record | None:
    try:
        return decide(kind, record, asked).record
    except Refused:
        return None


def count(kind: RecordType, records: list[Record], who: Actor) -> int:
    held = [holding(kind, one) for one in records]
    return sum(one is not None and one.who == who.id for one in held)


@pytest.mark.parametrize("kind", [tool, errand], ids=lambda kind: kind.name)
@given(steps=STEPS)
def test_what_is_offered_is_accepted_and_nothing_else_whatever_happened_before(
    kind: RecordType, steps: list[tuple[int, int, int, int]]
) -> None:
    records = [fresh(kind, f"R{n}") for n in range(3)]
    today = TODAY
    for which, pick, person, days in steps:
        who, record, today = WHO[person], records[which], after(today, days)
        held = count(kind, records, who)
        verbs = [one for one in kind.verbs() if one.name not in ("create", "edit")]
        verb = verbs[pick % len(verbs)]
        offered = verb in possible(kind, record, who, today, held)
        done = tried(kind, record, ask(verb.name, who, today, held))
        assert offered == (done is not None)
        records[which] = done or record
        assert all(count(tool, records, one) <= 2 for one in WHO)
        now = holding(kind, records[which])
        assert (now is not None) == (records[which].state in ("on_loan", "assigned", "doing"))


def test_a_loan_is_due_after_its_days_and_belongs_to_whoever_took_it() -> None:
    lent = decide(tool, fresh(tool), ask("borrow", LI)).record
    assert holding(tool, lent) == Holding("U1", "2026-12-01")
    assert [one.name for one in possible(tool, lent, CHEN, TODAY)] == []


def test_a_renewal_counts_from_the_day_it_was_due_and_is_over_once_it_is_late() -> None:
    lent = decide(tool, fresh(tool), ask("borrow", LI)).record
    with pytest.raises(Refused, match=r"loan\.overdue"):
        decide(tool, lent, ask("renew", LI, "2026-12-02"))
    again = decide(tool, lent, ask("renew", LI, "2026-12-01")).record
    assert again.data["due"] == "2026-12-08"
    with pytest.raises(Refused, match=r"loan\.renewed"):
        decide(tool, again, ask("renew", LI, "2026-12-01"))


def test_at_the_limit_nothing_more_is_offered() -> None:
    assert "borrow" in {one.name for one in possible(tool, fresh(tool), LI, TODAY, held=1)}
    assert "borrow" not in {one.name for one in possible(tool, fresh(tool), LI, TODAY, held=2)}
    with pytest.raises(Refused, match=r"loan\.limit"):
        decide(tool, fresh(tool), ask("borrow", LI, held=2))


def test_what_comes_back_is_nobodys_whoever_brings_it() -> None:
    lent = decide(tool, fresh(tool), ask("borrow", LI)).record
    back = decide(tool, lent, ask("return", KEEPER)).record
    assert (back.state, holding(tool, back), "due" in back.data) == ("available", None, False)


def test_a_loan_without_renewals_offers_none() -> None:
    plain = replace(tool, traits=(Loan(days=7),))
    assert plain.verb("renew") is None
    assert load(dump(plain)) == plain


def test_a_task_goes_from_hand_to_hand_until_it_is_finished() -> None:
    given_ = fresh(errand, assignee="U2", due="2026-11-27")
    assert holding(errand, given_) == Holding("U2", "2026-11-27", 0)
    assert {one.name for one in possible(errand, given_, CHEN, TODAY)} == {"accept", "decline"}
    doing = decide(errand, given_, ask("accept", CHEN)).record
    told = decide(errand, doing, ask("report", CHEN)).record
    assert holding(errand, told) == Holding("U2", "2026-11-27", 40)
    done = decide(errand, told, ask("finish", CHEN)).record
    assert (done.data["progress"], holding(errand, done)) == (100, None)


def test_a_task_that_is_declined_waits_for_whoever_gave_it() -> None:
    declined = decide(errand, fresh(errand, assignee="U2"), ask("decline", CHEN)).record
    assert holding(errand, declined) is None
    assert {one.name for one in possible(errand, declined, LI, TODAY)} == {"edit", "reassign", "cancel"}
    again = decide(errand, declined, ask("reassign", LI, assignee="U3")).record
    assert (again.state, again.data["progress"], again.data["assignee"]) == ("assigned", 0, "U3")


def test_who_a_task_is_given_to_is_not_edited_but_reassigned() -> None:
    edit = errand.verb("edit")
    assert edit is not None
    assert [one.name for one in edit.form] == ["name", "owner", "due"]


@pytest.mark.parametrize("kind", [tool, errand], ids=lambda kind: kind.name)
def test_a_type_with_a_trait_survives_being_written_down(kind: RecordType) -> None:
    assert load(dump(kind)) == kind


def test_a_document_names_its_traits_and_only_known_ones() -> None:
    assert dump(tool)["traits"] == [{"name": "loan", "days": 7, "limit": 2, "renewals": 1}]
    assert dump(errand)["traits"] == [{"name": "assigned"}]
    with pytest.raises(ValueError, match="unknown slots"):
        load({**dump(tool), "traits": [{"name": "slots"}]})
    with pytest.raises(ValueError, match="unknown weeks"):
        load({**dump(tool), "traits": [{"name": "loan", "weeks": 2}]})


def test_a_loan_of_no_days_is_refused_where_it_is_declared() -> None:
    with pytest.raises(ValueError, match="days must be at least 1"):
        replace(tool, traits=(Loan(days=0),))


def test_a_person_nobody_could_be_is_refused_where_it_is_declared() -> None:
    with pytest.raises(ValueError, match="assigne"):
        replace(errand, readers=("assigne",))
    assert Assigned().faults() == []
