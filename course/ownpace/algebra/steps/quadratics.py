"""Quadratic equations in one letter: by factoring, by square roots, by completing the square, by the formula.

The numbers of a method come from the standard form `ax^2 + bx + c = 0`; each method writes its own lines.
"""

from fractions import Fraction
from math import gcd, lcm

from ownpace.algebra.exact.polynomials import Monomial
from ownpace.algebra.shape import ungrouped, variables
from ownpace.algebra.steps.factoring import factor_lines, whole_factors
from ownpace.algebra.steps.hand import (
    UNIT,
    Hand,
    Term,
    add_up,
    collected,
    holds_sum,
    multiply_out,
    polynomial_terms,
    power_node,
    written_terms,
)
from ownpace.algebra.steps.linear import solve_relation, tidied
from ownpace.algebra.steps.parallel import in_parallel
from ownpace.algebra.steps.roots import plus_minus, surd, surd_node
from ownpace.algebra.steps.trail import Trail
from ownpace.algebra.steps.values import Method, OutOfReach, Step
from ownpace.algebra.substitution import ZERO, numeral_node
from ownpace.algebra.tree import (
    Expr,
    Group,
    Listing,
    Node,
    NoSolution,
    Power,
    Product,
    Quotient,
    Relation,
    Root,
    Signed,
    Sum,
    Variable,
)

Coefficients = tuple[Fraction, Fraction, Fraction]


def solve_quadratic(equation: Relation, letter: str, method: Method) -> tuple[Step, ...]:
    """Return the steps to the roots of an equation of the second degree. Raises OutOfReach."""
    trail = Trail(equation)
    a, b, c = coefficients(equation, letter)
    if method == "auto":
        method = _best(equation, letter, (a, b, c))
    if method == "square-root":
        _by_square_root(trail, equation, letter)
    elif method == "factoring":
        _by_factoring(trail, equation, letter)
    elif method == "completing-the-square":
        _by_completing(trail, *standard(trail, equation, letter), letter)
    else:
        _by_formula(trail, *standard(trail, equation, letter), letter)
    return trail.done


def coefficients(equation: Relation, letter: str) -> Coefficients:
    """Return a, b, c of left minus right. Raises OutOfReach if it is not of the second degree in that letter alone."""
    if equation.signs != ("=",) or variables(equation) != {letter}:
        raise OutOfReach("not one letter")
    total = polynomial_terms(equation.left)
    for monomial, value in polynomial_terms(equation.right).items():
        total[monomial] = total.get(monomial, Fraction(0)) - value
    total = {m: v for m, v in total.items() if v}
    if ((letter, 2),) not in total or any(sum(p for _, p in m) > 2 for m in total):
        raise OutOfReach("not of the second degree")
    one = Fraction(0)
    return total[((letter, 2),)], total.get(((letter, 1),), one), total.get(UNIT, one)


def _best(equation: Relation, letter: str, abc: Coefficients) -> Method:
    a, b, c = abc
    if b == 0 and c != 0 and not _factored_by_hand(equation):
        return "square-root"
    if _square_form(equation, letter) is not None:
        return "square-root"
    rational = surd(b * b - 4 * a * c)[1] == 1 if b * b >= 4 * a * c else False
    return "factoring" if rational else "formula"


def _factored_by_hand(equation: Relation) -> bool:
    left, right = map(ungrouped, equation.sides)
    return right == ZERO and isinstance(left, Product) and any(isinstance(f, Group) for f in left.factors)


def standard(trail: Trail, equation: Relation, letter: str) -> Coefficients:
    """Bring an equation to `ax^2 + bx + c = 0` with whole numbers without a common factor."""
    hand = Hand.of(equation)
    sides, equation = tidied(trail, equation, hand)
    square = ((letter, 2),)
    if not sides[0] or (_size(sides[1], square) > 0 and not _size(sides[0], square)):
        sides, equation = sides[::-1], Relation(equation.sides[::-1], ("=",))
        trail.go(equation, "swap", "swap")
    if sides[1]:
        zero = collected([*sides[0], *((-v, m) for v, m in sides[1])])
        trail.go(
            Relation((hand.side(zero), ZERO), ("=",)), "all-to-left", "same-both", amount=hand.side(sides[1])
        )
    a, b, c = coefficients(equation, letter)
    common = lcm(a.denominator, b.denominator, c.denominator)
    if common > 1:
        a, b, c = a * common, b * common, c * common
        trail.go(_standard_line((a, b, c), letter), "multiply-both", "same-both", amount=numeral_node(common))
    shared = gcd(int(a), int(b), int(c)) * (-1 if a < 0 else 1)
    if shared != 1:
        a, b, c = a / shared, b / shared, c / shared
        trail.go(_standard_line((a, b, c), letter), "divide-both", "same-both", amount=numeral_node(shared))
    return a, b, c


def _size(side: list[Term], monomial: Monomial) -> Fraction:
    """Return the coefficient of a monomial in a side."""
    return next((v for v, m in side if m == monomial), Fraction(0))


