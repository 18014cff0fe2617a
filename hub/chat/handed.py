"""Files handed in with a form: only one's own, of a kind its field takes, and readable by the bot they go to."""

from collections.abc import Sequence
from typing import Any

from hub.chat.elements import Blocks, Part, parts
from hub.chat.forms import State
from hub.files import file_shapes, hang
from hub.kernel import Refused
from hub.store import Sql, Work, marks

THING = "interaction"


async def judged(work: Work, blocks: Blocks, state: State) -> dict[str, Refused]:
    """Every file of the state as clients have it, in its place; by `block_id` what is wrong with those that are not."""
    wrong: dict[str, Refused] = {}
    for part in parts(blocks):
        held = state.get(part.block, {}).get(part.action, {})
        if part.kind != "file_input" or not held.get("files"):
            continue
        try:
            held["files"] = [await _own(work, part, one["id"]) for one in held["files"]]
        except Refused as no:
            wrong[part.block] = no
    return wrong


async def hand_over(work: Work, state: State, interaction: str) -> None:
    """Let the bot of an interaction read what was handed in with it."""
    for fields in state.values():
        for held in fields.values():
            for file in held.get("files") or ():
                await hang(work, file["id"], THING, interaction)


async def readable_interactions(db: Sql, person: str, things: Sequence[str]) -> set[str]:
    """Those interactions that are this bot's."""
    sql = f"SELECT id FROM interaction WHERE bot = ? AND id IN ({marks(things)})"
    return {row["id"] for row in await db.rows(sql, person, *things)}


async def _own(work: Work, part: Part, file: str) -> dict[str, Any]:
    """A file as clients have it. Refuses one that is not the sender's, or whose ending the field does not take."""
    found = (await file_shapes(work.db, [file])).get(file)
    if found is None or not await work.offer("file.owned", file, work.actor.id):
        raise Refused("file.missing", field="files")
    wanted = [str(one).lower().lstrip(".") for one in part.element.get("filetypes") or ()]
    if wanted and str(found["name"]).lower().rpartition(".")[2] not in wanted:
        raise Refused("form.file_type", name=found["name"], types=wanted)
    return found
