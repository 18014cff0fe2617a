"""Reads amounts as people type them: money, quantities, whole numbers and spans of time."""

from dataclasses import dataclass
from decimal import Decimal

from hub.kernel.instants import TEN_THOUSANDTHS, from_units
from hub.kernel.vocabulary import Found, Reading, count, matches, part, phrases, plain, whole, word

MONEY = phrases("money")
INTEGER = phrases("integer")
QUANTITY = phrases("quantity")
SPAN_PIECE = phrases("span")[0][1]
LARGEST = 2**63 - 1
HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in ten-thousandths of its currency (ISO 4217 code)."""

    units: int
    currency: str


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time: days as the calendar of whoever uses it counts them, and minutes."""

    days: Decimal
    minutes: int


def read_money(text: str, currency: str = "CNY") -> Reading[Money] | None:
    """`12,000`, `3k`, `¥300`, `$50K` → money; without a sign it is in `currency`."""
    for _, found in matches(MONEY, plain(text)):
        units = _units(found)
        if units is not None:
            money = Money(-units if part(found, "minus") else units, word(found, "currency", currency))
            return Reading(money, f"{Decimal(from_units(money.units)):,f} {money.currency}")
    return None


def read_quantity(text: str) -> Reading[int] | None:
    """`x10`, `10 pcs`, `2.5 kg` → a quantity in ten-thousandths."""
    for _, found in matches(QUANTITY, plain(text)):
        units = _units(found)
        if units is not None:
            return Reading(units, from_units(units, places=0))
    return None


def read_integer(text: str) -> Reading[int] | None:
    """`12`, `1,200`, `3k` or Chinese numerals → a whole number; None for a fraction."""
    for _, found in matches(INTEGER, plain(text)):
        units = _units(found)
        if units is not None and units % TEN_THOUSANDTHS == 0:
            number = units // TEN_THOUSANDTHS
            return Reading(number, str(number))
    return None


def read_span(text: str) -> Reading[Span] | None:
    """`2d 3h`, `half a day`, `90 min` → days and minutes. A piece of nothing (`0d`) is no span."""
    rest, days, minutes = plain(text), Decimal(0), Decimal(0)
    while rest:
        found = SPAN_PIECE.match(rest)
        amount = _span_amount(found) if found else None
        if found is None or not amount:
            return None
        unit_days, unit_minutes = word(found, "span_unit")
        days += amount * unit_days
        minutes += amount * unit_minutes
        rest = rest[found.end() :].lstrip(" ,").removeprefix("and ")
    if not (days or minutes) or minutes != minutes.to_integral_value():
        return None
    span = Span(days, int(minutes))
    return Reading(span, span_text(span))


def read_days(text: str) -> Reading[int] | None:
    """`2d`, `half a day`, `0 days` → days as a quantity in ten-thousandths; None where hours or minutes are named."""
    nothing = SPAN_PIECE.fullmatch(plain(text))
    if nothing and _span_amount(nothing) == 0 and word(nothing, "span_unit")[0]:
        return Reading(0, "0")
    span = read_span(text)
    if span is None or span.value.minutes or not span.value.days:
        return None
    return read_quantity(str(span.value.days))


def span_text(span: Span) -> str:
    """A span in its plain form, readable again by `read_span`: `2d 3h 30m`."""
    hours, minutes = divmod(span.minutes, 60)
    parts = ((span.days, "d"), (Decimal(hours), "h"), (Decimal(minutes), "m"))
    return " ".join(f"{_short(amount)}{unit}" for amount, unit in parts if amount)


def _span_amount(found: Found) -> Decimal | None:
    amount = count(part(found, "amount"))
    if amount is None:
        return None
    return amount + HALF * bool(part(found, "and_half")) + HALF * bool(part(found, "half_more"))


def _units(found: Found) -> int | None:
    number = count(part(found, "number"))
    if number is None:
        return None
    units = number * word(found, "scale", 1) * TEN_THOUSANDTHS
    return int(units) if units == units.to_integral_value() and abs(units) <= LARGEST else None


def _short(amount: Decimal) -> str:
    return str(whole(str(amount)) if amount == amount.to_integral_value() else amount.normalize())
