"""Whatever is sent as a response has a verdict, and nothing in it is ever run, raised or taken for right."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from problem_page import examples, variant

from ownpace.events import MAX_RESPONSE
from ownpace.problems import Response, judge, reading
from ownpace.problems.answers import kind_of

VARIANTS = [variant(text) for text, _ in examples()]
BY_TYPE = {one.answer.type: one for one in VARIANTS}
STRUCTURED = [one for one in VARIANTS if one.answer.type in ("table", "sort", "multi-choice")]
HOSTILE = {
    "deep list": "[" * 1000 + "]" * 1000,
    "deep object": '{"a":' * 300 + "1" + "}" * 300,
    "open list": "[" * MAX_RESPONSE,
    "number": "1" * MAX_RESPONSE,
    "not a number": "[NaN, Infinity]",
    "numbers": "[5, 7]",
    "nested": '[["5"], "7"]',
    "null": "null",
    "truth": "[true, true]",
    "twice": '{"c1": "up", "c1": "down"}',
    "half a character": '["\\ud800", "7"]',
    "long cell": json.dumps(["5" * 300, "7"]),
    "many cells": json.dumps(["5"] * 300),
    "lines": "\n".join(["x = 4"] * 500),
    "carriage returns": "\r\r\r\n\rx = 4\r",
    "powers": "9^" * 400 + "9",
    "brackets": "(" * 900,
    "fractions": "1/" * 400 + "1",
    "sides": "x^200=x^199" * 9,
    "binomials": "(x+1)^200=(x+2)^200",
    "sum": "x=" + "+".join(["x^9"] * 150),
    "set": "{" + ",".join(map(str, range(300))) + "}",
    "alternatives": " or ".join(f"x = {n}" for n in range(150)),
    "union": " U ".join(f"({n}, {n + 1}/2)" for n in range(80)),
    "tower": "x > " + "sqrt(" * 200 + "2" + ")" * 200,
    "markup": "<script>alert(1)</script>",
    "dollars": "$x$ $ \\$ {a}",
    "zero byte": "x = 4\0",
    "commas": "," * 1000,
    "code": "__import__('os').system('true')",
}

HARMLESS = {"lines", "carriage returns", "zero byte"}
"""Those that say nothing wrong, and are only written strangely."""


def _holds(text, one):
    verdict = judge(Response(text), one)
    assert 0 <= verdict.credit <= 1
    assert verdict.credit == 0 or verdict.status in ("right", "partial")
    assert verdict.feedback
    reading(text, one)
    kind_of(one.answer.type).lay_out(text, one.answer)
    return verdict


@given(st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_text_has_a_verdict(text):
    for one in VARIANTS:
        _holds(text, one)


@given(st.text(alphabet="0123456789xyfan_+-*/^=(). ,<>[]{}|√∞U:\n", max_size=50))
@settings(max_examples=80, deadline=None)
def test_any_line_of_signs_has_a_verdict(text):
    for one in VARIANTS:
        _holds(text, one)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6) | st.sampled_from(["c1", "up", "5"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["c1", "c2", "c9", ""]), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip


@given(JSON)
@settings(max_examples=150, deadline=None)
def test_any_json_has_a_verdict(value):
    for one in STRUCTURED:
        _holds(json.dumps(value), one)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("type_", BY_TYPE)
def test_a_hostile_response_is_answered_and_never_right(type_, name):
    verdict = _holds(HOSTILE[name], BY_TYPE[type_])
    assert verdict.status != "right" or name in HARMLESS


@pytest.mark.parametrize(
    "name",
    [
        "deep list",
        "deep object",
        "numbers",
        "nested",
        "null",
        "truth",
        "not a number",
        "twice",
        "long cell",
        "many cells",
    ],
)
@pytest.mark.parametrize("type_", ["table", "sort"])
def test_json_of_another_shape_cannot_be_read_and_is_not_wrong(type_, name):
    assert judge(Response(HOSTILE[name]), BY_TYPE[type_]).status == "unreadable"
