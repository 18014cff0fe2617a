"""Signing in: who gets in, who is kept out for how long, and how fast a revoked session is over."""

import asyncio

import pytest

from hub.kernel import Refused
from hub.people import Signed, seen, session_of, sessions_revoked_since, sign_in, sign_out
from hub.people.passwords import DAY_MS, hashed
from hub.people.sessions import MINUTE_MS
from tests.hub.people.conftest import Office

PASSWORD = "Qm7#vbtw2K"


async def give_password(office: Office, login: str, password: str = PASSWORD) -> None:
    kept = await hashed(password)
    sql = "INSERT INTO credential (person, hash, set_at, must_change) VALUES (?, ?, ?, FALSE)"
    person = office.people[login].id
    await office.hub.database.atomic(lambda db: db.run(sql, person, kept, office.hub.clock.now))


async def signed(office: Office, token: str) -> Signed | None:
    async with office.hub.corridor.reading() as reads:
        return await session_of(reads, token)


async def refused(office: Office, login: str, password: str) -> Refused:
    with pytest.raises(Refused) as no:
        await sign_in(office.hub.corridor, login, password)
    return no.value


@pytest.mark.parametrize(
    "login", ["linxiao", "LinXiao", "1002", "13800001002", "lin@yuanhang.example", "ｌｉｎｘｉａｏ"]
)
async def test_login_number_phone_and_mail_all_open_the_door(office: Office, login: str) -> None:
    await give_password(office, "linxiao")
    entered = await sign_in(office.hub.corridor, login, PASSWORD, device="desk", bearer=True)
    assert (entered.actor.name, entered.bearer, entered.must_change_password) == ("林晓", True, False)
    found = await signed(office, entered.token)
    assert found is not None
    assert (found.actor, found.session, found.token) == (entered.actor, entered.session, "")


async def test_only_the_hash_of_a_token_is_kept(office: Office) -> None:
    await give_password(office, "linxiao")
    entered = await sign_in(office.hub.corridor, "linxiao", PASSWORD)
    rows = await office.hub.rows("SELECT * FROM session")
    journal = await office.hub.rows("SELECT input FROM journal")
    assert entered.token not in str(rows) + str(journal)
    assert rows[0]["hash"] not in str(journal)


async def test_the_first_administrator_must_change_the_password_first(office: Office) -> None:
    entered = await sign_in(office.hub.corridor, "admin", office.first.password)
    assert entered.must_change_password


async def test_a_password_ninety_days_old_must_be_changed(office: Office) -> None:
    await give_password(office, "linxiao")
    office.hub.clock.now += 90 * DAY_MS + 1
    assert (await sign_in(office.hub.corridor, "linxiao", PASSWORD)).must_change_password


@pytest.mark.parametrize("login", ["linxiao", "nobody", "majun", "", "a' OR 1=1--"])
async def test_wrong_passwords_and_unknown_accounts_get_the_same_answer(office: Office, login: str) -> None:
    await give_password(office, "linxiao")
    assert (await refused(office, login, "wrong")).reason == "session.wrong"


@pytest.mark.parametrize("login", ["linxiao", "nobody"])
async def test_five_failures_lock_an_account_for_fifteen_minutes(office: Office, login: str) -> None:
    await give_password(office, "linxiao")
    for _ in range(5):
        assert (await refused(office, login, "wrong")).reason == "session.wrong"
    no = await refused(office, login, PASSWORD)
    assert no.reason == "session.locked"
    assert 0 < no.details["retry_after"] <= 15 * 60 + 1
    await give_password(office, "majun")
    assert await sign_in(office.hub.corridor, "majun", PASSWORD)
    office.hub.clock.now += 15 * MINUTE_MS + 1
    if login == "linxiao":
        assert await sign_in(office.hub.corridor, "linxiao", PASSWORD)
    else:
        assert (await refused(office, login, PASSWORD)).reason == "session.wrong"


async def test_the_lock_is_the_accounts_whichever_name_was_tried(office: Office) -> None:
    await give_password(office, "linxiao")
    for login in ("linxiao", "1002", "13800001002", "linxiao", "1002"):
        await refused(office, login, "wrong")
    assert (await refused(office, "lin@yuanhang.example", PASSWORD)).reason == "session.locked"


async def test_a_hundred_tries_at_once_are_not_a_hundred_tries(office: Office) -> None:
    await give_password(office, "linxiao")
    answers = await asyncio.gather(*(refused(office, "linxiao", "wrong") for _ in range(20)))
    assert sum(no.reason == "session.wrong" for no in answers) == 5


async def test_failures_are_forgotten_with_success_and_with_time(office: Office) -> None:
    await give_password(office, "linxiao")
    for _ in range(3):
        for _ in range(4):
            await refused(office, "linxiao", "wrong")
        await sign_in(office.hub.corridor, "linxiao", PASSWORD)
    for _ in range(4):
        await refused(office, "linxiao", "wrong")
    office.hub.clock.now += 15 * MINUTE_MS + 1
    assert (await refused(office, "linxiao", "wrong")).reason == "session.wrong"


