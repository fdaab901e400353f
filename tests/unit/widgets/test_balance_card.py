"""The balance reads the author's equation, and refuses what no balance can hold."""

import pytest

from ownpace.widgets.balance import BalanceCard, BalanceError


def test_an_equation_becomes_two_sides() -> None:
    face = BalanceCard("3x + 2 = 11").face
    assert face["left"] == {"x": [3, 1], "units": [2, 1]}
    assert face["right"] == {"x": [0, 1], "units": [11, 1]}


def test_brackets_and_fractions_are_worked_out_exactly() -> None:
    face = BalanceCard("2(x + 1/2) = x/3").face
    assert face["left"] == {"x": [2, 1], "units": [1, 1]}
    assert face["right"] == {"x": [1, 3], "units": [0, 1]}


@pytest.mark.parametrize("equation", ["3x + 2", "x^2 = 4", "3y = 9", "3x < 9", "3+*x = 1", "1/x = 2"])
def test_an_author_is_told_what_is_wrong_with_an_equation(equation: str) -> None:
    with pytest.raises(BalanceError) as told:
        BalanceCard(equation)
    assert equation in str(told.value)
