"""What somebody hands in, as a table: CSV in UTF-8 or the Chinese code page, an Excel workbook, or vCards.

Everything here may take long and is done on a thread.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hub.kernel import Refused
from hub.office.crm.intake.vcards import COLUMNS, cards
from hub.people import of_text, of_workbook, text_of

MOST_ROWS = 20_000
MOST_BYTES = 20 * 1_048_576
WORKBOOK = b"PK\x03\x04"
VCARD = re.compile(rb"^\s*(\xef\xbb\xbf)?\s*BEGIN:VCARD", re.IGNORECASE)
MARK = re.compile(r"^\s*[*＊]\s*|\s*[（(][*＊][)）]\s*$|\s*[*＊]\s*$")
"""How templates mark a column that must be filled in."""


@dataclass(frozen=True, slots=True)
class Table:
    """A file's columns and rows; `first` is the number of the first row as a person counts them in the file."""

    form: str
    encoding: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    first: int


def read_file(data: bytes) -> Table:
    """A file as a table. Refused `import.empty`, `import.too_long`, `import.encoding`, `import.unreadable`."""
    if len(data) > MOST_BYTES:
        raise Refused("import.too_long", field="file", most=MOST_ROWS)
    if data.startswith(WORKBOOK):
        return _table("xlsx", "", of_workbook(data, MOST_ROWS))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text, encoding = _utf16(data), "UTF-16"
    else:
        text, encoding = text_of(data), encoding_of(data)
    if VCARD.match(data) or VCARD.match(text[:100].encode()):
        rows = [list(COLUMNS), *([one.get(name, "") for name in COLUMNS] for one in cards(text))]
        return _table("vcard", encoding, rows)
    return _table("csv", encoding, of_text(text))


def encoding_of(data: bytes) -> str:
    """How the bytes of a text were written: UTF-8 with or without its mark, else GB18030."""
    if data.startswith(b"\xef\xbb\xbf"):
        return "UTF-8 BOM"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "GB18030"
    return "UTF-8"


def _utf16(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError:
        raise Refused("import.encoding", field="file") from None


def _table(form: str, encoding: str, rows: Sequence[Sequence[str]]) -> Table:
    """The first row that holds anything names the columns; rows of blanks alone are none."""
    start = next((at for at, row in enumerate(rows) if any(cell.strip() for cell in row)), None)
    if start is None:
        raise Refused("import.empty", field="file")
    header = [MARK.sub("", cell).strip() for cell in rows[start]]
    body = [_padded(row, len(header)) for row in rows[start + 1 :]]
    while body and not any(cell.strip() for cell in body[-1]):
        body.pop()
    if len(body) > MOST_ROWS:
        raise Refused("import.too_long", field="file", most=MOST_ROWS)
    if not body:
        raise Refused("import.empty", field="file")
    return Table(form, encoding, header, body, start + 2)


def _padded(row: Sequence[str], width: int) -> list[str]:
    cells = [cell.replace("\0", "").strip() for cell in row[:width]]
    return cells + [""] * (width - len(cells))
