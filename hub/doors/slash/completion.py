"""What may stand where the caret is: commands, their arguments, and how what was typed is understood."""

from collections.abc import Sequence
from typing import Any

from hub.doors.slash import acts, labels
from hub.doors.slash.arguments import Known, Parsed, assign, is_loose, read
from hub.doors.slash.book import commands, descend, find, name_in, open_to
from hub.doors.slash.known import found_channels, found_people, known
from hub.doors.slash.line import Line, Word, folded, read_line
from hub.kernel import Act, Actor, Arg, Command, spoken
from hub.store import Reads, asked

MOST, MANY = 8, 50
DAY = Arg("day", "date")
DAYS = ("today", "tomorrow", "day_after", "next_monday", "month_end")

Offered = tuple[str, str, str]
"""What is put in, what it is called, and a hint."""


class Place:
    """A command being typed: its arguments, the word under the caret, and what stands before it."""

    def __init__(self, line: Line, command: Command) -> None:
        self.line = line
        self.word = line.open_word
        before = tuple(one for one in line.words if one is not self.word)
        self.command, self.before = descend(command, before)
        self.may_be_sub = not self.before and bool(self.command.subs)
        self.parsed = Parsed()

    def read(self, known: Known) -> None:
        """Give the words before the caret to the arguments."""
        self.parsed = assign(self.command.args, self.before, self.line.source, known)

    @property
    def arg(self) -> Arg | None:
        """The argument the caret stands in."""
        if self.word.name:
            return next((arg for arg in self.parsed.left if folded(arg.name) == folded(self.word.name)), None)
        rest = self._rest_begun()
        return rest or next(iter(self.parsed.left), None)

    @property
    def query(self) -> Word:
        """What has been typed of that argument: for the rest of a line, all of it."""
        begun = next((one for one in self.parsed.taken if one.arg == self._rest_begun()), None)
        if begun is None:
            name = f"{self.word.name}=" if self.word.name else ""
            return Word(self.word.text, self.word.start + len(name), self.word.end)
        return Word(self.line.source[begun.start : self.word.end].strip(), begun.start, self.word.end)

    def _rest_begun(self) -> Arg | None:
        last = self.parsed.taken[-1].arg if self.parsed.taken else None
        return last if last and last.rest and is_loose(last) else None


async def complete(act: Act, reads: Reads) -> acts.Completion:
    """Suggestions for a line, its syntax, and what its words were taken for."""
    given: acts.Complete = act.input
    line = read_line(given.line)
    every = [one for one in await commands(reads, act.actor.company) if open_to(one, act.actor, reads)]
    if line is None:
        return acts.Completion(suggestions=[])
    if line.is_open:
        return acts.Completion(suggestions=_named(every, line, act.actor.locale, reads))
    command = find(every, line.command)
    if command is None:
        return acts.Completion(suggestions=[])
    place = Place(line, command)
    facts = await known(reads, act.actor, place.command.args, place.before)
    place.read(facts)
    suggestions = _subs(place, act.actor.locale, reads) if place.may_be_sub else []
    suggestions += await _values(place, facts, act.actor, reads)
    return acts.Completion(
        suggestions=suggestions[:MOST], syntax=_syntax(place, act.actor.locale, reads), resolved=_resolved(place, facts)
    )


def _named(every: Sequence[Command], line: Line, locale: str, reads: Reads) -> list[acts.Suggestion]:
    wanted = folded(line.command)
    found = []
    for command in _by_use(every, reads):
        names = [name for name in command.names if folded(name).startswith(wanted)]
        if names:
            own = name_in(command, locale)
            name = own if own in names else names[0]
            hint = _hint(command, name, locale, reads)
            found.append(_suggest(f"/{name} ", f"/{name}", 0, len(line.source), hint, command))
    return found[:MOST]


def _by_use(every: Sequence[Command], reads: Reads) -> list[Command]:
    """What people ask for every day first: kinds of request, then what office modules bring, the hub's own last."""
    own = {id(command): at for at, command in enumerate(reads.registry.commands)}
    return sorted(every, key=lambda command: -own.get(id(command), len(own)))


def _subs(place: Place, locale: str, reads: Reads) -> list[acts.Suggestion]:
    wanted, word = folded(place.word.text), place.word
    found = []
    for sub in place.command.subs:
        names = [name for name in sub.names if folded(name).startswith(wanted)]
        if names:
            name = name_in(sub, locale) if name_in(sub, locale) in names else names[0]
            found.append(_suggest(f"{name} ", name, word.start, word.end, _hint(sub, name, locale, reads), sub))
    return found


