"""What a form works out by itself: sums, products and differences of its fields, written as people write them. Pure.

`sum(lines.amount) - advance`: numbers, fields, `table.column` inside a function, + - * /, parentheses, and the
functions below. A formula is read by Python's own reader and then only walked: nothing of it is ever run. Values are
exact fractions in whole units; what cannot be worked out yet, because a field is empty, is None.
"""

import ast
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import isfinite
from typing import Any

Number = Fraction | None
Rows = Sequence[Mapping[str, Number]]
Values = Mapping[str, "Number | Rows"]
LONGEST = 400
OPERATORS: Mapping[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
}  # fmt: skip
FUNCTIONS: Mapping[str, Callable[[Sequence[Fraction]], Number]] = {
    "sum": lambda some: sum(some, Fraction(0)),
    "count": lambda some: Fraction(len(some)),
    "min": lambda some: min(some, default=None),
    "max": lambda some: max(some, default=None),
    "average": lambda some: sum(some, Fraction(0)) / len(some) if some else None,
}
"""Functions of a column, or of several values; empty cells of a column are left out."""


def work_out(formula: str, values: Values) -> Number:
    """What a formula comes to for these values. None while something it needs is empty, or it would divide by zero."""
    try:
        return _value(parsed(formula), values)
    except ZeroDivisionError:
        return None


@lru_cache(maxsize=512)
def parsed(formula: str) -> ast.expr:
    """The formula as a tree of known parts. A ValueError says what is wrong with it, in words."""
    if len(formula) > LONGEST:
        raise ValueError(f"a formula has at most {LONGEST} characters")
    try:
        tree = ast.parse(formula, mode="eval").body
    except (SyntaxError, RecursionError):
        raise ValueError(f"the formula {formula} cannot be read") from None
    _check(tree, formula)
    return tree


def names_in(formula: str) -> set[str]:
    """The fields a formula reads: `price`, or `lines.amount` for a column of a table."""
    return set(_names(parsed(formula)))


def _check(node: ast.expr, formula: str) -> None:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool) and isfinite(number):
            return None
        case ast.Name() | ast.Attribute(value=ast.Name()):
            return None
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return _check(inner, formula)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            _check(left, formula)
            return _check(right, formula)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in FUNCTIONS and args:
            for one in args:
                _check(one, formula)
            return None
    raise ValueError(f"the formula {formula} may hold fields, numbers, + - * / and {', '.join(FUNCTIONS)}")


def _names(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Name(id=name):
            yield name
        case ast.Attribute(value=ast.Name(id=table), attr=column):
            yield f"{table}.{column}"
        case ast.UnaryOp(operand=inner):
            yield from _names(inner)
        case ast.BinOp(left=left, right=right):
            yield from _names(left)
            yield from _names(right)
        case ast.Call(args=args):
            for one in args:
                yield from _names(one)


def _value(node: ast.expr, values: Values) -> Number:
    match node:
        case ast.Constant(value=number):
            return Fraction(str(number))
        case ast.Name(id=name):
            held: Any = values.get(name)
            return held if isinstance(held, Fraction) else None
        case ast.UnaryOp(operand=inner):
            one = _value(inner, values)
            return None if one is None else -one
        case ast.BinOp(left=left, op=op, right=right):
            one, other = _value(left, values), _value(right, values)
            return None if one is None or other is None else OPERATORS[type(op)](one, other)
        case ast.Call(func=ast.Name(id=name), args=args):
            found = [_numbers(arg, values) for arg in args]
            return None if None in found else FUNCTIONS[name]([number for some in found for number in some or ()])
    return None


def _numbers(node: ast.expr, values: Values) -> list[Fraction] | None:
    """The numbers one argument stands for: a column's, one for each row of a table, or a single value."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        rows: Any = values.get(node.value.id)
        cells = [row.get(node.attr) for row in rows] if isinstance(rows, list | tuple) else []
        return [cell for cell in cells if cell is not None]
    if isinstance(node, ast.Name) and isinstance(rows := values.get(node.id), list | tuple):
        return [Fraction(1) for _ in rows]
    one = _value(node, values)
    return None if one is None else [one]
