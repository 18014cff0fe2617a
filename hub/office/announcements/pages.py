"""Reads of announcements: lists, one in full, who has read it, and the evidence as a file."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import UNSET, convert

from hub.kernel import Act, Actor, Both, Refused, Words, load, same, wire
from hub.office.announcements import acts, roster
from hub.office.announcements.announcement import Announcement, from_row, named
from hub.office.announcements.rules import csv, may_publish, publisher
from hub.people import actor_of, calendar_of, names_in_words
from hub.store import Reads, Row, Sql, marks

LIST = """SELECT a.* FROM announcement a WHERE a.company = ? {mine} {fits} AND a.id < ? ORDER BY a.id DESC LIMIT ?"""
MINE = """AND EXISTS (SELECT 1 FROM announcement_copy c WHERE c.announcement = a.id AND c.version = a.version
AND c.person = ? AND c.state <> 'gone')"""
TALLY = """SELECT COUNT(*) AS total, COALESCE(SUM(CASE WHEN state = 'read' THEN 1 ELSE 0 END), 0) AS read
FROM announcement_copy WHERE announcement = ? AND version = ? AND state <> 'gone'"""
PEOPLE = """SELECT c.*, p.no, p.name, p.name_en, d.name AS department_name, d.name_en AS department_en
FROM announcement_copy c JOIN person p ON p.id = c.person LEFT JOIN department d ON d.id = c.department
WHERE c.announcement = ? AND {where} ORDER BY c.version, c.place"""
HEADINGS = ("number", "name", "department", "edition", "delivered", "read", "reply", "chases")
MOST_NAMES = 60


async def listed(act: Act, reads: Reads) -> acts.AnnouncementsFound:
    """Announcements, newest first. The company's own list is for those who may publish."""
    asked: acts.AnnouncementList = act.input
    args: list[Any] = [act.actor.company]
    mine, fits = "", ""
    if asked.box == "sent":
        publisher(act.actor)
    else:
        mine = MINE
        args.append(act.actor.id)
    if asked.query.strip():
        fits = "AND (a.no LIKE ? ESCAPE '!' OR a.title LIKE ? ESCAPE '!')"
        args += [f"%{_like(asked.query.strip().upper())}%", f"%{_like(asked.query.strip())}%"]
    rows = await reads.db.rows(LIST.format(mine=mine, fits=fits), *args, asked.before or "~", asked.limit + 1)
    found = [from_row(row) for row in rows[: asked.limit]]
    shapes = [convert(await _summary(reads, one, act.actor), acts.AnnouncementShape) for one in found]
    lines = same("\n".join(f"{one.no} {one.title}" for one in found))
    answer = {"text": lines if found else reads.words.both("text.announcement.none")}
    return acts.AnnouncementsFound(shapes, len(rows) > asked.limit, may_publish(act.actor), answer)


async def get(act: Act, reads: Reads) -> acts.OneAnnouncement:
    """One in full. Refuses `announcement.missing` to whoever it is not for."""
    one = await named(reads.db, act.actor.company, act.input.announcement, act.input.no)
    copy = await roster.copy_of(reads.db, one, act.actor.id)
    if copy is None and not keeps(one, act.actor) and one.signer != act.actor.id:
        raise Refused("announcement.missing", no=one.no)
    shape = await _summary(reads, one, act.actor)
    if one.is_live or keeps(one, act.actor) or one.signer == act.actor.id:
        shape["text"] = one.body
    if keeps(one, act.actor):
        shape["departments"] = _parts(await roster.counts(reads.db, one, _nowhere(reads.words)))
    return acts.OneAnnouncement(convert({**shape, "audience": load(one.audience)}, acts.AnnouncementShape))


async def readable(db: Sql, person: str, things: Iterable[str]) -> set[str]:
    """Those of these announcements a person may read, and with them what is attached: whoever was given one, its
    author and its signer, and those who may publish.
    """
    ids = sorted(set(things))
    reader = await actor_of(db, person)
    rows = await db.rows(f"SELECT * FROM announcement WHERE id IN ({marks(ids)})", *ids)
    found = set()
    for one in map(from_row, rows):
        if reader and one.company == reader.company:
            given = one.is_live and await roster.copy_of(db, one, person) is not None
            if given or keeps(one, reader) or one.signer == person:
                found.add(one.id)
    return found


async def readers(act: Act, reads: Reads) -> acts.AnnouncementRoll:
    """Who has read and who has not, in the edition that holds; for its author and those who may publish."""
    asked: acts.AnnouncementReaders = act.input
    one = await _kept(reads, act.actor, asked)
    where, args = "c.version = ? AND c.state <> 'gone' AND c.place > ?", [one.id, one.version, asked.after]
    if asked.department is not None:
        where += " AND c.department = ?"
        args.append(asked.department)
    if asked.unread:
        where += " AND c.state <> 'read'"
    rows = await reads.db.rows(f"{PEOPLE.format(where=where)} LIMIT ?", *args, asked.limit + 1)
    parts = await roster.counts(reads.db, one, _nowhere(reads.words))
    answer = {"text": await names_of_unread(reads.db, reads.words, one)}
    people = [_reader(row, _nowhere(reads.words)) for row in rows[: asked.limit]]
    return acts.AnnouncementRoll(_parts(parts), people, len(rows) > asked.limit, answer)


