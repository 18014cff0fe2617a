"""Making a customer: one that may be there already is made only with a reason, and one tax number only once."""

from dataclasses import replace
from typing import Any

from msgspec import UNSET, structs, to_builtins

from hub.kernel import Act, Refused
from hub.office.crm import keep
from hub.office.crm.customer import WHY, customer
from hub.office.crm.dup.finding import near
from hub.office.crm.dup.rules import barred
from hub.office.crm.intake.likeness import keys_of
from hub.records import Field, Kept, field_on_wire, handler, input_of
from hub.store import Work

CREATE = customer.verbs()[0]
DESPITE = Field("despite", WHY)
Create = input_of(customer, replace(CREATE, form=(*CREATE.form, DESPITE)))
"""The form of a new customer, with the reason why it is made although it may be there already."""
_made = handler(customer, CREATE)


async def create(act: Act, work: Work) -> Kept:
    """A new customer. Refused `crm.alike` with those it may be, and the field that asks for a reason; `crm.alike_tax`
    when it has the tax number of another.
    """
    form: Any = act.input.form
    told = {name: value for name in form.__struct_fields__ if isinstance(value := getattr(form, name), str)}
    despite = " ".join(told.pop("despite", "").split())
    await _judge(act, work, told, despite)
    plain = structs.replace(act, input=structs.replace(act.input, form=structs.replace(form, despite=UNSET)))
    kept = await _made(plain, work)
    if despite:
        one = await keep.one_of(work.db, kept.record["id"])
        await keep.changed(work, customer, one, {"despite": despite[:200]}, silent=True)
    return kept


async def _judge(act: Act, work: Work, told: dict[str, str], despite: str) -> None:
    found, likely = await near(work, act.actor, keys_of(customer.name, told))
    if not found or (despite and not barred(likely)):
        return
    first = found[0]
    owner = first.owner.name if first.owner else ""
    details: dict[str, Any] = {"near": to_builtins(found), "title": first.title, "owner": owner, "count": len(found)}
    details["by"] = [words.words for words in first.by]
    if barred(likely):
        raise Refused("crm.alike_tax", field="uscc", **details)
    ask = field_on_wire(customer, DESPITE, work.words) | {"required": True}
    raise Refused("crm.alike", ask=[ask], **details)
