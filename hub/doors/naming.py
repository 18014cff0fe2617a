"""Which shape stands behind a name: what descriptions and the client's types call things that are plain objects."""

from typing import Any

from hub.chat import shapes as chat
from hub.doors import request_shapes as asked
from hub.doors import shapes
from hub.doors.slash.acts import FormView
from hub.people import shapes as people

ALL = (
    chat.Card, chat.Channel, chat.Message, chat.Who, chat.Words, people.Person, FormView, shapes.Field,
    asked.Delegation, asked.Figure, asked.FlowType, asked.Kind, asked.KindVersion, shapes.Hello, asked.Instance,
    shapes.LogEvent, shapes.Money, asked.Problem, shapes.Record_, shapes.RecordType, shapes.RefusedBody,
    shapes.Signal, shapes.Todo, asked.TrialLine, asked.StepName,
)  # fmt: skip
"""Shapes that are described although no act or event names them."""
ALIASES: dict[str, Any] = {"ChannelKind": shapes.ChannelKind, "Presence": shapes.Presence, "Tone": shapes.Tone}
ONE = {
    "Draft.label": ("Words",),
    "by": ("Who",), "card": ("Card",), "instance": ("Instance",), "record": ("Record_",), "todo": ("Todo",),
    "view": ("FormView",), "Answer.card": (), "Answer.text": ("Words",),
    "BuiltType.label": ("Words",), "CheckedType.label": ("Words",), "TypeProblem.text": ("Words",),
    "CardFact.value": ("Words", "Money", "Person"),
    "HistoryLine.verb": ("Words",),
}  # fmt: skip
MANY = {
    "fields": ("Field",), "records": ("Record_",), "instances": ("Instance",), "todos": ("Todo",),
    "CardAction.form": ("Field",), "TypeList.types": ("FlowType",), "DescribedTypes.types": ("RecordType",),
    "Trial.trials": ("TrialLine",), "Trial.steps": ("StepName",), "Trial.unknown": ("StepName",),
    "FigureTable.rows": ("Figure",), "Delegations.delegations": ("Delegation",),
    "DefinitionList.definitions": ("Kind",), "OneDefinition.versions": ("KindVersion",),
    "HistoryLine.facts": ("CardFact",), "HistoryLine.changed": ("Words",),
    "Route.route": ("RouteStop",), "Route.problems": ("Problem",),
    "Missed.events": ("LogEvent",),
}  # fmt: skip
WORDED: dict[str, Any] = {"tone": shapes.Tone, "presence": shapes.Presence}
"""Properties that are plain text where they are drawn, but one of a few words."""
PREFERRED = (
    "hub.chat.shapes", "hub.doors.shapes", "hub.doors.request_shapes", "hub.people.shapes", "hub.chat.acts",
    "hub.doors.slash.acts",
)  # fmt: skip
"""Whose shapes keep their short name when several are called alike."""
CALLED = {"FileShape": "FileInfo", "DepartmentShape": "Department"}
