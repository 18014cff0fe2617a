"""A leader whose opinion was written down behind a change of permissions hears of it: nobody can cite them unheard."""

from hub.kernel import Event
from hub.notify.notices import give_notice
from hub.notify.todos import Thing
from hub.people import names_in_words
from hub.store import Work


async def tell_leader(event: Event, work: Work) -> None:
    """Tell the leader what was changed in their name, and with which words (R48)."""
    told = event.data
    names = await names_in_words(work.db, {work.actor.id, told["holder"]} - {""})
    who = names.get(told["holder"])
    by = names.get(work.actor.id, {"zh": work.actor.name, "en": work.actor.name})
    key = "text.cited.what" if told["what"] else "text.cited.one" if who else "text.cited.many"
    filled = {"what": told["what"] or "", "who": who or "", "n": told["count"], "opinion": told["opinion"]}
    title = work.words.both(key, by=by, **filled)
    thing = Thing("permission", told["change"], told["company"], "", title, "lock", work.actor.id)
    await give_notice(work, told["leader"], thing, "permission.cited", title, tone="amber")