def _standard_line(abc: Coefficients, letter: str) -> Relation:
    return Relation((_trinomial(abc, letter), ZERO), ("=",))


def _trinomial(abc: Coefficients, letter: str) -> Expr:
    a, b, c = abc
    return Hand().side([(a, ((letter, 2),)), (b, ((letter, 1),)), (c, UNIT)])


# -- by factoring -------------------------------------------------------------------------------------------------


def _by_factoring(trail: Trail, equation: Relation, letter: str) -> None:
    if not _factored_by_hand(equation):
        abc = standard(trail, equation, letter)
        for step in factor_lines(_trinomial(abc, letter)):
            trail.go(Relation((step.line, ZERO), ("=",)), step.move[5:], step.reason[9:], **step.values)  # type: ignore[arg-type]
        left = trail.steps[-1].line if trail.steps else equation
    else:
        left = equation
    assert isinstance(left, Relation)  # noqa: S101 - every line so far is an equation
    if isinstance(ungrouped(left.left), Sum):
        raise OutOfReach("no rational factors")
    factors = [f for f in whole_factors(left.left) if variables(f)]
    pieces = tuple(Relation((f, ZERO), ("=",)) for f in dict.fromkeys(factors))
    line: Node = pieces[0] if len(pieces) == 1 else Listing(pieces, "or")
    trail.go(line, "zero-product", "zero-product")
    trail.follow(in_parallel(pieces, "or", lambda piece: solve_relation(piece, letter)))


# -- by square roots ----------------------------------------------------------------------------------------------


def _square_form(equation: Relation, letter: str) -> tuple[Fraction, Expr, Fraction, Fraction] | None:
    """Return a, u, k, m of an equation written `a*u^2 + k = m` with u linear in the letter; else None."""
    left, right = equation.sides
    if letter in variables(right) or not holds_sum(left):
        return None
    squares = [t for t in written_terms(left) if letter in variables(t)]
    if len(squares) != 1:
        return None
    sign, term = (-1, squares[0].operand) if isinstance(squares[0], Signed) else (1, squares[0])
    factors = term.factors if isinstance(term, Product) else (term,)
    lettered = [f for f in factors if letter in variables(f)]
    if (
        len(lettered) != 1
        or not isinstance(lettered[0], Power)
        or polynomial_terms(lettered[0].exponent) != {UNIT: 2}
    ):
        return None
    outside = polynomial_terms(multiply_out(*(f for f in factors if f is not lettered[0])))[UNIT]
    rest = sum((_value(t) for t in written_terms(left) if t is not squares[0]), Fraction(0))
    return sign * outside, ungrouped(lettered[0].base), rest, _value(right)


def _value(node: Expr) -> Fraction:
    return polynomial_terms(node).get(UNIT, Fraction(0))


def _by_square_root(trail: Trail, equation: Relation, letter: str) -> None:
    form = _square_form(equation, letter)
    if form is None:
        a, b, c = coefficients(equation, letter)
        if b:
            raise OutOfReach("has a linear term")
        tidied(trail, equation, Hand.of(equation))
        base: Expr = Variable(letter)
        line = Relation((Hand().term(a, ((letter, 2),)), numeral_node(-c)), ("=",))
        trail.go(line, "isolate-square", "same-both")
        value = -c
    else:
        a, base, rest, value = form
        if rest:
            value -= rest
            line = Relation(
                (multiply_out(numeral_node(a), power_node(_based(base), 2)), numeral_node(value)), ("=",)
            )
            move = "subtract-both" if rest > 0 else "add-both"
            trail.go(line, move, "same-both", amount=numeral_node(abs(rest)))
    if a != 1:
        value /= a
        line = Relation((power_node(_based(base), 2), numeral_node(value)), ("=",))
        trail.go(line, "divide-both", "same-both", amount=numeral_node(a))
    take_roots(trail, base, value, letter)


def _based(base: Expr) -> Expr:
    return Group(base) if isinstance(base, Sum) else base


def take_roots(trail: Trail, base: Expr, value: Fraction, letter: str) -> None:
    """Go from `u^2 = value` to the letter alone."""
    if value < 0:
        trail.go(NoSolution(), "no-square", "no-square")
        return
    factor, inside = surd(value)
    if not value:
        trail.go(Relation((base, ZERO), ("=",)), "root-both", "root-zero")
        trail.follow(solve_relation(Relation((base, ZERO), ("=",)), letter))
        return
    rough = Signed("±", Root(numeral_node(value)))
    trail.go(Relation((base, rough), ("=",)), "root-both", "two-roots")
    if inside == 1:
        both = [Relation((base, numeral_node(r)), ("=",)) for r in (factor, -factor)]
        trail.go(Listing(tuple(both), "or"), "split", "plus-minus")
        trail.follow(in_parallel(tuple(both), "or", lambda piece: solve_relation(piece, letter)))
        return
    fine = surd_node(factor, inside)
    trail.go(Relation((base, Signed("±", fine)), ("=",)), "simplify-root", "root-product")
    _alone(trail, base, factor, inside, letter)


