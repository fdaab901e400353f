"""The stage of a preview: a page laid in no time, with the switches set, and faults told instead of shown."""

import asyncio
import json
from pathlib import Path

import pytest

from ownpace.authoring.preview.stage import Stage, Switches, page_of
from ownpace.authoring.preview.watching import Watch
from ownpace.building.gathering import survey
from ownpace.problems import ProblemBank
from ownpace.sources import SourceError
from ownpace.widgets.interactives import KINDS

PAGE = "one-two-step-equations"
FOLDER = Path("u00-readiness") / PAGE


@pytest.fixture
def stage(course: Path, tmp_path: Path) -> Stage:
    return Stage(course, (), tmp_path / "stage")


def _sources(stage: Stage, name: str) -> str:
    document = json.loads((stage.home / name).read_text(encoding="utf-8"))
    return "\n".join(cell["source"] for cell in document["cells"])


def test_a_lesson_is_laid_with_its_problems_alone(stage: Stage) -> None:
    name = stage.lay(PAGE, Switches())
    assert name == f"course/lessons/{PAGE}.ipynb"
    assert 'lesson.worked("two-step", level=1, seed=1)' in _sources(stage, name)
    assert ProblemBank([stage.course / "problems"]).ids() == ["one-step", "two-step"]


def test_the_switches_choose_level_seed_and_language(stage: Stage) -> None:
    text = _sources(stage, stage.lay(PAGE, Switches(level=3, seed=7, language="en")))
    assert 'lesson.worked("two-step", level=3, seed=7)' in text
    assert 'lesson.practice("two-step", level=3)' in text
    assert '"preview-7"' in text


def test_the_chosen_language_reaches_the_kernel_and_the_frame_and_the_title_stays_on_top(
    stage: Stage,
) -> None:
    name = stage.lay(PAGE, Switches(language="es"))
    document = json.loads((stage.home / name).read_text(encoding="utf-8"))
    assert 'os.environ["OWNPACE_LANGUAGE"] = "es"' in _sources(stage, name)
    assert document["metadata"]["ownpace"]["spoken"] == "es"
    assert document["cells"][0]["source"].startswith("# ")


def test_a_problem_alone_has_a_page_of_its_own(stage: Stage) -> None:
    text = _sources(stage, stage.lay("two-step", Switches(level=2)))
    assert 'lesson.worked("two-step", level=2, seed=1)' in text
    assert 'lesson.practice("two-step", level=2)' in text


def test_the_gallery_sets_up_every_interactive_and_a_problem_of_each_type(stage: Stage) -> None:
    text = _sources(stage, stage.lay("gallery", Switches()))
    for kind in KINDS:
        # Once to be read, once to be run.
        assert text.count(f'lesson.explore("{kind}", ') == 2, kind
    assert 'lesson.practice("' in text
    assert ProblemBank([stage.course / "problems"]).ids()


def test_what_is_wrong_with_a_problem_is_told_and_mending_it_brings_the_page_back(stage: Stage) -> None:
    path = stage.root / FOLDER / "two-step.yaml"
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("hints:", "hint:"), encoding="utf-8")
    with pytest.raises(SourceError, match="unknown key 'hint'"):
        stage.lay(PAGE, Switches())
    path.write_text(good, encoding="utf-8")
    assert stage.lay(PAGE, Switches())


def test_a_path_names_its_page(course: Path) -> None:
    found = survey(course)
    assert page_of(None, found) == PAGE
    assert page_of(course / FOLDER, found) == PAGE
    assert page_of(course / FOLDER / "lesson.md", found) == PAGE
    assert page_of(course / FOLDER / "two-step.yaml", found) == "two-step"


def test_saving_wakes_who_waits(tmp_path: Path) -> None:
    async def follow() -> tuple[int, int]:
        watch = Watch([tmp_path])
        nothing = await watch.wait(0, 0.01)
        waiting = asyncio.ensure_future(watch.wait(0, 30))
        await asyncio.sleep(0)
        (tmp_path / "lesson.md").write_text("saved", encoding="utf-8")
        await watch.look()
        return nothing, await waiting

    assert asyncio.run(follow()) == (0, 1)
