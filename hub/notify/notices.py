"""Notices: a person hears of a result or a reminder at once, on every device, and finds it again later."""

from hub.kernel import Act, Both, dump, new_id
from hub.notify.acts import NoticeRead
from hub.notify.inboxes import tell_inbox
from hub.notify.pages import notice_shapes
from hub.notify.tables import NoticeRow
from hub.notify.todos import Thing
from hub.store import Work, marks


async def give_notice(
    work: Work, person: str, thing: Thing, kind: str, title: Both, body: Both | None = None, tone: str = "slate"
) -> str:
    """Tell one person something about a thing; the notice's id. `tone` is a colour's meaning (ux.md section
    2).
    """
    notice = new_id("L", work.at)
    await NoticeRow.create(
        id=notice, company=thing.company, person=person, kind=kind, thing_kind=thing.kind, thing=thing.id,
        no=thing.no, title=dump(title), body=dump(body) if body else None, tone=tone, sender=work.actor.id,
        card=thing.card, channel=thing.channel, message=thing.message, at=work.at,
    )  # fmt: skip
    rows = await work.db.rows("SELECT * FROM notice WHERE id = ?", notice)
    for shape in await notice_shapes(work, rows):
        await tell_inbox(work, person, "notice.given", {"notice": shape})
    return notice


async def read(act: Act, work: Work) -> None:
    """This person has seen these notices. Somebody else's are left as they are."""
    asked: NoticeRead = act.input
    sql = f"UPDATE notice SET read_at = ? WHERE person = ? AND read_at IS NULL AND id IN ({marks(asked.notices)})"
    await work.db.run(sql, work.at, act.actor.id, *asked.notices)
