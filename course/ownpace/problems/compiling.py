"""From an author's checked data to a compiled shape: every domain, condition, formula and text read once.

A shape has whatever it does not write itself from its problem. What cannot be compiled is told with the keys that lead to it.
"""

from collections.abc import Callable, Collection, Mapping
from fractions import Fraction
from typing import Any

from ownpace.algebra import Expr, Relation, Statement
from ownpace.problems.answers import kind_of
from ownpace.problems.beside import DataRule, compile_data
from ownpace.problems.domains import Domain, parse_domain
from ownpace.problems.functions import WORDS
from ownpace.problems.scope import EntryError, Path, Scope, standing_at
from ownpace.problems.shapes import Entry, Line, MistakeRule, Shape
from ownpace.problems.solutions import CoreSteps, StepRule, StepRules, WrittenSteps
from ownpace.problems.templates import GIVEN


def letters_of(data: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """Return the unknown (empty where there is none) and the letters of a problem."""
    written = data.get("variables")
    if written is None:
        unknown = data.get("unknown") or "x"
        return unknown, (unknown,)
    letters = tuple(written)
    unknown = data.get("unknown") or next(iter(letters), "")
    return unknown, letters if not unknown or unknown in letters else (unknown, *letters)


class ShapeCompiler:
    """Compiles one shape.

    Args:
        data: the problem's data.
        name: the shape's name.
        path: the keys that lead to it; empty for the only shape of a problem that names none.
    """

    def __init__(self, data: Mapping[str, Any], name: str, path: Path) -> None:
        self._data, self._name, self._path = data, name, path
        self._own: Mapping[str, Any] = data["shapes"][name] if path else {}
        unknown, variables = letters_of(data)
        self._scope = Scope(variables, unknown)

    def shape(self) -> Shape:
        """Return the shape. Raises EntryError."""
        pool = self._pool()
        levels = self._levels() if not pool else {level: {} for level in pool}
        let = self._let()
        where = tuple(self._scope.condition(text, path) for path, text in self._each("where"))
        self._scope.given = self._given()
        contexts = self._contexts()
        entry = self._need("answer")
        answer = kind_of(entry["type"]).compile(entry, self._scope, self._where("answer"))
        return Shape(
            name=self._name,
            levels=levels,
            where=where,
            let=let,
            contexts=contexts,
            ask=self._scope.text(self._need("ask"), self._where("ask")),
            given=self._scope.given,
            decimals=int(self._get("decimals") or 0),
            answer=answer,
            steps=self._steps(),
            hints=tuple(self._hint(entry, path) for path, entry in self._each("hints")),
            mistakes=tuple(
                MistakeRule(
                    id=entry["id"],
                    prediction=answer.prediction(entry, self._scope, path),
                    say=self._scope.text(entry["say"], (*path, "say")),
                    when=self._scope.when(entry, path),
                )
                for path, entry in self._each("mistakes")
            ),
            pool=pool,
            picture=self._beside("picture"),
            interactive=self._beside("interactive"),
        )

    def _get(self, key: str) -> Any:
        return self._own[key] if key in self._own else self._data.get(key)

    def _where(self, key: str, *more: str | int) -> Path:
        return (*self._path, key, *more) if key in self._own else (key, *more)

    def _need(self, key: str) -> Any:
        found = self._get(key)
        if found is None:
            raise EntryError(
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
                with standing_at(self._where("levels", str(level), name)):
                    domains[name] = parse_domain(written)
            levels[int(level)] = domains
        names = [set(domains) for domains in levels.values()]
        if any(other != names[0] for other in names):
            raise EntryError(self._where("levels"), "every level of a shape must draw the same names")
        self._scope.names |= self._checked(names[0] if names else set(), self._where("levels"))
        return levels

    def _pool(self) -> Mapping[int, tuple[Entry, ...]]:
        """Return what was drawn beforehand: for each level, entries that name the same numbers and words."""
        pool: dict[int, tuple[Entry, ...]] = {}
        for level, entries in (self._get("pool") or {}).items():
            pool[int(level)] = tuple(_entry(each) for each in entries)
        found = [entry for entries in pool.values() for entry in entries]
        names = [(set(entry.numbers), set(entry.words)) for entry in found]
        if any(other != names[0] for other in names):
            raise EntryError(self._where("pool"), "every draw must give the same names")
        if names:
            self._scope.names |= self._checked(names[0][0], self._where("pool"))
            self._scope.words |= names[0][1]
            self._scope.drawn_words = frozenset(names[0][1])
        return pool

    def _checked(self, names: Collection[str], path: Path) -> set[str]:
        for name in names:
            if name == self._scope.unknown:
                raise EntryError(path, f"{name!r} is the unknown, and cannot be drawn")
            if name in self._scope.variables:
                raise EntryError(path, f"{name!r} is one of the variables, and cannot be drawn")
        return set(names)

    def _let(self) -> tuple[tuple[str, Expr], ...]:
        entries = []
        for name, text in (self._get("let") or {}).items():
            path = self._where("let", name)
            self._checked([name], path)
            entries.append((name, self._scope.number(text, path)))
            self._scope.names.add(name)
        return tuple(entries)

    def _given(self) -> Expr | Statement | None:
        key = next((key for key in GIVEN if self._own.get(key)), None)
        key = key or next((key for key in GIVEN if self._get(key)), None)
        if key is None:
            return None
        text, path = self._get(key), self._where(key)
        read = self._scope.formula(text, path)
        if key == "equation" and (not isinstance(read, Relation) or read.signs != ("=",)):
            raise EntryError(path, f"{text!r} is no equation")
        return read

    def _contexts(self) -> tuple[Mapping[str, Any], ...]:
        entries = self._each("contexts")
        words = [set(entry) for _, entry in entries]
        if any(other != words[0] for other in words):
            raise EntryError(self._where("contexts"), "every context must give the same words")
        taken = words[0] & {*WORDS, *GIVEN} if words else set()
        if taken:
            raise EntryError(
                self._where("contexts"), f"{min(taken)!r} has a meaning of its own; choose another word"
            )
        compiled = tuple(
            {name: self._scope.text(text, (*path, name)) for name, text in entry.items()}
            for path, entry in entries
        )
        self._scope.words |= words[0] if words else set()
        return compiled

    def _steps(self) -> StepRules:
        written = self._get("steps")
        if isinstance(written, str | Mapping):
            return self._core_steps({"goal": written} if isinstance(written, str) else written)
        return WrittenSteps(tuple(self._step(entry, path) for path, entry in self._each("steps")))

    def _core_steps(self, entry: Mapping[str, Any]) -> CoreSteps:
        path = self._where("steps")
        text = entry.get("solve")
        line = self._scope.formula(text, (*path, "solve")) if text else self._scope.given
        if line is None:
            raise EntryError(
                path, "there is nothing to work out: the problem has no 'given'; write {solve: ...}"
            )
        options = {key: entry[key] for key in ("letter", "method", "system_method") if entry.get(key)}
        return CoreSteps(line, entry.get("goal") or "solve", tuple(sorted(options.items())))

    def _step(self, entry: Mapping[str, Any], path: Path) -> StepRule:
        return StepRule(
            do=self._scope.text(entry["do"], (*path, "do")),
            show=_optional(entry, "show", path, self._scope.formula),
            why=_optional(entry, "why", path, self._scope.text) or (),
            when=self._scope.when(entry, path),
        )

    def _hint(self, entry: str | Mapping[str, Any], path: Path) -> Line:
        if isinstance(entry, str):
            return Line(self._scope.text(entry, path), None)
        return Line(self._scope.text(entry["say"], (*path, "say")), self._scope.when(entry, path))

    def _beside(self, key: str) -> DataRule | None:
        data = self._get(key)
        return compile_data(data, self._scope, self._where(key)) if data else None


def _optional(entry: Mapping[str, Any], key: str, path: Path, read: Callable[[str, Path], Any]) -> Any:
    return read(entry[key], (*path, key)) if entry.get(key) is not None else None


def _entry(written: Mapping[str, str]) -> Entry:
    """Return an entry of a pool: what has one letter is a number, and anything else a word."""
    return Entry(
        numbers={name: Fraction(value) for name, value in written.items() if len(name) == 1},
        words={name: value for name, value in written.items() if len(name) > 1},
    )
