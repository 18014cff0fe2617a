"""What commands and their arguments are called, and the fields a form has for them."""

from collections.abc import Mapping
from typing import Any

from hub.kernel import LOCALES, Arg, Both, Command, Words, same

FIELD_KINDS = {"span": "text", "number": "text", "channel": "text"}


def summary(command: Command, words: Words) -> Both:
    """What a command is for, in a line."""
    if command.label:
        return both(command.label, words)
    key = f"act.{command.act}"
    return words.both(key) if command.act and words.has(key) else same(command.names[0])


def label(command: Command, arg: Arg, words: Words) -> Both:
    """What an argument is called."""
    if arg.label:
        return both(arg.label, words)
    thing = command.act.rpartition(".")[0]
    for key in (f"field.{thing}.{arg.name}", f"field.{command.act}.{arg.name}", f"text.arg.{arg.name}"):
        if words.has(key):
            return words.both(key)
    return same(arg.name)


def both(said: Mapping[str, str], words: Words) -> Both:
    """A text given by language, as the wire carries it; a language it lacks is filled from another."""
    first = next(iter(said.values()), "")
    every = {locale: said.get(locale) or first for locale in LOCALES}
    return {"text": every[words.company_locale], "words": every}


def syntax(command: Command, words: Words) -> list[dict[str, Any]]:
    """The arguments as completion shows them."""
    return [
        {"name": arg.name, "label": label(command, arg, words), "kind": arg.kind, "required": arg.required}
        for arg in command.args
    ]


def field(command: Command, arg: Arg, words: Words) -> dict[str, Any]:
    """The field of a form that stands for an argument."""
    kind, _, of = arg.kind.partition(":")
    kind = "long" if arg.rest and kind == "text" else FIELD_KINDS.get(kind, kind)
    drawn: dict[str, Any] = {
        "name": arg.name, "kind": kind, "label": label(command, arg, words), "required": arg.required, "list": False,
    }  # fmt: skip
    if of:
        drawn["type"] = of
    if arg.options:
        drawn["options"] = [{"value": value, "label": _option(value, said)} for value, said in arg.options.items()]
    return drawn


def _option(value: str, said: tuple[str, ...]) -> Both:
    """A choice's words begin with the Chinese one where it has any; the rest are its other names."""
    chinese = next((word for word in said if not word.isascii()), said[0] if said else value)
    english = next((word for word in said if word.isascii()), value)
    return {"text": chinese, "words": {"zh": chinese, "en": english}}