async def test_one_password_tried_on_many_accounts_is_stopped_by_address(office: Office) -> None:
    await give_password(office, "linxiao")
    reasons = []
    for number in range(21):
        with pytest.raises(Refused) as no:
            await sign_in(office.hub.corridor, f"guess{number}", "wrong", address="203.0.113.9")
        reasons.append(no.value.reason)
    assert reasons == ["session.wrong"] * 20 + ["session.locked"]
    assert await sign_in(office.hub.corridor, "linxiao", PASSWORD, address="203.0.113.10")


async def test_a_megabyte_is_no_password(office: Office) -> None:
    assert (await refused(office, "linxiao", "x" * 1_000_000)).reason == "session.wrong"
    assert await office.hub.rows("SELECT * FROM login_failure") == []


async def test_signing_out_ends_the_session_and_tells_the_other_nodes(office: Office) -> None:
    await give_password(office, "linxiao")
    entered = await sign_in(office.hub.corridor, "linxiao", PASSWORD)
    before = office.hub.clock.now
    await sign_out(office.hub.corridor, entered.token)
    await sign_out(office.hub.corridor, entered.token)
    assert await signed(office, entered.token) is None
    async with office.hub.corridor.reading() as reads:
        assert await sessions_revoked_since(reads.db, before) == [entered.session]
        assert await sessions_revoked_since(reads.db, office.hub.clock.now + 1) == []


async def test_a_session_left_idle_or_grown_old_is_over(office: Office) -> None:
    await give_password(office, "linxiao")
    hub = office.hub
    idle, busy = [await sign_in(hub.corridor, "linxiao", PASSWORD) for _ in range(2)]
    hub.clock.now += 700 * MINUTE_MS
    await seen(hub.database, [busy.session], hub.clock.now)
    hub.clock.now += 30 * MINUTE_MS
    assert await signed(office, idle.token) is None
    assert await signed(office, busy.token)
    for _ in range(60):
        hub.clock.now += 700 * MINUTE_MS
        await seen(hub.database, [busy.session], hub.clock.now)
    assert await signed(office, busy.token)
    hub.clock.now = busy.expires_at
    assert await signed(office, busy.token) is None


async def test_one_sees_and_ends_ones_own_sessions_only(office: Office) -> None:
    for login in ("linxiao", "majun"):
        await give_password(office, login)
    mine = await sign_in(office.hub.corridor, "linxiao", PASSWORD, device="phone", bearer=True)
    his = await sign_in(office.hub.corridor, "majun", PASSWORD)
    listed = (await office.ask("linxiao", "session.list"))["sessions"]
    assert [(one["id"], one["device"], one["bearer"]) for one in listed] == [(mine.session, "phone", True)]
    assert (await office.refusal("linxiao", "session.revoke", session=his.session)).reason == "session.missing"
    no = await office.refusal("linxiao", "session.list", person=office.people["majun"].id)
    assert no.reason == "act.not_allowed"
    ended = await office.ask("linxiao", "session.revoke", session=mine.session)
    assert ended == {"sessions": [mine.session]}
    assert (await office.ask("linxiao", "session.list"))["sessions"] == []


async def test_the_administrator_ends_anybodys_sessions(office: Office) -> None:
    await give_password(office, "majun")
    his = await sign_in(office.hub.corridor, "majun", PASSWORD)
    person = office.people["majun"].id
    assert len((await office.ask("admin", "session.list", person=person))["sessions"]) == 1
    assert (await office.ask("admin", "session.revoke", person=person))["sessions"] == [his.session]
    assert await signed(office, his.token) is None


async def test_the_administrator_sees_where_everybody_is_signed_in(office: Office) -> None:
    for login in ("linxiao", "majun"):
        await give_password(office, login)
        office.hub.clock.now += MINUTE_MS
        await sign_in(office.hub.corridor, login, PASSWORD, device="phone", address=f"10.0.0.{len(login)}")
    told = await office.ask("admin", "session.everyone")
    assert [one["person"]["name"] for one in told["sessions"]] == ["马骏", "林晓"]
    assert told["sessions"][0]["session"]["address"] == "10.0.0.5"
    first = await office.ask("admin", "session.everyone", limit=1)
    rest = await office.ask("admin", "session.everyone", before=first["sessions"][0]["session"]["id"])
    assert first["more"] and [*first["sessions"], *rest["sessions"]] == told["sessions"]
    for query in ("linx", "10.0.0.7"):
        found = await office.ask("admin", "session.everyone", query=query)
        assert [one["person"]["name"] for one in found["sessions"]] == ["林晓"]
    assert (await office.refusal("sunjiayi", "session.everyone")).reason == "act.not_allowed"


async def test_an_unknown_token_is_nobodys(office: Office) -> None:
    assert await signed(office, "") is None
    assert await signed(office, "xoxb-unknown") is None
