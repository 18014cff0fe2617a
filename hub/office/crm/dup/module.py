"""What customers that may be the same bring to the module of customers."""

from hub.kernel import ActType, Arg, Command, Hearer
from hub.office.crm.commands import NAMES
from hub.office.crm.customer import customer
from hub.office.crm.dup import acts, creating, finding, merging
from hub.office.crm.intake import keys
from hub.records import Kept

PERSON = ("person",)

ACTS = (
    ActType(f"{customer.name}.create", creating.Create, Kept, creating.create),
    ActType("crm.dup.check", acts.DupCheck, acts.DupFound, finding.check, reads=True, who=PERSON),
    ActType("crm.dup.list", acts.DupList, acts.DupPairs, finding.listed, reads=True, slow=True, who=PERSON),
    ActType("crm.dup.compare", acts.DupCompare, acts.DupCompared, finding.compare, reads=True, who=PERSON),
    ActType("crm.dup.merge", acts.DupMerge, acts.DupDone, merging.merged, who=PERSON),
    ActType("crm.dup.apart", acts.DupApart, acts.DupDone, merging.apart, who=PERSON),
    ActType("crm.dup.undo", acts.DupUndo, acts.DupDone, merging.undo, who=PERSON),
)
HEARERS = (Hearer("crm.customer.transferred", keys.hear),)
COMMANDS = (
    Command(tuple(NAMES["dup"]), "crm.dup.check", (Arg("query", rest=True),), icon="customers", app="customers"),
)
