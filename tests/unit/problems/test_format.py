"""What an author is told about a problem file: file, line, column, and what was meant."""

import pytest

from ownpace.problems import ProblemBank, UnknownProblemError, load_problem
from ownpace.sources import SourceError

from .conftest import NOTEBOOKS, SMALL


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title: Small", "titel: Small", "unknown key 'titel'; did you mean 'title'?"),
        ("title: Small\n", "", "'title' is missing"),
        ("say:", "says:", "unknown key 'says'; did you mean 'say'?"),
        ("answer: {type: number, value: s}", "answer: {type: numbre, value: s}", "'numbre' is unknown; did you mean 'number'?"),
        ("answer: {type: number, value: s}", "answer: {value: s}", "answer: 'type' is missing"),
        ("answer: {type: number, value: s}", "answer: {type: number}", "'value' is missing"),
        ("answer: {type: number, value: s}", "answer: {type: number, valeu: s}", "unknown key 'valeu'; did you mean 'value'?"),
        ("answer: {type: number, value: s}", "answer: {type: number, value: s, units: [a}", "is no YAML"),
        ("a: 2..9, s: 1..9", "a: 2-9, s: 1..9", "'2-9' is no range; write 2..9"),
        ("a: 2..9, s: 1..9", "a: 9..2, s: 1..9", "holds no value"),
        ("a: 2..9, s: 1..9", "a: 0..99999, s: 1..9", "too many"),
        ("a: 2..9, s: 1..9", "a: 2..9, x: 1..9", "same names"),
        ("equation: ax + b = c", "equation: ax + * b = c", "at character"),
        ("equation: ax + b = c", "equation: ax + b", "is no equation"),
        ("equation: ax + b = c", "equation: ax + q = c", "letter q"),
        ("c: a*s + b, d", "c: a*t + b, d", "letter t"),
        ("c: a*s + b, d", "c: d + b, d", "letter d"),
        ("c: a*s + b, d", "x: a*s + b, d", "'x' is the unknown"),
        ("{equation}", "{equatoin}", "{equatoin} is unknown"),
        ("Solve for $x$", "Solve for $x", "without its partner"),
        ("show: ax = d", "show: ax = d +", "missing"),
        ("hints: [", "where: [a]\nhints: [", "'a' compares nothing"),
        ("  3: {a: 2..9, s: -9..-1, b: 1..9}\n", "", "no shape can be drawn at level 3"),
        ("version: 1", "version: first", "valid integer"),
        ("version: 1", "version: 1\nversion: 2", "the key 'version' is written twice"),
        ("gives: c/a - b, ", "", "either an answer (gives) or an option (choice)"),
        ("id: small", "id: [small", "is no YAML"),
        ("id: small", "id: Small Thing", "should match pattern"),
    ],
)  # fmt: skip
def test_a_slip_is_told(write, old, new, told):
    path = write(SMALL.replace(old, new, 1))
    with pytest.raises(SourceError) as caught:
        load_problem(path)
    assert told in str(caught.value)
    assert all(str(fault).startswith(f"{path}:{fault.place.line}:") for fault in caught.value.faults)


def _place(write, old: str, new: str) -> str:
    path = write(SMALL.replace(old, new, 1))
    with pytest.raises(SourceError) as caught:
        load_problem(path)
    place = caught.value.faults[0].place
    text = path.read_text().splitlines()[place.line - 1]
    return text[place.column - 1 :]


@pytest.mark.parametrize(
    ("old", "new", "pointed_at"),
    [
        ("title: Small", "titel: Small", "titel: Small"),
        ("type: number", "type: numbre", "numbre, value"),
        ("a: 2..9, s: 1..9", "a: 2-9, s: 1..9", "2-9, s"),
        ("equation: ax + b = c", "equation: ax + * b = c", "ax + * b"),
        ("c: a*s + b, d", "c: a*t + b, d", "a*t + b"),
        ("say:", "says:", "says: "),
        ("show: ax = d", "show: ax = d +", "ax = d +"),
    ],
)
def test_the_place_of_a_slip_is_where_it_stands(write, old, new, pointed_at):
    assert _place(write, old, new).startswith(pointed_at)


def test_all_slips_of_a_file_are_told_at_once(write):
    path = write(
        SMALL.replace("title:", "titel:").replace("version: 1", "version: 0").replace("hints:", "hint:")
    )
    with pytest.raises(SourceError) as caught:
        load_problem(path)
    assert len(caught.value.faults) == 4
    assert all(f"{path}:" in line for line in str(caught.value).splitlines())


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(SourceError, match="cannot be read"):
        load_problem(tmp_path / "none.yaml")


@pytest.mark.parametrize("text", ["[]", "null", '{"id": "x"}', "{", '{"id":"x","version":1,"levels":7}'])
def test_a_broken_built_problem_is_told(tmp_path, text):
    path = tmp_path / "x.json"
    path.write_text(text)
    with pytest.raises(SourceError, match=r"x\.json"):
        load_problem(path)


def test_words_of_yaml_stay_words(write):
    path = write(
        SMALL.split("answer:")[0]
        + "answer: {type: choice, options: [{id: yes, text: Yes, when: a > 5}, {id: no, text: No}]}\n"
        + "steps: [{do: Look.}]\nhints: [Look.]\n"
    )
    assert [option.id for option in load_problem(path).shapes[0].answer.options] == ["yes", "no"]


def test_a_bank_finds_problems_by_id_and_reads_each_once():
    bank = ProblemBank([NOTEBOOKS])
    assert {"is-it-a-solution", "one-step", "story-two-step", "two-step"} <= set(bank.ids())
    assert bank.ids() == sorted(bank.ids())
    assert bank.get("two-step") is bank.get("two-step", version=1)


def test_a_bank_names_what_it_does_not_have():
    bank = ProblemBank([NOTEBOOKS])
    with pytest.raises(UnknownProblemError, match=r"no problem 'three-step'; known are .*is-it-a-solution"):
        bank.get("three-step")
    with pytest.raises(UnknownProblemError, match="is here in version 1, not 2"):
        bank.get("two-step", version=2)
