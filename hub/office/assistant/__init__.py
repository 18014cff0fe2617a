"""The assistant: one's own quick group, one's day in one piece, and the word each morning (R84-R90)."""

from hub.kernel import ActType, EventType, Module
from hub.office.assistant import acts, digest, portal, quick
from hub.office.assistant.commands import DIGEST, QUICK

PERSON = ("person",)
HUB = ()
"""Nobody: only the clock, which is the hub itself."""

module = Module(
    name="assistant",
    acts=(
        ActType("quick.list", acts.QuickList, acts.QuickGroup, quick.listed, reads=True, who=PERSON),
        ActType("quick.functions", acts.QuickFunctions, acts.QuickOffers, quick.offered, reads=True, who=PERSON),
        ActType("quick.judge", acts.QuickJudge, acts.QuickJudged, quick.judge, reads=True, who=PERSON),
        ActType("quick.open", acts.QuickOpen, acts.QuickOpened, quick.opened, reads=True, who=PERSON),
        ActType("quick.define", acts.QuickDefine, acts.QuickOpened, quick.define, reads=True, who=PERSON),
        ActType("quick.save", acts.QuickSave, acts.QuickGroup, quick.save, who=PERSON),
        ActType("quick.add", acts.QuickAdd, acts.QuickGroup, quick.add, who=PERSON),
        ActType("quick.remove", acts.QuickRemove, acts.QuickGroup, quick.remove, who=PERSON),
        ActType("portal.mine", acts.PortalMine, acts.Portal, portal.mine, reads=True, who=PERSON),
        ActType("digest.set", acts.DigestSet, acts.DigestState, digest.set_digest, who=PERSON),
        ActType("digest.begin", acts.DigestBegin, acts.Done, digest.set_going, who=HUB, clock=True),
        ActType("digest.start", acts.DigestStart, acts.Done, digest.start, who=HUB, clock=True),
        ActType("digest.send", acts.DigestSend, acts.Done, digest.send, who=HUB, clock=True),
    ),
    events=(EventType("quick.changed", acts.QuickTold),),
    commands=(QUICK, DIGEST),
    start=digest.begin,
)

__all__ = ["module"]
