"""Lines that are written to make a checker slow, and every question that can be asked about them.

`questions` is what the bench measures and what the tests ask: each is one call of the algebra, as a page or a grader makes
it. The lines are of the kinds that are known to hurt: towers of powers, many letters, many roots, nested brackets, huge
numbers, chains of signs, systems of high degree.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple, get_args

from ownpace.algebra import (
    Expr,
    Form,
    ParseError,
    Relation,
    Statement,
    agreement,
    compare,
    equal,
    judge_form,
    parse,
    parse_latex,
    parse_mathjson,
    same_solutions,
    solve_linear,
    steps,
    to_latex,
    to_mathml,
    to_speech,
    to_text,
)
from ownpace.algebra.forms import FormName
from ownpace.algebra.misconceptions import explain, predicted
from ownpace.algebra.working import judge_step, judge_working

Tree = Expr | Statement

EXPRESSIONS: Final = {
    "a power tower": "9^9^9",
    "a tower in brackets": "((9^9)^9999)^9999",
    "a huge power": "(x+1)^1000000",
    "a huge negative power": "10^-960000000",
    "a tower of letters": "x^x^x",
    "a tower of roots": "2^sqrt(2)^sqrt(2)",
    "a chain of powers": "2" + "^2" * 40,
    "a chain of divisions": "1" + "/2" * 49,
    "a chain of letters divided": "x" + "/x" * 49,
    "a chain of terms": "x" + "+x" * 190,
    "a chain of products": "x" + "*x" * 190,
    "a chain of powers multiplied": "*".join(f"x^{n}" for n in range(100)),
    "a chain of signs": "-" * 49 + "x",
    "nested brackets": "(" * 49 + "x" + ")" * 49,
    "nested roots": "sqrt(" * 20 + "x" + "+1)" * 20,
    "nested roots of numbers": "sqrt(" * 12 + "2" + "+3)" * 12,
    "nested bars": "abs(" * 20 + "x" + "-1)" * 20,
    "nested fractions": "1/(1+" * 20 + "x" + ")" * 20,
    "nested powers": "(" * 12 + "x" + "^2+1)" * 12,
    "nested differences of powers": "(" * 5 + "x" + "^3-x)" * 5,
    "nested functions": "f(" * 30 + "x" + ")" * 30,
    "many letters to a power": "(a+b+c+d)^200",
    "four letters to a power": "(x+y+z+w)^60",
    "two letters to a power": "(3x-7y)^99",
    "all letters to a power": "(" + "+".join("abcdefghijklmnopqrstuvwxyz") + ")^6",
    "sums of letters multiplied": "(a+b+c)(a-b+d)(b-c+d)(a+c-d)(a+b+d)(c+d-2a)(b+2c-a)",
    "powers of sums multiplied": "(1+x+x^2+x^3)^50(1-x)^150",
    "powers of fractions multiplied": "(x-1/3)^60(x+1/7)^59",
    "many brackets multiplied": "".join(f"(x+{i})" for i in range(60)),
    "many quadratics multiplied": "".join(f"(x^2+{i}x+{i + 1})" for i in range(1, 20)),
    "many quotients added": "+".join(f"1/(x+{i})" for i in range(45)),
    "quotients of quadratics added": "+".join(f"1/(x^2+{i}x+1)" for i in range(12)),
    "quotients of letters added": "+".join(f"{a}/({a}+{b})" for a, b in pairwise("abcdefghmnp")),
    "many fractions added": "+".join(f"1/{n}" for n in range(2, 150)),
    "many decimals added": "+".join(f"0.{n:039d}" for n in range(1, 20)),
    "many powers of numbers": "+".join(f"{n}^{n}" for n in range(2, 90)),
    "many roots added": "+".join(f"sqrt({n})" for n in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29)),
    "even more roots added": "+".join(f"sqrt({n})" for n in range(2, 60)),
    "many cube roots added": "+".join(f"cbrt({n})" for n in (2, 3, 5, 7, 11, 13)),
    "roots of many degrees": "+".join(f"root({n}, {n + 1})" for n in range(2, 30)),
    "roots below a fraction": "1/(" + "+".join(f"sqrt({n})" for n in (2, 3, 5, 7, 11, 13)) + ")",
    "roots of letters multiplied": "*".join(f"sqrt(x+{n})" for n in range(12)),
    "roots of letters added": "+".join(f"sqrt(x+{n})" for n in range(12)),
    "roots of other letters added": "+".join(f"sqrt({c})" for c in "abcdefghjklm"),
    "roots of high degree": "sqrt(x^20+x^19+7)+sqrt(x^18-3)+cbrt(x^17+1)",
    "a root of a huge number": "12345678901234567890123456789012345678^(1/3)",
    "a root of a huge prime": "sqrt(" + "9" * 39 + "7)",
    "a product of huge primes": "sqrt(1000000007*1000000009*998244353)",
    "strange roots": "x^(1/97)+x^(1/89)+x^(1/83)",
    "roots of powers": "(-x)^(7/12)*x^(5/12)",
    "many bars added": "+".join(f"abs(x-{n})" for n in range(25)),
    "bars in two letters": "+".join(f"abs(x-{n}y)" for n in range(1, 12)),
    "bars multiplied": "*".join(f"abs(x^2-{n})" for n in range(1, 12)),
    "many bases": "2^x+3^x+5^x+7^x",
    "many exponents": "*".join(f"2^({c}+1)" for c in "abcdefghjklm"),
    "a base to many letters": "(x+1)^n*(x+1)^m-(x+1)^(n+m)",
    "a tower of functions": "sin(" * 10 + "x" + ")" * 10 + "+log(x)^ln(x)",
    "many choices": "*".join(["(1±x)"] * 12),
    "many choices added": "x" + "±1" * 30,
    "high degree": "x^60-3x^59+7x^31-2x^5+11x-1",
    "high degree in brackets": "(x+1)^30(x^2+3)^14-7",
    "high degree in factors": "(x^30+3x^29+7x+1)(x^29+2x^3-5)",
    "a power of a huge number": "(999999999999x+1)^50",
    "quotients of high powers": "1/(x+1)^29+1/(x+2)^30",
    "a cyclotomic quotient": "(x^60-1)/(x^36-1)",
    "huge coefficients": "+".join(f"{'7' * 30}{n}x^{n}" for n in range(10, 30)),
    "close roots": "(x-1)(x-1.0000000000000000001)(x-0.9999999999999999999)(x^2-2)",
    "Wilkinson's": "".join(f"(x-{n})" for n in range(1, 21)) + "-1/10^20",
    "many percent signs": "5" + "%" * 100,
    "zero below": "1/0",
    "zero to zero": "0^0",
    "a fraction of sums": "(a+b+c)^9/(a-b-c)^9+(a+c)^7/(b-c)^7",
    "mixed numbers": "+".join(f"{n} {n}/{n + 1}" for n in range(1, 40)),
    "terms of a sequence": "+".join(f"a_({n}n-{n})" for n in range(1, 40)),
    "units": "12 ft/s",
    "a tower of exponents of letters": "x^" * 40 + "y",
    "a tower of fractions as exponents": "2^(1/" * 18 + "3" + ")" * 18,
    "a tower of mixed roots": "cbrt(2+sqrt(3+" * 9 + "x" + "))" * 9,
    "a tower of roots below": "1/(1+sqrt(" * 12 + "x" + "))" * 12,
    "a tower of roots of roots": "root(7, root(5, root(3, sqrt(" + "x^60+1" + "))))",
    "conjugates multiplied": "(sqrt(2)+sqrt(3)+sqrt(5)+sqrt(7))" * 8,
    "a negative power of a sum of roots": "(sqrt(2)+sqrt(3)+cbrt(5))^-40",
    "a power just below the limit": "(x+y+1)^30",
    "many indices": "+".join(f"x_{n}" for n in range(120)),
    "many indices multiplied": "".join(f"(x_{n}+1)" for n in range(40)),
    "many indices below": "+".join(f"1/x_{n}" for n in range(30)),
    "many letters in roots": "*".join(f"sqrt(x_{n}+1)" for n in range(30)),
    "a huge decimal": "0." + "0" * 37 + "1x^60",
    "huge decimals multiplied": "*".join(f"1.{'3' * 37}{n}" for n in range(10, 19)),
    "a huge decimal to a power": "1.0000000000000000000000000000000001^200",
    "a huge root index": "root(199, 2)+root(197, 3)+root(193, 5)",
    "a huge exponent of a fraction": "(2/3)^(99999999/100000007)",
    "a nearly equal power": "(x-a)^6000",
    "bars within roots": "sqrt(abs(" * 12 + "x" + "-1))" * 12,
    "roots within bars in many letters": "|sqrt(|a|)-|sqrt(|b|)-|sqrt(|c|)-|d||||",
    "many bars of quadratics": "+".join(f"abs(x^2-{n}x+{n - 3})" for n in range(4, 15)),
    "percent of percent": "((((5%)%)%)%)^90",
    "many powers of ten": "*".join(f"{n}.5E{n}" for n in range(30)),
    "many roots of huge decimals": "+".join(f"sqrt(0.{n}{'7' * 37})" for n in range(1, 9)),
    "many roots of letters and huge decimals": "+".join(f"sqrt(x+0.{n}{'7' * 37})" for n in range(1, 6)),
    "many functions": "+".join(f"f(x+{n})" for n in range(40)),
    "functions of functions of sums": "f(g(h(" * 8 + "x" + "+1)))" * 8,
    "terms within terms of a sequence": "a_(" * 20 + "n" + "-1)" * 20,
}  # fmt: skip

TEXTS: Final = {
    "10,000 open brackets": "(" * 10_000,
    "10,000 brackets": "(" * 10_000 + "x" + ")" * 10_000,
    "450 brackets": "(" * 450 + "x" + ")" * 450,
    "10,000 minus signs": "-" * 10_000 + "x",
    "300 minus signs": "-" * 300 + "x",
    "300 bars": "|" * 300,
    "900 powers": "9^" * 400 + "9",
    "a long chain of divisions": "1" + "/2" * 190,
    "a factorial": "99999999!",
    "1 MB of terms": "x+" * 500_000,
    "1 MB of digits": "1" * 1_000_000,
    "1 MB of letters": "x" * 1_000_000,
    "1 MB of spaces": " " * 1_000_000,
    "1,000 spaces": " " * 999,
    "1,000 digits": "1" * 999,
    "1,000 letters": "q" * 999,
    "1,000 marks": "²" * 999,
    "500 units": "5 ft " * 190,
    "500 words": "or and " * 140,
    "500 underscores": "x_" * 500,
    "many sets": "{1,2} U " * 60 + "{3}",
    "many braces": "{" * 400 + "}" * 400,
    "many commas": "1," * 199 + "2",
    "many grouped thousands": "1,000" + ",000" * 180,
    "points and commas": "1.,." * 200,
    "code": "__import__('os').system('true')",
    "a null byte": "x\x00+1",
    "surrogates": "\ud800\udfff" * 400,
    "another script": "х" * 900,
    "letters under many marks": "x" + "\u0301" * 900,
    "a mark on each letter": "x\u0301+" * 200,
    "letters that turn the line round": "x\u202e+1" * 150,
    "letters joined without a sign": "x\u200d" * 450,
    "letters of mathematics": "\U0001d465" * 450,
    "digits of every script": "".join(chr(c) for c in (0x664, 0x6F4, 0x96A, 0xFF14, 0x1D7D2)) * 150,
    "fractions as one sign": "½" * 400,
    "signs as one sign": "≤" * 400,
    "smart quotes": "“x”" * 300,
    "emoji": "\U0001f600" * 900,
    "ligatures": "ﬀ" * 900,
    "roots without end": "√" * 400 + "x",
    "raised digits": "x" + "⁹" * 600,
    "raised signs": "x" + "⁻" * 300,
    "an index without end": "x_" + "9" * 900,
    "a huge decimal place": "0." + "0" * 990 + "1",
    "a huge power of ten": "1E999" * 100,
    "1 MB of lines": "x=1\n" * 250_000,
    "300 lines": "x=1\n" * 249,
    "1 MB of marks": "x" + "\u0301" * 1_000_000,
}

LATEX: Final = {
    "fractions without parts": r"\frac" * 200,
    "roots without parts": r"\sqrt" * 200,
    "open fractions": r"\frac{1}{" * 110,
    "open numerators": r"\frac{" * 160,
    "short fractions": r"\frac12" * 130,
    "braces": "{" * 1000,
    "open powers": "x^{" * 300,
    "open brackets": r"\left(" * 160,
    "open roots": r"\sqrt{" * 160 + "x" + "}" * 40,
    "backslashes": "\\" * 1000,
    "dollar signs": "$" * 1000,
    "indices": "x_" * 500,
    "math in math": r"\(" * 500,
    "text in text": r"\text{" * 150 + "}" * 90,
    "many environments": r"\begin{cases}" * 70,
    "rows without end": r"\begin{cases}" + r"x=1\\" * 130 + r"\end{cases}",
    "thousands without end": "1" + r"\,000" * 160,
    "roots with an index": r"\sqrt[3]{" * 90 + "x" + "}" * 90,
    "left without right": r"\left|" * 140,
    "1 MB of braces": "{" * 1_000_000,
    "1 MB of commands": r"\frac" * 200_000,
}


def deep_mathjson() -> object:
    """Return MathJSON that nests 5,000 deep."""
    source: object = "x"
    for _ in range(5000):
        source = ["Negate", source]
    return source


def mathjson() -> dict[str, object]:
    """Return MathJSON of every size and depth."""
    wide: list[object] = ["Add", *range(100_000)]
    product: list[object] = ["Multiply", *[["Add", "x", n] for n in range(100)]]
    return {
        "deep": deep_mathjson(),
        "wide": wide,
        "a huge number": 10**5000,
        "a huge number in digits": {"num": "9" * 100_000},
        "many brackets multiplied": product,
        "a tower": ["Power", 9, ["Power", 9, ["Power", 9, 9]]],
        "a mapping of a mapping": {"fn": deep_mathjson()},
    }


STATEMENTS: Final = {
    "a system of high degree": "x^9+y^9=1, x^8-y^7=2",
    "a system of many letters": ", ".join(f"{a}+{b}={n}" for n, (a, b) in enumerate(pairwise("abcdefghjkmn"))),
    "a dependent system": ", ".join(f"{n}x+{n}y={n}" for n in range(1, 40)),
    "a system of circles": "x^2+y^2=25, (x-1)^2+(y-2)^2=9, xy=1",
    "a system of powers": "(x+y)^12=1 and x-y=1",
    "a system of three of degree four": "x^4+y^4+z^4=1, xy+yz=2, x^3-z=y^2",
    "many answers": " or ".join(f"x={n}" for n in range(80)),
    "many points": " or ".join(f"(x={n} and y={n + 1})" for n in range(20)),
    "many inequalities": " and ".join(f"x>{n}" for n in range(60)),
    "many bounds": " or ".join(f"({n}<x and x<{n + 1})" for n in range(0, 40, 2)),
    "many intervals": " U ".join(f"({n}, {n + 1}]" for n in range(0, 100, 2)),
    "many members": "{" + ", ".join(f"{n}/7" for n in range(90)) + "}",
    "many irrational members": "{" + ", ".join(f"sqrt({n})+cbrt({n})" for n in range(2, 24)) + "}",
    "a chain of signs": "<".join(f"x+{n}" for n in range(60)),
    "a chain of equal signs": "=".join(["x", *(f"{n}x" for n in range(60))]),
    "an inequality of high degree": "".join(f"(x-{n})" for n in range(30)) + "<0",
    "a rational inequality": "(x^15-7x+1)/(x^14-3)>=(x+1)/(x^9-2)",
    "an inequality of bars": "+".join(f"|x-{n}|" for n in range(12)) + "<=30",
    "a half-plane of bars": "|x|+|y|+|x-y|+|x+2y|<|3x-y|",
    "a curve": "x^7y^5-3xy+y^9=x^8",
    "a radical equation": "sqrt(x+1)+sqrt(x+2)+sqrt(x+3)=sqrt(x+40)",
    "an exponential equation": "2^x+3^x+5^x=100",
    "a rule": "f(x)=((x+1)^20-(x-1)^20)/((x+2)^9), x>=0",
    "a sequence": "a_1=3, a_n=2a_(n-1)^2+a_(n-1)^9",
    "a recursion": "a_1=1, a_2=1, a_n=a_(n-1)+a_(n-2)",
    "a set of a condition": "{x | x^9-3x+1>0 and x<sqrt(2)}",
    "a membership": "x ∈ (-oo, sqrt(2)+sqrt(3)) U (9^9^9, oo)",
    "many letters equal": "=".join("abcdefghijklmnopq"),
    "wide unions of roots": " U ".join(f"(sqrt({n}), sqrt({n + 1})]" for n in range(2, 40, 2)),
    "nested choices": "(" * 12 + "x=1" + " or x=2)" * 12,
    "many relations in letters": ", ".join(f"x_{n}+x_{n + 1}=x_{n + 2}" for n in range(30)),
    "many quadratics": " and ".join(f"x^2-{n}x+{n - 1}<{n}" for n in range(3, 30)),
    "a chain of not equal": "!=".join(f"x-{n}" for n in range(40)),
    "a chain of quadratics": "<=".join(f"x^2+{n}x" for n in range(25)),
    "an equation of huge decimals": "0.123456789012345678901234567890123456789x^9-x^7=0.987654321098765432109876543210",
    "an equation of towers": "sqrt(x+sqrt(x+sqrt(x+sqrt(x+1))))=x",
    "points of roots": " or ".join(f"(x=sqrt({n}) and y=cbrt({n}))" for n in range(2, 14)),
    "a system in ten letters": ", ".join(f"{a}{b}={n}" for n, (a, b) in enumerate(pairwise("abcdefghjk"), 2)),
    "a system of inequalities": " and ".join(f"{n}x-{n * n}y<{n + 3}" for n in range(1, 25)),
    "choices on both sides": "x±1±2±3=±4±5±6",
}  # fmt: skip

FORMS: Final[tuple[FormName, ...]] = get_args(FormName)
_PRINTERS: Final = (to_text, to_latex, to_mathml, to_speech)
_WORK: Final = (steps.solve, steps.simplify, steps.expand, steps.factor)


class Question(NamedTuple):
    """One call of the algebra: what is asked, about what, and the call."""

    what: str
    about: str
    ask: Callable[[], object]


def questions() -> Iterator[Question]:
    """Yield every question about every hostile input."""
    yield from readings()
    for name, text in EXPRESSIONS.items():
        tree = parse(text)
        if isinstance(tree, Expr):
            yield from about(name, tree)
            yield from about_sides(name, text)
    for name, text in STATEMENTS.items():
        tree = parse(text)
        if isinstance(tree, Statement):
            yield from about(name, tree)


def readings() -> Iterator[Question]:
    """Yield the readings of texts, of LaTeX and of MathJSON."""
    for name, text in (EXPRESSIONS | TEXTS | STATEMENTS).items():
        yield Question("parse", name, lambda text=text: parse(text))  # type: ignore[misc]
        yield Question("parse known letters", name, lambda text=text: parse(text, variables=frozenset("xy")))  # type: ignore[misc]
    for name, text in (EXPRESSIONS | TEXTS | STATEMENTS | LATEX).items():
        yield Question("parse_latex", name, lambda text=text: parse_latex(text))  # type: ignore[misc]
    for name, source in mathjson().items():
        yield Question("parse_mathjson", name, lambda source=source: parse_mathjson(source))  # type: ignore[misc]


def about(name: str, tree: Tree) -> Iterator[Question]:
    """Yield what can be asked about one tree alone, and about it beside a few plain ones."""
    for show in _PRINTERS:
        yield Question(show.__name__, name, lambda show=show: show(tree))  # type: ignore[misc]
    for form in FORMS:
        yield Question(f"form {form}", name, lambda form=form: judge_form(tree, Form(form, digits=2)))  # type: ignore[misc]
    for work in _WORK:
        yield Question(f"steps.{work.__name__}", name, lambda work=work: work(tree))  # type: ignore[misc]
    yield Question(
        "predicted", name, lambda: [made for made, _ in zip(predicted(tree), range(60), strict=False)]
    )
    others = ("x=2", "(x+1)^2")
    for other in (tree, *map(_read, others)):
        yield from pair(name, tree, other)
        if other is not tree:
            yield from pair(name, other, tree)


def pair(name: str, a: Tree, b: Tree) -> Iterator[Question]:
    """Yield what can be asked about a tree and another."""
    about = f"{name} | {to_text(b)[:40]}" if a is not b else f"{name} | itself"
    yield Question("compare", about, lambda: compare(a, b))
    yield Question("judge_step", about, lambda: judge_step(a, b))
    yield Question("judge_working", about, lambda: judge_working([a, b] * 10))
    yield Question("judge_working of 3,000 lines", about, lambda: judge_working([a, b] * 1500, most_moves=1))
    yield Question("explain", about, lambda: explain(a, b))
    if isinstance(a, Expr) and isinstance(b, Expr):
        yield Question("equal", about, lambda: equal(a, b))
        yield Question("agreement", about, lambda: agreement(a, b))
    if isinstance(a, Statement) and isinstance(b, Statement):
        yield Question("same_solutions", about, lambda: same_solutions(a, b))
    if isinstance(b, Relation):
        yield Question("solve_linear", about, lambda: solve_linear(b, "x"))


def about_sides(name: str, text: str) -> Iterator[Question]:
    """Yield what can be asked about an expression beside one that is a little different, and as a side of statements."""
    one = _read(text)
    for changed in (f"({text})+1", f"2({text})/2"):
        other = parse(changed)
        if not isinstance(other, ParseError):
            yield from pair(f"{name}, changed", one, other)
    shapes = ("{}=3", "3x>={}", "|{}|=2", "sqrt({})=x", "{}=3, y=2", "1/({})=x")
    statements = [tree for shape in shapes if isinstance(tree := parse(shape.format(text)), Statement)]
    for tree in statements:
        yield from pair(f"{name} in {to_text(tree)[:12]}", tree, _read("x=2"))
        yield Question("steps.solve", f"{name} in {to_text(tree)[-12:]}", lambda tree=tree: steps.solve(tree))  # type: ignore[misc]
    for a, b in pairwise(statements):
        yield from pair(f"{name}, two statements", a, b)


def _read(text: str) -> Tree:
    tree = parse(text)
    if isinstance(tree, ParseError):
        raise ValueError(f"cannot read {text!r}: {tree.key}")
    return tree
