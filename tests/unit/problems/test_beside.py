"""Pictures and interactives beside a question: data that is drawn with it."""

import pytest

from ownpace.problems import draw, load_problem
from ownpace.sources import SourceError

from .conftest import SMALL

PICTURE = """\
picture:
  kind: number-line
  from: -10
  to: 10
  points: [a, "-a/2"]
  shade: x > a
  label: "a"
  alt: "A number line with a dot at {a}."
interactive: {kind: balance-scale, left: ax + b, tiles: {count: 2a, show: "{name}"}}
contexts: [{name: Mei}]
"""


def test_formulas_are_worked_out_and_texts_are_filled(write):
    variant = draw(load_problem(write(SMALL + PICTURE)), level=1, seed=1)
    a, b = (int(variant.numbers[name]) for name in "ab")
    assert variant.prompt.picture == {
        "kind": "number-line",
        "from": -10,
        "to": 10,
        "points": [a, -a // 2 if a % 2 == 0 else -a / 2],
        "shade": f"x > {a}",
        "label": "a",
        "alt": f"A number line with a dot at {a}.",
    }
    assert variant.prompt.interactive == {
        "kind": "balance-scale",
        "left": f"{a}x + {b}",
        "tiles": {"count": 2 * a, "show": "Mei"},
    }


def test_a_problem_without_them_has_none(small):
    prompt = draw(small(), level=1, seed=1).prompt
    assert (prompt.picture, prompt.interactive) == (None, None)


@pytest.mark.parametrize("slip", ["alt: 'dot at {q}'", "alt: '$a +$'"])
def test_a_slip_in_them_is_told_where_it_stands(write, slip):
    with pytest.raises(SourceError) as caught:
        load_problem(write(SMALL + f"picture:\n  kind: dots\n  {slip}\n"))
    assert caught.value.faults[0].place.line == len(SMALL.splitlines()) + 3
