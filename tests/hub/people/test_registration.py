"""Registering, changing and letting go."""

import pytest

from hub.people import session_of, sign_in
from hub.store import members
from tests.hub.people.conftest import Office
from tests.hub.people.test_sessions import PASSWORD, give_password


async def test_whoever_is_registered_can_sign_in_at_once_and_must_change_the_password(office: Office) -> None:
    reply = await office.ask("sunjiayi", "people.create", name="吕布", no="2001", email="Lv@yuanhang.example")
    entered = await sign_in(office.hub.corridor, "lvbu", reply["password"])
    assert (reply["login"], entered.must_change_password, entered.actor.roles) == ("lvbu", True, frozenset())
    assert reply["person"]["name_en"] == "Lv Bu"
    rows = await office.hub.rows("SELECT inbox, email FROM person WHERE login = 'lvbu'")
    assert rows[0]["email"] == "lv@yuanhang.example"
    async with office.hub.corridor.reading() as reads:
        assert await members(reads.db, rows[0]["inbox"]) == [reply["person"]["id"]]


async def test_two_people_of_one_name_get_two_logins(office: Office) -> None:
    logins = [(await office.ask("admin", "people.create", name="林晓"))["login"] for _ in range(2)]
    assert logins == ["linxiao2", "linxiao3"]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"login": "linxiao"}, "person.login_taken"),
        ({"login": "ｌｉｎｘｉａｏ"}, "person.login_taken"),
        ({"login": "аdmin"}, "person.login"),  # its first letter is Cyrillic
        ({"login": "a b"}, "person.login"),
        ({"no": "1002"}, "person.no_taken"),
        ({"phone": "call me"}, "person.phone"),
        ({"email": "nobody"}, "person.email"),
        ({"department": "P-unknown"}, "department.missing"),
        ({"superior": "U-unknown"}, "person.missing"),
        ({"company": "O-unknown"}, "company.missing"),
    ],
)
async def test_what_is_taken_or_malformed_is_refused_and_leaves_nothing(
    office: Office, given: dict[str, str], reason: str
) -> None:
    before = len(await office.hub.rows("SELECT id FROM channel"))
    assert (await office.refusal("admin", "people.create", name="新人", **given)).reason == reason
    assert len(await office.hub.rows("SELECT id FROM channel")) == before


async def test_only_the_office_registers_people(office: Office) -> None:
    assert (await office.refusal("linxiao", "people.create", name="新人")).reason == "act.not_allowed"


async def test_a_changed_name_is_found_and_shown_at_once(office: Office) -> None:
    person = office.people["majun"].id
    reply = await office.ask("sunjiayi", "people.edit", person=person, name="马骏飞", phone="", grade="")
    assert reply["person"]["name"] == "马骏飞"
    assert "phone" not in reply["person"]
    assert "grade" not in reply["person"]
    found = await office.ask("linxiao", "people.find", query="mjf")
    assert [one["id"] for one in found["people"]] == [person]


async def test_nobody_answers_to_themselves_however_far_round(office: Office) -> None:
    zhou, lin = office.people["zhoujianguo"].id, office.people["linxiao"].id
    for superior in (zhou, lin):
        no = await office.refusal("admin", "people.edit", person=zhou, superior=superior)
        assert no.reason == "person.superior_ring"


async def test_whoever_leaves_is_out_of_every_session_and_their_login_is_free(office: Office) -> None:
    await give_password(office, "majun")
    entered = await sign_in(office.hub.corridor, "majun", PASSWORD)
    await office.ask("admin", "people.disable", person=office.people["majun"].id, reason="离职")
    async with office.hub.corridor.reading() as reads:
        assert await session_of(reads, entered.token) is None
    assert (await office.refusal("admin", "people.edit", person=office.people["majun"].id)).reason == "person.missing"
    assert (await office.ask("admin", "people.create", name="马军", login="majun"))["login"] == "majun"


async def test_the_last_administrator_stays_and_nobody_disables_themselves(office: Office) -> None:
    admin = office.people["admin"].id
    assert (await office.refusal("sunjiayi", "people.disable", person=admin, reason="试试")).reason == "role.last_admin"
    assert (await office.refusal("admin", "people.disable", person=admin, reason="试试")).reason == "person.oneself"


async def test_a_reset_ends_all_sessions_and_the_old_password(office: Office) -> None:
    await give_password(office, "majun")
    entered = await sign_in(office.hub.corridor, "majun", PASSWORD)
    reply = await office.ask("sunjiayi", "people.reset", person=office.people["majun"].id)
    async with office.hub.corridor.reading() as reads:
        assert await session_of(reads, entered.token) is None
    assert (await sign_in(office.hub.corridor, "majun", reply["password"])).must_change_password


async def test_an_administrators_password_is_reset_by_administrators_only(office: Office) -> None:
    no = await office.refusal("sunjiayi", "people.reset", person=office.people["admin"].id)
    assert no.reason == "act.not_allowed"
