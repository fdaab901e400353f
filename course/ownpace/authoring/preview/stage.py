"""Where one page is laid for Voila: the lesson's notebook with the switches set, its problems, and the maps."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ownpace.authoring.preview.gallery import GALLERY, example_problems, gallery_cells
from ownpace.building.content import LessonSource, Survey
from ownpace.building.fronts import body
from ownpace.building.gathering import survey
from ownpace.building.lessons import before_its_code, hidden_cell, lesson_notebook
from ownpace.building.notebooks import Notebook, code, notebook, to_bytes
from ownpace.curriculum.course import Course
from ownpace.messages import ENVIRONMENT as LANGUAGE
from ownpace.problems.loading import load_problem
from ownpace.sources import Fault, Place, SourceError

_CALLED = re.compile(r"""lesson\.(?:practice|steps|worked|check)\(\s*["']([^"']+)["']""")
_WORKED = re.compile(r"""(lesson\.worked\(\s*["'][^"']+["'])[^)\n]*\)""")
_PRACTISED = re.compile(r"""(lesson\.(?:practice|steps)\(\s*["'][^"']+["'])[^)\n]*\)""")
ROOT, PACKS, FOLDER, PAGE = (
    "OWNPACE_PREVIEW_ROOT",
    "OWNPACE_PACKS",
    "OWNPACE_PREVIEW_FOLDER",
    "OWNPACE_PREVIEW_PAGE",
)
"""The environment by which the command tells the page server what to show."""


@dataclass(frozen=True, slots=True)
class Switches:
    """How a page is looked at.

    Attributes:
        level: the level of worked examples, and the one that practice begins with; None for what the lesson says.
        seed: which variants are drawn.
        language: the language of the kit's own sentences; empty for the one that students would see.
    """

    level: int | None = None
    seed: int = 1
    language: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """A folder that looks like a built course, and the home of the student who looks at it.

    Attributes:
        root: the course's notebooks folder.
        packs: the packs on top of it.
        folder: the folder to lay pages in.
    """

    root: Path
    packs: tuple[Path, ...]
    folder: Path

    @property
    def course(self) -> Path:
        """The built course, as far as it is needed."""
        return self.folder / "course"

    @property
    def home(self) -> Path:
        """What the page server serves."""
        return self.folder / "home"

    def pages(self) -> list[tuple[str, str]]:
        """Return the ids and titles of the lessons. Raises SourceError."""
        return [(each.front.id, each.front.title) for each in self._survey().lessons]

    def lay(self, page: str, switches: Switches) -> str:
        """Lay a lesson, or a page with one problem, and return its notebook's path from the home on.

        Raises:
            SourceError: with what is wrong with the lesson or its problems.
        """
        found = self._survey()
        lesson = next((each for each in found.lessons if each.front.id == page), None)
        if page == GALLERY:
            document = _gallery_page(found.problem_files, switches)
            problems = example_problems(found.problem_files)
        elif lesson is not None:
            document = self._lesson(lesson, switches)
            problems = _CALLED.findall(lesson.text)
        elif page in found.problem_files:
            document, problems = _problem_page(page, switches), [page]
        else:
            told = f"there is no lesson or problem {page!r}"
            raise SourceError([*found.faults, Fault(Place(self.root), told, "course/links")])
        self._lay_problems(found, problems)
        self._write(
            self.course / "course.json",
            Course(found.course.id, found.course.title, (), (), ()).to_json().encode(),
        )
        name = f"course/lessons/{page}.ipynb"
        self._write(self.home / name, to_bytes(document))
        return name

    def _survey(self) -> Survey:
        return survey(self.root, self.packs)

    def _lesson(self, lesson: LessonSource, switches: Switches) -> Notebook:
        text = body(lesson.text)
        if switches.level is not None:
            text = _WORKED.sub(rf"\1, level={switches.level}, seed={switches.seed})", text)
            text = _PRACTISED.sub(rf"\1, level={switches.level})", text)
        return _switched(lesson_notebook(lesson, text, lesson.front.id), switches)

    def _lay_problems(self, found: Survey, names: list[str]) -> None:
        faults: list[Fault] = []
        for name in dict.fromkeys(names):
            path = found.problem_files.get(name)
            try:
                if path is None:
                    raise SourceError(
                        [Fault(Place(self.root), f"there is no problem {name!r}", "course/links")]
                    )
                data = json.dumps(load_problem(path).data, ensure_ascii=False)
                self._write(self.course / "problems" / f"{name}.json", data.encode())
            except SourceError as problem:
                faults += problem.faults
        if faults:
            raise SourceError(faults)

    def _write(self, path: Path, data: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def page_of(path: Path | None, found: Survey) -> str:
    """Return the page to begin with: the lesson or the problem that a path names, or the first lesson."""
    first = found.lessons[0].front.id if found.lessons else ""
    if path is None:
        return first
    wanted = path.resolve()
    for lesson in found.lessons:
        own = lesson.path.resolve()
        if wanted in (own, own.parent, own.with_name("teacher.md")):
            return lesson.front.id
    named = next((name for name, file in found.problem_files.items() if file.resolve() == wanted), "")
    inside = next((each.front.id for each in found.lessons if each.path.resolve().is_relative_to(wanted)), "")
    return named or inside or first


def _gallery_page(problems: Mapping[str, Path], switches: Switches) -> Notebook:
    metadata = {"kind": "lesson", "id": GALLERY, "title": "The gallery", "unit": "", "skill": ""}
    return _switched(notebook(GALLERY, gallery_cells(problems), metadata), switches)


def _problem_page(problem: str, switches: Switches) -> Notebook:
    level = switches.level or 1
    metadata = {"kind": "lesson", "id": problem, "title": problem, "unit": "", "skill": ""}
    cells = [
        code("from ownpace import lesson"),
        code(f'lesson.worked("{problem}", level={level}, seed={switches.seed})'),
        code(f'lesson.practice("{problem}", level={level})'),
    ]
    return _switched(notebook(problem, cells, metadata), switches)


def _switched(document: Notebook, switches: Switches) -> Notebook:
    """Return the page with the switches set: in a hidden cell for its kernel, and in its metadata for its frame."""
    cell, metadata = _switch_cell(switches), document["metadata"]
    if not switches.language:
        return before_its_code(document, cell)
    told = {**metadata, "ownpace": {**metadata["ownpace"], "spoken": switches.language}}
    return before_its_code({**document, "metadata": told}, cell)


def _switch_cell(switches: Switches) -> dict[str, Any]:
    """Return the cell that says who looks: practice draws by the learner's name, so another seed is another learner."""
    lines = [
        "import os",
        f'os.environ["JUPYTERHUB_USER"] = "preview-{switches.seed}"',
    ]
    if switches.language:
        lines.append(f'os.environ["{LANGUAGE}"] = "{switches.language}"')
    return {**hidden_cell("\n".join(lines)), "id": "switches"}
