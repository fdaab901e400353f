"""Events: closed kinds, bounded fields, one line each, and a schema that agrees with the check."""

import json
from dataclasses import fields

import pytest
from jsonschema import Draft7Validator
from jupyter_events import EventLogger

from ownpace import events
from ownpace.events import EventError, from_line, public, schema, to_line

VARIANT = {
    "problem": "two-step",
    "version": 1,
    "level": 2,
    "seed": 2**63 - 1,
    "page": "one-two-step-equations",
}
SAMPLES = [
    events.Session(phase="beat", app="voila", page="home", visible_s=12.5, active_s=3, session="s1"),
    events.View(
        kind="lesson", page="one-two-step-equations", unit="u00-readiness", skill="one-two-step-equations"
    ),
    events.View(kind="home", page="home"),
    events.Attempt(
        **VARIANT, n=2, status="partial", credit=0.5, misconception=None, hints=1, ms=900, text="3x=12"
    ),
    events.Attempt(
        **VARIANT, n=2, status="wrong", credit=0, misconception="divide-one-term", text="é²\n\u2028"
    ),
    events.Hint(**VARIANT, rung=1),
    events.Reveal(**VARIANT),
    events.Response(**VARIANT, assignment="u00-equations", slot="q1", text="x = 4"),
    events.Explanation(assignment="u00-equations", slot="explain1", text="First I\nsubtract 2."),
    events.Arrangement(page="a-lesson", interactive="area-model-0123456789", text='{"texts":["2x^2"]}'),
    events.Submit(
        assignment="u00-equations", receipt="K7QF-2M", submitted_at="2026-11-23 16:51:00.000000 UTC"
    ),
]
ATTEMPT = json.loads(to_line(SAMPLES[3]))


@pytest.mark.parametrize("event", SAMPLES, ids=lambda event: event.type)
def test_an_event_comes_back_from_its_line_as_it_was(event):
    line = to_line(event)
    assert "\n" not in line
    assert from_line(line) == event


@pytest.mark.parametrize("event", SAMPLES, ids=lambda event: event.type)
def test_every_event_obeys_the_schema_of_its_kind(event):
    Draft7Validator(schema(event.type)).validate(json.loads(to_line(event)))


@pytest.mark.parametrize("kind", events.KINDS)
def test_every_schema_is_closed_and_known_to_jupyter_events(kind):
    found = schema(kind)
    assert found["additionalProperties"] is False
    assert set(found["properties"]) == {"type", *(each.name for each in fields(events.KINDS[kind]))}
    logger = EventLogger()
    logger.register_event_schema(found)
    assert found["$id"] in logger.schemas


def test_every_field_of_every_kind_is_told_in_its_docstring():
    for kind in events.KINDS.values():
        told = "".join(base.__doc__ or "" for base in kind.__mro__)
        for each in fields(kind):
            assert f" {each.name}: " in told, f"{kind.__name__}.{each.name}"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"type": "exam"}, "unknown kind"),
        ({"type": ["attempt"]}, "unknown kind"),
        ({"grade": 100}, "'grade' is unknown"),
        ({"credit": 1.5}, "'credit' is not between 0 and 1"),
        ({"credit": True}, "'credit' is no number"),
        ({"credit": None}, "'credit' is no number"),
        ({"seed": -1}, "'seed' is not between"),
        ({"seed": 2**63}, "'seed' is not between"),
        ({"seed": 1.0}, "'seed' is no integer"),
        ({"status": "excellent"}, "'status' is none of"),
        ({"problem": "../../etc"}, "'problem' is not written"),
        ({"problem": "two-step\n"}, "'problem' is not written"),
        ({"problem": 7}, "'problem' is no text"),
        ({"id": "1"}, "'id' is not written"),
        ({"time": "yesterday"}, "'time' is not written"),
        ({"time": "2026-13-41T00:00:00.000000Z"}, "'time' is no date"),
        ({"text": "x" * 2001}, "2001 characters; the most allowed is 2000"),
        ({"text": "\ud83d"}, "lone surrogate"),
    ],
)
def test_a_value_past_its_limits_is_refused_with_the_reason(change, reason):
    with pytest.raises(EventError, match=reason):
        from_line(json.dumps(ATTEMPT | change))


@pytest.mark.parametrize("name", ["id", "time", "problem", "status", "credit", "seed"])
def test_a_missing_field_is_refused_by_name(name):
    with pytest.raises(EventError, match=f"'{name}' is missing"):
        from_line(json.dumps({key: value for key, value in ATTEMPT.items() if key != name}))


@pytest.mark.parametrize(
    "line",
    [
        "", "null", "[]", "{", '"text"', "{}", "NaN", "[" * 100_000, "9" * 5000,
        '{"type":"hint","type":"hint"}', to_line(SAMPLES[3]).replace("0.5", "NaN"), "x" * (events.MAX_LINE + 1),
    ],
    ids=range(12),
)  # fmt: skip
def test_junk_is_refused_and_nothing_else_is_raised(line):
    with pytest.raises(EventError):
        from_line(line)


def test_the_longest_explanation_fits_a_line_whatever_it_is_made_of():
    for character in ("a", "\x01", "\U0001f600", '"'):
        event = events.Explanation(assignment="a", slot="e", text=character * events.MAX_EXPLANATION)
        assert len(to_line(event).encode()) < events.MAX_LINE


def test_the_public_copy_holds_nothing_that_the_student_wrote():
    for event in SAMPLES:
        copy = public(event)
        assert getattr(copy, "text", "") == ""
        assert (copy.id, copy.time, copy.type) == (event.id, event.time, event.type)
