"""STACK's answer tests: does `student` pass the test `kind` against `teacher`."""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from typing import Any, Final

from tests.peers.dialects.maxima import Several, Value, alike, maxima, names_of
from tests.peers.doors import (
    OutOfScope,
    Unparsed,
    compares,
    expression,
    has_value,
    in_form,
    same,
    same_writing,
    within,
)
from tests.peers.precision import decimal_places, significant_figures
from tests.peers.rows import Row

from ownpace.algebra import numeral_node
from ownpace.algebra.tree import Absolute, Expr, FiniteSet, Listing, Product, Relation, Statement


def both(row: Row) -> tuple[Value, Value]:
    """Return both sides of a row."""
    names = names_of(row.student, row.teacher)
    return maxima(row.student, names), maxima(row.teacher, names)


def single(row: Row) -> tuple[Any, Any]:
    """Return both sides where neither is a list."""
    student, teacher = both(row)
    if isinstance(student, Several) or isinstance(teacher, Several):
        raise OutOfScope("a form of a list")
    return student, teacher


def _equivalent(row: Row) -> bool:
    return alike(*both(row))


def _written_alike(row: Row) -> bool:
    student, teacher = both(row)
    if isinstance(student, Several) or isinstance(teacher, Several):
        return (
            False if isinstance(student, Several) != isinstance(teacher, Several) else alike(student, teacher)
        )
    return same_writing(student, teacher)


_RULES: Final = {
    "zeroAdd": "add_zero",
    "zeroMul": "times_zero",
    "oneMul": "times_one",
    "oneDiv": "over_one",
    "onePow": "one_to_a_power",
    "idPow": "power_one",
    "zeroPow": "zero_to_a_power",
    "zPow": "power_zero",
    "negNeg": "minus_minus",
    "negDiv": "minus_below",
    "negOrd": "minus_of_sum",
    "negDist": "minus_of_sum",
    "recipMul": "join_denominators",
    "divDiv": "turn_divisors",
    "intAdd": "add_numbers",
    "intMul": "multiply_numbers",
    "intPow": "power_of_numbers",
    "intFac": "prime_factors",
    "sqrtRem": "roots_as_powers",
}
_ORDERS: Final = {"noncomAdd": "sums", "noncomMul": "products"}
_BUNDLES: Final = {
    "ID_TRANS": tuple(_RULES)[:8],
    "NEG_TRANS": ("negNeg", "negDiv", "negOrd"),
}


def _written_alike_but(row: Row) -> bool:
    """Judge STACK's EqualComAssRules: the author names the steps that may be left undone."""
    names = _rules(row.options)
    student, teacher = both(row)
    if isinstance(student, Several) or isinstance(teacher, Several):
        raise OutOfScope("rules for a list")
    if not all(has_value(tree) for tree in (student, teacher) if isinstance(tree, Expr)):
        raise Unparsed("no value")
    ordered = {_ORDERS[name] for name in names if name in _ORDERS}
    if "comMulNum" in names and "products" in ordered:
        ordered = (ordered - {"products"}) | {"letters"}
    tidy = frozenset(_RULES[name] for name in names if name in _RULES)
    return same(student, teacher) and same_writing(student, teacher, tidy=tidy, ordered=frozenset(ordered))


def _rules(option: str) -> set[str]:
    """Return the names of STACK's rules in an option such as `[ID_TRANS,intMul]` or `delete(zeroMul, ID_TRANS)`."""
    dropped = re.fullmatch(r"delete\((\w+),\s*(\w+)\)", option.strip())
    words = re.findall(r"\w+", dropped[2] if dropped else option)
    if not dropped and not option.strip().startswith("[") and option.strip() not in _BUNDLES:
        raise Unparsed("a list of rules is asked for")
    names = {name for word in words for name in _BUNDLES.get(word, (word,))}
    if names - set(_RULES) - set(_ORDERS) - {"comMulNum"}:
        raise OutOfScope("a rule of STACK that we have no step for")
    return names - ({dropped[1]} if dropped else set())


def _identical(row: Row) -> bool:
    student, teacher = single(row)
    return bool(student == teacher)


def _same_type(row: Row) -> bool:
    return _type(both(row)[0]) == _type(both(row)[1])


def _type(value: Value) -> object:
    if isinstance(value, Several):
        return ("list" if value.ordered else "set", frozenset(map(_type, value.items)))
    if isinstance(value, Relation):
        return "=" if value.signs == ("=",) else "<"
    if isinstance(value, FiniteSet):
        return ("set", frozenset(_type(item) for item in value.items if isinstance(item, Expr)))
    return "statement" if isinstance(value, Statement) else "expression"


def _system(row: Row) -> bool:
    student, teacher = both(row)
    if not (isinstance(student, Several) and isinstance(teacher, Several)):
        return False
    if not all(isinstance(item, Relation) for item in (*student.items, *teacher.items)):
        return False  # a list of equations is asked for
    return same(_together(student), _together(teacher))


def _together(equations: Several) -> Any:
    items: tuple[Any, ...] = equations.items
    return items[0] if len(items) == 1 else Listing(items, "and")


