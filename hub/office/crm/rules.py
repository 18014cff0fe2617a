"""What a row of somebody's list says of a customer, as far as it can be read. Pure."""

from collections.abc import Iterable, Mapping

from hub.records.kinds import Field, Problem, read

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
    for column, name in COLUMNS.items():
        value, field = row.get(column, "").strip(), known.get(name)
        if not value or field is None or (name == "short_name" and value == row.get("name_cn")):
            continue
        if isinstance(read(field, value, today=today), Problem):
            lost += 1
        else:
            form[name] = value
    return form, lost
