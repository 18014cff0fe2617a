"""The commands of a record type, in every language, from its declaration: `/customer new`, `/customer mine`."""

from collections.abc import Iterable
from string import Formatter

from hub.kernel import LOCALES, Arg, Command, Words
from hub.records.kinds import Field
from hub.records.spec import RecordType

TYPED = {"text": "text", "integer": "integer", "quantity": "quantity", "money": "money", "date": "date",
         "choice": "choice", "person": "person", "phone": "text", "email": "text", "url": "text",
         "record": "record"}  # fmt: skip
"""Field kinds that can be typed in a command, and the kind of argument each is."""


def commands(kind: RecordType, words: Words) -> tuple[Command, ...]:
    """One command with its subcommands; alone it finds a record, or shows the asker's own."""
    head = Command(
        names=names(kind, words), act="record.find", args=(_query(kind, words),),
        preset={"type": kind.name}, subs=tuple(_subs(kind, words)), icon=kind.icon, app=kind.app,
        label=_told(words, "text.record.command", kind),
    )  # fmt: skip
    return (head,)


def names(kind: RecordType, words: Words) -> tuple[str, ...]:
    """What the type's command is called: its English name, then what `command.<type>` says in each language."""
    return tuple(dict.fromkeys([kind.slash, *_said(words, f"command.{kind.name}")]))


def _subs(kind: RecordType, words: Words) -> Iterable[Command]:
    if kind.makers:
        yield Command(
            names=_said(words, "command.record.new"), act=f"{kind.name}.create", args=tuple(_args(kind, words)),
            into="form", icon=kind.icon, app=kind.app, label=_told(words, "text.record.command_new", kind),
        )  # fmt: skip
    find = _query(kind, words, required=True)
    yield Command(
        names=_said(words, "command.record.edit"), act="record.find", args=(find,), icon=kind.icon, app=kind.app,
        preset={"type": kind.name, "verb": "edit"}, label=_told(words, "text.record.command_edit", kind),
    )  # fmt: skip
    views = {one.name: _said(words, f"command.{kind.name}.{one.name}") for one in kind.views}
    yield Command(
        names=_said(words, "command.record.list"), act="record.find", args=(Arg("view", "choice", options=views),),
        preset={"type": kind.name, "view": kind.views[0].name if kind.views else ""}, icon=kind.icon, app=kind.app,
        label=_told(words, "text.record.command_list", kind),
    )  # fmt: skip
    for name, called in views.items():
        yield Command(
            names=called, act="record.find", preset={"type": kind.name, "view": name}, icon=kind.icon, app=kind.app,
            label={locale: words.say(locale, f"text.{kind.name}.view.{name}") for locale in LOCALES},
        )  # fmt: skip


def _args(kind: RecordType, words: Words) -> Iterable[Arg]:
    """The title's field takes the bare words; every other field is given as `name=value`."""
    first = next(name for _, name, _, _ in Formatter().parse(kind.title) if name)
    typed = (one for one in kind.verbs()[0].form if one.kind.name in TYPED)
    fields = sorted(typed, key=lambda one: one.name != first)
    for one in fields:
        called = {locale: words.say(locale, f"field.{kind.name}.{one.name}") for locale in LOCALES}
        kind_of = f"record:{one.kind.of}" if one.kind.name == "record" else TYPED[one.kind.name]
        yield Arg(one.name, kind_of, one.required, one.name == first, _options(kind, one, words), called)


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
