"""Approvals: routes, nodes, decisions, deadlines and urging."""

from hub.flow import (
    acts,
    asked,
    calling,
    commands,
    delegations,
    draft_acts,
    drafts,
    editing,
    handlers,
    migrating,
    migrating_acts,
    naming,
    pages,
    publishing,
    thread,
    waking,
    waking_acts,
    watch,
)
from hub.flow.beginning import seed_requests
from hub.flow.decide import STEPS
from hub.flow.definitions import plant
from hub.flow.presenter import presenter
from hub.kernel import ActType, Hearer, Module

PERSON = ("person",)
ADMIN = ("role:admin",)
NOBODY = ()
"""Only the clock, which is the hub itself."""


module = Module(
    name="flow",
    acts=(
        ActType("flow.types", acts.Types, acts.TypeList, pages.types, reads=True),
        ActType("flow.preview", acts.Preview, acts.Route, pages.preview, reads=True, who=PERSON),
        ActType("flow.get", acts.Get, acts.One, pages.get, reads=True),
        ActType("flow.list", acts.List, acts.Many, pages.listed, reads=True),
        ActType("flow.start", acts.Start, acts.Stands, handlers.start, who=PERSON),
        *(ActType(f"flow.{step}", acts.Take, acts.Stands, handlers.take, who=PERSON) for step in STEPS),
        ActType("flow.fill", acts.Fill, acts.Stands, editing.fill, who=PERSON),
        ActType("draft.save", draft_acts.SaveDraft, draft_acts.Drafted, drafts.save, who=PERSON),
        ActType("draft.drop", draft_acts.DropDraft, acts.Done, drafts.drop, who=PERSON),
        ActType("draft.list", draft_acts.ListDrafts, draft_acts.Drafts, drafts.listed, reads=True, who=PERSON),
        ActType(
            "flow.definitions", acts.ListDefinitions, acts.DefinitionList, publishing.listed, reads=True, who=ADMIN
        ),
        ActType("flow.definition", acts.GetDefinition, acts.OneDefinition, publishing.one, reads=True, who=ADMIN),
        ActType("flow.check", acts.CheckDefinition, acts.Checked, publishing.check, reads=True, who=ADMIN),
        ActType("flow.publish", acts.PublishDefinition, acts.Published, publishing.publish, who=ADMIN),
        ActType(
            "flow.try_migration", migrating_acts.TryMigration, migrating_acts.Trial, migrating.tried, reads=True,
            who=ADMIN,
        ),
        ActType("flow.migrate", migrating_acts.Migrate, migrating_acts.Migrated, migrating.migrate, who=ADMIN),
        ActType(
            "flow.migrate_one", migrating_acts.MigrateOne, acts.Done, migrating.migrate_one, who=NOBODY, clock=True
        ),
        ActType("flow.watch", acts.Watch, acts.Watched, watch.running, reads=True, who=ADMIN),
        ActType("flow.figures", acts.AskFigures, acts.FigureTable, watch.figures, reads=True, who=ADMIN),
        ActType("delegation.set", acts.SetDelegation, acts.Delegated, delegations.delegate, who=PERSON),
        ActType("delegation.end", acts.EndDelegation, acts.Delegated, delegations.end, who=PERSON),
        ActType("delegation.list", acts.ListDelegations, acts.Delegations, delegations.listed, reads=True, who=PERSON),
        ActType("flow.decide", acts.Decide, acts.Stands, handlers.decided, who=PERSON),
        ActType("flow.answer", acts.Answer, acts.Done, thread.answer, who=PERSON),
        ActType("flow.remind", acts.Remind, acts.Done, handlers.remind, who=NOBODY, clock=True),
        ActType("flow.arrive", waking_acts.Arrive, acts.Done, waking.arrive, who=NOBODY, clock=True),
        ActType("flow.answered", waking_acts.Answered, acts.Done, waking.answered, who=NOBODY, clock=True),
        ActType("flow.spawn", waking_acts.Spawn, acts.Done, waking.spawn, who=NOBODY, clock=True),
        ActType("flow.end_child", acts.Remind, acts.Done, waking.end_child, who=NOBODY, clock=True),
        ActType("flow.conclude", acts.Remind, acts.Done, handlers.conclude, who=NOBODY, clock=True),
        ActType("flow.refresh", acts.Remind, acts.Done, handlers.refresh, who=NOBODY, clock=True),
    ),
    hearers=(
        Hearer("*.asked", asked.asked),
        Hearer("chat.posted", thread.replied, when="after", wants=thread.is_reply),
        Hearer("flow.calling", calling.call, when="after"),
    ),
    offers={
        "commands.flow": commands.of_company,
        "flow.naming": pages.naming,
        "form.flow.start": commands.form,
        f"{naming.HELD}.readable": naming.readable,
    },
    commands=commands.COMMANDS,
    presenters=(presenter,),
    start=plant,
    demo=seed_requests,
)

__all__ = ["module", "plant"]