def _form(name: str, row: Row, *, equal_too: bool = True, letter: bool = False, **details: Any) -> bool:
    student, teacher = single(row)
    if equal_too and not same(student, teacher):
        return False
    if letter:
        if not row.options:
            raise Unparsed("no letter is given")
        details["letter"] = row.options.strip("[]")
    return in_form(student, name, **details)


def _lowest_terms(row: Row) -> bool:
    """STACK's LowestTerms asks for denominators without roots too."""
    return all(_form(name, row, equal_too=False) for name in ("lowest_terms", "rationalised"))


def _greater(sign: Any, row: Row) -> bool:
    student, teacher = single(row)
    return compares(expression(student), sign, expression(teacher))


def _near(row: Row, *, relative: bool) -> bool:
    student, teacher = both(row)
    option = row.options or "0.05"
    tolerance = maxima(option, frozenset())
    if isinstance(student, Several) and isinstance(teacher, Several):
        if len(student.items) != len(teacher.items):
            return False
        pairs = list(zip(student.items, teacher.items, strict=True))
    else:
        pairs = [(student, teacher)]
    return all(_close(a, b, tolerance, relative=relative) for a, b in pairs)


def _close(a: Any, b: Any, tolerance: Any, *, relative: bool) -> bool:
    if not (isinstance(a, Expr) and isinstance(b, Expr)):
        return False
    return within(a, b, Product((tolerance, Absolute(b)), ("", "*")) if relative else tolerance)


def _figures(row: Row) -> bool:
    """STACK's NumSigFigs: [n, m] asks for n figures and accuracy to m; m = 0 for any value, -1 for n or more figures."""
    wanted, accurate = _option(row.options)
    if row.student.strip("+-. 0123456789*^()eE") or not re.search(r"\d", row.student):
        _read_both(row)
        return False  # not a written decimal
    low, high = significant_figures(row.student)
    enough = high >= wanted if accurate == -1 else low <= wanted <= high
    if accurate == 0 or row.teacher == "null":
        return enough
    to = wanted if accurate == -1 else accurate
    student, teacher = _read_both(row)
    return enough and _rounds(expression(student), expression(teacher), to)


def _read_both(row: Row) -> tuple[Any, Any]:
    student, teacher = single(row)
    if not all(has_value(expression(tree)) for tree in (student, teacher)):
        raise Unparsed("no number")
    return student, teacher


def _option(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d+)|\[(\d+),(-?\d+)\]", text.replace(" ", ""))
    if found is None:
        raise Unparsed("no such option")
    return (int(found[1]), int(found[1])) if found[1] else (int(found[2]), int(found[3]))


def _rounds(student: Expr, teacher: Expr, figures: int) -> bool:
    """Say whether the student's number is less than half a unit of that figure away from the teacher's."""
    exponent = next((e for e in range(-30, 31) if within(teacher, ZERO, _ten(e + 1), "<")), None)
    if exponent is None or same(teacher, ZERO):
        return same(student, teacher)
    half = Fraction(10) ** (exponent - figures + 1) / 2
    return within(student, teacher, numeral_node(half), "<")


def _ten(exponent: int) -> Expr:
    return numeral_node(Fraction(10) ** exponent)


ZERO: Final = numeral_node(Fraction(0))


def _places(row: Row) -> bool:
    if not row.options.isdigit():
        raise Unparsed("no such option")
    student, teacher = _read_both(row)
    half = numeral_node(Fraction(1, 2 * 10 ** int(row.options)))
    return decimal_places(row.student) == int(row.options) and within(student, teacher, half)


def _strict(row: Row) -> bool:
    if not row.options.isdigit():
        raise Unparsed("no such option")
    _, high = significant_figures(row.student)
    low, _ = significant_figures(row.student)
    return low <= int(row.options) <= high


def _beyond(reason: str) -> Callable[[Row], bool]:
    def refuse(row: Row) -> bool:
        raise OutOfScope(reason)

    return refuse


KINDS: Final[Mapping[str, Callable[[Row], bool]]] = {
    "AlgEquiv": _equivalent,
    "AlgEquivNouns": _equivalent,
    "Sets": _equivalent,
    "EqualComAss": _written_alike,
    "EqualComAssRules": _written_alike_but,
    "CasEqual": _identical,
    "SameType": _same_type,
    "SubstEquiv": _beyond("equality up to renaming the letters"),
    "SysEquiv": _system,
    "Expanded": partial(_form, "expanded", equal_too=False),
    "FacForm": partial(_form, "factored", over="rationals"),
    "CompSquare": partial(_form, "completed_square", letter=True),
    "SingleFrac": partial(_form, "single_fraction"),
    "LowestTerms": _lowest_terms,
    "GT": partial(_greater, ">"),
    "GTE": partial(_greater, ">="),
    "NumAbsolute": partial(_near, relative=False),
    "NumRelative": partial(_near, relative=True),
    "NumSigFigs": _figures,
    "SigFigsStrict": _strict,
    "NumDecPlaces": _places,
    "NumDecPlacesWrong": _beyond("digits without their decimal point"),
}
