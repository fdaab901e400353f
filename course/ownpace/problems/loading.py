"""Getting problems from files: an author's YAML, checked entry by entry, or what ``ownpace build`` made of it.

Both compile to the same `Problem`. The checks need pydantic, which is imported only when a YAML file is read.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ownpace.problems.problem import Problem, ProblemError, compile_problem
from ownpace.problems.scope import EntryError
from ownpace.sources import Fault, Place, Source, SourceError, read_text, read_yaml, validated

SUFFIXES = (".json", ".yaml")


class UnknownProblemError(LookupError):
    """A bank holds no such problem, or not in that version."""


def load_problem(path: Path) -> Problem:
    """Return the problem in a YAML file, or in a JSON file that ``ownpace build`` wrote.

    Raises:
        SourceError: with every fault of the file, each with its line and column.
    """
    path = Path(path)
    if path.suffix == ".json":
        return _built(path)
    source = read_yaml(path)
    try:
        return compile_problem(problem_data(source))
    except ProblemError as problem:
        raise source.fault(problem.path, problem.reason) from None


def problem_data(source: Source) -> Mapping[str, Any]:
    """Return the checked plain data of a problem's YAML, with its defaults written out. Raises SourceError.

    A function that draws (``variants: {python: ...}``) is run here, and leaves a pool in the data.
    """
    from ownpace.problems.format import ProblemFile
    from ownpace.problems.pools import frozen

    data = validated(ProblemFile, source).model_dump(mode="json", exclude_none=True, by_alias=True)
    try:
        return frozen(data, source.path.parent)
    except EntryError as problem:
        raise source.fault(problem.path, problem.reason) from None


def _built(path: Path) -> Problem:
    try:
        data = json.loads(read_text(path))
        if not isinstance(data, dict):
            raise TypeError("is no problem")
        return compile_problem(data)
    except (ValueError, TypeError) as problem:
        if isinstance(problem, SourceError):
            raise
        raise SourceError([Fault(Place(path), f"is no built problem: {problem}")]) from None


class ProblemBank:
    """Finds problems by id in files and folders, and keeps those that it has read.

    A folder is looked through with all folders in it; a file's name is the problem's id. The bank that owns a loaded
    problem is the one that was asked: two banks share nothing.

    Args:
        paths: files or folders.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        self._files: dict[str, Path] = {}
        self._loaded: dict[str, Problem] = {}
        for path in map(Path, paths):
            for file in problem_files(path):
                self._files.setdefault(file.stem, file)

    def ids(self) -> list[str]:
        """Return the ids of all problems, sorted."""
        return sorted(self._files)

    def path(self, problem_id: str) -> Path:
        """Return the file of a problem. Raises UnknownProblemError."""
        try:
            return self._files[problem_id]
        except KeyError:
            known = ", ".join(self.ids()) or "none"
            raise UnknownProblemError(f"no problem {problem_id!r}; known are {known}") from None

    def get(self, problem_id: str, version: int | None = None) -> Problem:
        """Return a problem, in the version asked for where one is.

        Raises:
            UnknownProblemError: there is none, or only in another version.
            SourceError: its file is faulty.
        """
        if problem_id not in self._loaded:
            self._loaded[problem_id] = load_problem(self.path(problem_id))
        found = self._loaded[problem_id]
        if version is not None and found.version != version:
            raise UnknownProblemError(
                f"problem {problem_id!r} is here in version {found.version}, not {version}"
            )
        return found


def problem_files(path: Path) -> list[Path]:
    """Return the problem files in a folder and all folders in it, sorted; a file stands for itself."""
    if path.is_file():
        return [path]
    found = sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES and file.is_file())
    # course.yaml, *.assignment.yaml and hidden folders are something else
    return [
        file
        for file in found
        if "." not in file.stem
        and file.stem not in {"course", "assignment"}
        and not any(part.startswith(".") for part in file.relative_to(path).parts)
    ]