async def export(act: Act, reads: Reads) -> acts.AnnouncementEvidence:
    """The evidence as CSV: who was given which edition when, when they read it, and what they answered."""
    one = await _kept(reads, act.actor, act.input)
    calendar, locale = await calendar_of(reads.db, one.company), act.actor.locale
    heads = [reads.words.say(locale, f"text.announcement.column.{name}") for name in HEADINGS]

    def time(at: int) -> str:
        return f"{calendar.local(at):%Y-%m-%d %H:%M:%S}" if at else ""

    def line(row: Row) -> list[str]:
        shape = _reader(row, _nowhere(reads.words))
        called, department = shape.person.words[locale], shape.department.words[locale]
        times = [time(row["delivered_at"] if row["state"] != "gone" else 0), time(row["read_at"])]
        return [row["no"], called, department, str(row["version"]), *times, row["reply"], str(row["chases"])]

    rows = await reads.db.rows(PEOPLE.format(where="1 = 1"), one.id)
    return acts.AnnouncementEvidence(f"{one.no}.csv", csv([heads, *map(line, rows)]))


async def names_of_unread(db: Sql, words: Words, one: Announcement) -> Both:
    """Who has not read, a line for each department; the first sixty, then how many more there are."""
    where = "c.version = ? AND c.state IN ('waiting', 'delivered')"
    rows = await db.rows(PEOPLE.format(where=where), one.id, one.version)
    if not rows:
        return words.both("text.announcement.nobody_left")
    groups: dict[str, list[Row]] = {}
    for row in rows[:MOST_NAMES]:
        groups.setdefault(row["department"], []).append(row)
    lines = [
        words.both(
            "text.announcement.line",
            department=_department(group[0], _nowhere(words)),
            names=[_name(row) for row in group],
        )["words"]
        for group in groups.values()
    ]
    if len(rows) > MOST_NAMES:
        lines.append(words.both("text.announcement.more", n=len(rows) - MOST_NAMES)["words"])
    told = {locale: "\n".join(line[locale] for line in lines) for locale in lines[0]}
    return {"text": told[words.company_locale], "words": told}


def keeps(one: Announcement, actor: Actor) -> bool:
    """Is this person its author, or one of those who may publish?"""
    return one.author == actor.id or may_publish(actor)


async def _kept(reads: Reads, actor: Actor, asked: acts.OfAnnouncement) -> Announcement:
    one = await named(reads.db, actor.company, asked.announcement, asked.no)
    if not keeps(one, actor):
        raise Refused("announcement.not_publisher")
    return one


async def _summary(reads: Reads, one: Announcement, actor: Actor) -> dict[str, Any]:
    names = await names_in_words(reads.db, {one.author, one.signer} - {""})
    copy = await roster.copy_of(reads.db, one, actor.id)
    shape: dict[str, Any] = {
        "id": one.id, "no": one.no, "title": one.title, "state": one.state, "version": one.version,
        "must_read": one.must_read, "question": one.question, "by": _who(one.author, names),
        "sent_at": wire(one.sent_at), "edited_at": wire(one.edited_at) if one.edited_at else None,
        "due_at": wire(one.due_at) if one.due_at else None, "reason": one.reason,
        "ended_at": wire(one.ended_at) if one.ended_at else None, "keeps": keeps(one, actor),
    }  # fmt: skip
    if one.signer:
        shape["signer"] = _who(one.signer, names)
        shape["signed_at"] = wire(one.signed_at) if one.signed_at else None
        shape["opinion"] = one.opinion
    if copy:
        read = {"read_at": wire(copy["read_at"])} if copy["read_at"] else {}
        shape["mine"] = {"reply": copy["reply"], **read}
        shape |= {"channel": copy["channel"], "message": copy["message"]}
    if keeps(one, actor):
        tally = await reads.db.row(TALLY, one.id, one.version) or {}
        shape["count"] = {"total": int(tally["total"]), "read": int(tally["read"])}
        shape["chased_at"] = wire(one.chased_at) if one.chased_at else None
    return {name: value for name, value in shape.items() if value is not None}


def _parts(parts: Iterable[roster.Part]) -> list[acts.AnnouncementPart]:
    return [acts.AnnouncementPart(part.id, _both(part.name), part.total, part.read, part.waiting) for part in parts]


def _reader(row: Row, nowhere: Mapping[str, str]) -> acts.AnnouncementReader:
    times = {name: wire(row[name]) if row[name] else UNSET for name in ("delivered_at", "read_at")}
    return acts.AnnouncementReader(
        acts.AnnouncementBy(row["person"], row["name"], _name(row)), _both(_department(row, nowhere)), row["place"],
        row["reply"], row["chases"], **times,
    )  # fmt: skip


def _name(row: Row) -> dict[str, str]:
    return {"zh": row["name"], "en": row["name_en"] or row["name"]}


def _department(row: Row, nowhere: Mapping[str, str]) -> Mapping[str, str]:
    if not row["department_name"]:
        return nowhere
    return {"zh": row["department_name"], "en": row["department_en"] or row["department_name"]}


def _nowhere(words: Words) -> Mapping[str, str]:
    told: Mapping[str, str] = words.both("text.announcement.nowhere")["words"]
    return told


def _who(person: str, names: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    called = names.get(person, {})
    return {"id": person, "name": called.get("zh", ""), "words": dict(called)}


def _both(said: Mapping[str, str]) -> acts.AnnouncementWords:
    return acts.AnnouncementWords(said["zh"], dict(said))


def _like(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
