"""A customer's page: the record, its people, and everything that was said, as far as the reader may see it."""

from typing import Any

from hub.chat import card_for
from hub.kernel import Act
from hub.office.crm import keep
from hub.office.crm.acts import CustomerDetail, CustomerPage
from hub.office.crm.contact import contact
from hub.office.crm.customer import customer
from hub.office.crm.followup import followup
from hub.office.crm.presenter import parts, see_customer
from hub.records import Record, called, on_screen, stored
from hub.store import Reads

MOST = 200


async def customer_page(act: Act, reads: Reads) -> CustomerDetail:
    """Everything about one customer. Refused `record.missing`."""
    asked: CustomerPage = act.input
    of = await keep.seen(reads, customer, act.actor, asked.record or asked.no)
    known = await card_for(reads, customer.name, of.id, act.actor)
    card = known or {"id": "", "face": 0, **await see_customer(reads.db, reads.words, of.id, act.actor)}
    people, past = await parts(reads.db, of, MOST)
    rows = await reads.db.rows(keep.OPEN, of.company, followup.name, of.id)
    coming = await stored(reads.db, [row["id"] for row in rows]) if rows else []
    names = await called(reads.db, customer, [of])
    names |= await called(reads.db, contact, people) | await called(reads.db, followup, [*coming, *past])
    return CustomerDetail(
        on_screen(customer, of, act.actor), card, _shown(contact, people, act), _shown(followup, [*coming, *past], act),
        names, any(one["id"] == "log" for one in card["actions"]),
    )  # fmt: skip


def _shown(kind: Any, records: list[Record], act: Act) -> list[dict[str, Any]]:
    return [on_screen(kind, one, act.actor) for one in records]
