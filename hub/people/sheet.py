"""A table somebody hands in, whatever wrote it: the rows of a CSV text or of the first sheet of an Excel workbook."""

import base64
import binascii
import csv
import io
import zipfile
from datetime import date, datetime

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from hub.kernel import Refused

MOST_UNPACKED = 60 * 1_048_576
MOST_COLUMNS = 200
WORKBOOK = b"PK\x03\x04"
FORMULA = ("=", "@", "+", "-", "\t", "\r")
SHIELD = "'"


def text_of(data: bytes) -> str:
    """A file's text, whether Excel wrote it as UTF-8 or in the Chinese code page. Refuses `import.encoding`."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("import.encoding")


def table_of(text: str, file: str, most: int) -> list[list[str]]:
    """The rows of a CSV text, or of a file (base64) that may be a workbook. Refuses what is longer than `most` rows."""
    if not file:
        return of_text(text)
    try:
        data = base64.b64decode(file, validate=True)
    except (binascii.Error, ValueError):
        raise Refused("import.unreadable", field="file") from None
    return of_workbook(data, most) if data.startswith(WORKBOOK) else of_text(text_of(data))


def of_text(text: str) -> list[list[str]]:
    """The rows of a CSV text, separated by whichever of comma, semicolon and tab its first line has most of."""
    bare = text.removeprefix("\ufeff")
    head = bare.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(bare), delimiter=max(",;\t", key=head.count))
    return [[cell.removeprefix(SHIELD) for cell in row] for row in rows]


def of_workbook(data: bytes, most: int) -> list[list[str]]:
    """The rows of a workbook's first sheet, every cell as people read it. Refuses what is no workbook, or too big."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
                raise Refused("import.too_long", field="file", most=most)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows: list[list[str]] = []
        for row in book.worksheets[0].iter_rows(max_col=MOST_COLUMNS, values_only=True):
            if len(rows) > most + 1:
                raise Refused("import.too_long", field="file", most=most)
            rows.append([_cell(value) for value in row])
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, OSError):
        raise Refused("import.unreadable", field="file") from None
    width = len("\0".join(rows[0]).rstrip("\0").split("\0")) if rows else 0  # what has no heading is no column
    return [row[:width] for row in rows]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return str(value)


def written(rows: list[list[str]]) -> str:
    """Rows as CSV text that Excel opens as it stands; what would start a formula there is shielded."""
    out = io.StringIO()
    out.write("\ufeff")
    shielded = [[f"{SHIELD}{cell}" if cell.startswith(FORMULA) else cell for cell in row] for row in rows]
    csv.writer(out).writerows(shielded)
    return out.getvalue()
