"""A person's home follows the built course where it is ours, and is never touched where it is theirs."""

from pathlib import Path

import pytest

from ownpace_hub.opening import prepare
from ownpace_hub.places import Places
from ownpace_hub.rosters import Person, Roster
from ownpace_hub.trees import course_keeper, lay, lay_course_directory, mirror, share_course_directory

ADA = Person("ada", "Ada Byron", "student", "A")
RIVERA = Person("rivera", "Ms. Rivera", "teacher", "")
OSEI = Person("osei", "Mr. Osei", "teacher", "")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    files = {
        "student/home.ipynb": "home",
        "student/lessons/one.ipynb": "one",
        "teacher/board.ipynb": "board",
        "source/u00/u00.ipynb": "assignment",
        "source/u00/assignment.json": "blueprint",
    }
    for name, text in files.items():
        path = tmp_path / "built" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "built"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "class")


def test_a_student_gets_the_pages_and_a_teacher_the_board(places: Places, built: Path) -> None:
    assert (lay(places, ADA, built) / "course" / "lessons" / "one.ipynb").read_text() == "one"
    assert (lay(places, RIVERA, built) / "course" / "board.ipynb").read_text() == "board"
    assert not (places.person("ada") / "course" / "board.ipynb").exists()


def test_new_text_of_the_course_arrives_and_old_pages_go(places: Places, built: Path) -> None:
    home = lay(places, ADA, built)
    (built / "student" / "home.ipynb").write_text("newer")
    (built / "student" / "lessons" / "one.ipynb").rename(built / "student" / "lessons" / "two.ipynb")
    lay(places, ADA, built)
    assert (home / "course" / "home.ipynb").read_text() == "newer"
    assert [path.name for path in (home / "course" / "lessons").iterdir()] == ["two.ipynb"]


def test_what_a_student_did_is_never_touched(places: Places, built: Path) -> None:
    home = lay(places, ADA, built)
    journal, answer = home / ".ownpace" / "journal" / "a.jsonl", home / "assignments" / "u00" / "u00.ipynb"
    answer.parent.mkdir()
    for path in (journal, answer):
        path.write_text("mine")
    lay(places, ADA, built)
    assert journal.read_text() == answer.read_text() == "mine"


def test_a_page_that_a_student_changed_is_ours_again(places: Places, built: Path) -> None:
    home = lay(places, ADA, built)
    (home / "course" / "home.ipynb").write_text("changed")
    (home / "course" / "lessons" / "extra").mkdir()
    lay(places, ADA, built)
    assert (home / "course" / "home.ipynb").read_text() == "home"
    assert not (home / "course" / "lessons" / "extra").exists()


def test_a_link_that_a_student_laid_does_not_carry_our_writing_elsewhere(places: Places, built: Path) -> None:
    home = lay(places, ADA, built)
    outside = places.home / "outside.txt"
    outside.write_text("keep")
    (home / "course" / "home.ipynb").unlink()
    (home / "course" / "home.ipynb").symlink_to(outside)
    lay(places, ADA, built)
    assert outside.read_text() == "keep"
    assert (home / "course" / "home.ipynb").read_text() == "home"


def test_an_assignment_that_the_teacher_has_stays_as_it_is(places: Places, built: Path) -> None:
    directory = lay_course_directory(places, "rivera", built)
    (built / "source" / "u00" / "assignment.json").write_text("edited")
    lay_course_directory(places, "rivera", built)
    assert (directory / "source" / "u00" / "assignment.json").read_text() == "blueprint"


def test_a_new_assignment_arrives_beside_the_old_ones(places: Places, built: Path) -> None:
    directory = lay_course_directory(places, "rivera", built)
    (built / "source" / "u01").mkdir()
    (built / "source" / "u01" / "u01.ipynb").write_text("next")
    lay_course_directory(places, "rivera", built)
    assert sorted(path.name for path in (directory / "source").iterdir()) == ["u00", "u01"]


def test_a_second_teacher_works_in_the_same_course_directory(places: Places, built: Path) -> None:
    directory = lay_course_directory(places, "rivera", built)
    share_course_directory(places, "rivera", OSEI)
    share_course_directory(places, "rivera", OSEI)
    assert (places.person("osei") / "algebra1").resolve() == directory.resolve()


@pytest.mark.parametrize(
    "teachers", [[OSEI, RIVERA], [OSEI]], ids=["a colleague comes first", "another takes the class over"]
)
def test_the_gradebook_stays_the_classs_whoever_teaches_it(
    places: Places, built: Path, teachers: list[Person]
) -> None:
    roster = Roster((RIVERA, ADA))
    prepare(places, roster, built)
    (places.person("rivera") / "algebra1" / "gradebook.db").write_text("grades")
    prepare(places, Roster((*teachers, ADA)), built)
    for teacher in teachers:
        assert (places.person(teacher.name) / "algebra1" / "gradebook.db").read_text() == "grades"


def test_a_folder_of_a_students_is_never_taken_for_the_course(places: Places, built: Path) -> None:
    (places.person("ada") / "algebra1" / "source").mkdir(parents=True)
    prepare(places, Roster((RIVERA, ADA)), built)
    prepare(places, Roster((OSEI, ADA)), built)
    assert (places.person("osei") / "algebra1").resolve() == places.person("rivera").resolve() / "algebra1"
    assert course_keeper(places, [OSEI]) == "rivera"


def test_files_that_are_equal_are_not_written_again(tmp_path: Path, built: Path) -> None:
    mirror(built / "student", tmp_path / "copy")
    before = (tmp_path / "copy" / "home.ipynb").stat().st_ino
    mirror(built / "student", tmp_path / "copy")
    assert (tmp_path / "copy" / "home.ipynb").stat().st_ino == before
