"""What a row of somebody's list says of a customer, and which day a line ends with. Pure."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from hub.kernel import Refused
from hub.kernel.reading import MOST_WORDS, read_date
from hub.records.kinds import Field, Problem, read

INDUSTRY_WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("industries.toml").read_text("utf-8"))
COLUMNS = {
    "name_cn": "name", "name_en": "name_en", "name_short_cn": "short_name", "website": "website",
    "stock_code": "stock_code", "level": "level", "next_follow": "next_follow", "industry": "industry",
    "phone": "phone", "address": "address",
}  # fmt: skip
"""A column of the file → the customer's field. Other columns are left aside."""


def form_of(fields: Iterable[Field], row: Mapping[str, str], today: str) -> tuple[dict[str, str], int]:
    """A row as the form of a customer (of these `fields`), and how many of its values could not be read.

    Real lists hold addresses like `http://--`: one bad value must not lose the company. A short name that says
    nothing new is none.
    """
    known = {one.name: one for one in fields}
    form: dict[str, str] = {}
    lost = 0
    if found := industry_of(" ".join((row.get("name_cn", ""), row.get("name_en", "")))):
        form["industry"] = found
    for column, name in COLUMNS.items():
        value, field = row.get(column, "").strip(), known.get(name)
        if not value or field is None or (name == "short_name" and value == row.get("name_cn")):
            continue
        if isinstance(read(field, value, today=today), Problem):
            lost += 1
        else:
            form[name] = value
    return form, lost


def industry_of(name: str) -> str:
    """What a company's name says of its industry; nothing when it says nothing."""
    return next((code for code, words in INDUSTRY_WORDS.items() if any(word in name for word in words)), "")


def split_day(text: str, said: str, today: str) -> tuple[str, str]:
    """What was said and the day that goes with it (ISO, or nothing): the one named, else the one the text ends with.

    `agreed on delivery next wed` is what was agreed, and next Wednesday. A text is never nothing but its day.
    """
    now, words = date.fromisoformat(today), text.split()
    if said.strip():
        found = read_date(said.strip(), now)
        if found is None:
            raise Refused("field.unreadable", field="next", label="next", value=said)
        return " ".join(words), found.value.isoformat()
    for length in range(min(MOST_WORDS, len(words) - 1), 0, -1):
        found = read_date(" ".join(words[-length:]), now)
        if found:
            return " ".join(words[:-length]), found.value.isoformat()
    return " ".join(words), ""
