"""The registry: what all modules together can do, found by name."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from hub.kernel.module import ActType, Command, EventType, Handler, Hearer, Module, Presenter
from hub.kernel.words import Words

T = TypeVar("T")


class Registry:
    """Acts, hearers, offers, drawers, commands and presenters of every module. Built by `hub.app`.

    What users build comes and goes while the hub runs; whoever keeps something made of it is told by `renewed`.
    `settings` are the plain values of config/hub.toml by `section.key`, handed in so that no module reads files.
    """

    def __init__(
        self, modules: Iterable[Module], words: Words, settings: Mapping[str, Any] = MappingProxyType({})
    ) -> None:
        self.modules = tuple(modules)
        self.words = words
        self.settings = settings
        self.acts: dict[str, ActType] = {}
        self.events: dict[str, EventType] = {}
        self.offers: dict[str, Handler] = {}
        self.drawers: dict[str, Handler] = {}
        self.presenters: dict[str, Presenter] = {}
        self.commands: list[Command] = []
        for module in self.modules:
            _add(self.acts, {act.name: act for act in module.acts}, "act", module)
            _add(self.events, {event.name: event for event in module.events}, "event", module)
            _add(self.offers, module.offers, "offer", module)
            _add(self.drawers, module.drawers, "drawer", module)
            _add(self.presenters, {one.kind: one for one in module.presenters}, "presenter", module)
            self.commands.extend(module.commands)
        self.renewed: list[Callable[[], None]] = []
        self._hearers: dict[tuple[str, str], tuple[Hearer, ...]] = {}

    def put(self, module: Module) -> None:
        """Bring in a module of acts, offers and presenters, in place of one of the same things."""
        self.acts |= {act.name: act for act in module.acts}
        self.offers |= module.offers
        self.presenters |= {one.kind: one for one in module.presenters}

    def drop(self, module: Module) -> None:
        """Let a module go that was put in."""
        for act in module.acts:
            self.acts.pop(act.name, None)
        for name in module.offers:
            self.offers.pop(name, None)
        for one in module.presenters:
            self.presenters.pop(one.kind, None)

    def hearers(self, event: str, when: str) -> tuple[Hearer, ...]:
        """Who hears this event, within the transaction or after it, lower floors first."""
        known = self._hearers.get((event, when))
        if known is None:
            every = (hearer for module in self.modules for hearer in module.hearers)
            known = tuple(one for one in every if one.when == when and one.hears(event))
            self._hearers[event, when] = known
        return known


def _add(into: dict[str, T], new: Mapping[str, T], what: str, module: Module) -> None:
    if twice := into.keys() & new.keys():
        raise ValueError(f"{module.name}: {what} declared twice: {sorted(twice)}")
    into.update(new)