def _alone(trail: Trail, base: Expr, factor: Fraction, inside: int, letter: str) -> None:
    """Go from `px + h = ±root` to the letter."""
    terms = polynomial_terms(base)
    p, h = terms[((letter, 1),)], terms.get(UNIT, Fraction(0))
    root = Signed("±", surd_node(factor, inside))
    if h:
        move = "subtract-both" if h > 0 else "add-both"
        line = Relation((Hand().term(p, ((letter, 1),)), add_up([numeral_node(-h), root])), ("=",))
        trail.go(line, move, "same-both", amount=numeral_node(abs(h)))
    elif p == 1:
        trail.go(Relation((Variable(letter), root), ("=",)), "collect", "like-terms")
    if p != 1:
        line = Relation((Variable(letter), plus_minus(-h / p, factor / p, inside)), ("=",))
        trail.go(line, "divide-both", "same-both", amount=numeral_node(p))


# -- by completing the square -------------------------------------------------------------------------------------


def _by_completing(trail: Trail, a: Fraction, b: Fraction, c: Fraction, letter: str) -> None:
    x2, x1 = ((letter, 2),), ((letter, 1),)
    if a != 1:
        b, c = b / a, c / a
        trail.go(
            _standard_line((Fraction(1), b, c), letter), "divide-both", "same-both", amount=numeral_node(a)
        )
    hand = Hand()
    left = hand.side([(Fraction(1), x2), (b, x1)])
    if c:
        move = "subtract-both" if c > 0 else "add-both"
        trail.go(Relation((left, numeral_node(-c)), ("=",)), move, "same-both", amount=numeral_node(abs(c)))
    half = b / 2
    if not b:
        take_roots(trail, Variable(letter), -c, letter)
        return
    square = half * half
    whole = hand.side([(Fraction(1), x2), (b, x1), (square, UNIT)])
    right = add_up([numeral_node(-c), numeral_node(square)])
    trail.go(Relation((whole, right), ("=",)), "complete-square", "half-squared", amount=numeral_node(square))
    base = hand.side([(Fraction(1), x1), (half, UNIT)])
    line = Relation((power_node(Group(base), 2), numeral_node(square - c)), ("=",))
    trail.go(line, "write-square", "square-of-sum")
    take_roots(trail, base, square - c, letter)


# -- by the formula -----------------------------------------------------------------------------------------------


def _by_formula(trail: Trail, a: Fraction, b: Fraction, c: Fraction, letter: str) -> None:
    value = b * b - 4 * a * c
    if value < 0:
        trail.go(NoSolution(), "no-discriminant", "no-discriminant", amount=numeral_node(value))
        return
    left, below = Variable(letter), numeral_node(2 * a)
    taken = Product((numeral_node(4), _shielded(a), _shielded(c)), ("", "*", "*"))
    inside = Sum((power_node(_shielded(b), 2), taken), ("+", "-"))
    top = add_up_plain(Signed("-", _shielded(b)) if b else None, Signed("±", Root(inside)))
    trail.go(
        Relation((left, Quotient(top, Product((numeral_node(2), _shielded(a)), ("", "*")))), ("=",)),
        "formula",
        "formula",
        a=numeral_node(a),
        b=numeral_node(b),
        c=numeral_node(c),
    )
    if not value:
        trail.go(Relation((left, numeral_node(-b / (2 * a))), ("=",)), "work-out", "root-zero")
        return
    rough = add_up([numeral_node(-b), Signed("±", Root(numeral_node(value)))])
    trail.go(Relation((left, Quotient(rough, below)), ("=",)), "work-out", "arithmetic")
    factor, rest = surd(value)
    if rest == 1:
        _two_values(trail, left, -b, factor, below, 2 * a)
        return
    if factor != 1:
        fine = add_up([numeral_node(-b), Signed("±", surd_node(factor, rest))])
        trail.go(Relation((left, Quotient(fine, below)), ("=",)), "simplify-root", "root-product")
    done = plus_minus(-b / (2 * a), factor / (2 * a), rest)
    trail.go(Relation((left, done), ("=",)), "cancel", "cancel-common")


def _shielded(value: Fraction) -> Expr:
    """Return a number as it is put into a formula: negative ones in brackets."""
    return Group(numeral_node(value)) if value < 0 else numeral_node(value)


def add_up_plain(first: Expr | None, last: Signed) -> Expr:
    """Return `first ± root` without touching the brackets of what was put in."""
    return last if first is None else Sum((first, last.operand), ("+", last.sign))


def _two_values(
    trail: Trail, left: Expr, middle: Fraction, root: Fraction, below: Expr, divisor: Fraction
) -> None:
    tops = [add_up([numeral_node(middle), numeral_node(s)]) for s in (root, -root)]
    split = tuple(Relation((left, Quotient(top, below)), ("=",)) for top in tops)
    trail.go(Listing(split, "or"), "split", "plus-minus")
    values = tuple(Relation((left, numeral_node((middle + s) / divisor)), ("=",)) for s in (root, -root))
    trail.go(Listing(values, "or"), "work-out", "arithmetic")