async def _values(place: Place, facts: Known, actor: Actor, reads: Reads) -> list[acts.Suggestion]:
    arg, word = place.arg, place.query
    if arg is None:
        return []
    if arg.kind == "choice":
        offered = _choices(arg, word, actor.locale)
    elif arg.kind == "date":
        offered = _days(word, facts, actor.locale, reads)
    else:
        kind, _, of = arg.kind.partition(":")
        offered = await FOUND[kind](reads, actor, word.text, of) if kind in FOUND else []
    return [
        _suggest(f"{_quoted(insert, arg)} ", text, word.start, word.end, hint, place.command)
        for insert, text, hint in offered
    ]


async def _people(reads: Reads, actor: Actor, typed: str, _: str) -> list[Offered]:
    found = await found_people(reads, actor, typed.lstrip("@"), MOST)
    return [(f"@{one['name']}", one["name"], (one.get("department") or {}).get("name", "")) for one in found]


async def _channels(reads: Reads, actor: Actor, typed: str, _: str) -> list[Offered]:
    found = await found_channels(reads, actor, typed.lstrip("#"), MOST)
    return [(f"#{one['name']}", one["name"], one.get("topic", "")) for one in found]


async def _records(reads: Reads, actor: Actor, typed: str, of: str) -> list[Offered]:
    told = await asked(reads, actor, "record.complete", {"type": of, "query": typed, "limit": MOST})
    return [(one["insert"], one["label"], one.get("hint", "")) for one in told.get("suggestions", ())]


async def _numbers(reads: Reads, actor: Actor, typed: str, _: str) -> list[Offered]:
    """What waits for whoever types, by its number or its title."""
    told, wanted = await asked(reads, actor, "todo.list", {"box": "mine", "limit": MANY}), folded(typed)
    every = ((str(one["no"]), spoken(one["title"], actor.locale)) for one in told.get("todos", ()))
    return [(no, no, title) for no, title in every if wanted in no.casefold() or wanted in title.casefold()]


FOUND = {"person": _people, "channel": _channels, "record": _records, "number": _numbers}
"""Kinds of argument whose values are looked up: (reads, actor, what was typed, record type) → what to offer."""


def _choices(arg: Arg, word: Word, locale: str) -> list[Offered]:
    wanted = folded(word.text)
    found = []
    for value, said in arg.options.items():
        names = [*said, value]
        if any(folded(name).startswith(wanted) for name in names):
            own = [name for name in names if name.isascii() is (locale == "en")]
            found.append(((own or names)[0], (own or names)[0], ""))
    return found


def _days(word: Word, facts: Known, locale: str, reads: Reads) -> list[Offered]:
    found = []
    for day in DAYS:
        name = reads.words.say(locale, f"text.day.{day}")
        meant = read(DAY, [name], facts)
        if meant and folded(name).startswith(folded(word.text)):
            found.append((name, name, meant[1]))
    return found


def _quoted(text: str, arg: Arg) -> str:
    return f'"{text}"' if not arg.rest and " " in text else text


def _hint(command: Command, name: str, locale: str, reads: Reads) -> str:
    """What a command is for; when its name says that already, what it takes."""
    said = spoken(labels.summary(command, reads.words), locale)
    if folded(said) != folded(name):
        return said
    return "  ".join(spoken(labels.label(command, arg, reads.words), locale) for arg in command.args)


def _suggest(insert: str, label: str, start: int, end: int, hint: str, command: Command) -> acts.Suggestion:
    more: dict[str, Any] = {}
    if hint:
        more["hint"] = hint
    if command.icon:
        more["icon"] = command.icon
    return acts.Suggestion(insert=insert, label=label, start=start, end=end, **more)


def _syntax(place: Place, locale: str, reads: Reads) -> acts.Syntax:
    command, arg = place.command, place.arg
    args: Any = labels.syntax(command, reads.words)
    at = command.args.index(arg) if arg in command.args else len(command.args)
    told: Any = labels.summary(command, reads.words)
    return acts.Syntax(name_in(command, locale), told, args, at)


def _resolved(place: Place, facts: Known) -> list[acts.Resolved]:
    words = (*place.before, place.word) if place.word.text else place.before
    parsed = assign(place.command.args, words, place.line.source, facts)
    typed = [one for one in parsed.taken if not is_loose(one.arg) and one.arg.kind not in ("person", "channel")]
    source = place.line.source
    return [
        acts.Resolved(one.start, one.end, one.reads) for one in typed if one.reads != source[one.start : one.end]
    ]
