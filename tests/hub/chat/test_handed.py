"""Files handed in with a form are the sender's own, of the kinds asked for, and open to the bot they went to alone."""

from typing import Any

from tests.hub.chat import test_views as dialogs
from tests.hub.chat.office import COMPANY, Office

desk = dialogs.desk
asked, opened = dialogs.asked, dialogs.opened
FILES = {
    "type": "input", "block_id": "f", "optional": True, "label": {"type": "plain_text", "text": "Receipt"},
    "element": {"type": "file_input", "action_id": "files", "filetypes": ["pdf", "png"], "max_files": 2},
}  # fmt: skip


async def file_of(office: Office, who: str, name: str) -> str:
    """A file somebody has handed in; its id."""
    id = f"F{who}{name}".replace(".", "")
    sql = """INSERT INTO file (id, company, owner, name, type, size, sha, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
    args = (id, COMPANY, office.people[who].id, name, "application/pdf", 3, "0" * 64, 1)
    await office.hub.database.atomic(lambda db: db.run(sql, *args))
    return id


async def sent(office: Office, *files: str) -> dict[str, Any]:
    """What the bot is told when Li sends a dialog with these files."""
    view = (await opened(office, blocks=[FILES]))["id"]
    return await asked(office, await office.ask("li", "view.submit", view=view, values={"f": {"files": list(files)}}))


async def test_the_bot_is_told_of_the_files_and_may_read_them(desk: Office) -> None:
    file = await file_of(desk, "li", "receipt.PDF")
    told = await sent(desk, file)
    assert told["form"] == {"files": [file]}
    assert told["state"]["f"]["files"]["files"][0]["name"] == "receipt.PDF"
    assert (await desk.ask("bot", "file.get", file=file))["file"]["id"] == file
    assert (await desk.refusal("zhao", "file.get", file=file)).reason == "file.missing"


async def test_a_file_of_somebody_else_or_of_another_kind_is_refused_under_its_field(desk: Office) -> None:
    view = (await opened(desk, blocks=[FILES]))["id"]
    for file in (await file_of(desk, "zhao", "theirs.pdf"), await file_of(desk, "li", "notes.exe"), "Fnone"):
        no = await desk.refusal("li", "view.submit", view=view, values={"f": {"files": [file]}})
        assert (no.reason, list(no.details["errors"])) == ("form.wrong", ["f"])
    three = {"f": {"files": ["Fa", "Fb", "Fc"]}}
    assert "f" in (await desk.refusal("li", "view.submit", view=view, values=three)).details["errors"]
