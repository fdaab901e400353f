"""Suites that have no adapter of their own: what a kind of that name asks everywhere.

New case files can be run at once; where a suite's syntax is its own, it deserves a module beside this one.
"""

from collections.abc import Callable
from typing import Final

from tests.peers.dialects.school import keyed
from tests.peers.doors import OutOfScope, Tree, Unparsed, in_form, same
from tests.peers.rows import Row

from ownpace.algebra import variables
from ownpace.algebra.tree import Relation, Statement, Variable


def _equal(row: Row) -> bool:
    student, teacher = keyed(row.student), keyed(row.teacher)
    if isinstance(student, Statement) or isinstance(teacher, Statement):
        return same(student, teacher)
    return same(student, teacher, positive="positive" in row.options)


def _simplified(row: Row) -> bool:
    student, teacher = keyed(row.student), keyed(row.teacher)
    return same(student, teacher, positive=True)


def _formed(name: str) -> Callable[[Row], bool]:
    def judge(row: Row) -> bool:
        student = keyed(row.student)
        return (not row.teacher or same(student, keyed(row.teacher))) and in_form(student, name)

    return judge


def _solves(row: Row) -> bool:
    student, teacher = keyed(row.student), keyed(row.teacher)
    return same(of_letter(student, teacher), teacher)


def of_letter(solution: Tree, equation: Tree) -> Tree:
    """Return a bare value as the statement that the one letter of the equation has it."""
    if isinstance(solution, Statement):
        return solution
    letters = sorted(variables(equation))
    if len(letters) != 1:
        raise Unparsed("one letter is asked for")
    return Relation((Variable(letters[0]), solution), ("=",))


def _read(row: Row) -> bool:
    keyed(row.student)
    return True


_WORDS: Final[tuple[tuple[str, Callable[[Row], bool]], ...]] = (
    ("factor", _formed("factored")),
    ("expand", _formed("expanded")),
    ("solve", _solves),
    ("simplif", _simplified),
    ("equal", _equal),
    ("equiv", _equal),
    ("compar", _equal),
    ("answer", _equal),
    ("evaluat", _equal),
    ("parse", _read),
    ("valid", _read),
    ("reject", _read),
    ("input", _read),
)


def judge(row: Row) -> bool:
    """Return what we say to a row of any suite, by the words in the name of its kind. Raises OutOfScope."""
    kind = row.kind.casefold()
    adapter = next((adapter for word, adapter in _WORDS if word in kind), None)
    if adapter is None:
        raise OutOfScope(f"no adapter for {row.suite}: {row.kind}")
    return adapter(row)
