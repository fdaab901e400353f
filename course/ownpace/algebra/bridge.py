"""SymPy as a last resort, for pairs of expressions that the exact judges leave open.

SymPy works in a process of its own, which is given trees and no text, a limit on memory, and a time after which it is
killed. All it may answer is that two expressions are equal: that its simplification of their difference is not zero
proves nothing. Nothing here is used unless a caller makes a `Bridge`, and nothing else of the algebra imports SymPy.

    with Bridge() as bridge:
        bridge.equal(a, b)
"""

import multiprocessing
from importlib import import_module
from multiprocessing.connection import Connection
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

from ownpace.algebra.errors import Undefined
from ownpace.algebra.evaluation import evaluate
from ownpace.algebra.judging.equality import equal
from ownpace.algebra.judging.policy import ALGEBRA_1, Policy, Truth
from ownpace.algebra.shape import variables, walk
from ownpace.algebra.tree import (
    Absolute,
    Constant,
    Expr,
    Group,
    Number,
    Power,
    Product,
    Quotient,
    Root,
    Signed,
    Sum,
    Variable,
)

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

_MEMORY: Final = 1 << 30
"""Bytes that SymPy may use."""

_MOST_NODES: Final = 80
_MOST_EXPONENT: Final = 50


class Bridge:
    """A process with SymPy, started when it is first needed and again after it had to be killed.

    Args:
        seconds: how long one question may take.
        start_seconds: how long SymPy may take to start.
    """

    def __init__(self, *, seconds: float = 0.2, start_seconds: float = 20.0) -> None:
        self._seconds = seconds
        self._start_seconds = start_seconds
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def __enter__(self) -> Self:
        """Return the bridge."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self.close()

    def equal(self, a: Expr, b: Expr, policy: Policy = ALGEBRA_1) -> Truth:
        """Return whether two expressions are equal, asking SymPy only where the exact judges leave it open."""
        verdict = equal(a, b, policy)
        if verdict is not Truth.UNDECIDED or not variables(a) | variables(b):
            return verdict
        question = (_packed(a), _packed(b), policy.positive)
        if question[0] is None or question[1] is None:
            return verdict
        return Truth.TRUE if self._ask(question) else Truth.UNDECIDED

    def close(self) -> None:
        """End the process, whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._line is not None:
            self._line.close()
        self._process = self._line = None

    def _ask(self, question: object) -> bool:
        line = self._started()
        if line is None:
            return False
        try:
            line.send(question)
            if line.poll(self._seconds):
                return line.recv() is True
        except (OSError, EOFError):
            pass
        self.close()
        return False

    def _started(self) -> Connection | None:
        """Return the line to a process that is ready; None if SymPy is not there."""
        if self._line is not None:
            return self._line
        context = multiprocessing.get_context("spawn")
        self._line, far = context.Pipe()
        self._process = context.Process(target=_serve, args=(far,), daemon=True)
        self._process.start()
        far.close()
        try:
            if self._line.poll(self._start_seconds) and self._line.recv() is True:
                return self._line
        except (OSError, EOFError):
            pass
        self.close()
        return None


def _packed(node: Expr) -> tuple[Any, ...] | None:
    """Return a tree as plain tuples; None if it is too large, or of a kind that SymPy takes otherwise than we do."""
    if sum(1 for _ in walk(node)) > _MOST_NODES or len(variables(node)) > 6:
        return None
    return _pack(node)


def _pack(node: Expr) -> tuple[Any, ...] | None:
    match node:
        case Number(value):
            return ("number", value.numerator, value.denominator)
        case Variable(name):
            return ("letter", name)
        case Constant("pi"):
            return ("pi",)
        case Group(inner) | Signed("+", inner):
            return _pack(inner)
        case Signed("-", inner):
            return _all("minus", inner)
        case Absolute(inner):
            return _all("absolute", inner)
        case Root(inner, index):
            packed = _pack(inner)
            return None if packed is None else ("root", packed, index)
        case Product(factors):
            return _all("product", *factors)
        case Quotient(above, below):
            return _all("quotient", above, below)
        case Sum(terms, signs) if set(signs) <= {"+", "-"}:
            return _all(
                "sum", *(t if s == "+" else Signed("-", t) for t, s in zip(terms, signs, strict=True))
            )
        case Power(base, exponent) if _small(exponent):
            return _all("power", base, exponent)
        case _:
            return None


def _all(kind: str, *parts: Expr) -> tuple[Any, ...] | None:
    packed = tuple(_pack(p) for p in parts)
    return None if None in packed else (kind, *packed)


def _small(exponent: Expr) -> bool:
    """Say whether a power may be given away: a whole exponent that is not large, or one with a letter."""
    try:
        value = evaluate(exponent)
    except Undefined:
        return bool(variables(exponent))
    return value.denominator == 1 and abs(value) <= _MOST_EXPONENT


# -- in the process with SymPy ------------------------------------------------------------------------------------


def _serve(line: Connection) -> None:
    """Answer questions until the line is closed."""
    try:
        _limit_memory()
        sympy: Any = import_module("sympy")
    except ImportError:
        line.send(False)
        return
    line.send(True)
    while True:
        try:
            one, other, positive = line.recv()
        except (OSError, EOFError):
            return
        try:
            difference = _built(one, sympy, positive=positive) - _built(other, sympy, positive=positive)
            line.send(bool(sympy.simplify(difference) == 0))
        except (
            ArithmeticError,
            ValueError,
            TypeError,
            AttributeError,
            RecursionError,
            NotImplementedError,
            MemoryError,
        ):
            line.send(False)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # a system without such limits; the time limit is still there
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _built(packed: tuple[Any, ...], sympy: Any, *, positive: bool) -> Any:
    """Return the SymPy expression. Odd roots are real, and letters stand for real numbers."""
    kind, *rest = packed
    if kind == "number":
        return sympy.Rational(*rest)
    if kind == "letter":
        return sympy.Symbol(rest[0], positive=True) if positive else sympy.Symbol(rest[0], real=True)
    if kind == "pi":
        return sympy.pi
    if kind == "root":
        inside, index = _built(rest[0], sympy, positive=positive), rest[1]
        size = sympy.Abs(inside) if index % 2 else inside
        root = sympy.Pow(size, sympy.Rational(1, index))
        return sympy.sign(inside) * root if index % 2 else root
    parts = [_built(p, sympy, positive=positive) for p in rest]
    if kind == "quotient":
        return parts[0] / parts[1]
    if kind == "power":
        return sympy.Pow(*parts)
    if kind == "minus":
        return -parts[0]
    if kind == "absolute":
        return sympy.Abs(parts[0])
    return sympy.Add(*parts) if kind == "sum" else sympy.Mul(*parts)
