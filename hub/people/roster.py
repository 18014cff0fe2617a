"""The rows of an organisation's table: read, looked up, and everything wrong with them found at once."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hub.kernel import Refused
from hub.people.names import folded
from hub.people.registration import DEEPEST, is_email, is_login, is_phone
from hub.people.shapes import Problem
from hub.store import Row, Sql

BOOK: dict[str, Any] = tomllib.loads(Path(__file__).with_name("roster.toml").read_text("utf-8"))
COLUMN_OF = {folded(heading): column for column, headings in BOOK["headings"].items() for heading in headings}
YES = frozenset(BOOK["yes"]["words"])
LANGUAGE_OF = {word: locale for locale, words in BOOK["languages"].items() for word in words}
MOST_ROWS = 5_000
LONGEST_CELL = 60
LONG_COLUMNS = frozenset({"department", "department_en", "email", "roles"})
Way = tuple[str, ...]


@dataclass(slots=True, eq=False)
class Line:
    """One row of the file: where it stands, its cells by column, and whose row it is in the database already."""

    row: int
    cells: dict[str, str]
    known: Row | None = None

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(slots=True)
class Roster:
    """What a file asks for, and everything wrong with it. Departments by their path from the top."""

    company: Row
    lines: list[Line]
    say: Callable[..., str]
    departments: dict[Way, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    by_word: dict[str, list[Line | Row]] = field(default_factory=dict)
    by_name: dict[str, list[Line | Row]] = field(default_factory=dict)

    def wrong(self, line: Line, column: str, reason: str, **details: Any) -> None:
        """Remember one thing that is wrong with one cell."""
        words = self.say(f"text.import.{reason}", value=line[column], **details)
        self.problems.append(Problem(line.row, column, reason, words))

    def meant(self, word: str) -> list[Line | Row]:
        """Whom a superior's cell means: by number or login first, then by name."""
        return self.by_word.get(folded(word)) or self.by_name.get(word, [])


def read_lines(rows: list[list[str]]) -> list[Line]:
    """The rows of a table that are not empty, by the columns we know. Refuses a table without a name column."""
    columns = [COLUMN_OF.get(folded(heading)) for heading in rows[0]] if rows else []
    if "name" not in columns:
        raise Refused("import.headings", field="csv")
    if len(rows) - 1 > MOST_ROWS:
        raise Refused("import.too_long", field="csv", most=MOST_ROWS)
    lines = []
    for number, row in enumerate(rows[1:], start=2):
        cells = {column: cell.strip() for column, cell in zip(columns, row, strict=False) if column}
        if any(cells.values()):
            lines.append(Line(number, cells))
    return lines


def path_of(cell: str) -> Way:
    """`Sales/East` → ("Sales", "East")."""
    return tuple(part.strip() for part in cell.replace("\\", "/").split("/") if part.strip())


def roles_of(cell: str) -> list[str]:
    """The roles of a cell, separated by semicolons of either width."""
    return [role.strip() for role in cell.replace("；", ";").replace("、", ";").split(";") if role.strip()]


async def look_up(db: Sql, roster: Roster) -> None:
    """Find whom the rows mean, who else is there, and which departments there are."""
    company = roster.company["id"]
    people = await db.rows("SELECT * FROM person WHERE company = ? AND gone_at IS NULL", company)
    by_no = {row["no"]: row for row in people if row["no"]}
    by_login = {row["login"]: row for row in people}
    for line in roster.lines:
        line.known = by_no.get(line["no"])
        named = by_login.get(folded(line["login"]))
        if line.known is None and named and not (line["no"] and named["no"]):  # else two people, one login
            line.known = named
    in_file = {line.known["id"] for line in roster.lines if line.known}
    everybody: list[Line | Row] = [*roster.lines, *(row for row in people if row["id"] not in in_file)]
    for one in everybody:
        for column, book in (("no", roster.by_word), ("login", roster.by_word), ("name", roster.by_name)):
            if word := _cell(one, column):
                book.setdefault(word if column == "name" else folded(word), []).append(one)
    rows = await db.rows("SELECT id, parent, name FROM department WHERE company = ? AND gone_at IS NULL", company)
    by_id = {row["id"]: row for row in rows}
    roster.departments = {_path_up(row, by_id): row["id"] for row in rows}


def _path_up(row: Row, by_id: Mapping[str, Row]) -> Way:
    above = by_id.get(row["parent"])
    return (*(_path_up(above, by_id) if above else ()), row["name"])


def _cell(one: Line | Row, column: str) -> str:
    if isinstance(one, Line) and not one[column] and one.known:
        return str(one.known[column])
    return str(one[column])


async def check(db: Sql, roster: Roster) -> None:
    """Find everything wrong with the rows. Role names become codes on the way."""
    rows = await db.rows("SELECT code, name, name_en FROM role WHERE company = ?", roster.company["id"])
    roles = {folded(row[column]): row["code"] for row in rows for column in ("code", "name", "name_en")}
    taken = {row["login"] for row in await db.rows("SELECT login FROM person WHERE gone_at IS NULL")}
    first: dict[tuple[str, str], int] = {}
    for line in roster.lines:
        _check_name_and_length(roster, line)
        _check_contact(roster, line)
        _check_login(roster, line, taken)
        _check_twice(roster, line, first)
        for role in roles_of(line["roles"]):
            if folded(role) not in roles:
                roster.wrong(line, "roles", "role", role=role)
        line.cells["roles"] = ";".join(roles.get(folded(role), role) for role in roles_of(line["roles"]))
    for line in roster.lines:
        _check_superior(roster, line)


def _check_name_and_length(roster: Roster, line: Line) -> None:
    if not line["name"]:
        roster.wrong(line, "name", "name")
    for column, cell in line.cells.items():
        if len(cell) > LONGEST_CELL and column not in LONG_COLUMNS:
            roster.wrong(line, column, "long", most=LONGEST_CELL)


def _check_contact(roster: Roster, line: Line) -> None:
    if not is_phone(line["phone"]):
        roster.wrong(line, "phone", "phone")
    if not is_email(line["email"]):
        roster.wrong(line, "email", "email")
    if line["locale"].casefold() not in LANGUAGE_OF:
        roster.wrong(line, "locale", "locale")


def _check_login(roster: Roster, line: Line, taken: set[str]) -> None:
    login = folded(line["login"])
    if login and not is_login(login):
        roster.wrong(line, "login", "login")
    elif login in taken and (line.known is None or line.known["login"] != login):
        roster.wrong(line, "login", "login_taken")


def _check_twice(roster: Roster, line: Line, first: dict[tuple[str, str], int]) -> None:
    for column in ("no", "login"):
        value = folded(line[column])
        if value and first.setdefault((column, value), line.row) != line.row:
            roster.wrong(line, column, "twice", row=first[column, value])


def _check_superior(roster: Roster, line: Line) -> None:
    if not line["superior"]:
        return
    found = roster.meant(line["superior"])
    if len(found) != 1:
        roster.wrong(line, "superior", "superior_several" if found else "superior")
        return
    above: Line | Row = found[0]
    for _ in range(DEEPEST):
        if above is line:
            roster.wrong(line, "superior", "superior_ring")
            return
        if not isinstance(above, Line) or len(roster.meant(above["superior"])) != 1:
            return
        above = roster.meant(above["superior"])[0]
