"""Customers: who we sell to, who looks after them, and when they are next heard from (R254, R255, R275)."""

from pathlib import Path

from hub.kernel import ActType, Hearer, Module, read_words
from hub.office.crm import acts, day, digest, exporting, handlers, namecard, pages, plans, touches, whole
from hub.office.crm.commands import with_own
from hub.office.crm.contact import contact
from hub.office.crm.customer import customer
from hub.office.crm.dup import module as dup
from hub.office.crm.followup import followup
from hub.office.crm.intake import module as intake
from hub.office.crm.presenter import presenters
from hub.office.crm.seeds import act_type, demo, seed_customers
from hub.records import HERE, module_of

__all__ = ["contact", "customer", "followup", "module", "seed_customers"]

_here = Path(__file__).resolve().parent
_kinds = [module_of(one, _here) for one in (customer, contact, followup)]
HUB = ()
"""Nobody: only the clock, which is the hub itself."""
PERSON = ("person",)

module = Module(
    name="crm",
    acts=(
        *(one for kind in _kinds for one in kind.acts if one.name != f"{customer.name}.create"),
        *dup.ACTS,
        ActType("crm.customer.page", acts.CustomerPage, acts.CustomerDetail, pages.customer_page, reads=True),
        ActType("crm.customer.assign", acts.CustomerAssign, acts.Answered, handlers.assign, who=PERSON),
        ActType("crm.followup.log", acts.FollowupLog, acts.Answered, handlers.log, who=PERSON),
        ActType("crm.followup.plan", acts.FollowupPlan, acts.Answered, handlers.plan, who=PERSON),
        ActType("crm.followup.put_off", acts.FollowupPutOff, acts.Answered, handlers.put_off, who=PERSON),
        ActType("crm.followup.undo", acts.FollowupUndo, acts.Answered, handlers.undo, who=PERSON),
        ActType("crm.followup.ring", acts.FollowupRing, acts.CrmDone, plans.ring, who=HUB, clock=True),
        ActType("crm.digest.begin", acts.DigestBegin, acts.CrmDone, digest.set_going, who=HUB, clock=True),
        ActType("crm.digest.start", acts.DigestStart, acts.CrmDone, digest.start, who=HUB, clock=True),
        ActType("crm.digest.send", acts.DigestSend, acts.CrmDone, digest.send, who=HUB, clock=True),
        ActType("crm.customer.whole", acts.CustomerWhole, acts.Whole, whole.whole, reads=True, slow=True, who=PERSON),
        ActType("crm.contact.vcard", acts.CardOut, acts.Answered, namecard.send, who=PERSON),
        ActType("crm.contact.carry", acts.CardCarry, acts.CrmDone, namecard.carry, who=HUB, clock=True),
        ActType("crm.export", acts.ExportAsked, acts.Exported, exporting.export, who=PERSON),
        *intake.ACTS,
        act_type,
    ),
    hearers=(
        Hearer("crm.followup.created", touches.hear_logged),
        Hearer("crm.followup.finished", touches.hear_finished),
        *(Hearer(f"crm.followup.{done}", plans.hear_plan) for done in ("edited", "assigned", "dropped")),
        *(Hearer(f"crm.customer.{done}", plans.hear_customer) for done in ("created", "edited", "transferred")),
        *(Hearer(f"crm.contact.{done}", plans.hear_contact) for done in ("created", "edited")),
        Hearer("crm.contact.wanted", namecard.hear_wanted, when="after"),
        *intake.HEARERS,
        *dup.HEARERS,
    ),
    offers={name: offer for kind in _kinds for name, offer in kind.offers.items()}
    | intake.OFFERS
    | {"today.crm": day.today},
    commands=(
        *with_own((one for kind in _kinds for one in kind.commands), read_words([HERE, _here])),
        *intake.COMMANDS,
        *dup.COMMANDS,
    ),
    presenters=(*presenters, *intake.PRESENTERS),
    start=digest.begin,
    demo=demo,
)
