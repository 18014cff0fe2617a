"""Module: a package's table of contents, from which the hub learns all the package can do."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Handler = Callable[..., Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class ActType:
    """An act that may be asked: its name, its shapes, and who carries it out.

    `who` lists kinds of actor (`person`, `bot`) or roles (`role:admin`), any of which is enough to try; the handler
    judges the rest. A reading act is answered from a read-only connection and leaves no trace. A slow one does not
    hold up the acts behind it on its connection. Only acts declared `clock` may be run by the clock. What
    `prepare(act, corridor)` gives is `work.prepared`: whatever takes long is done there, before the transaction.
    """

    name: str
    input: type
    reply: type
    handle: Handler
    reads: bool = False
    who: tuple[str, ...] = ("person", "bot")
    clock: bool = False
    slow: bool = False
    batch: Any = None
    prepare: Handler | None = None


@dataclass(frozen=True, slots=True)
class EventType:
    """An event clients may hear: its name and the shape of its data."""

    name: str
    data: type


@dataclass(frozen=True, slots=True)
class Hearer:
    """How a lower floor reaches a higher one: within the transaction, or after it from the outbox.

    `event` is a name, a prefix ending in `*`, or an ending after `*`. Within: `hear(event, work)`. After:
    `hear(event, hub)`, at least once; with `many` `hear(events, hub)`, as many at once as there are, those that refer
    to something by their `ref` alone. `wants(data)` says, before an event is kept, whether it is worth hearing.
    """

    event: str
    hear: Handler
    when: str = "within"
    many: bool = False
    wants: Callable[[Mapping[str, Any]], bool] | None = None

    def hears(self, name: str) -> bool:
        """Is this event one of ours?"""
        if self.event.startswith("*"):
            return name.endswith(self.event[1:])
        return name.startswith(self.event[:-1]) if self.event.endswith("*") else name == self.event

    def cares(self, data: Mapping[str, Any]) -> bool:
        """Is what happened worth hearing?"""
        return self.wants is None or self.wants(data)


@dataclass(frozen=True, slots=True)
class Arg:
    """One argument of a command: a typed word, or the rest of the line.

    Kinds: text, integer, quantity, money, date, span, choice, person, channel, record:<type>. `options` gives, for a
    choice, every value with the words people type for it; `label` is what it is called, by language.
    """

    name: str
    kind: str = "text"
    required: bool = False
    rest: bool = False
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    label: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Command:
    """What `/name …` means: the act it stands for, and how its words become the act's input.

    `names` in every language, the first English, the second Chinese, more are aliases. `preset` is merged into the
    input; the parsed arguments go under `into` (or at the top when it is empty).
    """

    names: tuple[str, ...]
    act: str
    args: tuple[Arg, ...] = ()
    preset: Mapping[str, Any] = field(default_factory=dict)
    into: str = ""
    subs: tuple["Command", ...] = ()
    icon: str = ""
    app: str = ""
    label: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Presenter:
    """How the hub draws its own things as bound cards, and under which bot's name.

    `draw(db, words, thing) -> dict` gives the card's face for everyone; `see(db, words, thing, actor) -> dict` the
    card as one person sees it; `tap(face, action, form, value) -> (act name, input dict)` the act a tap stands for.
    """

    kind: str
    app: str
    draw: Handler
    see: Handler
    tap: Callable[..., tuple[str, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Module:
    """Everything a package brings. `app.py` finds the modules; there is no list to edit.

    `start(corridor, config)` is called at every start with the folder of definitions; `demo(corridor, folder, company)`
    fills an empty demo company, lower floors first; `tick(corridor, config)` is called once a second on every node.
    """

    name: str
    acts: Sequence[ActType] = ()
    events: Sequence[EventType] = ()
    hearers: Sequence[Hearer] = ()
    offers: Mapping[str, Handler] = field(default_factory=dict)
    drawers: Mapping[str, Handler] = field(default_factory=dict)
    commands: Sequence[Command] = ()
    presenters: Sequence[Presenter] = ()
    start: Handler | None = None
    demo: Handler | None = None
    tick: Handler | None = None
