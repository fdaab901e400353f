"""The skill graph: every skill once, every arrow, words for who cannot see it, and a golden file of a small one."""

import os
from pathlib import Path
from xml.etree import ElementTree

from click.testing import CliRunner

from ownpace.authoring.charts import chart
from ownpace.cli import main
from ownpace.curriculum.reading import read_skills
from ownpace.curriculum.skills import Skill, SkillMap

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"
GOLDEN = Path(__file__).parent / "golden/map.svg"
SVG = "{http://www.w3.org/2000/svg}"


def test_the_graph_of_the_course_shows_every_skill_and_every_arrow() -> None:
    skills, _ = read_skills([NOTEBOOKS])
    root = ElementTree.fromstring(chart(skills))
    assert len(root.findall(f"{SVG}g/{SVG}title")) == len(skills.skills)
    assert len(root.findall(f"{SVG}g/{SVG}path")) == sum(len(each.prereqs) for each in skills.skills.values())
    desc = root.find(f"{SVG}desc")
    assert desc is not None
    assert all(each.title in (desc.text or "") for each in skills.skills.values())


def test_the_graph_of_a_small_map_is_the_reviewed_one() -> None:
    small = SkillMap(
        {
            "a": Skill("a", "Begin & <go>", "u0"),
            "b": Skill("b", "Go on with a title that is long enough for two lines", "u0", ("a",)),
            "c": Skill("c", "End", "u1", ("a", "b"), status="extension"),
        }
    )
    drawn = chart(small, taught={"a"})
    if os.environ.get("OWNPACE_WRITE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(drawn, encoding="utf-8")
    assert drawn == GOLDEN.read_text(encoding="utf-8")


def test_the_command_tells_coverage_skills_and_misconceptions(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("OWNPACE_NOTEBOOKS", str(NOTEBOOKS))
    monkeypatch.setenv("COLUMNS", "200")
    out = tmp_path / "map.svg"
    told = CliRunner().invoke(main, ["map", "--standard", "HSA-REI.A", "--out", str(out)])
    assert told.exit_code == 0, told.output
    assert "HSA-REI.A.1" in told.output
    assert "HSN" not in told.output
    assert out.is_file()
    assert "two-step*" in CliRunner().invoke(main, ["map", "--skills"]).output
    assert "divide-one-term" in CliRunner().invoke(main, ["map", "--misconceptions"]).output
