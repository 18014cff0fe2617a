"""Leave to hand in one file by an address alone: for programs that upload in three steps, as Slack's clients do."""

import secrets

from hub.files.acts import FileTicket, Ticket
from hub.files.holding import rows_of
from hub.kernel import Act, Refused, new_id
from hub.people import token_hash
from hub.store import Row, Sql, Work

LIFE_MS = 3_600_000
INSERT = "INSERT INTO file_ticket (hash, file, owner, name, expires_at) VALUES (?, ?, ?, ?, ?)"
LIVING = "SELECT file, owner, name FROM file_ticket WHERE hash = ? AND expires_at > ?"


async def ticket(act: Act, work: Work) -> Ticket:
    """The id a file will have, and the secret part of the address it may be sent to within the hour."""
    given: FileTicket = act.input
    most = work.registry.settings["files.most_megabytes"]
    if given.length > most * 1024 * 1024:
        raise Refused("file.too_large", field="length", most=most)
    await work.db.run("DELETE FROM file_ticket WHERE expires_at <= ?", act.at)
    file, secret = new_id("F", act.at), secrets.token_urlsafe(32)
    await work.db.run(INSERT, token_hash(secret), file, act.actor.id, given.name, act.at + LIFE_MS)
    work.target = file
    return Ticket(file, secret)


async def ticket_for(db: Sql, secret: str, now: int) -> tuple[Row, bool]:
    """Whose file an address takes in, as what: `file, owner, name`; and whether it has come. Refuses `file.missing`."""
    row = await db.row(LIVING, token_hash(secret), now)
    if row is None:
        raise Refused("file.missing", field="file")
    return row, row["file"] in await rows_of(db, [row["file"]])
