"""How fast lines are read and compared, beside SymPy in the same run.

The lines are made here, from a seed: what an Algebra I student answers, right and wrong in turn. Each pair is timed once,
after other pairs have warmed both sides up, so that no cache answers for the work.
"""

import gc
import importlib.util
import subprocess
import sys
from collections.abc import Callable
from random import Random
from time import perf_counter, process_time
from typing import Final

from tests.bench.reports import Line, Report, percentile
from tests.fuzz.hostile import questions

PAIRS: Final = 600
WARM: Final = 60
IMPORTS: Final = 7
STRIDE: Final = 11
"""One in so many of the questions about hostile lines is asked; a prime, so that all kinds are."""

_IMPORT: Final = (
    "import time; started = time.perf_counter(); import {0}; print(1000 * (time.perf_counter() - started))"
)


def run() -> Report:
    """Measure importing, equality beside SymPy's `parse_expr` and `simplify`, and a whole judgement."""
    pairs = school_pairs(Random(1), WARM + PAIRS)
    ours = timed(_ours(), pairs)
    sympy = timed(_sympy(), pairs)
    wrong = timed(_judgement(), wrong_steps(Random(2), WARM + PAIRS))
    worst, about = slowest_question()
    imports = {name: percentile([_import_ms(name) for _ in range(IMPORTS)], 0.5) for name in _MODULES}
    lines = [
        Line("import", "ms", imports[_MODULES[0]], "sympy", imports[_MODULES[1]]),
        Line("read and compare, median", "ms", percentile(ours, 0.5), "sympy", percentile(sympy, 0.5)),
        Line("read and compare, p95", "ms", percentile(ours, 0.95), "sympy", percentile(sympy, 0.95)),
        Line("read and compare, p99", "ms", percentile(ours, 0.99), "sympy", percentile(sympy, 0.99)),
        *_math_verify_line(percentile(ours, 0.5), pairs),
        Line("whole judgement of a wrong step, median", "ms", percentile(wrong, 0.5)),
        Line("whole judgement of a wrong step, p95", "ms", percentile(wrong, 0.95)),
        Line(f"slowest hostile input ({about})", "ms", worst),
    ]
    measures = {
        "import_ms": imports[_MODULES[0]],
        "equal_p50_ms": percentile(ours, 0.5),
        "equal_p99_ms": percentile(ours, 0.99),
        "equal_vs_sympy_ratio": percentile(sympy, 0.5) / percentile(ours, 0.5),
        "judge_p95_ms": percentile(wrong, 0.95),
        "hostile_worst_ms": worst,
    }
    return Report(f"Algebra: {PAIRS} pairs of school expressions", lines, measures)


_MODULES: Final = ("ownpace.algebra", "sympy")


