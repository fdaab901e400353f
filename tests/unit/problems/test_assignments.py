"""A frozen blueprint: the same variants for ever, whatever becomes of the problems."""

import json

import pytest

from ownpace.events import Explanation, Response
from ownpace.problems import (
    Blueprint,
    BlueprintError,
    Slot,
    blueprint_from_json,
    draw,
    graded_seed,
    latest_responses,
    load_blueprint,
)


@pytest.fixture
def blueprint(bank) -> Blueprint:
    problem = bank.get("two-step")
    slots = (
        Slot("q1", "problem", 2.0, "two-step", 1, 1),
        Slot("q2", "problem", 3.0, "two-step", 1, 2),
        Slot("explain1", "explain", 4.0, prompt="Explain."),
    )
    return Blueprint("u00-equations", "Equations check-in", "u00-readiness", slots, {"two-step@1": problem})


def test_a_blueprint_comes_back_from_its_file_and_draws_the_same(blueprint, tmp_path):
    (tmp_path / "assignment.json").write_text(blueprint.to_json(), encoding="utf-8")
    for place in (tmp_path, tmp_path / "assignment.json"):
        again = load_blueprint(place)
        assert again == blueprint
        for slot in ("q1", "q2"):
            assert again.variant(slot, "ada") == blueprint.variant(slot, "ada")


def test_students_and_slots_have_variants_of_their_own(blueprint):
    assert blueprint.variant("q1", "ada") == blueprint.variant("q1", "ada")
    assert blueprint.variant("q1", "ada").seed == graded_seed("u00-equations", "two-step", "q1", "ada")
    assert len({blueprint.variant(slot, who).seed for slot in ("q1", "q2") for who in ("ada", "bob")}) == 4


def test_editing_a_problem_changes_nothing_in_a_frozen_blueprint(blueprint, bank):
    frozen = blueprint_from_json(blueprint.to_json())
    edited = {**bank.get("two-step").data, "ask": "Something else: {equation}"}
    assert "Something else" in json.dumps(edited)
    assert (
        frozen.variant("q1", "ada").prompt
        == draw(bank.get("two-step"), level=1, seed=frozen.variant("q1", "ada").seed).prompt
    )


def test_points_are_summed_and_slots_found(blueprint):
    assert blueprint.points == 9.0
    assert blueprint.slot("explain1").prompt == "Explain."


def test_a_slot_without_a_problem_or_that_is_not_there_is_told(blueprint):
    with pytest.raises(BlueprintError, match="no slot 'q9'; it has q1, q2, explain1"):
        blueprint.variant("q9", "ada")
    with pytest.raises(BlueprintError, match=r"'explain1' .* has no problem"):
        blueprint.variant("explain1", "ada")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"format": 9}, "format 9 is unknown"),
        ({"slots": None}, "no usable blueprint"),
        ({"slots": [{"id": "q1"}]}, "no usable blueprint"),
        ({"problems": {}}, "the problems of the slots q1, q2 are missing"),
        ({"problems": {"two-step@1": {"id": "two-step"}}}, "no usable blueprint"),
    ],
)
def test_a_blueprint_that_cannot_be_used_is_told_with_its_file(blueprint, tmp_path, change, told):
    path = tmp_path / "assignment.json"
    path.write_text(json.dumps({**json.loads(blueprint.to_json()), **change}))
    with pytest.raises(BlueprintError, match=told) as caught:
        load_blueprint(path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("text", ["", "[]", "7", "{", "\xff"])
def test_junk_is_no_blueprint(tmp_path, text):
    path = tmp_path / "assignment.json"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(BlueprintError):
        load_blueprint(path)


def test_a_missing_blueprint_is_told(tmp_path):
    with pytest.raises(BlueprintError, match="cannot be read"):
        load_blueprint(tmp_path / "assignment.json")


def _response(slot: str, second: int, text: str, assignment: str = "a", number: int = 0) -> Response:
    return Response(
        id=f"{number:032x}",
        time=f"2026-01-01T00:00:{second:02}.000000Z",
        problem="two-step",
        version=1,
        level=1,
        seed=1,
        assignment=assignment,
        slot=slot,
        text=text,
    )


def test_the_last_response_to_a_slot_counts_whatever_the_order():
    events = [
        _response("q1", 5, "new"),
        _response("q1", 3, "old"),
        _response("q2", 4, "first", number=1),
        _response("q2", 4, "second", number=2),
        Explanation(assignment="a", slot="explain1", text="Because."),
        _response("q1", 9, "elsewhere", assignment="b"),
    ]
    for order in (events, events[::-1]):
        latest = latest_responses(order, assignment="a")
        assert {slot: event.text for slot, event in latest.items()} == {
            "q1": "new",
            "q2": "second",
            "explain1": "Because.",
        }
