"""Amounts with units: exact conversion, and a missing or foreign unit as a result of its own."""

from fractions import Fraction

import pytest

from ownpace import algebra
from ownpace.algebra import Agreement, Expr, Quantity, Truth, agreement, parse, units


def amount(text: str) -> Expr:
    tree = parse(text)
    assert isinstance(tree, Expr), tree
    return tree


@pytest.mark.parametrize(
    ("given", "wanted", "result"),
    [
        ("12 in", "1 ft", Agreement("same")),
        ("60 mph", "88 ft/s", Agreement("same")),
        ("60 miles per hour", "60 mph", Agreement("same")),
        ("9 sq ft", "1 yd^2", Agreement("same")),
        ("1 gal", "231 in^3", Agreement("same")),
        ("90 min", "1 1/2 hours", Agreement("same")),
        ("75 cents", "$0.75", Agreement("same")),
        ("$12/hr", "20 cents per minute", Agreement("same")),
        ("-3 ft", "-36 in", Agreement("same")),
        ("(3 ft)", "1 yd", Agreement("same")),
        ("2 yr", "24 months", Agreement("same")),
        ("12 ft", "12 in", Agreement("different")),
        ("13 in", "1 ft", Agreement("different")),
        ("12", "12 ft", Agreement("no-unit", number=True)),
        ("13", "12 ft", Agreement("no-unit", number=False)),
        ("12 ft", "12 hours", Agreement("other-kind")),
        ("12 ft", "12 sq ft", Agreement("other-kind")),
        ("sqrt(2)", "12 ft", Agreement("unknown")),
        ("1/0", "12 ft", Agreement("unknown")),
    ],
)
def test_amounts_agree_where_they_are_the_same_amount(given: str, wanted: str, result: Agreement) -> None:
    right = amount(wanted)
    while isinstance(right, algebra.Signed):
        right = Quantity(algebra.Signed("-", right.operand.amount), right.operand.unit)  # type: ignore[attr-defined]  # -36 in
    assert isinstance(right, Quantity)
    assert agreement(amount(given), right) == result


def test_equal_amounts_are_equal_expressions_and_a_number_is_none() -> None:
    assert algebra.equal(amount("12 in"), amount("1 ft")) is Truth.TRUE
    assert algebra.equal(amount("12 ft"), amount("12")) is not Truth.TRUE


def test_an_amount_of_a_unit_has_no_bare_value() -> None:
    assert algebra.evaluate(amount("$4.50")) == Fraction(9, 2)
    with pytest.raises(algebra.Undefined):
        algebra.evaluate(amount("4 hours"))


@pytest.mark.parametrize(
    ("value", "written", "wanted", "result"),
    [(1, "mi", "ft", 5280), (1, "in", "cm", Fraction(127, 50)), (1, "kg*m/s", "g m", None), (1, "ft", "s", None),
     (1, "parsec", "m", None), (1, "acre", "sq. ft", 43560), (1, "L", "mL", 1000), (1, "cu ft", "cubic inches", 1728)],
)  # fmt: skip
def test_conversion_is_exact(value: int, written: str, wanted: str, result: Fraction | int | None) -> None:
    assert units.converted(Fraction(value), written, wanted) == result


def test_names_are_read_in_any_case_except_single_letters() -> None:
    assert units.same("Feet", "ft")
    assert units.same("SQ FT", "ft^2")
    assert not units.same("M", "m")
    assert not units.same("tickets", "tickets")


def test_every_unit_of_the_table_is_read_behind_a_number() -> None:
    for name in units.NAMES:
        if name not in "$¢" and len(name) > 1:
            tree = parse(f"2 {name}")
            assert tree == Quantity(algebra.Number(Fraction(2)), name), name


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", ["$", "^", "ft", "$1/", " per ft", "square ", "é"])
def test_a_name_of_any_length_is_no_unit(piece: str) -> None:
    assert units.unit(piece * 300_000) is None
