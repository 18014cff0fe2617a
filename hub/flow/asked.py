"""Acts that must be asked for first: an `….asked` event becomes a request, and its approval carries the act out.

Whoever decides to *ask* tells `<act>.asked` with `{act, input, ask, title, label, icon?, detail?, channel?}`: the act
and its input as they shall be carried out; `ask` names who decides, step by step, as a route does; `title`, `label`
and `detail` are texts in every language. The same act then runs for the asker with `approved=True`.
"""

from typing import Any

from hub.flow import definitions
from hub.flow.document import write
from hub.flow.handlers import open_request
from hub.flow.spec import Definition, Node, Question, Text
from hub.kernel import Event, Words
from hub.people import calendar_of
from hub.records import Field, text
from hub.store import Work

SUFFIX = ".asked"
ALIASES = {"manager": "superior"}
PREFIX = "SQ"


async def asked(event: Event, work: Work) -> None:
    """Open the request an act asks for, within the very act that asks."""
    if not event.name.endswith(SUFFIX):
        return
    wanted = event.data
    definition = route_for(wanted, work.words)
    row = await definitions.publish(work.db, work.actor.company, definition.name, write(definition), work.at)
    calendar = await calendar_of(work.db, work.actor.company)
    form = {"what": wanted["title"], "detail": wanted.get("detail")}
    replay = {"act": wanted["act"], "input": wanted["input"]}
    await open_request(work, row, definition, form, calendar, wanted.get("channel"), replay)


def route_for(wanted: Any, words: Words) -> Definition:
    """The definition of such requests: a step for each of those `ask` names."""
    label: Text = wanted["label"]
    who = [ALIASES.get(one, one) for one in wanted["ask"]]
    form = tuple(
        Question(Field(name, text(high), required=name == "what"), words.both(f"field.flow.{name}")["words"])
        for name, high in (("what", 200), ("detail", 500))
    )
    nodes = tuple(Node(f"step_{number}", step_name(one, words), (one,)) for number, one in enumerate(who, 1))
    return Definition(
        definitions.ASKED + wanted["act"].replace(".", "_"), label, PREFIX, (), form, nodes,
        title={locale: f"{{asker}} · {text}" for locale, text in label.items()},
        sub={"zh": "{what}", "en": "{what}"}, facts=("detail",), icon=wanted.get("icon", "flow"),
    )  # fmt: skip


def step_name(who: str, words: Words) -> Text:
    """What a step is called that one kind of person decides."""
    kind, _, of = who.partition(":")
    known = f"text.role.{of}"
    named: Text = words.both(known if words.has(known) else f"text.flow.who.{kind}", of=of)["words"]
    return named
