"""Record types: declare a thing, and get its table, commands, cards, pages and rules."""

from pathlib import Path

from hub.kernel import ActType, Hearer, Module, read_words
from hub.records import acts, beginning, chasing, history, holders, reading
from hub.records.acts import Answer, Kept, input_of
from hub.records.answers import escaped, nothing, pick
from hub.records.answers import form as form_answer
from hub.records.bringing import brought
from hub.records.built import acts as built
from hub.records.built import handlers, live
from hub.records.built import pages as built_pages
from hub.records.cards import face
from hub.records.declared import type_of, types_of
from hub.records.describe import field_on_wire, heading, label, option, state
from hub.records.handle import handler, in_words, new_record, tell, today_of
from hub.records.kinds import (
    Field,
    Problem,
    choice,
    date,
    department,
    email,
    file,
    flag,
    integer,
    long,
    message,
    money,
    people,
    person,
    phone,
    quantity,
    read_form,
    record,
    refusal,
    text,
    time,
    url,
)  # fmt: skip
from hub.records.lookup import meant, nearest
from hub.records.merging import merge, merged, unmerge, went_into
from hub.records.names import called
from hub.records.pages import Asked, Page, day, listed, on_screen
from hub.records.present import presenter
from hub.records.rows import add, change, find, overseen, sees_all, some, stored
from hub.records.seeding import asked, asked_as
from hub.records.spec import EVERYONE, Action, Record, RecordType, View
from hub.records.traits import Assigned, Holding, Loan, after
from hub.records.values import folded, on_wire

__all__ = [
    "EVERYONE",
    "HERE",
    "Action",
    "Answer",
    "Asked",
    "Assigned",
    "Field",
    "Holding",
    "Kept",
    "Loan",
    "Page",
    "Problem",
    "Record",
    "RecordType",
    "View",
    "add",
    "after",
    "asked",
    "asked_as",
    "called",
    "change",
    "choice",
    "date",
    "day",
    "department",
    "email",
    "escaped",
    "face",
    "field_on_wire",
    "file",
    "find",
    "flag",
    "folded",
    "form_answer",
    "handler",
    "heading",
    "in_words",
    "input_of",
    "integer",
    "label",
    "listed",
    "long",
    "meant",
    "merge",
    "merged",
    "message",
    "module",
    "module_of",
    "money",
    "nearest",
    "new_record",
    "nothing",
    "on_screen",
    "on_wire",
    "option",
    "overseen",
    "people",
    "person",
    "phone",
    "pick",
    "presenter",
    "quantity",
    "read_form",
    "record",
    "refusal",
    "sees_all",
    "some",
    "state",
    "stored",
    "tell",
    "text",
    "time",
    "today_of",
    "type_of",
    "types_of",
    "unmerge",
    "url",
    "went_into",
]  # fmt: skip

HERE = Path(__file__).resolve().parent
ADMIN, WATCH = ("role:admin",), ("role:admin", "role:auditor")

module = Module(
    name="records",
    acts=(
        ActType("record.list", acts.ListRecords, acts.RecordPage, reading.list_records, reads=True),
        ActType("record.holdings", acts.ListHoldings, acts.HoldingPage, holders.list_holdings, reads=True),
        ActType("record.history", acts.RecordHistory, acts.History, history.tell_history, reads=True),
        ActType("record.get", acts.GetRecord, acts.OneRecord, reading.get_record, reads=True),
        ActType("record.card", acts.GetRecord, acts.OneRecord, reading.show_record),
        ActType("record.find", acts.FindRecord, acts.Found, reading.find_record, reads=True),
        ActType("record.complete", acts.CompleteRecord, acts.RecordSuggestions, reading.complete_record, reads=True),
        ActType("record.ring", acts.RecordRing, acts.Rung, chasing.ring, who=(), clock=True),
        ActType("record.begin", acts.RecordBegin, acts.Begun, beginning.set_up, who=(), clock=True),
        ActType("record.types", acts.RecordTypes, acts.DescribedTypes, reading.describe_types, reads=True),
        ActType("type.list", built.ListTypes, built.BuiltTypes, built_pages.listed, reads=True, who=WATCH),
        ActType("type.get", built.GetType, built.OneType, built_pages.one, reads=True, who=WATCH),
        ActType("type.check", built.CheckType, built.CheckedType, built_pages.check, reads=True, who=ADMIN),
        ActType(
            "type.publish", built.PublishType, built.TypeKept, handlers.publish, who=ADMIN,
            prepare=handlers.look_beforehand,
        ),
        ActType("type.enable", built.EnableType, built.TypeKept, handlers.enable, who=ADMIN),
        ActType("type.take", built.TakeFile, built.Taken, handlers.take, who=(), clock=True),
        ActType("type.index", built.IndexType, built.Indexed, handlers.index, who=(), clock=True),
    ),
    hearers=(Hearer("company.created", beginning.hear_company),),
    start=beginning.begin,
    tick=live.tick,
)  # fmt: skip


def module_of(kind: RecordType, folder: Path) -> Module:
    """All that a declared type brings, as the module of the folder that declares it and holds its words."""
    return brought(kind, read_words([HERE, folder]))