def _import_ms(module: str) -> float:
    """Return what importing a module takes in a fresh interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT.format(module)], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def timed(check: Callable[[str, str], object], pairs: list[tuple[str, str]]) -> list[float]:
    """Return the milliseconds of each check, those that warm up left out."""
    found = []
    for a, b in pairs:
        started = perf_counter()
        check(a, b)
        found.append(1000 * (perf_counter() - started))
    return found[WARM:]


def slowest_question(stride: int = STRIDE) -> tuple[float, str]:
    """Return the milliseconds of processor time of the slowest question, the best of three, and which it was."""
    asked = list(questions())[::stride]
    gc.collect()
    gc.freeze()  # else a collection of all that was made before is counted to whoever comes first
    worst, about = 0.0, ""
    for question in asked:
        took = _milliseconds(question.ask)
        for _ in range(2):
            took = min(took, _milliseconds(question.ask)) if took > worst else took
        if took > worst:
            worst, about = took, f"{question.what}: {question.about}"[:60]
    gc.unfreeze()
    return worst, about


def _milliseconds(ask: Callable[[], object]) -> float:
    started = process_time()
    ask()
    return 1000 * (process_time() - started)


def _ours() -> Callable[[str, str], object]:
    from ownpace.algebra import Expr, equal, parse

    def check(a: str, b: str) -> object:
        left, right = parse(a), parse(b)
        assert isinstance(left, Expr), a
        assert isinstance(right, Expr), b
        return equal(left, right)

    return check


def _sympy() -> Callable[[str, str], object]:
    from sympy import simplify
    from sympy.parsing.sympy_parser import (
        convert_xor,
        implicit_multiplication_application,
        parse_expr,
        standard_transformations,
    )

    reading = (*standard_transformations, implicit_multiplication_application, convert_xor)

    def check(a: str, b: str) -> object:
        return simplify(parse_expr(a, transformations=reading) - parse_expr(b, transformations=reading)) == 0

    return check


def _math_verify_line(ours: float, pairs: list[tuple[str, str]]) -> list[Line]:
    """Return how Math-Verify compares the same pairs, written in LaTeX, where it is installed; else nothing."""
    if importlib.util.find_spec("math_verify") is None:
        return []
    from math_verify import parse as read  # type: ignore[import-not-found,unused-ignore]
    from math_verify import verify  # type: ignore[import-not-found,unused-ignore]

    from ownpace.algebra import ParseError, parse, to_latex

    def latex(text: str) -> str:
        tree = parse(text)
        assert not isinstance(tree, ParseError), text
        return f"${to_latex(tree)}$"

    written = [(latex(a), latex(b)) for a, b in pairs]
    theirs = timed(lambda a, b: verify(read(a), read(b)), written)
    return [Line("read and compare, median", "ms", ours, "Math-Verify", percentile(theirs, 0.5))]


def _judgement() -> Callable[[str, str], object]:
    """Return the whole judgement of a line: read it, compare it, and look for the mistake where it is wrong."""
    from ownpace.algebra import ParseError, parse
    from ownpace.algebra.misconceptions import explain
    from ownpace.algebra.working import judge_step

    def check(before: str, after: str) -> object:
        left, right = parse(before), parse(after)
        assert not isinstance(left, ParseError), before
        assert not isinstance(right, ParseError), after
        mark = judge_step(left, right)
        return mark if mark.holds else explain(left, right)

    return check


# -- the lines ----------------------------------------------------------------------------------------------------


def school_pairs(random: Random, count: int) -> list[tuple[str, str]]:
    """Return pairs of expressions, a right answer and a wrong one in turn."""
    kinds = (
        _brackets,
        _collected,
        _difference,
        _fraction,
        _cancelled,
        _powers,
        _radical,
        _surd,
        _letters,
        _doubled,
    )
    return [kinds[i % len(kinds)](random, i // len(kinds) % 2) for i in range(count)]


def wrong_steps(random: Random, count: int) -> list[tuple[str, str]]:
    """Return lines of working, each with a wrong line after it."""
    kinds = (_moved_term, _first_term_only, _sum_of_squares, _wrong_sign, _lost_root, _slip)
    return [kinds[i % len(kinds)](random) for i in range(count)]


def _number(random: Random, low: int = 2, high: int = 9) -> int:
    return random.randint(low, high)


def _brackets(random: Random, off: int) -> tuple[str, str]:
    a, b, c = _number(random), _number(random), _number(random)
    return f"({a}x+{b})(x-{c})", f"{a}x^2{b - a * c:+d}x-{b * c + off}"


def _collected(random: Random, off: int) -> tuple[str, str]:
    a, b, c = _number(random), _number(random), _number(random)
    return f"{a}(x+{b})-{c}x+7", f"{a - c:+d}x+{a * b + 7 + off}".lstrip("+")


def _difference(random: Random, off: int) -> tuple[str, str]:
    a, b = _number(random), _number(random)
    return f"({a}x-{b}y)({a}x+{b}y)", f"{a * a}x^2-{b * b + off}y^2"


def _fraction(random: Random, off: int) -> tuple[str, str]:
    a, b, c = _number(random), _number(random), _number(random)
    return f"{a}/{b}+{c}/{b + 1}", f"{a * (b + 1) + c * b + off}/{b * (b + 1)}"


def _cancelled(random: Random, off: int) -> tuple[str, str]:
    a, b = _number(random), _number(random)
    return f"(x^2-{a * a})/(x-{a})+{b}/x", f"x+{a + off}+{b}/x"


def _powers(random: Random, off: int) -> tuple[str, str]:
    a, b, c = _number(random), _number(random, 2, 5), _number(random)
    return f"({a}x^{b}y)^2*x^{c}", f"{a * a}x^{2 * b + c + off}y^2"


def _radical(random: Random, off: int) -> tuple[str, str]:
    a, b = _number(random), random.choice((2, 3, 5, 6, 7))
    return f"sqrt({a * a * b})+sqrt({b})", f"{a + 1 + off}sqrt({b})"


def _surd(random: Random, off: int) -> tuple[str, str]:
    a, b = _number(random, 4, 9), random.choice((2, 3, 5))
    return f"({a}+sqrt({b}))({a}-sqrt({b}))/2", f"{a * a - b + off}/2"


def _letters(random: Random, off: int) -> tuple[str, str]:
    a, b = _number(random), _number(random)
    return f"{a}a(b-{b}c)+{b}ab", f"{a + b}ab-{a * b + off}ac"


def _doubled(random: Random, off: int) -> tuple[str, str]:
    a, b = _number(random), _number(random, 2, 4)
    return f"{a}*{b}^(n+1)", f"{a * b + off}*{b}^n"


def _moved_term(random: Random) -> tuple[str, str]:
    a, b, c = _number(random), _number(random), _number(random)
    return f"{a}x+{b}={c}", f"{a}x={c + b}"


def _first_term_only(random: Random) -> tuple[str, str]:
    a, b, c = _number(random), _number(random), _number(random)
    return f"{a}(x+{b})={c}", f"{a}x+{b}={c}"


def _sum_of_squares(random: Random) -> tuple[str, str]:
    a, b = _number(random), _number(random)
    return f"(x+{a})^2-{b}x", f"x^2+{a * a}-{b}x"


def _wrong_sign(random: Random) -> tuple[str, str]:
    a, b = _number(random), _number(random)
    return f"-{a}x<{a * b}", f"x<-{b}"


def _lost_root(random: Random) -> tuple[str, str]:
    a = _number(random)
    return f"x^2={a}x", f"x={a}"


def _slip(random: Random) -> tuple[str, str]:
    a, b, c = _number(random), _number(random), _number(random)
    return f"{a}x^2-{b}x+{c}", f"{a + 3}x^2-{b * 7}x+{c + 11}"
