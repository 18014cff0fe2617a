"""Reads vCards of every age: 2.1 with quoted-printable and soft line breaks as phones write it, 3.0 and 4.0."""

import quopri
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

COLUMNS = ("name", "family", "given", "company", "division", "post", "mobile", "phone", "email", "website", "birthday",
           "address", "note")  # fmt: skip
BASE64 = ("BASE64", "B")
ESCAPED = re.compile(r"\\([nN,;:\\])")
CELL = ("CELL", "MOBILE", "IPHONE")


@dataclass(frozen=True, slots=True)
class Line:
    """One property: its name without its group, its parameters in capitals, its value as it should read."""

    name: str
    marks: frozenset[str]
    value: str


def cards(text: str) -> Iterator[dict[str, str]]:
    """Each card of a file as values by column."""
    lines: list[Line] | None = None
    for raw in unfolded(text):
        plain = raw.strip().upper()
        if plain == "BEGIN:VCARD":
            lines = []
        elif plain == "END:VCARD":
            if lines:
                yield values_of(lines)
            lines = None
        elif lines is not None and (line := read_line(raw)):
            lines.append(line)


def unfolded(text: str) -> Iterator[str]:
    """The lines as they were before they were folded: by a blank at the start of the next, or by `=` at the end."""
    held = ""
    for raw in text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"):
        if held and is_soft(held):
            held = held.rstrip()[:-1] + raw
        elif raw[:1] in (" ", "\t") and held:
            held += raw[1:]
        else:
            if held:
                yield held
            held = raw
    if held:
        yield held


def is_soft(line: str) -> bool:
    """Does this line of quoted-printable go on in the next?"""
    head, _, value = line.partition(":")
    return "QUOTED-PRINTABLE" in head.upper() and value.rstrip().endswith("=")


def read_line(raw: str) -> Line | None:
    """A property line; None for what is none, and for pictures."""
    head, colon, value = raw.partition(":")
    if not colon:
        return None
    first, *params = head.split(";")
    marks: set[str] = set()
    charset = "utf-8"
    for param in params:
        key, equals, said = param.partition("=")
        if key.upper() == "CHARSET" and equals:
            charset = said.strip('"')
        marks.update(part.strip('" ').upper() for part in (said if equals else key).split(","))
    if marks & set(BASE64):
        return None
    if "QUOTED-PRINTABLE" in marks:
        value = _decoded(quopri.decodestring(value.encode("utf-8")), charset)
    return Line(first.rpartition(".")[2].strip().upper(), frozenset(marks), value)


def _decoded(data: bytes, charset: str) -> str:
    for one in (charset, "utf-8", "gb18030"):
        try:
            return data.decode(one)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("utf-8", "replace")


def values_of(lines: list[Line]) -> dict[str, str]:
    """A card's properties as our columns; of several numbers or addresses the first of its kind."""
    found: dict[str, str] = {}
    for line in lines:
        for name, value in _values(line).items():
            if value.strip() and name not in found:
                found[name] = " ".join(value.split()) if name != "note" else value.strip()
    if found.get("phone") and "mobile" not in found and re.fullmatch(r"(\+?86)?1\d{10}", _digits(found["phone"])):
        found["mobile"] = found.pop("phone")
    return found


def _values(line: Line) -> Mapping[str, str]:
    parts = [_plain(part) for part in re.split(r"(?<!\\);", line.value)]
    if line.name == "N":
        return {"family": parts[0], "given": " ".join(filter(None, parts[1:3]))}
    if line.name == "ORG":
        return {"company": parts[0], "division": " ".join(parts[1:])}
    if line.name == "ADR":
        return {"address": " ".join(part for part in parts if part)}
    if line.name == "TEL":
        number = _plain(line.value).removeprefix("tel:")
        return {"mobile" if line.marks & set(CELL) else "phone": number}
    simple = {
        "FN": "name", "TITLE": "post", "EMAIL": "email", "URL": "website", "BDAY": "birthday", "NOTE": "note",
    }  # fmt: skip
    return {simple[line.name]: _plain(line.value)} if line.name in simple else {}


def _plain(value: str) -> str:
    return ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def _digits(number: str) -> str:
    return re.sub(r"[^\d+]", "", number)
