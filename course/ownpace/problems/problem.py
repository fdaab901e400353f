"""A problem, compiled: every domain, condition, formula and text of it read once, ready to be drawn from.

A `Problem` is made from plain data: what ``ownpace build`` wrote as JSON, or what ``problems.loading`` checked in an author's
YAML. It consists of shapes (``3x + 5 = 17``, ``17 = 3x + 5``, ...); a shape has whatever it does not write itself from the
problem. Compiling says precisely which entry of the data cannot be compiled, as a path of keys.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ownpace.algebra import Expr, Relation
from ownpace.problems.conditions import Condition, parse_condition
from ownpace.problems.domains import Domain, DomainError, parse_domain
from ownpace.problems.templates import Template, TemplateError, compile_template, formula
from ownpace.problems.values import AnswerType, Credit, NumberForm

ALL_SHAPES = "plain"
"""The name of the only shape of a problem that names none."""

Path = tuple[str | int, ...]


class ProblemError(ValueError):
    """An entry of a problem that cannot be compiled.

    Attributes:
        problem_id: the problem.
        path: the keys that lead to the entry.
        reason: what is wrong with it.
    """

    def __init__(self, problem_id: str, path: Path, reason: str) -> None:
        self.problem_id, self.path, self.reason = problem_id, path, reason
        super().__init__(f"problem {problem_id}, {'.'.join(map(str, path))}: {reason}")


@dataclass(frozen=True, slots=True)
class Line:
    """A text that is there only where its condition holds."""

    text: Template
    when: Condition | None


@dataclass(frozen=True, slots=True)
class StepRule:
    """How a step of the worked solution is made."""

    do: Template
    show: Expr | Relation | None
    why: Template
    when: Condition | None


@dataclass(frozen=True, slots=True)
class OptionRule:
    """An option to choose from; the right one is the first whose condition holds, or the one that has none."""

    id: str
    text: Template
    when: Condition | None


@dataclass(frozen=True, slots=True)
class AnswerRule:
    """How the right answer is made."""

    type: AnswerType
    value: Expr | None
    form: NumberForm
    units: tuple[Template, ...]
    options: tuple[OptionRule, ...]


@dataclass(frozen=True, slots=True)
class MistakeRule:
    """How a misconception's wrong answer is predicted: by a formula, or as the id of an option."""

    id: str
    gives: Expr | None
    choice: str | None
    say: Template
    when: Condition | None


