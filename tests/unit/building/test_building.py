"""``ownpace build``: the tree, its determinism, and what an author is told."""

import json
import shutil
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner

from ownpace.building import build, build_command, find_notebooks, read_content
from ownpace.building.content import ContentError
from ownpace.curriculum import load_course
from ownpace.problems import ProblemBank, load_blueprint
from ownpace.sources import SourceError

ROOT = Path(__file__).parents[3]
NOTEBOOKS = ROOT / "notebooks"
LESSON = Path("u00-readiness/one-two-step-equations")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "course"
    list(build(read_content(NOTEBOOKS), out))
    return out


@pytest.fixture
def writable(tmp_path: Path) -> Path:
    """Copy the course's text, to be edited."""
    return Path(shutil.copytree(NOTEBOOKS, tmp_path / "notebooks"))


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _bytes(tree: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(tree)): path.read_bytes() for path in sorted(tree.rglob("*")) if path.is_file()
    }


def _faults(root: Path) -> list[str]:
    with pytest.raises(SourceError) as caught:
        read_content(root)
    return [str(fault).removeprefix(f"{root}/") for fault in caught.value.faults]


def test_the_tree_has_what_its_users_look_for(tree):
    course = load_course(tree)
    assert len(course.units) == 14
    assert course.title == "Algebra I"
    for lesson in course.lessons:
        assert (tree / "student" / lesson.path).is_file()
        assert ProblemBank([tree / "problems"]).get(lesson.problems[0])
    for assignment in course.assignments:
        folder = tree / "source" / assignment.id
        assert (folder / f"{assignment.id}.ipynb").is_file()
        assert load_blueprint(folder).points == assignment.points
    assert (tree / "student/home.ipynb").is_file()
    assert (tree / "teacher/board.ipynb").is_file()


def test_the_same_text_gives_the_same_bytes(tree, tmp_path):
    list(build(read_content(NOTEBOOKS), tmp_path / "again"))
    assert _bytes(tmp_path / "again") == _bytes(tree)


