"""Course packs: they add, they replace what they say, they stack, and anything else is told with both files."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from ownpace.building import build, build_command, read_content
from ownpace.curriculum import load_course
from ownpace.sources import SourceError

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"
UNIT = "u00-readiness"
LESSON = f"{UNIT}/one-two-step-equations"
PACK = "id: {name}\ntitle: {name}\nlicence: CC-BY-4.0\nauthors: [Test]\n"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    root = tmp_path / "notebooks"
    shutil.copytree(NOTEBOOKS / LESSON, root / LESSON)
    (root / "course.yaml").write_text(
        f"id: c\ntitle: C\nunits: [{{id: {UNIT}, title: R}}]\n", encoding="utf-8"
    )
    return root


def _pack(tmp_path: Path, name: str, more: str = "") -> Path:
    folder = tmp_path / name
    folder.mkdir()
    (folder / "pack.yaml").write_text(PACK.format(name=name) + more, encoding="utf-8")
    return folder


def _problem(root: Path, title: str, *, lesson: str = LESSON) -> Path:
    """Put a problem with the id of one of the course's into a folder."""
    text = (NOTEBOOKS / LESSON / "two-step.yaml").read_text(encoding="utf-8")
    old = next(line for line in text.splitlines() if line.startswith("title:"))
    target = root / lesson / "two-step.yaml"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text.replace(old, f"title: {title}"), encoding="utf-8")
    return target


def test_a_pack_adds_a_unit_behind_the_one_it_names_and_a_lesson_to_one_that_is_there(
    course: Path, tmp_path: Path
) -> None:
    pack = _pack(tmp_path, "school", f"units: [{{id: extra, title: Extra, after: {UNIT}}}]\n")
    text = (NOTEBOOKS / LESSON / "lesson.md").read_text(encoding="utf-8")
    for unit, name in ((UNIT, "mine"), ("extra", "other")):
        target = pack / unit / name / "lesson.md"
        target.parent.mkdir(parents=True)
        target.write_text(
            text.replace("id: one-two", f"id: {name}-one-two").replace(f"unit: {UNIT}", f"unit: {unit}"),
            encoding="utf-8",
        )
    found = read_content(course, [pack])
    assert [unit.id for unit in found.units] == [UNIT, "extra"]
    assert {each.front.id for each in found.lessons} == {
        "one-two-step-equations",
        "mine-one-two-step-equations",
        "other-one-two-step-equations",
    }
    list(build(found, tmp_path / "out"))
    assert len(load_course(tmp_path / "out").lessons) == 3


def test_redefining_an_id_without_saying_so_names_both_files(course: Path, tmp_path: Path) -> None:
    pack = _pack(tmp_path, "school")
    mine = _problem(pack, "Mine")
    with pytest.raises(SourceError) as caught:
        read_content(course, [pack])
    (fault,) = caught.value.faults
    assert fault.rule == "pack/replaces"
    assert fault.place.path == mine
    assert str(course / LESSON / "two-step.yaml") in fault.message
    assert "replaces: {problems: [two-step]}" in fault.message


def test_packs_stack_and_the_last_that_replaces_lies_on_top(course: Path, tmp_path: Path) -> None:
    packs = [_pack(tmp_path, name, "replaces: {problems: [two-step]}\n") for name in ("first", "second")]
    for pack in packs:
        _problem(pack, pack.name)
    assert read_content(course, packs).problems["two-step"].title == "second"
    assert read_content(course, packs[::-1]).problems["two-step"].title == "first"


def test_replacing_what_is_not_there_is_told_in_the_pack(course: Path, tmp_path: Path) -> None:
    pack = _pack(tmp_path, "school", "replaces: {problems: [no-such], lessons: [one-two-step-equations]}\n")
    with pytest.raises(SourceError) as caught:
        read_content(course, [pack])
    told = "\n".join(map(str, caught.value.faults))
    assert "there is no problem 'no-such' to replace" in told
    assert "school says that it replaces 'one-two-step-equations', and has none of that id" in told
    assert {fault.place.path.name for fault in caught.value.faults} == {"pack.yaml"}


def test_a_folder_without_a_pack_file_and_a_unit_that_is_there_are_told(course: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    twice = _pack(tmp_path, "twice", f"units: [{{id: {UNIT}, title: Again}}]\n")
    with pytest.raises(SourceError) as caught:
        read_content(course, [tmp_path / "empty", twice])
    assert {fault.rule for fault in caught.value.faults} == {"pack/readable", "pack/ids"}


def test_the_command_and_the_environment_name_packs(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = _pack(tmp_path, "school", "replaces: {problems: [two-step]}\n")
    _problem(pack, "Ours")
    arguments = ["--notebooks", str(course), "--out", str(tmp_path / "out")]
    for more, environment in ((["--pack", str(pack)], ""), ([], str(pack))):
        monkeypatch.setenv("OWNPACE_PACKS", environment)
        result = CliRunner().invoke(build_command, [*arguments, *more])
        assert result.exit_code == 0, result.output
        built = json.loads((tmp_path / "out/problems/two-step.json").read_text(encoding="utf-8"))
        assert built["title"] == "Ours"
