"""`python3 -m hub …`: people are written down, the schema is brought up to date, trouble is a sentence."""

import asyncio
from pathlib import Path

import pytest

from hub import commands
from hub.app import close_parts, open_parts, open_station
from hub.settings import read_settings

PEOPLE = "工号,姓名,账号,部门\n1,李华,lihua,销售部\n"
WRONG = "工号,姓名,账号,手机\n1,李华,lihua,x\n"


@pytest.fixture
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_DATA", str(tmp_path / "data"))


@pytest.mark.usefixtures("_apart")
def test_the_schema_is_brought_up_to_date_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.migrate() == 0
    assert "store/0001_store" in capsys.readouterr().out
    assert commands.migrate() == 0
    assert "Nothing to do" in capsys.readouterr().out


@pytest.mark.usefixtures("_apart")
def test_a_setting_nobody_knows_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HUB_SERVER_PROT", "1")
    assert commands.migrate() == 1
    assert "no setting 'prot'" in capsys.readouterr().err


def company(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_SERVER_PORT", "0")
    monkeypatch.setenv("HUB_SERVER_BOTS", "no")

    async def begin() -> None:
        station = await open_station(read_settings(), say=lambda _: None)
        await station.close()

    asyncio.run(begin())


@pytest.mark.usefixtures("_apart")
def test_a_person_gets_a_password_for_one_sign_in(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    company(monkeypatch)
    assert commands.user(login="lihua", name="李华", company=None, roles=["hr"]) == 0
    login, password = capsys.readouterr().out.split()
    assert (login, len(password) > 8) == ("lihua", True)


@pytest.mark.usefixtures("_apart")
def test_people_come_from_a_file_dry_first_and_wrong_rows_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    company(monkeypatch)
    good, wrong = tmp_path / "people.csv", tmp_path / "wrong.csv"
    good.write_text(PEOPLE, "utf-8")
    wrong.write_text(WRONG, "gbk")
    assert commands.bring(files=[wrong], company=None, apply=True) == 1
    assert ":2:" in capsys.readouterr().out
    assert commands.bring(files=[good], company=None, apply=False) == 0
    assert commands.bring(files=[good], company=None, apply=True) == 0
    assert commands.user(login="lihua", name=None, company=None, roles=[]) == 0


@pytest.mark.usefixtures("_apart")
def test_the_journal_is_proved_or_what_was_altered_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    async def seal_and_alter(sql: str) -> None:
        parts = await open_parts(read_settings())
        await parts.sealer.once()
        if sql:
            await parts.database.atomic(lambda db: db.run("DROP TRIGGER journal_kept"))
            await parts.database.atomic(lambda db: db.run(sql))
        await close_parts(parts)

    company(monkeypatch)
    asyncio.run(seal_and_alter(""))
    assert commands.proof() == 0
    assert capsys.readouterr().out.startswith("The journal is what it was: ")
    asyncio.run(seal_and_alter("UPDATE journal SET actor = 'U-other' WHERE id = 1"))
    assert commands.proof() == 1
    assert "a line was altered" in capsys.readouterr().out
