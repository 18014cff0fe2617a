"""What a formula comes to, and what may not stand in one."""

from fractions import Fraction

import pytest

from hub.flow.formulas import names_in, parsed, work_out

VALUES = {
    "price": Fraction("19.9"), "count": Fraction(3), "empty": None,
    "lines": [{"cost": Fraction("0.1")}, {"cost": Fraction("0.2")}, {"cost": None}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("formula", "wanted"),
    [
        ("price * count", "59.7"),
        ("sum(lines.cost)", "0.3"),
        ("sum(lines.cost) * 1.06 - 0.018", "0.3"),
        ("count(lines)", "3"),
        ("count(lines.cost)", "2"),
        ("max(price - 20, 0)", "0"),
        ("average(lines.cost)", "0.15"),
        ("-(price + 0.1) / 2", "-10"),
    ],
)
def test_a_formula_is_exact(formula, wanted):
    assert work_out(formula, VALUES) == Fraction(wanted)


@pytest.mark.parametrize("formula", ["price * empty", "price / (count - 3)", "nobody + 1", "min(lines.none)"])
def test_what_cannot_be_worked_out_is_empty(formula):
    assert work_out(formula, VALUES) is None


@pytest.mark.parametrize(
    "formula",
    [
        "__import__('os')", "price ** 999999999", "lines[0]",
        "(lambda: 1)()", "sum(x for x in lines)", "price.real.imag",
        "1 +", "'a'", "sum()", "True",
    ],
)  # fmt: skip
def test_nothing_but_arithmetic_is_a_formula(formula):
    with pytest.raises(ValueError, match="formula"):
        parsed(formula)


def test_the_fields_a_formula_reads_are_known():
    assert names_in("sum(lines.cost) - advance * 2") == {"lines.cost", "advance"}
