"""One's own account: seeing it, setting it, changing the password."""

import pytest

from hub.people import session_of, sign_in
from tests.hub.people.conftest import Office
from tests.hub.people.test_sessions import PASSWORD, give_password


async def change(office: Office, old: str, new: str, **more: object) -> None:
    await office.ask("linxiao", "people.password", old=old, new=new, **more)


async def test_i_see_who_i_am_here(office: Office) -> None:
    me = await office.ask("linxiao", "people.me")
    assert (me["person"]["name"], me["person"]["login"], me["roles"]) == ("林晓", "linxiao", ["sales"])
    assert (me["company"]["name"], me["zone"], me["must_change_password"]) == ("远航机电", "Asia/Shanghai", False)
    assert (await office.ask("admin", "people.me"))["must_change_password"]


async def test_settings_are_merged_and_my_other_devices_hear_of_it(office: Office) -> None:
    await office.ask("linxiao", "people.settings", theme="dark", settings={"enter": True, "width": 300})
    await office.ask("linxiao", "people.settings", locale="en", tint=3, settings={"width": None, "sound": "bell"})
    me = await office.ask("linxiao", "people.me")
    assert (me["theme"], me["locale"], me["person"]["tint"]) == ("dark", "en", 3)
    assert me["settings"] == {"enter": True, "sound": "bell"}
    rows = await office.hub.rows(
        """SELECT e.name, e.seq FROM channel_event e JOIN person p ON p.inbox = e.channel
        WHERE p.login = 'linxiao' ORDER BY e.seq"""
    )
    assert [row["name"] for row in rows] == ["person.changed"] * 2


async def test_settings_have_an_end(office: Office) -> None:
    many = {f"key{number}": "x" * 60 for number in range(200)}
    assert (await office.refusal("linxiao", "people.settings", settings=many)).reason == "field.too_long"


async def test_a_new_password_opens_the_door_and_the_old_one_no_more(office: Office) -> None:
    await give_password(office, "linxiao")
    await change(office, PASSWORD, "Wv9!kqzt4M")
    assert (await sign_in(office.hub.corridor, "linxiao", "Wv9!kqzt4M")).actor.name == "林晓"
    no = await office.refusal("linxiao", "people.password", old=PASSWORD, new="Zt5?wmqk8R")
    assert (no.reason, no.details["field"]) == ("password.wrong", "old")


async def test_what_a_new_password_lacks_is_said_in_both_languages(office: Office) -> None:
    await give_password(office, "linxiao")
    no = await office.refusal("linxiao", "people.password", old=PASSWORD, new="linxiao1")
    words = office.hub.registry.words
    assert no.reason == "password.weak"
    chinese, english = (words.say(locale, "refused.password.weak", **no.details) for locale in ("zh", "en"))
    assert chinese.startswith("这个密码不行：至少 10 位、大写、小写、数字、符号至少要有 3 种，现在只有 2 种、")
    assert "it contains “lin”" in english


async def test_none_of_the_last_five_passwords_comes_back(office: Office) -> None:
    await give_password(office, "linxiao")
    used = [PASSWORD]
    for new in ("Wv9!kqzt4M", "Zt5?wmqk8R", "Kx2%vbhw7T", "Hq8&zmtk3W"):
        await change(office, used[-1], new)
        used.append(new)
    for old in used:
        no = await office.refusal("linxiao", "people.password", old=used[-1], new=old)
        assert no.details["why"][-1]["words"]["en"] == "it is one of your last 5"
    await change(office, used[-1], "Tb6+qwzk9V")
    await change(office, "Tb6+qwzk9V", PASSWORD)


@pytest.mark.parametrize("everywhere", [False, True])
async def test_every_session_may_be_ended_with_the_old_password(office: Office, everywhere: bool) -> None:
    await give_password(office, "linxiao")
    entered = await sign_in(office.hub.corridor, "linxiao", PASSWORD)
    await change(office, PASSWORD, "Wv9!kqzt4M", everywhere=everywhere)
    async with office.hub.corridor.reading() as reads:
        assert (await session_of(reads, entered.token) is None) is everywhere


async def test_no_password_is_written_into_the_journal(office: Office) -> None:
    await give_password(office, "linxiao")
    await change(office, PASSWORD, "Wv9!kqzt4M")
    journal = str(await office.hub.rows("SELECT input FROM journal"))
    assert PASSWORD not in journal
    assert "Wv9!kqzt4M" not in journal
