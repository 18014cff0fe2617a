"""Roles: given with a reason, in force at once, written down for ever."""

import pytest

from tests.hub.people.conftest import Office


async def test_a_role_is_in_force_at_once_and_its_line_says_who_and_why(office: Office) -> None:
    person = office.people["majun"].id
    await office.ask("admin", "people.grant", person=person, role="finance", reason="兼任出纳", **office.word())
    assert (await office.actor("majun")).roles == {"finance"}
    lines = (await office.ask("sunjiayi", "people.roles"))["grants"]
    line = next(one for one in lines if one["holder"]["id"] == person)
    assert (line["role"], line["reason"], line["granted_by"]["id"]) == (
        "finance", "兼任出纳", office.people["admin"].id
    )  # fmt: skip
    rows = await office.hub.rows(
        "SELECT e.name FROM channel_event e JOIN person p ON p.inbox = e.channel WHERE p.id = ?", person
    )
    assert [row["name"] for row in rows] == ["person.changed"]


async def test_a_revoked_role_is_over_at_once_and_its_line_stays(office: Office) -> None:
    lin = office.people["linxiao"].id
    await office.ask("admin", "people.revoke", person=lin, role="sales", reason="转岗", **office.word())
    assert (await office.actor("linxiao")).roles == frozenset()
    now, past = [
        [
            line
            for line in (await office.ask("admin", "people.roles", past=past))["grants"]
            if line["holder"]["id"] == lin
        ]
        for past in (False, True)
    ]
    assert now == []
    assert [(line["role"], line["revoke_reason"]) for line in past] == [("sales", "转岗")]
    await office.ask("admin", "people.grant", person=lin, role="sales", reason="转回来", **office.word())
    assert (await office.actor("linxiao")).roles == {"sales"}


@pytest.mark.parametrize(
    ("act", "given", "reason"),
    [
        ("people.grant", {"role": "king"}, "role.missing"),
        ("people.grant", {"role": "sales"}, "role.held"),
        ("people.revoke", {"role": "hr"}, "role.not_held"),
        ("people.grant", {"role": "hr", "post": "Q-any"}, "role.holder"),
    ],
)
async def test_a_grant_that_makes_no_sense_is_refused(
    office: Office, act: str, given: dict[str, str], reason: str
) -> None:
    person = office.people["linxiao"].id
    assert (await office.refusal("admin", act, person=person, reason="试试", **office.word(), **given)).reason == reason


async def test_only_the_administrator_gives_roles(office: Office) -> None:
    person = office.people["sunjiayi"].id
    no = await office.refusal("sunjiayi", "people.grant", person=person, role="admin", reason="自己给自己")
    assert no.reason == "act.not_allowed"


async def test_the_last_administrator_keeps_the_role(office: Office) -> None:
    admin, sun = office.people["admin"].id, office.people["sunjiayi"].id
    no = await office.refusal("admin", "people.revoke", person=admin, role="admin", reason="试试")
    assert no.reason == "role.last_admin"
    await office.ask("admin", "people.grant", person=sun, role="admin", reason="交接", **office.word())
    await office.ask("sunjiayi", "people.revoke", person=admin, role="admin", reason="交接", **office.word())
    assert not (await office.actor("admin")).is_admin


async def test_a_role_is_given_by_what_it_is_called_in_either_language(office: Office) -> None:
    person = office.people["majun"].id
    await office.ask("admin", "people.grant", person=person, role="财务", reason="兼任出纳", **office.word())
    await office.ask("admin", "people.grant", person=person, role="Stores", reason="管仓库", **office.word())
    assert (await office.actor("majun")).roles == {"finance", "stores"}
