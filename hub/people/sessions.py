"""Signing in and out. Only hashes of tokens are kept; what is revoked here ends on every node within seconds."""

import hashlib
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from msgspec import UNSET

from hub.kernel import Act, Actor, Refused, new_id, wire
from hub.people import acts, administration, shapes
from hub.people.actors import actor_from
from hub.people.address_book import like, named
from hub.people.names import folded
from hub.people.organisation import company_for
from hub.people.passwords import LONGEST, PROFILES, fits, hashed, is_stale, needs_rehash
from hub.store import CLOCK, Corridor, Database, Reads, Row, Sql, Work, marks

MINUTE_MS = 60_000
DAY_MS = 86_400_000
TRIES = 5
TRIES_OF_ADDRESS = 20
WINDOW_MS = 15 * MINUTE_MS
SEEN_EVERY_MS = MINUTE_MS
BOT_TOKEN = "xoxb-"
COUNT_TRY = """INSERT INTO login_failure (account, tries, since, locked_until) VALUES (?, 1, ?, 0)
ON CONFLICT (account) DO UPDATE SET tries = CASE WHEN login_failure.locked_until > 0 OR login_failure.since <=
excluded.since - ? THEN 1 ELSE login_failure.tries + 1 END, since = CASE WHEN login_failure.locked_until > 0
OR login_failure.since <= excluded.since - ? THEN excluded.since ELSE login_failure.since END, locked_until =
CASE WHEN login_failure.locked_until = 0 AND login_failure.since > excluded.since - ? AND login_failure.tries
+ 1 >= ? THEN excluded.since + ? ELSE 0 END
WHERE login_failure.locked_until <= excluded.since RETURNING tries"""
ACCOUNT = """SELECT p.*, c.hash FROM person p LEFT JOIN credential c ON c.person = p.id
WHERE p.gone_at IS NULL AND p.kind = 'person' AND (p.login = ? OR p.no = ? OR p.email = ? OR p.phone = ?) LIMIT 2"""
SIGNED = """SELECT p.*, s.id AS session, s.bearer, s.seen_at, s.expires_at, s.revoked_at, c.set_at, c.must_change
FROM session s JOIN person p ON p.id = s.person LEFT JOIN credential c ON c.person = p.id WHERE s.hash = ?"""


@dataclass(frozen=True, slots=True)
class Signed:
    """Somebody who is signed in. `expires_at` in ms UTC, 0 for never; `token` only right after signing in."""

    actor: Actor
    session: str
    bearer: bool
    must_change_password: bool
    expires_at: int
    token: str = ""


async def sign_in(
    corridor: Corridor, login: str, password: str, *, device: str = "", bearer: bool = False, address: str = ""
) -> Signed:
    """Sign in with login, number, phone or e-mail. Refuses `session.wrong`, and `session.locked` after five failures.

    A try is counted before the password is looked at, so that a hundred at once are not a hundred tries.
    Unknown accounts take as long and lock like real ones.
    """
    plain = unicodedata.normalize("NFKC", login).casefold().strip()
    if not plain or len(plain) > LONGEST or not password or len(password) > LONGEST:
        raise Refused("session.wrong")
    async with corridor.reading() as reads:
        found = await reads.db.rows(ACCOUNT, plain, login.strip(), plain, plain)
    account = found[0] if len(found) == 1 else None
    await _count_tries(corridor, account["id"] if account else f"?{plain}", address)
    kept = account["hash"] if account else None
    if not await fits(password, kept) or account is None:
        raise Refused("session.wrong")
    token = secrets.token_urlsafe(32)
    rehashed = await hashed(password) if kept and needs_rehash(kept) else None
    given = acts.SessionOpen(
        person=account["id"], token=token_hash(token), device=device[:200], address=address[:60], bearer=bearer,
        rehashed=rehashed,
    )  # fmt: skip
    await corridor.run(Act("session.open", CLOCK, corridor.clock(), given))
    async with corridor.reading() as reads:
        signed = await session_of(reads, token)
    if signed is None:
        raise Refused("session.wrong")
    return Signed(signed.actor, signed.session, bearer, signed.must_change_password, signed.expires_at, token)


