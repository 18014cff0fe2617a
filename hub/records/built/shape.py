"""How a record type is written down by people: the keys its description knows, each with its words beside it."""

from typing import Annotated, Any

from msgspec import Meta, Struct

Word = Annotated[str, Meta(min_length=1, max_length=40, pattern=r"^[a-z][a-z0-9_]*$")]
Name = Annotated[str, Meta(min_length=1, max_length=80)]
Sentence = Annotated[str, Meta(min_length=1, max_length=300)]
Who = list[Annotated[str, Meta(min_length=1, max_length=60)]]
Condition = Annotated[list[Any], Meta(min_length=3, max_length=3)]


class Said(Struct, frozen=True, forbid_unknown_fields=True):
    """The same in both languages."""

    zh: Sentence
    en: Sentence


class FieldPaper(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A field. `options` of a choice: code → words. `of`: the type a record field points to."""

    name: Name
    label: Said
    kind: Name = "text"
    required: bool = False
    unique: bool = False
    listed: bool = False
    default: Any = None
    masked: Who = []
    low: int | None = None
    high: int | None = None
    of: str = ""
    options: dict[Word, Said] = {}
    help: Said | None = None


class StatePaper(Struct, frozen=True, forbid_unknown_fields=True):
    """A state in words, and its colour."""

    zh: Sentence
    en: Sentence
    tone: str = ""


class ActionPaper(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An action. In `form` a name means the type's own field; `confirm` is asked before it is done."""

    name: Name
    label: Said
    moves: dict[str, str] = {}
    who: Annotated[tuple[str, ...], Meta(max_length=20)] = ("everyone",)
    form: list[str | FieldPaper] = []
    when: list[Condition] = []
    past: str = ""
    style: str = ""
    confirm: Said | None = None
    command: list[Name] = []


class ViewPaper(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A saved list."""

    name: Name
    label: Said
    where: list[Condition] = []
    columns: list[str] = []
    sort: str = "-created"
    command: list[Name] = []


class TypePaper(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A record type. `command` holds more names for its command; whatever is left out is as for declared types."""

    name: Name
    slash: Word
    label: Said
    keeper: Word
    fields: list[FieldPaper]
    keeper_label: Said | None = None
    command: list[Name] = []
    series: str = ""
    title: str = ""
    sub: str = ""
    start: str = ""
    states: dict[Word, StatePaper] = {}
    traits: list[dict[str, Any]] = []
    makers: Who = []
    editors: Who = []
    readers: Who = []
    actions: list[ActionPaper] = []
    views: list[ViewPaper] = []
    known_by: list[str] = []
    icon: str = ""
    tone: str = ""
