"""An import is followed and listed by whoever started it; a file that turns out unreadable says so on its card."""

from tests.hub.office.crm.desk import Office
from tests.hub.office.crm.intake_files import done, hand_in, imported, sample


async def test_it_is_listed_and_followed_by_its_owner_alone(desk: Office) -> None:
    seen = await imported(desk, "lin", await sample(desk, "lin", "google_2024.csv"))
    (job,) = (await desk.ask("lin", "crm.import.list"))["jobs"]
    assert (job["no"], job["may_undo"]) == (seen["job"]["no"], True)
    assert (await desk.ask("ma", "crm.import.list"))["jobs"] == []
    assert await desk.refusal("ma", "crm.import.get", no=job["no"]) == "import.missing"


async def test_a_file_that_changed_its_mind_is_broken(desk: Office) -> None:
    file = await hand_in(desk, "lin", "x.csv", "客户名称\n甲\n".encode())
    given = {"file": file, "kind": "customer", "mapping": {"0": "name", "7": "phone"}}
    job = (await desk.ask("lin", "crm.import.start", **given))["job"]
    await done(desk)
    after = (await desk.ask("lin", "crm.import.get", id=job["id"]))["job"]
    assert (after["state"], "why" in after) == ("broken", True)


async def test_the_command_leads_to_the_page(desk: Office) -> None:
    said = await desk.ask("lin", "crm.import.ask", kind="contact")
    assert "/customers/import?kind=contact" in str(said["answer"]["blocks"])
