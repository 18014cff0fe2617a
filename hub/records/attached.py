"""Files and messages on records: only what whoever puts them there may read, for whoever may read the record."""

from collections.abc import Iterable, Sequence

from hub.files import hang, usable
from hub.kernel import Handler
from hub.people import actor_of
from hub.records import rows
from hub.records.kinds import Problem, refusal
from hub.records.names import pointed
from hub.records.spec import Record, RecordType
from hub.store import Sql, Work


async def attach(work: Work, kind: RecordType, record: Record, changed: Iterable[str]) -> None:
    """Hang the files of the changed fields on the record. Refused `field.missing` for what the actor may not read."""
    files, messages = (_pointed(kind, record, changed, of) for of in ("file", "message"))
    said = [one for _, one in messages]
    known = set(await work.offer("message.readable", work.actor.id, said) or ()) if said else set[str]()

    async def readable(_: Sql, person: str, of: str, things: Sequence[str]) -> set[str]:
        return await work.offer(f"{of}.readable", person, things) or set()

    shown = await usable(work.db, [(work.actor.id, one) for _, one in files], readable)
    known |= {file for _, file in shown}
    if strange := [(name, one) for name, one in (*files, *messages) if one not in known]:
        raise refusal([Problem(name, "field.missing", {"value": one}) for name, one in strange])
    for _, one in files:
        await hang(work, one, kind.name, record.id)


def readable_of(kind: RecordType) -> Handler:
    """Which of these records a person may see: offered as `<type>.readable` for the files that hang on them."""

    async def readable(db: Sql, person: str, things: Sequence[str]) -> set[str]:
        reader = await actor_of(db, person)
        if reader is None:
            return set()
        return {one.id for one in await rows.some(db, kind, reader, things)}

    return readable


def _pointed(kind: RecordType, record: Record, changed: Iterable[str], of: str) -> list[tuple[str, str]]:
    fields = (one for one in kind.fields if one.kind.name == of and one.name in changed)
    return [(one.name, id) for one in fields for id in pointed(one, record.data.get(one.name))]
