"""Traits: what many kinds of thing share, as one line of a declaration. Lent out and brought back; given to somebody.

A trait brings fields, states and verbs of its own; it says what each verb sets and where it leads when the state alone
does not tell (`lands`), who holds the thing afterwards and until when, for whom else it waits, and in `barred` the one
reason a verb is closed that states and roles cannot tell.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from hub.records import kinds
from hub.records.action import EVERYONE, Action, Record
from hub.records.kinds import Field, Kind

MOST_WAITING = 50
NEARLY = 90
"""Per cent: as far as what is reopened can be."""
REMINDED = Field("reminded", kinds.date, derived=True)
"""The day on which whoever holds it was last reminded by somebody."""


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a record, until which day (empty: for ever), and how much of it: one copy, or the percentage done."""

    who: str
    until: str = ""
    amount: int = 1


@dataclass(frozen=True, slots=True)
class Loan:
    """Lent to one holder at a time, for `days` days, renewed `renewals` times; a person holds at most `limit` (0: any).

    The holder or the keeper brings it back. With `keeps`, people line up for what is lent (R236): when it comes back it
    is set aside so many days for the first of them, then for the next.
    """

    name: ClassVar[str] = "loan"
    days: int = 30
    limit: int = 0
    renewals: int = 0
    keeps: int = 0
    who: tuple[str, ...] = EVERYONE

    start: ClassVar[str] = "available"
    placed: ClassVar[tuple[str, ...]] = ()
    asks: ClassVar[bool] = False

    @property
    def states(self) -> Mapping[str, str]:
        """Free, lent, and waiting for whoever reserved it."""
        return {"available": "pine", "on_loan": "amber"} | ({"set_aside": "indigo"} if self.keeps else {})

    def faults(self) -> list[str]:
        """What is wrong with these numbers."""
        low = {"days": 1, "limit": 0, "renewals": 0, "keeps": 0}
        return [f"loan {name} must be at least {least}" for name, least in low.items() if getattr(self, name) < least]

    def fields(self) -> tuple[Field, ...]:
        """Who has it, until when, how often that was put off; who wants it next, and until when it waits for them."""
        queue = (
            Field("queue", Kind("people", high=MOST_WAITING), derived=True),
            Field("kept_until", kinds.date, derived=True),
        )
        return (
            Field("holder", kinds.person, derived=True, listed=True),
            Field("due", kinds.date, derived=True, listed=True),
            Field("renewed", kinds.integer(0), derived=True),
            REMINDED,
            *(queue if self.keeps else ()),
        )

    def verbs(self) -> tuple[Action, ...]:
        """Borrow, renew and bring back; line up for it and step back; remind whoever has it."""
        out = {"on_loan": "on_loan"}
        waiting = out | {"set_aside": "set_aside"}
        renew = (Action("renew", moves=out, who=("holder",)),) if self.renewals else ()
        queue = (Action("reserve", moves=waiting, who=self.who), Action("unreserve", moves=waiting, who=self.who))
        return (
            Action("borrow", moves={one: "on_loan" for one in self.states if one != "on_loan"}, who=self.who),
            *renew,
            Action("return", moves={"on_loan": "available"}, who=("holder", "keeper")),
            *(queue if self.keeps else ()),
            Action("remind", moves=out, who=("keeper",)),
        )

    def barred(self, verb: str, record: Record, actor: str, today: str, held: int) -> tuple[str, dict[str, Any]] | None:
        """The refusal that closes the verb; `held` is how many of the type the actor holds already."""
        queue = waiting_for(record)
        full = verb == "borrow" and self.limit and held >= self.limit
        closed = {
            "loan.limit": full,
            "loan.promised": verb == "borrow" and record.state == "set_aside" and queue[:1] != [actor],
            "loan.yours": verb == "reserve" and record.data.get("holder") == actor,
            "loan.queued": verb == "reserve" and actor in queue,
            "loan.queue_full": verb == "reserve" and len(queue) >= MOST_WAITING,
            "loan.not_queued": verb == "unreserve" and actor not in queue,
            "loan.renewed": verb == "renew" and record.data.get("renewed", 0) >= self.renewals,
            "loan.overdue": verb == "renew" and record.data.get("due", today) < today,
            "loan.awaited": verb == "renew" and bool(queue),
            "record.reminded": verb == "remind" and record.data.get("reminded") == today,
        }
        told = {
            "limit": self.limit, "renewals": self.renewals, "due": record.data.get("due", ""),
            "until": record.data.get("kept_until", ""),
        }  # fmt: skip
        return next(((reason, told) for reason, shut in closed.items() if shut), None)

    def lands(self, verb: str, before: Record, state: str, actor: str) -> str:
        """What comes back is set aside while somebody waits for it, and free once nobody does."""
        queue = self._queue(verb, before, actor)
        if verb == "return":
            return "set_aside" if queue else state
        return "available" if verb == "unreserve" and state == "set_aside" and not queue else state

    def sets(self, verb: str, before: Record, state: str, actor: str, today: str) -> dict[str, Any]:
        """The values the verb leaves in the record; None empties one. A renewal counts from the day it was due."""
        if verb == "remind":
            return {"reminded": today}
        queue = self._queue(verb, before, actor)
        told = self._lent(verb, before, state, actor, today)
        if not self.keeps:
            return told
        if state == "set_aside":
            first = queue[:1] == waiting_for(before)[:1] and before.state == state
            return told | {"queue": queue} | ({} if first else {"kept_until": after(today, self.keeps)})
        return told | {"queue": queue if state == "on_loan" and queue else None, "kept_until": None}

    def _lent(self, verb: str, before: Record, state: str, actor: str, today: str) -> dict[str, Any]:
        if verb == "borrow":
            return {"holder": actor, "due": after(today, self.days), "renewed": None, "reminded": None}
        if verb == "renew":
            again = int(before.data.get("renewed", 0)) + 1
            return {"due": after(before.data["due"], self.days), "renewed": again}
        return {} if state == "on_loan" else {"holder": None, "due": None, "renewed": None, "reminded": None}

    def _queue(self, verb: str, before: Record, actor: str) -> list[str]:
        """Who waits for it after the verb, first come first."""
        queue = waiting_for(before)
        if verb == "reserve":
            return [*queue, actor]
        return [one for one in queue if one != actor] if verb in ("borrow", "unreserve") else queue

    def holding(self, record: Record) -> Holding | None:
        """Who has it now."""
        who = record.data.get("holder")
        return Holding(who, record.data.get("due", "")) if who else None

    def awaits(self, record: Record) -> Holding | None:
        """For whom it is set aside, and until when."""
        queue = waiting_for(record)
        return Holding(queue[0], record.data["kept_until"]) if record.state == "set_aside" and queue else None


