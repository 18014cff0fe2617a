"""Whatever people do in whatever order: one holder at a time, never more than the limit, and no button that lies."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.kernel import Actor, Refused
from hub.records.decide import Ask, awaits, blank, decide, holding, lapsed, possible
from hub.records.document import dump, load
from hub.records.spec import Record, RecordType
from hub.records.traits import MOST_WAITING, Assigned, Holding, Loan, after
from tests.hub.records.samples import CHEN, KEEPER, LI, NOW, TODAY, errand, key, tool

WHO = (LI, CHEN, KEEPER)
FORMS: dict[str, dict[str, Any]] = {
    "report": {"progress": 40}, "decline": {"remark": "no time"}, "reassign": {"assignee": "U2"},
    "reopen": {"remark": "a page is missing"},
}  # fmt: skip
WAITING = ("set_aside", "finished", "declined")
STEPS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 20), st.integers(0, 2), st.integers(0, 12)), max_size=30)


def ask(verb: str, who: Actor, today: str = TODAY, held: int = 0, **form: Any) -> Ask:
    return Ask(verb, form or FORMS.get(verb, {}), who, NOW, today, held=held)


def fresh(kind: RecordType, id: str = "R1", **form: Any) -> Record:
    maker = LI if kind is errand else KEEPER
    return decide(kind, blank(kind, id, maker), ask("create", maker, name="Thing", **form)).record


def tried(kind: RecordType, record: Record, asked: Ask) -> Record | None:
    try:
        return decide(kind, record, asked).record
    except Refused:
        return None


def count(kind: RecordType, records: list[Record], who: Actor) -> int:
    held = [holding(kind, one) for one in records]
    return sum(one is not None and one.who == who.id for one in held)


@pytest.mark.parametrize("kind", [tool, key, errand], ids=lambda kind: kind.name)
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
        assert all(count(kind, records, one) <= 2 or kind is errand for one in WHO)
        now = holding(kind, records[which])
        assert (now is not None) == (records[which].state in ("on_loan", "assigned", "doing"))
        assert (awaits(kind, records[which]) is not None) == (records[which].state in WAITING)


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


def steps(record: Record, *done: tuple[str, Actor], today: str = TODAY) -> Record:
    for verb, who in done:
        record = decide(key, record, ask(verb, who, today)).record
    return record


def test_what_is_reserved_is_set_aside_for_the_first_and_then_for_the_next() -> None:
    queued = steps(fresh(key), ("borrow", LI), ("reserve", CHEN), ("reserve", KEEPER))
    back = steps(queued, ("return", LI))
    assert (back.state, back.data["queue"]) == ("set_aside", ["U2", "U3"])
    assert awaits(key, back) == Holding("U2", "2026-11-27")
    with pytest.raises(Refused, match=r"loan\.promised"):
        decide(key, back, ask("borrow", LI))
    next_ = steps(back, ("unreserve", CHEN), today="2026-11-26")
    assert awaits(key, next_) == Holding("U3", "2026-11-29")
    lent = steps(next_, ("borrow", KEEPER))
    assert (lent.state, lent.data["holder"], lent.data.get("queue"), lent.data.get("kept_until")) == (
        "on_loan", "U3", None, None,
    )  # fmt: skip


def test_who_joins_the_queue_of_what_is_set_aside_does_not_lengthen_the_wait_of_the_first() -> None:
    back = steps(fresh(key), ("borrow", LI), ("reserve", CHEN), ("return", LI))
    longer = steps(back, ("reserve", KEEPER), today="2026-11-26")
    assert (longer.data["queue"], longer.data["kept_until"]) == (["U2", "U3"], "2026-11-27")


def test_what_nobody_fetches_is_free_again() -> None:
    back = steps(fresh(key), ("borrow", LI), ("reserve", CHEN), ("return", LI))
    free = lapsed(key, back, "U2", NOW, "2026-11-28")
    assert (free.state, free.data.get("queue"), awaits(key, free)) == ("available", None, None)


@pytest.mark.parametrize(
    ("verb", "who", "reason"),
    [
        ("reserve", LI, "loan.yours"),
        ("reserve", CHEN, "loan.queued"),
        ("unreserve", KEEPER, "loan.not_queued"),
        ("renew", LI, "loan.awaited"),
    ],
)
def test_a_place_in_the_queue_is_taken_once_and_keeps_the_holder_to_the_day(verb: str, who: Actor, reason: str) -> None:
    queued = steps(fresh(key), ("borrow", LI), ("reserve", CHEN))
    with pytest.raises(Refused) as no:
        decide(key, queued, ask(verb, who))
    assert no.value.reason == reason


def test_a_queue_has_an_end() -> None:
    lent = steps(fresh(key), ("borrow", LI))
    full = replace(lent, data={**lent.data, "queue": [f"X{n}" for n in range(MOST_WAITING)]})
    with pytest.raises(Refused, match=r"loan\.queue_full"):
        decide(key, full, ask("reserve", CHEN))


def test_whoever_holds_a_thing_is_reminded_once_a_day() -> None:
    lent = steps(fresh(key), ("borrow", LI), ("remind", KEEPER))
    with pytest.raises(Refused, match=r"record\.reminded"):
        decide(key, lent, ask("remind", KEEPER))
    assert steps(lent, ("remind", KEEPER), today="2026-11-25").data["reminded"] == "2026-11-25"


def test_a_task_goes_from_hand_to_hand_until_it_is_finished() -> None:
    given_ = fresh(errand, assignee="U2", due="2026-11-27")
    assert holding(errand, given_) == Holding("U2", "2026-11-27", 0)
    assert {one.name for one in possible(errand, given_, CHEN, TODAY)} == {"accept", "report", "finish", "decline"}
    doing = decide(errand, given_, ask("accept", CHEN)).record
    told = decide(errand, doing, ask("report", CHEN)).record
    assert holding(errand, told) == Holding("U2", "2026-11-27", 40)
    done = decide(errand, told, ask("finish", CHEN)).record
    assert (done.state, done.data["progress"], holding(errand, done)) == ("finished", 100, None)
    assert {one.name for one in possible(errand, done, LI, TODAY)} == {"edit", "confirm", "reopen"}
    assert decide(errand, done, ask("confirm", LI)).record.state == "confirmed"


def test_what_lacks_something_is_reopened_with_a_word_and_is_not_whole_any_more() -> None:
    done = decide(errand, fresh(errand, assignee="U2"), ask("finish", CHEN)).record
    again = decide(errand, done, ask("reopen", LI)).record
    assert (again.state, again.data["progress"], again.data["remark"]) == ("doing", 90, "a page is missing")


def test_a_report_is_work_begun_and_its_words_are_kept() -> None:
    told = decide(errand, fresh(errand, assignee="U2"), ask("report", CHEN, progress=30, remark="half a page")).record
    assert (told.state, told.data["progress"], told.data["remark"]) == ("doing", 30, "half a page")


def test_what_whoever_gave_it_finishes_needs_no_confirmation() -> None:
    own = decide(errand, fresh(errand), ask("finish", LI)).record
    assert (own.state, awaits(errand, own)) == ("confirmed", None)
    with pytest.raises(Refused, match=r"record\.own_reminder"):
        decide(errand, fresh(errand), ask("remind", LI))


def test_a_task_that_is_declined_waits_for_whoever_gave_it() -> None:
    declined = decide(errand, fresh(errand, assignee="U2"), ask("decline", CHEN)).record
    assert holding(errand, declined) is None
    assert {one.name for one in possible(errand, declined, LI, TODAY)} == {"edit", "reassign", "cancel"}
    again = decide(errand, declined, ask("reassign", LI, assignee="U3")).record
    assert (again.state, again.data["progress"], again.data["assignee"]) == ("assigned", 0, "U3")


def test_who_a_task_is_given_to_is_not_edited_but_reassigned() -> None:
    edit = errand.verb("edit")
    assert edit is not None
    assert [one.name for one in edit.form] == ["name", "due", "owner"]


@pytest.mark.parametrize("kind", [tool, key, errand], ids=lambda kind: kind.name)
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
