"""A roster is either good or refused with every broken row in one message."""

from pathlib import Path

import pytest

from ownpace_hub.demonstration import demonstration_roster, sign_in_name
from ownpace_hub.rosters import NAME, Person, RosterError, read_roster, write_roster

HEADER = "name,display_name,role,section\n"
STAFF = "rivera,Ms. Rivera,teacher,\n"


def roster_file(folder: Path, text: str | bytes) -> Path:
    path = folder / "roster.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def complaint(folder: Path, text: str | bytes) -> str:
    with pytest.raises(RosterError) as caught:
        read_roster(roster_file(folder, text))
    return caught.value.message


def test_a_roster_is_read_in_its_own_order(tmp_path: Path) -> None:
    roster = read_roster(roster_file(tmp_path, HEADER + STAFF + "ada,Ada Byron,student,A\n"))
    assert [person.name for person in roster] == ["rivera", "ada"]
    assert roster.find("ada") == Person("ada", "Ada Byron", "student", "A")
    assert roster.find("nobody") is None


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    write_roster(path, demonstration_roster())
    assert read_roster(path) == demonstration_roster()


def test_a_spreadsheets_byte_order_mark_and_semicolons_are_understood(tmp_path: Path) -> None:
    text = (HEADER + STAFF).replace(",", ";").encode("utf-8-sig")
    assert len(read_roster(roster_file(tmp_path, text))) == 1


def test_empty_lines_are_passed_over(tmp_path: Path) -> None:
    assert len(read_roster(roster_file(tmp_path, HEADER + "\n,,,\n" + STAFF))) == 1


def test_the_demonstration_class_has_thirty_students_in_two_sections() -> None:
    roster = demonstration_roster()
    students = roster.of("student")
    assert (len(roster.of("teacher")), len(roster.of("coach")), len(students)) == (1, 1, 30)
    assert {person.section for person in students} == {"A", "B"}
    assert len({person.name for person in roster}) == 32
    assert all(NAME.fullmatch(person.name) for person in roster)


def test_sign_in_names_are_plain_letters() -> None:
    assert sign_in_name("Linh Nguyễn") == "linh-nguyen"
    assert sign_in_name("Siobhán O'Byrne") == "siobhan-o-byrne"


def test_groups_follow_from_role_and_section() -> None:
    student = Person("ada", "Ada Byron", "student", "A")
    teacher = Person("rivera", "Ms. Rivera", "teacher", "")
    assert student.groups == ("students", "nbgrader-algebra1", "section-a")
    assert teacher.groups == ("teachers", "formgrade-algebra1")
    assert Person("lee", "Jordan Lee", "coach", "").groups == ("coaches",)


def test_a_missing_file_is_named_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(RosterError, match=r"nowhere\.csv cannot be read .*--roster"):
        read_roster(tmp_path / "nowhere.csv")


def test_missing_columns_are_named(tmp_path: Path) -> None:
    said = complaint(tmp_path, "name,role\nrivera,teacher\n")
    assert "roster.csv:1" in said
    assert "columns display_name, section" in said


def test_a_file_that_is_not_utf_8_is_refused_at_its_line(tmp_path: Path) -> None:
    assert "roster.csv:3: this line is not UTF-8" in complaint(
        tmp_path, (HEADER + STAFF + "jose,José,student,A\n").encode("latin-1")
    )


def test_every_broken_row_is_listed_in_one_message(tmp_path: Path) -> None:
    rows = "ada,Ada Byron,student,A\nada,Ada Again,student,A\nBen B,Ben,student,A\nchi,Chi,pupil,A\ndee,Dee,student,\n"
    said = complaint(tmp_path, HEADER + STAFF + rows)
    assert "4 places" in said
    assert "roster.csv:4: the name 'ada' is already used in line 3" in said
    assert "roster.csv:5: the name 'Ben B' cannot be used" in said
    assert "roster.csv:6: the role 'pupil'" in said
    assert "roster.csv:7: the section ''" in said


@pytest.mark.parametrize("name", ["../ada", "ada_b", "-ada", "a--b", "a" * 33, "1ada", "ada+b", "ада"])
def test_a_name_that_is_not_safe_everywhere_is_refused(tmp_path: Path, name: str) -> None:
    assert "cannot be used" in complaint(tmp_path, f"{HEADER}{STAFF}{name},Ada,student,A\n")


def test_a_display_name_that_a_spreadsheet_would_run_is_refused(tmp_path: Path) -> None:
    assert "must start with a letter" in complaint(tmp_path, HEADER + STAFF + "ada,=1+1,student,A\n")


def test_a_class_without_a_teacher_is_refused(tmp_path: Path) -> None:
    assert "nobody has the role teacher" in complaint(tmp_path, HEADER + "ada,Ada,student,A\n")


def test_a_file_that_is_no_csv_is_said_to_be_none(tmp_path: Path) -> None:
    said = complaint(tmp_path, HEADER + STAFF + 'ada,"' + "x" * 200_000)
    assert "roster.csv is no CSV file" in said
    assert "quotation mark" in said


def test_a_full_disk_leaves_the_old_roster_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    path = roster_file(tmp_path, HEADER + STAFF)
    monkeypatch.setattr("ownpace_hub.rosters.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_roster(path, demonstration_roster())
    assert len(read_roster(path)) == 1
