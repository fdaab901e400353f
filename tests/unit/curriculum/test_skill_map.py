"""The skill map as text: what it holds, and what is told of a faulty one, all at once."""

import shutil
from pathlib import Path

import pytest

from ownpace.curriculum.profiles import read_profiles, under_profile
from ownpace.curriculum.reading import read_skills
from ownpace.curriculum.skills import SkillMap, skills_from_json

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"

STATE = """\
id: example-state
title: A made-up state
base: ccss
rename: {HSA-REI.B.3: A.EI.3}
drop: [HSN-Q.A.3]
codes: {A.EI.9: "Check a solution in its story"}
add: {multi-step-equations: [A.EI.9]}
without: [multi-step-equations-of-nowhere]
"""


@pytest.fixture
def writable(tmp_path: Path) -> Path:
    for folder in ("map", "profiles"):
        shutil.copytree(NOTEBOOKS / folder, tmp_path / folder)
    return tmp_path


@pytest.fixture(scope="module")
def skills() -> SkillMap:
    found, faults = read_skills([NOTEBOOKS])
    assert faults == []
    return found


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_map_of_the_course_is_whole(skills: SkillMap) -> None:
    assert len(skills.skills) == 88
    assert sum(len(skill.kinds) for skill in skills.skills.values()) == 365
    assert len(skills.interactives) == 22
    assert len({skill.unit for skill in skills.skills.values()}) == 14
    assert all(len(skill.kinds) >= 3 for skill in skills.skills.values())
    assert len(skills.misconceptions()["partial-distribution"]) >= 2


def test_a_skill_knows_what_comes_before_it(skills: SkillMap) -> None:
    before = set(skills.before("multi-step-equations"))
    assert {"one-two-step-equations", "signed-number-fluency"} <= before
    assert "multi-step-equations" not in before


def test_a_built_map_is_the_map_again(skills: SkillMap) -> None:
    assert skills_from_json(skills.to_json()) == skills


def test_all_faults_are_told_at_once_with_their_places(writable: Path) -> None:
    first, second = (
        writable / "map" / f"{unit}.skills.yaml" for unit in ("u00-readiness", "u02-linear-equations")
    )
    _edit(first, "prereqs: []", "prereqs: [multi-step-equations]")
    _edit(first, "id: order-of-operations", "id: proportional-reasoning")
    _edit(second, "interactive: {primary: step-solver", "interactive: {primary: step-solvers")
    _edit(
        second,
        "prereqs: [one-two-step-equations, equivalent-linear-expressions]",
        "prereqs: [one-two-step-equation]",
    )
    _, faults = read_skills([writable])
    told = [str(fault) for fault in faults]
    for wanted in (
        "the skill id 'proportional-reasoning' is taken by",
        "there is no interactive 'step-solvers'; did you mean 'step-solver'?",
        "there is no skill 'one-two-step-equation'; did you mean 'one-two-step-equations'",
        "the prerequisites go in a circle: ",
        "there is no skill 'order-of-operations'",
        "in the sequence 'default', signed-number-fluency comes before its prerequisite multi-step-equations",
    ):
        assert any(wanted in each for each in told), (wanted, told)
    assert all(":1:1:" not in each for each in told), told
    assert {fault.rule for fault in faults} == {"map/ids", "map/links", "map/cycle"}


def test_a_state_renames_drops_and_adds(writable: Path, skills: SkillMap) -> None:
    path = writable / "profiles/state.profile.yaml"
    path.write_text(
        STATE.replace("multi-step-equations-of-nowhere", "rational-exponent-meaning"), encoding="utf-8"
    )
    profiles, faults = read_profiles([writable])
    assert faults == []
    found, wrong = under_profile(skills, profiles, "example-state")
    assert wrong == []
    assert found.profile == "example-state"
    multi = found.skills["multi-step-equations"]
    assert multi.standards == ("A.EI.3", "A.EI.9")
    assert "rational-exponent-meaning" not in found.skills
    assert all("rational-exponent-meaning" not in skill.prereqs for skill in found.skills.values())
    assert not any("HSN-Q.A.3" in skill.standards for skill in found.skills.values())
    assert "A.EI.3" in found.standards
    assert "HSA-REI.B.3" not in found.standards


def test_a_profile_that_names_what_is_not_there_is_told(writable: Path, skills: SkillMap) -> None:
    path = writable / "profiles/state.profile.yaml"
    text = STATE.replace("drop: [HSN-Q.A.3]", "drop: [HSN-Q.A.33]").replace("base: ccss", "base: ccsss")
    path.write_text(text, encoding="utf-8")
    profiles, _ = read_profiles([writable])
    told = [str(each) for each in under_profile(skills, profiles, "example-state")[1]]
    for wanted in (
        "'ccsss' that it is based on is not there",
        "no code 'HSN-Q.A.33' to drop",
        "no skill 'multi-step-equations-of-nowhere'",
    ):
        assert any(wanted in each for each in told), (wanted, told)
