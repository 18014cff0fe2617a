"""All that a declared type brings: its acts, its commands, its card, and itself, as a module."""

from hub.kernel import ActType, Module, Words
from hub.records import acts, reading
from hub.records.attached import readable_of
from hub.records.declared import Declared
from hub.records.handle import handler
from hub.records.present import presenter
from hub.records.slash import commands
from hub.records.spec import RecordType


def brought(kind: RecordType, words: Words, company: str | None = None) -> Module:
    """The module of a type whose sentences are among `words`; with a `company` (empty: all), of one built by users."""
    return Module(
        name=kind.name.partition(".")[0],
        acts=tuple(
            ActType(f"{kind.name}.{one.name}", acts.input_of(kind, one), acts.Kept, handler(kind, one, company or ""))
            for one in kind.verbs()
        ),
        offers={
            f"record.type.{kind.name}": Declared(kind, company or "", company is not None),
            f"form.{kind.name}.create": reading.form_of(kind),
            f"{kind.name}.readable": readable_of(kind),
        },
        commands=commands(kind, words),
        presenters=(presenter(kind),),
    )