@dataclass(frozen=True, slots=True)
class Shape:
    """One way that a problem can look."""

    name: str
    levels: Mapping[int, Mapping[str, Domain]]
    where: tuple[Condition, ...]
    let: tuple[tuple[str, Expr], ...]
    contexts: tuple[Mapping[str, Template], ...]
    ask: Template
    equation: Relation | None
    decimals: int
    answer: AnswerRule
    steps: tuple[StepRule, ...]
    hints: tuple[Line, ...]
    mistakes: tuple[MistakeRule, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """What an author wrote, compiled.

    Attributes:
        id: the problem's id.
        version: raised whenever what a variant means has changed.
        title: for people.
        skill: the skill that it practises.
        unknown: the letter that is solved for.
        credit: what answers on the way are worth.
        shapes: in the order of their names.
        data: the plain data that it was compiled from; compiling it again gives an equal problem.
    """

    id: str
    version: int
    title: str
    skill: str
    unknown: str
    credit: Credit
    shapes: tuple[Shape, ...]
    data: Mapping[str, Any] = field(compare=False, repr=False)

    @property
    def levels(self) -> tuple[int, ...]:
        """The levels that it can be drawn at."""
        return tuple(sorted({level for shape in self.shapes for level in shape.levels}))


def compile_problem(data: Mapping[str, Any]) -> Problem:
    """Return the problem that plain data describe. Raises ProblemError."""
    problem_id = str(data.get("id", "?"))
    try:
        shapes = [_Compiler(data, name, path).shape() for name, path in _shape_paths(data)]
        return Problem(
            id=problem_id,
            version=int(data["version"]),
            title=data["title"],
            skill=data["skill"],
            unknown=data.get("unknown", "x"),
            credit=Credit(**data.get("credit", {})),
            shapes=tuple(sorted(shapes, key=lambda shape: shape.name)),
            data=data,
        )
    except _EntryError as problem:
        raise ProblemError(problem_id, problem.path, problem.reason) from None
    except (KeyError, TypeError, AttributeError, ValueError) as problem:
        # Data that no loader checked, such as a blueprint edited by hand.
        raise ProblemError(problem_id, (), f"is not as a problem must be ({problem!r})") from problem


def _shape_paths(data: Mapping[str, Any]) -> list[tuple[str, Path]]:
    if not data.get("shapes"):
        return [(ALL_SHAPES, ())]
    return [(name, ("shapes", name)) for name in data["shapes"]]


class _EntryError(Exception):
    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(reason)


@contextmanager
def _at(path: Path) -> Iterator[None]:
    """Say of what fails inside that it stands at this path."""
    try:
        yield
    except (TemplateError, DomainError) as problem:
        raise _EntryError(path, str(problem)) from None


class _Compiler:
    """Compiles one shape; knows which names and words its formulas and texts may use."""

    def __init__(self, data: Mapping[str, Any], name: str, path: Path) -> None:
        self._data, self._name, self._path = data, name, path
        self._own: Mapping[str, Any] = data["shapes"][name] if path else {}
        self._unknown: str = data.get("unknown", "x")
        self._names: set[str] = set()
        self._words: set[str] = set()
        self._equation: Relation | None = None

    def shape(self) -> Shape:
        levels = self._levels()
        let = self._let()
        where = tuple(self._condition(text, path) for path, text in self._each("where"))
        self._equation = self._equation_entry()
        contexts = self._contexts()
        return Shape(
            name=self._name,
            levels=levels,
            where=where,
            let=let,
            contexts=contexts,
            ask=self._text(self._need("ask"), self._where("ask")),
            equation=self._equation,
            decimals=int(self._get("decimals") or 0),
            answer=self._answer(self._need("answer"), self._where("answer")),
            steps=tuple(self._step(entry, path) for path, entry in self._each("steps")),
            hints=tuple(self._hint(entry, path) for path, entry in self._each("hints")),
            mistakes=tuple(self._mistake(entry, path) for path, entry in self._each("mistakes")),
        )

    def _get(self, key: str) -> Any:
        return self._own[key] if key in self._own else self._data.get(key)

    def _where(self, key: str, *more: str | int) -> Path:
        return (*self._path, key, *more) if key in self._own else (key, *more)

    def _need(self, key: str) -> Any:
        found = self._get(key)
        if found is None:
            raise _EntryError(
                self._path, f"the shape {self._name!r} has no {key!r}, and the problem gives it none"
            )
        return found

    def _each(self, key: str) -> list[tuple[Path, Any]]:
        return [(self._where(key, at), entry) for at, entry in enumerate(self._get(key) or [])]

    def _levels(self) -> Mapping[int, Mapping[str, Domain]]:
        levels: dict[int, Mapping[str, Domain]] = {}
        for level, parameters in self._need("levels").items():
            domains = {}
            for name, written in parameters.items():
                with _at(self._where("levels", str(level), name)):
                    domains[name] = parse_domain(written)
            levels[int(level)] = domains
        names = [set(domains) for domains in levels.values()]
        if any(other != names[0] for other in names):
            raise _EntryError(self._where("levels"), "every level of a shape must draw the same names")
        self._names = self._checked(names[0] if names else set(), self._where("levels"))
        return levels

    def _checked(self, names: Collection[str], path: Path) -> set[str]:
        if self._unknown in names:
            raise _EntryError(path, f"{self._unknown!r} is the unknown, and cannot be drawn")
        return set(names)

    def _let(self) -> tuple[tuple[str, Expr], ...]:
        entries = []
        for name, text in (self._get("let") or {}).items():
            path = self._where("let", name)
            self._checked([name], path)
            entries.append((name, self._expression(text, path)))
            self._names.add(name)
        return tuple(entries)

    def _equation_entry(self) -> Relation | None:
        text = self._get("equation")
        if text is None:
            return None
        read = self._formula(text, self._where("equation"))
        if not isinstance(read, Relation) or read.signs != ("=",):
            raise _EntryError(self._where("equation"), f"{text!r} is no equation")
        return read

    def _contexts(self) -> tuple[Mapping[str, Template], ...]:
        entries = self._each("contexts")
        words = [set(entry) for _, entry in entries]
        if any(other != words[0] for other in words):
            raise _EntryError(self._where("contexts"), "every context must give the same words")
        compiled = tuple(
            {name: self._text(text, (*path, name)) for name, text in entry.items()} for path, entry in entries
        )
        self._words = words[0] if words else set()
        return compiled

    def _text(self, text: str, path: Path) -> Template:
        names = self._names | {self._unknown}
        with _at(path):
            return compile_template(text, names=names, words=self._words, equation=self._equation)

    def _formula(self, text: str, path: Path) -> Expr | Relation:
        with _at(path):
            return formula(text, self._names | {self._unknown})

    def _expression(self, text: str, path: Path) -> Expr:
        with _at(path):
            read = formula(text, self._names)
        if not isinstance(read, Expr):
            raise _EntryError(path, f"{text!r} is no expression")
        return read

    def _condition(self, text: str, path: Path) -> Condition:
        with _at(path):
            return parse_condition(text, self._names)

    def _when(self, entry: Mapping[str, Any], path: Path) -> Condition | None:
        return self._condition(entry["when"], (*path, "when")) if entry.get("when") else None

    def _optional(
        self, entry: Mapping[str, Any], key: str, path: Path, read: Callable[[str, Path], Any]
    ) -> Any:
        return read(entry[key], (*path, key)) if entry.get(key) is not None else None

    def _step(self, entry: Mapping[str, Any], path: Path) -> StepRule:
        return StepRule(
            do=self._text(entry["do"], (*path, "do")),
            show=self._optional(entry, "show", path, self._formula),
            why=self._optional(entry, "why", path, self._text) or (),
            when=self._when(entry, path),
        )

    def _hint(self, entry: str | Mapping[str, Any], path: Path) -> Line:
        if isinstance(entry, str):
            return Line(self._text(entry, path), None)
        return Line(self._text(entry["say"], (*path, "say")), self._when(entry, path))

    def _mistake(self, entry: Mapping[str, Any], path: Path) -> MistakeRule:
        return MistakeRule(
            id=entry["id"],
            gives=self._optional(entry, "gives", path, self._expression),
            choice=entry.get("choice"),
            say=self._text(entry["say"], (*path, "say")),
            when=self._when(entry, path),
        )

    def _answer(self, entry: Mapping[str, Any], path: Path) -> AnswerRule:
        units: Sequence[str] = entry.get("units") or []
        options: Sequence[Mapping[str, Any]] = entry.get("options") or []
        return AnswerRule(
            type=entry["type"],
            value=self._optional(entry, "value", path, self._expression),
            form=entry.get("form", "any"),
            units=tuple(self._text(text, (*path, "units", at)) for at, text in enumerate(units)),
            options=tuple(self._option(one, (*path, "options", at)) for at, one in enumerate(options)),
        )

    def _option(self, entry: Mapping[str, Any], path: Path) -> OptionRule:
        text = self._text(entry["text"], (*path, "text"))
        return OptionRule(entry["id"], text, self._when(entry, path))