async def _count_tries(corridor: Corridor, account: str, address: str) -> None:
    now = corridor.clock()
    counted = [(account, TRIES), *([(f"@{address}", TRIES_OF_ADDRESS)] if address else [])]

    async def count(db: Sql) -> int:
        for name, most in counted:
            if await db.row(COUNT_TRY, name, now, WINDOW_MS, WINDOW_MS, WINDOW_MS, most, WINDOW_MS) is None:
                sql = "SELECT locked_until FROM login_failure WHERE account = ?"
                return int(await db.value(sql, name)) - now
        return 0

    wait = await corridor.database.atomic(count)
    if wait > 0:
        raise Refused("session.locked", retry_after=wait // 1000 + 1, minutes=wait // MINUTE_MS + 1)


async def session_of(reads: Reads, token: str) -> Signed | None:
    """Whose token this is, with the rights they have now; None when it is unknown, revoked, expired or left idle.

    Whoever must change the password is signed in for nothing else: the doors see to that.
    """
    row = await reads.db.row(SIGNED, token_hash(token))
    if row is None or not _is_alive(row, reads):
        return None
    profile = PROFILES[reads.registry.settings["people.passwords"]]
    stale = row["set_at"] is not None and is_stale(row["set_at"], reads.at, profile)
    must_change = row["kind"] == "person" and (bool(row["must_change"]) or stale)
    actor = await actor_from(reads.db, row)
    return Signed(actor, row["session"], bool(row["bearer"]), must_change, row["expires_at"])


def _is_alive(row: Row, reads: Reads) -> bool:
    if row["revoked_at"] is not None or row["gone_at"] is not None:
        return False
    if row["expires_at"] == 0:
        return True
    idle = reads.registry.settings["people.session_idle_minutes"] * MINUTE_MS
    return bool(reads.at < row["expires_at"] and reads.at < row["seen_at"] + idle)


async def seen(database: Database, sessions: Iterable[str], now: int) -> None:
    """These sessions did something just now (not: asked in the background). Written at most once a minute each."""
    ids = list(sessions)
    sql = f"UPDATE session SET seen_at = ? WHERE id IN ({marks(ids)}) AND seen_at < ?"
    await database.atomic(lambda db: db.run(sql, now, *ids, now - SEEN_EVERY_MS))


async def sign_out(corridor: Corridor, token: str) -> None:
    """End the session of this token, if there is one."""
    async with corridor.reading() as reads:
        signed = await session_of(reads, token)
    if signed:
        given = acts.SessionRevoke(session=signed.session)
        await corridor.run(Act("session.revoke", signed.actor, corridor.clock(), given))


async def sessions_revoked_since(db: Sql, at: int) -> list[str]:
    """Sessions that ended by word at or after an instant (ms UTC): their sockets are to be closed."""
    return [row["id"] for row in await db.rows("SELECT id FROM session WHERE revoked_at >= ?", at)]


def token_hash(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


async def session_open(act: Act, work: Work) -> administration.Kept:
    """Keep a session for somebody whose password was right, and forget the failed tries."""
    given: acts.SessionOpen = act.input
    session, days = new_id("S"), work.registry.settings["people.session_days"]
    sql = """INSERT INTO session (id, hash, person, device, address, bearer, created_at, seen_at, expires_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
    await work.db.run(
        sql, session, given.token, given.person, given.device, given.address, given.bearer, act.at, act.at,
        act.at + days * DAY_MS,
    )  # fmt: skip
    await work.db.run("DELETE FROM login_failure WHERE account = ?", given.person)
    uncount = "UPDATE login_failure SET tries = tries - 1, locked_until = 0 WHERE account = ? AND tries > 0"
    await work.db.run(uncount, f"@{given.address}")
    if given.rehashed:
        await work.db.run("UPDATE credential SET hash = ? WHERE person = ?", given.rehashed, given.person)
    work.target = given.person
    work.happened("session.opened", {"person": given.person, "session": session, "device": given.device})
    return administration.Kept(session)


async def session_list(act: Act, reads: Reads) -> acts.Sessions:
    """One's own living sessions, the last used first; somebody else's for the administrator."""
    given: acts.SessionList = act.input
    person = given.person or act.actor.id
    if person != act.actor.id:
        if not act.actor.is_admin:
            raise Refused("act.not_allowed", act=act.name)
        await company_for(reads.db, act.actor, await _company_of(reads.db, person))
    sql = """SELECT * FROM session WHERE person = ? AND revoked_at IS NULL AND (expires_at = 0 OR expires_at > ?)
    ORDER BY seen_at DESC, id"""
    return acts.Sessions([_shape(row) for row in await reads.db.rows(sql, person, reads.at)])


async def session_everyone(act: Act, reads: Reads) -> acts.SessionsOfAll:
    """Every living session of a company's people, the last used first; bots' own are on their own page."""
    given: acts.SessionEveryone = act.input
    company = await company_for(reads.db, act.actor, given.company)
    where = """p.company = ? AND p.kind = 'person' AND s.revoked_at IS NULL AND p.gone_at IS NULL
    AND (s.expires_at = 0 OR s.expires_at > ?)"""
    args: list[object] = [company["id"], reads.at]
    for word in folded(given.query or "").split():
        where += " AND (p.sought LIKE ? ESCAPE '!' OR s.address LIKE ? ESCAPE '!')"
        args += [f"%{like(word)}%"] * 2
    if given.before:
        where += " AND (s.seen_at, s.id) < (SELECT seen_at, id FROM session WHERE id = ?)"
        args.append(given.before)
    sql = f"""SELECT s.*, p.name AS person_name, p.name_en AS person_en FROM session s JOIN person p ON p.id = s.person
    WHERE {where} ORDER BY s.seen_at DESC, s.id DESC LIMIT ?"""
    rows = await reads.db.rows(sql, *args, given.limit + 1)
    shown = [acts.SessionOfOne(named(row, "person"), _shape(row)) for row in rows[: given.limit]]
    return acts.SessionsOfAll(shown, len(rows) > given.limit)


async def session_revoke(act: Act, work: Work) -> acts.Revoked:
    """End one's own session or sessions; somebody else's as the administrator. Ending what ended is no harm."""
    given: acts.SessionRevoke = act.input
    owner = given.person or act.actor.id
    if given.session:
        owner = await work.db.value("SELECT person FROM session WHERE id = ?", given.session)
    if owner is None or (owner != act.actor.id and not act.actor.is_admin):
        raise Refused("session.missing")
    if owner != act.actor.id:
        await company_for(work.db, act.actor, await _company_of(work.db, owner))
    work.target = owner
    return acts.Revoked(await revoke(work, owner, given.session))


async def _company_of(db: Sql, person: str) -> str:
    found = await db.value("SELECT company FROM person WHERE id = ?", person)
    if found is None:
        raise Refused("person.missing", field="person", person=person)
    return str(found)


async def revoke(work: Work, person: str, session: str | None = None) -> list[str]:
    """End one or all of somebody's sessions within this act; the ids of those that ended."""
    sql = "UPDATE session SET revoked_at = ? WHERE person = ? AND revoked_at IS NULL"
    one = (" AND id = ?", [session]) if session else ("", [])
    rows = await work.db.rows(f"{sql}{one[0]} RETURNING id", work.at, person, *one[1])
    ended = sorted(row["id"] for row in rows)
    if ended:
        work.happened("session.revoked", {"person": person, "sessions": ended})
    return ended


def _shape(row: Row) -> shapes.SessionShape:
    return shapes.SessionShape(
        id=row["id"], device=row["device"], address=row["address"], bearer=bool(row["bearer"]),
        created_at=wire(row["created_at"]), seen_at=wire(row["seen_at"]),
        expires_at=wire(row["expires_at"]) if row["expires_at"] else UNSET,
    )  # fmt: skip
