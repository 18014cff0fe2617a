"""`/followup` says it all in one line, and what stands below `/customer` beside what every record type has."""

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from hub.kernel import LOCALES, Arg, Command, Words
from hub.office.crm.contact import contact
from hub.office.crm.customer import customer
from hub.office.crm.followup import METHOD, followup
from hub.records import RecordType

NAMES: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("commands.toml").read_text("utf-8"))
WHO = "record:crm.customer"


def with_own(commands: Iterable[Command], words: Words) -> tuple[Command, ...]:
    """The commands of the record types with those of the module's own."""
    return tuple(_own(one, words) for one in commands)


def _own(command: Command, words: Words) -> Command:
    if command.names[0] == followup.slash:
        args = (_arg(followup, "customer", words, WHO, required=True), *_rest(words))
        subs = (_sub("log", "crm.followup.log", args, words), _sub("plan", "crm.followup.plan", _plan(words), words))
        label = {locale: words.say(locale, "act.crm.followup.log") for locale in LOCALES}
        return replace(command, act="crm.followup.log", args=args, preset={}, subs=(*subs, *command.subs), label=label)
    if command.names[0] == contact.slash:
        query = Arg("query", "record:crm.contact", True, rest=True, label=dict(command.args[0].label))
        return replace(command, subs=(*command.subs, _sub("card", "crm.contact.vcard", (query,), words)))
    if command.names[0] == customer.slash:
        owner = _arg(customer, "owner", words, "person", required=True)
        args = (owner, replace(_arg(followup, "customer", words, WHO, required=True), rest=True))
        pair = tuple(
            Arg(name, WHO, True, label={locale: words.say(locale, f"field.crm.dup.{name}") for locale in LOCALES})
            for name in ("one", "other")
        )
        query = Arg("query", WHO, True, rest=True, label=dict(command.args[0].label))
        own = (
            _sub("whole", "crm.customer.whole", (query,), words),
            _sub("assign", "crm.customer.assign", args, words),
            _sub("merge", "crm.dup.compare", pair, words),
        )
        return replace(command, subs=(*command.subs, *own))
    return command


def _rest(words: Words) -> tuple[Arg, ...]:
    options = {
        one: (one, *(words.say(locale, f"field.crm.followup.method.{one}") for locale in LOCALES))
        for one in METHOD.options
    }
    text = replace(_arg(followup, "text", words, "text", required=True), rest=True)
    method = replace(_arg(followup, "method", words, "choice"), options=options)
    return (_arg(followup, "next", words, "date"), method, text)


def _plan(words: Words) -> tuple[Arg, ...]:
    text = replace(_arg(followup, "text", words, "text"), rest=True)
    return (_arg(followup, "customer", words, WHO, required=True), _arg(followup, "day", words, "date", True), text)


def _arg(kind: RecordType, name: str, words: Words, of: str, required: bool = False) -> Arg:
    label = {locale: words.say(locale, f"field.{kind.name}.{name}") for locale in LOCALES}
    return Arg(name, of, required, label=label)


def _sub(name: str, act: str, args: tuple[Arg, ...], words: Words) -> Command:
    label = {locale: words.say(locale, f"act.{act}") for locale in LOCALES}
    return Command(tuple(NAMES[name]), act, args, icon=followup.icon, app=followup.app, label=label)
