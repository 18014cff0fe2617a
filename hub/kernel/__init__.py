"""The vocabulary everything is written in: acts, actors, events, modules, instants, words."""

from hub.kernel.act import Act, Actor, Event, Refused, under_way
from hub.kernel.changes import changed_lines
from hub.kernel.clock import Clock, system_clock
from hub.kernel.ids import new_id
from hub.kernel.instants import from_units, instant, milliseconds, to_units, wire
from hub.kernel.json import dump, load
from hub.kernel.module import ActType, Arg, Command, EventType, Handler, Hearer, Module, Presenter
from hub.kernel.reading import (
    Money,
    Reading,
    Span,
    read_date,
    read_days,
    read_first,
    read_integer,
    read_moment,
    read_money,
    read_quantity,
    read_span,
    span_text,
)
from hub.kernel.registry import Registry
from hub.kernel.words import LOCALES, Both, Words, read_words, same, spoken
from hub.kernel.working_time import (
    FIVE_DAYS,
    OFFICE_HOURS,
    REST,
    Calendar,
    Due,
    Hours,
    due,
    hours_text,
    next_opening,
    nth_working_day,
    read_hours,
    worked,
    working_days,
)

__all__ = [
    "FIVE_DAYS", "LOCALES", "OFFICE_HOURS", "REST", "Act", "ActType", "Actor", "Arg", "Both", "Calendar", "Clock",
    "Command", "Due", "Event", "EventType", "Handler", "Hearer", "Hours", "Module", "Money", "Presenter", "Reading",
    "Refused", "Registry", "Span", "Words", "changed_lines", "due", "dump", "from_units", "hours_text", "instant",
    "load", "milliseconds", "new_id", "next_opening", "nth_working_day", "read_date", "read_days", "read_first",
    "read_hours", "read_integer", "read_moment", "read_money", "read_quantity", "read_span", "read_words", "same",
    "span_text", "spoken", "system_clock", "to_units", "under_way", "wire", "worked", "working_days",
]  # fmt: skip
