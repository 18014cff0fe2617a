"""The commands of a record type, in every language, from its declaration: `/customer new`, `/customer mine`."""

from collections.abc import Iterable
from dataclasses import replace
from string import Formatter

from hub.kernel import LOCALES, Arg, Command, Words, spoken
from hub.records.describe import app_of, heading, verb_label
from hub.records.kinds import Field
from hub.records.spec import Action, RecordType

TYPED = {"text": "text", "integer": "integer", "quantity": "quantity", "money": "money", "date": "date",
         "choice": "choice", "person": "person", "phone": "text", "email": "text", "url": "text",
         "record": "record"}  # fmt: skip
"""Field kinds that can be typed in a command, and the kind of argument each is."""


def commands(kind: RecordType, words: Words) -> tuple[Command, ...]:
    """One command with its subcommands; alone it finds a record, or shows the asker's own. What is given to people to
    do is made by the bare command.
    """
    if any(trait.asks for trait in kind.traits):
        head = _new(kind, words, names(kind, words))
        return (replace(head, subs=(_find(kind, words, _said(words, "command.record.find")), *_subs(kind, words))),)
    return (replace(_find(kind, words, names(kind, words)), subs=tuple(_subs(kind, words))),)


def _find(kind: RecordType, words: Words, called: tuple[str, ...]) -> Command:
    return Command(
        names=called, act="record.find", args=(_query(kind, words),), preset={"type": kind.name}, icon=kind.icon,
        app=app_of(kind), label=_told(words, "text.record.command", kind),
    )  # fmt: skip


def _new(kind: RecordType, words: Words, called: tuple[str, ...]) -> Command:
    return Command(
        names=called, act=f"{kind.name}.create", args=tuple(_args(kind, words)), into="form", icon=kind.icon,
        app=app_of(kind), label=_told(words, "text.record.command_new", kind),
    )  # fmt: skip


def names(kind: RecordType, words: Words) -> tuple[str, ...]:
    """What the type's command is called: its English name, then what `command.<type>` says in each language."""
    return tuple(dict.fromkeys([kind.slash, *_said(words, f"command.{kind.name}")]))


def _subs(kind: RecordType, words: Words) -> Iterable[Command]:
    if kind.makers:
        yield _new(kind, words, _said(words, "command.record.new"))
    find = _query(kind, words, required=True)
    yield Command(
        names=_said(words, "command.record.edit"), act="record.find", args=(find,), icon=kind.icon, app=app_of(kind),
        preset={"type": kind.name, "verb": "edit"}, label=_told(words, "text.record.command_edit", kind),
    )  # fmt: skip
    yield from _verbs(kind, words)
    views = {one.name: _said(words, f"command.{kind.name}.{one.name}") for one in kind.views}
    yield Command(
        names=_said(words, "command.record.list"), act="record.find", args=(Arg("view", "choice", options=views),),
        preset={"type": kind.name, "view": kind.views[0].name if kind.views else ""}, icon=kind.icon, app=app_of(kind),
        label=_told(words, "text.record.command_list", kind),
    )  # fmt: skip
    for name, called in views.items():
        yield Command(
            names=called, act="record.find", preset={"type": kind.name, "view": name}, icon=kind.icon, app=app_of(kind),
            label={locale: words.say(locale, f"text.{kind.name}.view.{name}") for locale in LOCALES},
        )  # fmt: skip


def _verbs(kind: RecordType, words: Words) -> Iterable[Command]:
    """The verbs that have a name to be typed: at once where nothing more is asked, else by their form."""
    shared = {one.name for trait in kind.traits for one in trait.verbs()}
    for verb in kind.verbs()[2:]:
        own = f"command.{kind.name}.{verb.name}"
        key = own if words.has(own) else f"command.record.{verb.name}" if verb.name in shared else ""
        if not key:
            continue
        label = {locale: spoken(verb_label(kind, verb.name, words), locale) for locale in LOCALES}
        yield _verb(kind, verb, _query(kind, words, required=True), _said(words, key), label)


def _verb(kind: RecordType, verb: Action, find: Arg, called: tuple[str, ...], label: dict[str, str]) -> Command:
    one = Command(called, f"{kind.name}.{verb.name}", (replace(find, name="record"),), icon=kind.icon, label=label)
    if verb.form:
        one = replace(one, act="record.find", args=(find,), preset={"type": kind.name, "verb": verb.name})
    return replace(one, app=app_of(kind))


def _args(kind: RecordType, words: Words) -> Iterable[Arg]:
    """The title's field takes the bare words; every other field is given as `name=value`. What is given to people to do
    is said as one says it: whoever, the day and the like are read wherever they stand, and the rest is its name.
    """
    first = next(name for _, name, _, _ in Formatter().parse(kind.title) if name)
    typed = (one for one in kind.verbs()[0].form if one.kind.name in TYPED)
    said = any(trait.asks for trait in kind.traits)
    fields = sorted(typed, key=lambda one: (_turn(one, first, said), not one.required))
    for one in fields:
        called = {locale: spoken(heading(kind, one.name, words), locale) for locale in LOCALES}
        kind_of = f"record:{one.kind.of}" if one.kind.name == "record" else TYPED[one.kind.name]
        needed = one.required and one.default is None
        yield Arg(one.name, kind_of, needed, one.name == first, _options(kind, one, words), called)


def _turn(field: Field, first: str, said: bool) -> int:
    """Whether the field's argument is tried on a word before the title's (0) or after it (2)."""
    if field.name == first:
        return 1
    return 0 if said and TYPED[field.kind.name] not in ("text", "record") else 2


def _options(kind: RecordType, field: Field, words: Words) -> dict[str, tuple[str, ...]]:
    return {one: (one, *_whole(words, f"field.{kind.name}.{field.name}.{one}")) for one in field.kind.options}


def _whole(words: Words, key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words.say(locale, key) for locale in LOCALES))


def _said(words: Words, key: str) -> tuple[str, ...]:
    """The names under a key, several in one text with spaces between, English first."""
    return tuple(dict.fromkeys(name for locale in reversed(LOCALES) for name in words.say(locale, key).split()))


def _query(kind: RecordType, words: Words, required: bool = False) -> Arg:
    return Arg("query", f"record:{kind.name}", required, rest=True, label=_told(words, "text.record.query", kind))


def _told(words: Words, key: str, kind: RecordType) -> dict[str, str]:
    what = {locale: words.say(locale, f"text.{kind.name}") for locale in LOCALES}
    return {locale: words.say(locale, key, what=what) for locale in LOCALES}
