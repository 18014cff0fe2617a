"""Types that come and go while the hub runs: what the database holds, every node knows within a second."""

import asyncio
import logging
from collections.abc import Iterable
from pathlib import Path
from weakref import WeakKeyDictionary

from hub.kernel import LOCALES, Act, Command, Module, Registry, Words, spoken
from hub.records.bringing import brought
from hub.records.built import acts, paper
from hub.records.describe import verb_label
from hub.records.spec import RecordType
from hub.store import CLOCK, Corridor, Row, Sql

log = logging.getLogger("hub.types")
EVERY = "SELECT name, company, version, enabled, body FROM built_type"
Seen = tuple[int, int]
"""When a file was changed (ns), and its size in bytes."""
HEADS = "SELECT name, version, enabled FROM built_type"


class Shelf:
    """The built types this node knows, by name, and the files it has seen."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._known: dict[str, tuple[int, bool]] = {}
        self._modules: dict[str, Module] = {}
        self._companies: dict[str, str] = {}
        self._files: dict[Path, Seen] = {}
        registry.offers["commands.built"] = self.commands

    async def commands(self, _: Sql, company: str) -> list[Command]:
        """The commands of the built types of a company."""
        ours = (name for name in sorted(self._modules) if self._companies[name] in ("", company))
        return [one for name in ours for one in self._modules[name].commands]

    async def refresh(self, corridor: Corridor) -> None:
        """Know what the database holds; whoever keeps something made of the registry is told once."""
        async with corridor.reading() as reads:
            heads = {row["name"]: (row["version"], bool(row["enabled"])) for row in await reads.db.rows(HEADS)}
            if heads == self._known:
                return
            rows = await reads.db.rows(EVERY)
        self.know(row for row in rows if self._known.get(row["name"]) != (row["version"], bool(row["enabled"])))

    def know(self, rows: Iterable[Row]) -> None:
        """Take these rows of `built_type` as they are now."""
        for row in rows:
            name = row["name"]
            if name in self._modules:
                self._registry.drop(self._modules.pop(name))
            self._known[name] = (row["version"], bool(row["enabled"]))
            self._companies[name] = row["company"]
            if row["enabled"]:
                self._put(row)
        for renewed in self._registry.renewed:
            renewed()

    def _put(self, row: Row) -> None:
        try:
            written = paper.read(row["body"])
        except paper.Bad:  # an older hub wrote it: what it means is no longer known
            log.exception("the record type %s cannot be read", row["name"])
            return
        self._registry.words.learn(written.sentences)
        self._registry.words.learn(_said_for(written.kind, self._registry.words))
        module = brought(written.kind, self._registry.words, row["company"])
        self._modules[row["name"]] = module
        self._registry.put(module)

    def changed_files(self, folder: Path) -> list[tuple[Path, Seen, str]]:
        """The files of a folder that are not as they were seen last, with their text. Reads files: for a thread."""
        found = []
        for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
            try:
                stat = path.stat()
                seen = (stat.st_mtime_ns, stat.st_size)
                if self._files.get(path) != seen:
                    found.append((path, seen, path.read_bytes().decode("utf-8", "replace")))
            except OSError:  # it is being replaced: in a second it is there
                continue
        return found

    def saw(self, path: Path, seen: Seen) -> None:
        """This file was taken, as it was then: only a change of it matters from now on."""
        self._files[path] = seen


SHELVES: "WeakKeyDictionary[Registry, Shelf]" = WeakKeyDictionary()


def shelf_of(registry: Registry) -> Shelf:
    """The one shelf of a registry."""
    if registry not in SHELVES:
        SHELVES[registry] = Shelf(registry)
    return SHELVES[registry]


async def tick(corridor: Corridor, config: Path) -> None:
    """Once a second: know what other nodes published, and take the files of `config/modules` that changed."""
    shelf = shelf_of(corridor.registry)
    for path, seen, body in await asyncio.to_thread(shelf.changed_files, config / "modules"):
        await corridor.run(Act("type.take", CLOCK, corridor.clock(), acts.TakeFile(path.name, body)))
        shelf.saw(path, seen)
    await shelf.refresh(corridor)


def _said_for(kind: RecordType, words: Words) -> dict[str, dict[str, str]]:
    """Sentences a description need not hold: what creating, editing and a trait's verbs are called."""
    told: dict[str, dict[str, str]] = {locale: {} for locale in LOCALES}
    label = words.both(f"text.{kind.name}")
    for verb in kind.verbs():
        said = verb_label(kind, verb.name, words)
        for locale in LOCALES:
            line = f"{spoken(said, locale)}{'' if locale == 'zh' else ' '}{spoken(label, locale)}"
            for key in (f"act.{kind.name}.{verb.name}", f"event.{kind.name}.{verb.done}"):
                if not words.has(key):
                    told[locale][key] = line
    return told