def test_building_twice_replaces_the_tree_whole(writable, tmp_path):
    out = tmp_path / "out"
    list(build(read_content(writable), out))
    (out / "stale.txt").write_text("from an older build")
    assert (out / "student/lessons/one-two-step-equations.ipynb").is_file()
    shutil.rmtree(writable / LESSON)
    for assignment in (writable / "u00-readiness").glob("*.assignment.yaml"):
        assignment.unlink()
    list(build(read_content(writable), out))
    assert not (out / "stale.txt").exists()
    assert not (out / "student/lessons/one-two-step-equations.ipynb").exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_build_that_is_broken_off_leaves_the_old_tree(tmp_path):
    out = tmp_path / "out"
    content = read_content(NOTEBOOKS)
    list(build(content, out))
    before = _bytes(out)
    steps = build(content, out)
    next(steps)
    steps.close()
    assert _bytes(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_of_something_else_is_not_replaced(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(ContentError, match="holds something that is no built course"):
        list(build(read_content(NOTEBOOKS), tmp_path))
    assert (tmp_path / "thesis.txt").is_file()


def test_every_notebook_is_valid_and_says_what_it_is(tree):
    notebooks = sorted(tree.rglob("*.ipynb"))
    assert len(notebooks) >= 4
    for path in notebooks:
        document = nbformat.read(path, as_version=4)
        nbformat.validate(document)
        assert document.metadata.ownpace.kind in {"home", "board", "lesson", "note", "assignment"}
        assert document.metadata.ownpace.id
        assert len({cell.id for cell in document.cells}) == len(document.cells)
        assert all(not cell.get("outputs") for cell in document.cells)


def test_a_lesson_in_another_language_says_so_to_its_page_and_to_its_kernel(writable, tmp_path):
    lesson = writable / "u00-readiness/one-two-step-equations/lesson.md"
    _edit(lesson, "  kind: lesson\n", "  kind: lesson\n  language: es\n")
    list(build(read_content(writable), tmp_path / "out"))
    built = tmp_path / "out/student/lessons/one-two-step-equations.ipynb"
    book = json.loads(built.read_text(encoding="utf-8"))
    assert book["metadata"]["ownpace"]["language"] == "es"
    first = next(cell for cell in book["cells"] if cell["cell_type"] == "code")
    assert 'lesson.start("one-two-step-equations", language="es")' in first["source"]
    assert first["metadata"]["tags"] == ["ownpace-hide"]


def test_grading_cells_have_all_of_nbgraders_metadata_once(tree):
    for folder in (tree / "source").iterdir():
        blueprint = load_blueprint(folder)
        document = json.loads((folder / f"{folder.name}.ipynb").read_text())
        cells = {cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in document["cells"]}
        assert len(cells) == len(document["cells"])
        for slot in blueprint.slots:
            metadata = cells[slot.id]["metadata"]["nbgrader"]
            assert metadata["points"] == slot.points
            assert metadata["grade"] is True
            assert metadata["solution"] is (slot.kind == "explain")
            assert metadata["locked"] is (slot.kind == "problem")
            assert metadata["schema_version"] == 3
        graded = [name for name, cell in cells.items() if cell["metadata"]["nbgrader"]["grade"]]
        assert graded == [slot.id for slot in blueprint.slots]


def test_a_frozen_assignment_outlives_an_edited_problem(writable, tmp_path):
    out = tmp_path / "out"
    list(build(read_content(writable), out))
    before = load_blueprint(out / "source/u00-equations")
    _edit(writable / LESSON / "two-step.yaml", "version: 1", "version: 2")
    _edit(writable / LESSON / "two-step.yaml", "Solve for $x$:", "Find $x$:")
    list(build(read_content(writable), out))
    after = load_blueprint(out / "source/u00-equations")
    assert before.variant("q2", "ada").prompt.text.startswith("Solve for")
    assert after.variant("q2", "ada").prompt.text.startswith("Find")
    assert after.slot("q2").version == 2


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (LESSON / "lesson.md", 'practice("two-step")', 'practice("two-steps")', ":18: there is no problem 'two-steps'"),
        (LESSON / "lesson.md", "problems: [one-step", "problems: [no-step", "lesson.md:10:14: there is no problem 'no-step'"),
        (LESSON / "lesson.md", "  minutes: 45", "  minuets: 45", "lesson.md:8:3: unknown key 'minuets'; did you mean 'minutes'?"),
        (LESSON / "lesson.md", "unit: u00-readiness", "unit: u01", "lesson.md:6:9: the lesson lies in the unit 'u00-readiness'"),
        (LESSON / "lesson.md", "ownpace:", "own:", "has no front matter with an entry 'ownpace'"),
        (LESSON / "two-step.yaml", "equation: ax + b = c", "equation: ax + = c", ":15: 'ax + = c', at character 4: Something is missing"),
        (LESSON / "two-step.yaml", "id: two-step", "id: twostep", "call the file twostep.yaml"),
        (LESSON / "two-step.yaml", "where: [c > 0]", "where: [c > 0, c < 0]", "none of 400 draws met all conditions"),
        (Path("course.yaml"), "title: Algebra I", "titel: Algebra I", "course.yaml:3:1: unknown key 'titel'"),
        (Path("course.yaml"), "u01-quantities-expressions", "u00-readiness", "is there twice"),
        (Path("u00-readiness/equations-check-in.assignment.yaml"), "problem: one-step", "problem: on-step", ".yaml:7:17: there is no problem 'on-step'"),
        (Path("u00-readiness/equations-check-in.assignment.yaml"), "points: 4", "points: 0", "greater than 0"),
        (Path("u00-readiness/equations-check-in.assignment.yaml"), "level: 2, points: 2", "points: two", "valid number"),
    ],
)  # fmt: skip
def test_a_slip_is_told_where_it_stands(writable, file, old, new, told):
    _edit(writable / file, old, new)
    faults = _faults(writable)
    assert any(told in fault for fault in faults), faults