@dataclass(frozen=True, slots=True)
class Assigned:
    """Given to one person to do (R132): accepted, reported on in per cent and words, finished or declined, given to
    somebody else; whoever gave it confirms that it is done. What they finish themselves is confirmed at once.
    """

    name: ClassVar[str] = "assigned"
    limit: ClassVar[int] = 0
    start: ClassVar[str] = "assigned"
    states: ClassVar[Mapping[str, str]] = {
        "assigned": "amber", "doing": "indigo", "finished": "plum", "confirmed": "pine", "declined": "cinnabar",
        "cancelled": "slate",
    }  # fmt: skip
    placed: ClassVar[tuple[str, ...]] = ("assignee",)
    asks: ClassVar[bool] = True

    def faults(self) -> list[str]:
        """There is nothing to be wrong with."""
        return []

    def fields(self) -> tuple[Field, ...]:
        """Who does it, until when, how far it is in per cent, and what was last said of it."""
        return (
            Field("assignee", kinds.person, required=True, default="me", listed=True),
            Field("due", kinds.date, listed=True),
            Field("progress", kinds.integer(0, 100), derived=True, default=0, listed=True),
            Field("remark", kinds.text(500), derived=True),
            REMINDED,
        )

    def verbs(self) -> tuple[Action, ...]:
        """Accept, report, finish, decline; confirm, begin again, give to somebody else, remind, call off."""
        progress = Field("progress", kinds.integer(0, 100), required=True)
        note = Field("remark", kinds.text(500))
        why = Field("remark", kinds.text(500), required=True)
        mine, theirs, both = ("assignee",), ("owner", "keeper"), ("assignee", "owner")
        open_ = ("assigned", "doing")
        return (
            Action("accept", moves={"assigned": "doing"}, who=mine, style="primary"),
            Action("report", moves=dict.fromkeys(open_, "doing"), who=mine, form=(progress, note)),
            Action("finish", moves=dict.fromkeys(open_, "finished"), who=both, form=(note,), past="finished"),
            Action("confirm", moves={"finished": "confirmed"}, who=theirs, form=(note,), style="primary"),
            Action("decline", moves=dict.fromkeys(open_, "declined"), who=mine, form=(why,)),
            Action("reopen", moves=dict.fromkeys(("finished", "confirmed"), "doing"), who=both, form=(why,)),
            Action(
                "reassign", moves=dict.fromkeys((*open_, "declined"), "assigned"), who=theirs,
                form=(Field("assignee", kinds.person, required=True), note),
            ),
            Action("remind", moves={one: one for one in open_}, who=theirs),
            Action(
                "cancel", moves=dict.fromkeys((*open_, "declined"), "cancelled"), who=theirs, past="cancelled",
                confirm=True,
            ),
        )  # fmt: skip

    def barred(self, verb: str, record: Record, actor: str, today: str, held: int) -> tuple[str, dict[str, Any]] | None:
        """Nobody is reminded twice a day, or reminds themselves."""
        if verb == "remind" and record.data.get("assignee") == actor:
            return "record.own_reminder", {}
        return ("record.reminded", {}) if verb == "remind" and record.data.get("reminded") == today else None

    def lands(self, verb: str, before: Record, state: str, actor: str) -> str:
        """What whoever gave it finishes needs nobody's word any more."""
        return "confirmed" if verb == "finish" and actor == before.owner else state

    def sets(self, verb: str, before: Record, state: str, actor: str, today: str) -> dict[str, Any]:
        """What is finished is done to the whole; what is another's begins anew; what is reopened lacks something."""
        if verb == "reopen":
            return {"progress": min(int(before.data.get("progress", 0)), NEARLY)}
        if verb == "remind":
            return {"reminded": today}
        if verb == "reassign":
            return {"progress": 0, "reminded": None}
        return {"progress": 100} if verb == "finish" else {}

    def holding(self, record: Record) -> Holding | None:
        """Who is to do it, while it is to be done."""
        if record.state not in ("assigned", "doing") or not record.data.get("assignee"):
            return None
        return Holding(record.data["assignee"], record.data.get("due", ""), int(record.data.get("progress", 0)))

    def awaits(self, record: Record) -> Holding | None:
        """Who gave it: to say that it is done, or to find somebody else."""
        return Holding(record.owner) if record.state in ("finished", "declined") else None


Trait = Loan | Assigned
TRAITS: dict[str, type[Loan] | type[Assigned]] = {one.name: one for one in (Loan, Assigned)}


def after(day: str, days: int) -> str:
    """The date so many days after another."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def waiting_for(record: Record) -> list[str]:
    """Who has reserved the record, first come first."""
    return list(record.data.get("queue") or ())
