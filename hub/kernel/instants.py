"""Instants, dates and amounts, in the two forms they have: numbers inside, text on the wire.

Inside, an instant is an integer of milliseconds since 1970 in UTC; money and quantities are integers of
ten-thousandths, because a database that sums decimals as floats would lose fen (house.md section 4).
"""

from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from hub.kernel.act import Refused

TEN_THOUSANDTHS = 10_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


def wire(ms: int) -> str:
    """Milliseconds since 1970 UTC → `2026-11-24T01:02:03.004Z`."""
    return f"{_second(ms // 1000)}.{ms % 1000:03d}Z"


@lru_cache(maxsize=1024)
def _second(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()[:19]


def instant(text: str) -> int:
    """ISO 8601 text with a zone → milliseconds since 1970 UTC. Refuses text without a zone."""
    try:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        raise Refused("field.unreadable", value=text) from None
    if moment.tzinfo is None:
        raise Refused("field.unreadable", value=text)
    return milliseconds(moment)


def milliseconds(moment: datetime) -> int:
    """A datetime with a zone → milliseconds since 1970 UTC, rounded down."""
    return (moment - EPOCH) // MILLISECOND  # in integers: a float's rounding would lose one now and then


def to_units(text: str) -> int:
    """Decimal text → integer of ten-thousandths: `"1234.50"` → 12345000. More than four places is refused."""
    try:
        scaled = Decimal(text) * TEN_THOUSANDTHS
    except InvalidOperation:
        raise Refused("field.unreadable", value=text) from None
    if not scaled.is_finite() or scaled != scaled.to_integral_value() or abs(scaled) >= 2**63:
        raise Refused("field.unreadable", value=text)
    return int(scaled)


def from_units(units: int, places: int = 2) -> str:
    """Ten-thousandths → decimal text with at least `places` decimals: 12345000 → `"1234.50"`."""
    value = Decimal(units) / TEN_THOUSANDTHS
    least = value.quantize(Decimal(1).scaleb(-places))
    return str(least if least == value else value.normalize())
