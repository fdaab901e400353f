"""The page for authors, replayed command by command, and counted."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ownpace.cli import main
from ownpace.curriculum import load_course
from ownpace.problems import load_blueprint

PAGE = (Path(__file__).parents[3] / "docs/authoring.md").read_text(encoding="utf-8")
_COMMANDS = re.compile(r"^```console (\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_TEXTS = re.compile(r"^(`{3,4})\w+ (\w+)=(\S+)\n(.*?)^\1$", re.DOTALL | re.MULTILINE)

COMMANDS = {
    name: [line.removeprefix("$ ") for line in text.splitlines()] for name, text in _COMMANDS.findall(PAGE)
}
TEXTS = {name: (path, text) for _, name, path, text in _TEXTS.findall(PAGE)}


@pytest.fixture
def desk(course: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder above a small course, where the author types."""
    monkeypatch.chdir(course.parent)
    monkeypatch.delenv("OWNPACE_NOTEBOOKS", raising=False)
    monkeypatch.delenv("OWNPACE_PACKS", raising=False)
    (course.parent / "build").mkdir()
    return course.parent


def _type(command: str) -> Result:
    words = shlex.split(command)
    assert words[0] == "ownpace"
    result = CliRunner().invoke(main, words[1:])
    assert result.exit_code == 0, f"{command}\n{result.output}"
    return result


def _put(name: str) -> Path:
    path, text = TEXTS[name]
    Path(path).write_text(text, encoding="utf-8")
    return Path(path)


def _outside(desk: Path, module: str) -> dict[str, bytes]:
    """Return the files of the course that lie outside a unit's folder."""
    files = (path for path in (desk / "notebooks").rglob("*") if path.is_file())
    return {
        str(path): path.read_bytes() for path in files if not path.is_relative_to(desk / "notebooks" / module)
    }


def test_a_lesson_that_reuses_problems_takes_four_commands_and_forty_lines(desk: Path) -> None:
    before = _outside(desk, "u00-readiness")
    first, *rest = COMMANDS["lesson"]
    assert len(COMMANDS["lesson"]) <= 4
    _type(first)
    assert len(_put("lesson").read_text(encoding="utf-8").splitlines()) <= 40
    for command in rest:
        _type(command)
    built = load_course(Path("build/course"))
    found = built.lesson("undo-it")
    assert found is not None
    assert (Path("build/course/student") / found.path).is_file()
    assert Path("build/course/teacher/notes/undo-it.ipynb").is_file()
    assert _outside(desk, "u00-readiness") == before


def test_a_new_kind_takes_twenty_five_lines_of_yaml(desk: Path) -> None:
    before = _outside(desk, "u00-readiness")
    new, test, check = COMMANDS["kind"]
    _type(new)
    assert len(_put("kind").read_text(encoding="utf-8").splitlines()) <= 25
    assert "keeps every rule on 500 seeds a level" in _type(test).output
    assert "On record now: same-on-both-days." in _type(check).output
    assert _outside(desk, "u00-readiness") == before


def test_a_problem_and_a_lesson_as_they_are_begun_keep_every_rule(desk: Path) -> None:
    _type("ownpace new lesson multi-step-equations")
    _type("ownpace new problem brackets-first")
    for answer in ("choice", "expression", "inequality"):
        _type(f"ownpace new problem a-{answer} --skill multi-step-equations --type {answer}")
    told = _type("ownpace check notebooks/u02-linear-equations --seeds 120 --fix").output
    assert "error" not in told.replace("0 errors", "")


def test_an_assignment_by_skills_is_expanded_and_frozen(desk: Path) -> None:
    _put("assignment")
    assert len(TEXTS["assignment"][1].splitlines()) <= 10
    _type("ownpace build --out build/course")
    frozen = load_blueprint(Path("build/course/source/first-check"))
    assert [slot.id for slot in frozen.slots] == ["solve-1", "solve-2", "solve-3", "harder", "why"]
    assert {slot.problem for slot in frozen.slots[:3]} == {"one-step", "two-step"}
    text = Path("build/course/source/first-check/assignment.json").read_text(encoding="utf-8")
    assert '"due": "2026-10-02 15:00"' in text
    assert '"feedback": "after-due"' in text


def test_a_worksheet_is_printed_with_its_key(desk: Path) -> None:
    (command,) = COMMANDS["paper"]
    assert "4 copies are in build/sheets.html, with the key." in _type(command).output
    assert Path("build/sheets.html").read_text(encoding="utf-8").count("<main") == 8


def test_a_pack_made_by_the_page_builds(desk: Path) -> None:
    for command in COMMANDS["pack"]:
        _type(command)
    built = load_course(Path("build/course"))
    assert [unit.id for unit in built.units][-1] == "s1-projects"
    assert built.lesson("order-of-operations") is not None
    assert built.lesson("one-two-step-equations") is not None


def test_problems_come_out_of_a_spreadsheet(desk: Path) -> None:
    _put("sheet")
    for command in COMMANDS["sheet"]:
        _type(command)


def _named() -> Iterator[str]:
    yield from (line for lines in COMMANDS.values() for line in lines)


def test_every_command_of_the_page_is_replayed() -> None:
    assert set(COMMANDS) == {"lesson", "kind", "pack", "paper", "sheet"}
    assert set(TEXTS) == {"lesson", "kind", "assignment", "sheet"}
    assert all(line.startswith("ownpace ") for line in _named())
