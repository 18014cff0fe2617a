"""What taking files in brings to the module of customers."""

from hub.kernel import ActType, Arg, Command, Hearer
from hub.office.crm.acts import Answered, CrmDone
from hub.office.crm.commands import NAMES
from hub.office.crm.intake import acts, handlers, keys, looking, offering, taking
from hub.office.crm.intake.presenter import presenter

PERSON, HUB = ("person",), ()

ACTS = (
    ActType("crm.import.preview", acts.ImportPreview, acts.ImportPreviewed, looking.preview, reads=True, slow=True,
            who=PERSON),
    ActType("crm.import.start", acts.ImportStart, acts.OneImport, handlers.start, who=PERSON),
    ActType("crm.import.ask", acts.ImportAsk, Answered, handlers.ask, reads=True, who=PERSON),
    ActType("crm.import.get", acts.ImportGet, acts.OneImport, handlers.get, reads=True, who=PERSON),
    ActType("crm.import.list", acts.ImportList, acts.Imports, handlers.listed, reads=True, who=PERSON),
    ActType("crm.import.undo", acts.ImportUndo, Answered, handlers.undo, who=PERSON),
    ActType("crm.import.step", acts.ImportStep, CrmDone, taking.step, who=PERSON),
    ActType("crm.import.back", acts.ImportStep, CrmDone, taking.step_back, who=PERSON),
    ActType("crm.import.stage", acts.ImportStage, CrmDone, handlers.stage, who=HUB, clock=True),
    ActType("crm.import.offer", acts.ImportOffer, CrmDone, offering.offer, who=HUB, clock=True),
    ActType("crm.import.fail", acts.ImportFail, CrmDone, handlers.fail, who=HUB, clock=True),
    ActType("crm.import.report", acts.ImportReport, CrmDone, handlers.report, who=HUB, clock=True),
)  # fmt: skip
HEARERS = (
    *(Hearer(f"crm.{kind}.{done}", keys.hear) for kind in ("customer", "contact") for done in ("created", "edited")),
    Hearer("crm.import.begun", handlers.hear_begun, when="after"),
    Hearer("crm.import.done", handlers.hear_done, when="after"),
    Hearer("chat.posted", offering.hear_posted, when="after"),
)
OFFERS = {"crm.import.readable": handlers.readable}
PRESENTERS = (presenter,)
_KIND = Arg("kind", "choice", options={name: tuple(NAMES[name]) for name in ("customer", "contact")})
COMMANDS = (Command(tuple(NAMES["import"]), "crm.import.ask", (_KIND,), icon="customers", app="customers"),)
