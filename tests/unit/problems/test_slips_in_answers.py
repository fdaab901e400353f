"""What an author is told about an answer, or a mistake, that is not what its type asks for."""

import re

import pytest
from problem_page import examples, whole

from ownpace.problems import load_problem
from ownpace.sources import SourceError

TEXTS = [text for text, _ in examples()]


def _example(part: str) -> str:
    return next(text for text in TEXTS if part in text)


@pytest.mark.parametrize(
    ("part", "old", "new", "told"),
    [
        ("form: lowest-terms", "lowest-terms", "lowest", "'lowest-terms'"),
        ("places: 2", "places: 2", "places: 99", "less than or equal to 10"),
        ("unit: ft/s", "unit: ft/s", "unit: parsec", "'parsec' is no unit that can be converted"),
        ("unit: ft/s", ", unit: ft/s", "", "an amount needs a 'unit'"),
        ("[expanded, simplified]", "expanded,", "expandet,", "'expandet' is no form; known are expanded"),
        ("[expanded, simplified]", "value: ax + c", "value: ax = c", "'ax = c' is no expression"),
        ("[expanded, simplified]", "gives: ax + b", "gives: ax + q", "letter q"),
        ("up_to: value}\nmistakes", "value: ax + b = c", "value: ax + b", "is no equation"),
        ("up_to: value}\nmistakes", "up_to: value", "up_to: anything", "'solutions', 'scale' or 'value'"),
        ("slope-intercept", "form: slope-intercept", "form: decimal-places", "must say how many"),
        ("value: x > s", "value: x > s", "value: x = s", "is no inequality"),
        ('value: "(a, oo)"', '"(a, oo)"', "x > a", "is no interval"),
        ('value: "{r, s}"', '"{r, s}"', '"(r, oo)"', "is no set"),
        ('value: "(p, q)"', '"(p, q)"', "p", "is no point"),
        ("type: table", '[1, "?p"], [2, "?q"]', "[1, p], [2, q]", "no cell is to be filled"),
        ("type: table", "[1, \"?p\"]", "[1, \"?p\", 3]", "the row has 3 cells, and the table 2 columns"),
        ("type: table", "gives: [m, 2m]", "gives: [m]", "a list of 2 cells is wanted here"),
        ("type: table", "gives: [m, 2m]", "choice: m", "this mistake predicts what stands in the cells: write 'gives'"),
        ("on: number-line", "on: number-line", "on: paper", "'number-line' or 'plane'"),
        ("on: number-line", "value: x > a", "value: a", "is no graph"),
        ("when: a*k = c", ', when: a*k = c', "", "exactly one option has no condition"),
        ("when: a*k = c", "choice: no,", "choice: perhaps,", "there is no option 'perhaps'; known are yes, no"),
        ("type: multi-choice", ", right: true", "", "at least one option is right"),
        ("type: multi-choice", "{id: c,", "{id: a,", "two options have one id"),
        ("bin: up}", "bin: up}", "bin: sideways}", "there is no group 'sideways'; known are up, down"),
        ("bin: up}", ", bin: up}", "}", "the card names no group"),
        ("bin: up}", "gives: {c2: up}", "gives: {c7: up}", "cards with their groups"),
        ("bin: up}", "bins: [", "order: [c1, c2]\n  bins: [", "either into bins, or in order"),
        ("order: [c1", "order: [c1, c2, c3]", "order: [c1, c2]", "the order names each card once"),
        ("value: f(x) =", "value: f(x) = mx + b", "value: mx + b", "is no rule such as f(x) = 2x + 1"),
        ("from: ax", "value: x = s", "value: s", "of another kind than the first"),
        ("from: ax", "from: ax + b = c, ", "", "'from' is missing"),
        ("type: explain", "rubric:", "rubrik:", "unknown key 'rubrik'; did you mean 'rubric'?"),
        ("type: explain", 'sample: "', 'sample: "{q}', "{q} is unknown"),
    ],
)  # fmt: skip
def test_a_slip_is_told_where_it_stands(part, old, new, told, tmp_path):
    path = tmp_path / "example.yaml"
    text = whole(_example(part))
    assert old in text
    path.write_text(text.replace(old, new) if old == ", right: true" else text.replace(old, new, 1))
    with pytest.raises(SourceError) as caught:
        load_problem(path)
    assert told in str(caught.value)
    assert all(re.match(rf"{re.escape(str(path))}:\d+:\d+: ", str(fault)) for fault in caught.value.faults)


def test_a_mistake_cannot_be_predicted_in_words(tmp_path):
    path = tmp_path / "example.yaml"
    path.write_text(whole(_example("type: explain")) + "mistakes: [{id: a, gives: a, say: b}]\n")
    with pytest.raises(SourceError, match="read by people"):
        load_problem(path)


def test_a_problem_is_about_one_thing(tmp_path):
    path = tmp_path / "example.yaml"
    path.write_text(whole(TEXTS[0]) + "given: 2x\n")
    with pytest.raises(SourceError, match="either given or equation"):
        load_problem(path)


def test_a_drawn_letter_is_no_variable(tmp_path):
    path = tmp_path / "example.yaml"
    path.write_text(whole(TEXTS[0]) + "variables: [x, a]\n")
    with pytest.raises(SourceError, match="'a' is one of the variables"):
        load_problem(path)


def test_a_variants_key_names_what_is_drawn(tmp_path):
    path = tmp_path / "example.yaml"
    path.write_text(whole(TEXTS[0]) + "variant_key: [a, q]\n")
    with pytest.raises(SourceError, match="draws no 'q'"):
        load_problem(path)
