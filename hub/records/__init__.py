"""Record types: declare a thing, and get its table, commands, cards, pages and rules."""

from pathlib import Path

from hub.kernel import ActType, Hearer, Module, read_words
from hub.records import acts, beginning, chasing, holders, reading
from hub.records.acts import Answer, Kept, input_of
from hub.records.answers import escaped, nothing, pick
from hub.records.answers import form as form_answer
from hub.records.attached import readable_of
from hub.records.cards import face
from hub.records.declared import Declared, type_of, types_of
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
from hub.records.slash import commands
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

module = Module(
    name="records",
    acts=(
        ActType("record.list", acts.ListRecords, acts.RecordPage, reading.list_records, reads=True),
        ActType("record.holdings", acts.ListHoldings, acts.HoldingPage, holders.list_holdings, reads=True),
        ActType("record.get", acts.GetRecord, acts.OneRecord, reading.get_record, reads=True),
        ActType("record.card", acts.GetRecord, acts.OneRecord, reading.show_record),
        ActType("record.find", acts.FindRecord, acts.Found, reading.find_record, reads=True),
        ActType("record.complete", acts.CompleteRecord, acts.RecordSuggestions, reading.complete_record, reads=True),
        ActType("record.ring", acts.RecordRing, acts.Rung, chasing.ring, who=(), clock=True),
        ActType("record.begin", acts.RecordBegin, acts.Begun, beginning.set_up, who=(), clock=True),
        ActType("record.types", acts.RecordTypes, acts.DescribedTypes, reading.describe_types, reads=True),
    ),
    hearers=(Hearer("company.created", beginning.hear_company),),
    start=beginning.begin,
)


def module_of(kind: RecordType, folder: Path) -> Module:
    """All that a declared type brings, as the module of the folder that declares it and holds its words."""
    words = read_words([HERE, folder])
    return Module(
        name=kind.name.partition(".")[0],
        acts=tuple(
            ActType(f"{kind.name}.{one.name}", acts.input_of(kind, one), acts.Kept, handler(kind, one))
            for one in kind.verbs()
        ),
        offers={
            f"record.type.{kind.name}": Declared(kind),
            f"form.{kind.name}.create": reading.form_of(kind),
            f"{kind.name}.readable": readable_of(kind),
        },
        commands=commands(kind, words),
        presenters=(presenter(kind),),
    )
