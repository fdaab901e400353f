"""Every example of the page for authors: it loads, draws, and judges just as the page says."""

import pytest
import yaml
from problem_page import examples, variant

from ownpace.problems import Response, judge, reading
from ownpace.problems.answers import TYPES, kind_of
from ownpace.problems.render import to_html

EXAMPLES = list(examples())
EACH = pytest.mark.parametrize(("text", "rows"), EXAMPLES, ids=[str(at) for at in range(len(EXAMPLES))])


def test_the_page_has_an_example_of_every_type_of_answer():
    assert {yaml.safe_load(text)["answer"]["type"] for text, _ in EXAMPLES} == set(TYPES)
    assert all(rows for _, rows in EXAMPLES)


@EACH
def test_an_example_is_judged_as_the_page_says(text, rows):
    drawn = variant(text)
    for response, status, key in rows:
        verdict = judge(Response(response), drawn)
        assert (verdict.status, verdict.key) == (status, key), f"{response}: {verdict}"
        assert (verdict.credit == 1) == (status == "right"), f"{response}: {verdict}"
        assert (verdict.credit > 0) == (status in ("right", "partial")), f"{response}: {verdict}"


@EACH
def test_the_right_answer_of_an_example_is_right_in_every_way_to_write_it(text, rows):
    drawn = variant(text)
    forms = list(kind_of(drawn.answer.type).equal_forms(drawn.answer))
    assert forms
    for form in forms:
        wanted = "undecided" if drawn.answer.type == "explain" else "right"
        assert judge(Response(form), drawn).status == wanted, form


@EACH
def test_a_reading_says_what_cannot_be_read_and_never_what_is_right(text, rows):
    drawn = variant(text)
    for response, _, key in rows:
        read = reading(response, drawn)
        assert (read.error is not None) == key.startswith("parse."), f"{response}: {read}"


@EACH
def test_a_response_is_laid_out_for_people(text, rows):
    drawn = variant(text)
    for response, _, _ in rows:
        shown = kind_of(drawn.answer.type).lay_out(response, drawn.answer)
        assert all(to_html(part) for row in shown.rows for part in row if part)
        if shown.kind in ("table", "groups"):
            assert shown.heads
