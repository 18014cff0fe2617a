"""The vocabulary everything is written in: acts, actors, events, modules, instants, words."""

from hub.kernel.act import Act, Actor, Event, Refused
from hub.kernel.clock import Clock, system_clock
from hub.kernel.ids import new_id
from hub.kernel.instants import from_units, instant, milliseconds, to_units, wire
from hub.kernel.json import dump, load
from hub.kernel.module import ActType, Arg, Command, EventType, Handler, Hearer, Module, Presenter
from hub.kernel.registry import Registry
from hub.kernel.words import LOCALES, Both, Words, read_words, same, spoken

__all__ = [
    "LOCALES", "Act", "ActType", "Actor", "Arg", "Both", "Clock", "Command", "Event", "EventType", "Handler",
    "Hearer", "Module", "Presenter", "Refused", "Registry", "Words", "dump", "from_units", "instant", "load",
    "milliseconds", "new_id", "read_words", "same", "spoken", "system_clock", "to_units", "wire",
]  # fmt: skip