def test_faults_of_several_files_are_told_at_once(writable):
    _edit(writable / LESSON / "lesson.md", 'worked("two-step"', 'worked("to-step"')
    _edit(writable / LESSON / "one-step.yaml", "ask:", "aks:")
    faults = _faults(writable)
    assert any("lesson.md" in fault for fault in faults)
    assert any("one-step.yaml" in fault for fault in faults)


def test_a_faulty_problem_is_not_also_said_to_be_missing(writable):
    _edit(writable / LESSON / "two-step.yaml", "hints:", "hint:")
    faults = _faults(writable)
    assert all("there is no problem" not in fault for fault in faults), faults


def test_two_lessons_of_one_id_are_told(writable):
    shutil.copytree(
        writable / LESSON, writable / "u00-readiness/copy", ignore=shutil.ignore_patterns("*.yaml")
    )
    assert any("the lesson id 'one-two-step-equations' is taken by" in fault for fault in _faults(writable))


def test_two_problems_of_one_id_are_told(writable):
    (writable / "u00-readiness/other").mkdir()
    shutil.copy(writable / LESSON / "two-step.yaml", writable / "u00-readiness/other/two-step.yaml")
    assert any("the problem id 'two-step' is taken by" in fault for fault in _faults(writable))


def test_the_notebooks_are_found_from_a_folder_below(monkeypatch, tmp_path):
    monkeypatch.delenv("OWNPACE_NOTEBOOKS", raising=False)
    assert find_notebooks(NOTEBOOKS / LESSON) == NOTEBOOKS
    assert find_notebooks(ROOT / "course") == NOTEBOOKS
    with pytest.raises(ContentError, match=r"No notebooks/course\.yaml in .* or a folder above it"):
        find_notebooks(tmp_path)
    monkeypatch.setenv("OWNPACE_NOTEBOOKS", str(NOTEBOOKS))
    assert find_notebooks(tmp_path) == NOTEBOOKS
    monkeypatch.setenv("OWNPACE_NOTEBOOKS", str(tmp_path))
    with pytest.raises(ContentError, match=r"there is no course\.yaml in it"):
        find_notebooks()


def test_the_command_builds_and_sums_up(tmp_path):
    result = CliRunner().invoke(
        build_command, ["--notebooks", str(NOTEBOOKS), "--out", str(tmp_path / "out")]
    )
    assert result.exit_code == 0, result.output
    content = read_content(NOTEBOOKS)
    counts = f"{len(content.lessons)} lessons, {len(content.problems)} problems"
    assert f"Built {counts}" in result.output
    assert (tmp_path / "out/course.json").is_file()


def test_the_command_builds_where_the_environment_says(tmp_path, monkeypatch):
    monkeypatch.setenv("OWNPACE_COURSE", str(tmp_path / "named"))
    monkeypatch.setenv("OWNPACE_NOTEBOOKS", str(NOTEBOOKS))
    assert CliRunner().invoke(build_command, []).exit_code == 0
    assert (tmp_path / "named/course.json").is_file()


def test_the_command_lists_faults_and_ends_with_one(writable, tmp_path):
    _edit(writable / LESSON / "two-step.yaml", "version: 1", "version: one")
    result = CliRunner().invoke(build_command, ["--notebooks", str(writable), "--out", str(tmp_path / "out")])
    assert result.exit_code == 1
    assert "two-step.yaml:2:10: version:" in result.output
    assert "The course was not built: " in result.output
    assert not (tmp_path / "out").exists()


def test_the_command_tells_of_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    out = tmp_path / "file" / "out"
    result = CliRunner().invoke(build_command, ["--notebooks", str(NOTEBOOKS), "--out", str(out)])
    assert result.exit_code == 1
    assert "The course was not built" in result.output
    assert "Check the folder" in result.output
