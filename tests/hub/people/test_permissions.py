"""The permission change table: a leader's opinion behind every row, before and after, and no row ever changes."""

from pathlib import Path
from typing import Any

import pytest

from hub.kernel import read_words
from hub.people.permissions import reason_for
from tests.hub.people.conftest import Office

PEOPLE = Path(__file__).resolve().parents[3] / "hub" / "people"


async def changes(office: Office, login: str = "admin", **given: Any) -> list[dict[str, Any]]:
    return list((await office.ask(login, "permission.list", **given))["changes"])


@pytest.mark.parametrize(
    ("word", "reason", "field"),
    [
        ({}, "role.opinion", "leader"),
        ({"leader": "zhoujianguo"}, "role.opinion", "opinion"),
        ({"leader": "zhoujianguo", "opinion": "  "}, "role.opinion", "opinion"),
        ({"leader": "admin", "opinion": "我自己同意"}, "role.leader", "leader"),
        ({"leader": "majun", "opinion": "给我吧"}, "role.leader", "leader"),
        ({"leader": "U-nobody", "opinion": "同意"}, "person.missing", "leader"),
    ],
)
async def test_nothing_changes_without_a_leaders_opinion(
    office: Office, word: dict[str, str], reason: str, field: str
) -> None:
    known = {login: one.id for login, one in office.people.items()}
    word = {name: known.get(value, value) for name, value in word.items()}
    given = {"person": known["majun"], "role": "finance", "reason": "兼任出纳", **word}
    for act in ("people.grant", "people.revoke"):
        no = await office.refusal("admin", act, **given)
        assert (no.reason, no.details["field"]) == (reason, field)
    assert (await office.actor("majun")).roles == frozenset()


async def test_each_change_is_a_row_with_before_and_after(office: Office) -> None:
    lin = office.people["linxiao"].id
    await office.ask("admin", "people.grant", person=lin, role="finance", reason="兼任出纳", **office.word())
    await office.ask("admin", "people.revoke", person=lin, role="sales", reason="转岗", **office.word())
    later, earlier = (await changes(office, person=lin))[:2]
    assert (earlier["kind"], earlier["before"], earlier["after"]) == ("grant", ["sales"], ["finance", "sales"])
    assert (later["kind"], later["role"], later["after"]) == ("revoke", "sales", ["finance"])
    assert (later["leader"]["name"], later["opinion"], later["by"]["id"]) == (
        "周建国", "同意", office.people["admin"].id,
    )  # fmt: skip


async def test_what_follows_from_moving_and_leaving_is_written_down_too(office: Office) -> None:
    posts = {one["name"]: one["id"] for one in (await office.ask("majun", "people.posts"))["posts"]}
    given = {"post": posts["财务经理"], "role": "stores", "reason": "管仓库"}
    await office.ask("admin", "people.grant", **given, **office.word())
    ma = office.people["majun"].id
    await office.ask("admin", "people.edit", person=ma, post=posts["财务经理"])
    await office.ask("admin", "people.disable", person=office.people["linxiao"].id, reason="离职")
    left, moved = (await changes(office))[:2]
    assert (moved["kind"], moved["holder"]["id"], moved["before"], moved["after"]) == ("move", ma, [], ["stores"])
    assert (left["kind"], left["before"], left["after"], left["reason"]) == ("leave", ["sales"], [], "离职")
    held = (await office.ask("admin", "people.roles"))["grants"]
    assert office.people["linxiao"].id not in {line["holder"]["id"] for line in held}


@pytest.mark.parametrize(
    "sql", ["UPDATE permission_change SET reason = 'x'", "DELETE FROM permission_change"], ids=["changed", "deleted"]
)
async def test_the_database_lets_no_row_be_altered(office: Office, sql: str) -> None:
    before = await office.hub.rows("SELECT * FROM permission_change ORDER BY id")
    assert before
    with pytest.raises(Exception, match="append-only"):
        await office.hub.corridor.database.atomic(lambda db: db.run(sql))
    assert await office.hub.rows("SELECT * FROM permission_change ORDER BY id") == before


async def test_the_table_is_searched_and_read_on(office: Office) -> None:
    found = await changes(office, query="孙佳怡")
    assert [(one["role"], one["holder"]["name"]) for one in found] == [("hr", "孙佳怡")]
    assert await changes(office, query="没有的") == []
    everything = await changes(office)
    first = await office.ask("admin", "permission.list", limit=2)
    rest = await changes(office, before=first["changes"][-1]["id"])
    assert first["more"] and [*first["changes"], *rest] == everything


async def test_who_looks_after_people_reads_it_and_a_colleague_does_not(office: Office) -> None:
    assert await changes(office, "sunjiayi")
    assert (await office.refusal("majun", "permission.list")).reason == "act.not_allowed"


async def test_what_each_role_may_try_is_read_from_the_code(office: Office) -> None:
    told = {one["act"]: one for one in (await office.ask("admin", "permission.rights"))["acts"]}
    assert told["people.grant"]["roles"] == ["admin"] and not told["people.grant"]["person"]
    assert told["people.find"]["person"] and told["people.find"]["roles"] == []
    assert "company.create" not in told


def test_a_reason_the_hub_wrote_is_read_in_the_readers_language_and_peoples_own_as_written() -> None:
    words = read_words([PEOPLE])
    imported = words.say("zh", "text.import.reason")
    assert reason_for(words, imported, "en") == "Came with an organisation import"
    assert (reason_for(words, imported, "zh"), reason_for(words, "年审", "en")) == (imported, "年审")
