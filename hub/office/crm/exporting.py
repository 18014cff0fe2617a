"""A list taken out as a file Excel opens as it stands: what the list shows, no more, and it is written down (R43)."""

from typing import Any

from hub.kernel import Act, Refused, spoken
from hub.office.crm.acts import ExportAsked, Exported
from hub.office.crm.contact import contact
from hub.office.crm.customer import customer
from hub.office.crm.followup import followup
from hub.people import written
from hub.records import Asked, Record, RecordType, called, heading, label, listed, on_screen, option, state, today_of
from hub.store import Work

MOST = 5_000
KINDS = {kind.name: kind for kind in (customer, contact, followup)}


async def export(act: Act, work: Work) -> Exported:
    """The records of a view and a search, at most 5,000, as CSV with a byte order mark."""
    asked: ExportAsked = act.input
    kind = KINDS.get(asked.type)
    if kind is None:
        raise Refused("type.missing", field="type", type=asked.type)
    ids = None
    if asked.query.strip():
        ids = tuple(await work.offer("search.records", act.actor.company, kind.name, asked.query, MOST) or ())
    view = next((one for one in kind.views if one.name == asked.view), None)
    where, sort = (view.where, view.sort) if view else ((), "-created")
    page = await listed(work.db, kind, act.actor, Asked(where, sort, limit=MOST, ids=ids), today_of(work))
    names = await called(work.db, kind, page.records)
    locale = act.actor.locale
    head = [
        spoken(heading(kind, one, work.words), locale)
        for one in ("no", "state", *(field.name for field in kind.fields))
    ]
    rows = [_row(kind, one, names, act, work) for one in page.records]
    title = spoken(label(kind, work.words), locale)
    work.target = kind.name
    return Exported(f"{title}-{today_of(work)}.csv", written([head, *rows]), len(rows))


def _row(kind: RecordType, one: Record, names: dict[str, str], act: Act, work: Work) -> list[str]:
    shown: dict[str, Any] = on_screen(kind, one, act.actor)["values"]
    locale = act.actor.locale
    cells = [one.no, spoken(state(kind, one.state, work.words), locale)]
    for field in kind.fields:
        value = shown.get(field.name)
        if value is None or value == "":
            cells.append("")
        elif field.kind.name == "choice":
            cells.append(spoken(option(kind, field, value, work.words)["label"], locale))
        elif field.kind.name == "flag":
            cells.append(work.words.say(locale, "text.record.yes" if value else "text.record.no"))
        else:
            cells.append(names.get(str(value), str(value)))
    return cells
