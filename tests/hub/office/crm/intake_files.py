"""The sample files as other programs write them, and handing a file in."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from hub.files import store_upload
from tests.hub.office.crm.desk import Office

SAMPLES = Path(__file__).with_name("samples")


async def hand_in(desk: Office, who: str, name: str, data: bytes) -> str:
    """Somebody hands a file in; its id."""

    async def stream() -> AsyncIterator[bytes]:
        yield data

    kept = await store_upload(desk.hub.corridor, stream(), name, "text/csv", desk.people[who])
    return str(kept["id"])


async def sample(desk: Office, who: str, name: str) -> str:
    """A sample file, handed in."""
    return await hand_in(desk, who, name, (SAMPLES / name).read_bytes())


async def imported(desk: Office, who: str, file: str, **more: Any) -> dict[str, Any]:
    """A file looked into and taken in by what was guessed; the import as it then stands."""
    seen = await desk.ask(who, "crm.import.preview", file=file, **more)
    mapping = {str(one["at"]): one["field"] for one in seen["columns"] if one["field"]}
    given = {"file": file, "kind": seen["kind"], "mapping": mapping, **more}
    job = (await desk.ask(who, "crm.import.start", **given))["job"]
    await done(desk)
    return dict(await desk.ask(who, "crm.import.get", id=job["id"]))


async def done(desk: Office) -> None:
    """Let everything that is under way come to its end."""
    for _ in range(3):
        await desk.hub.settle()
        await desk.tick()
    await desk.hub.settle()
