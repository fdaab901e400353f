"""Expressions with roots, absolute values and powers, in a normal form that decides whether they are zero.

The real line (or the space of the letters) is cut into cells where every polynomial under a root or an absolute value
keeps its sign. In one cell `|g|` is `g` or `-g`, and a root of `g` is a power of the positive number `|g|`. Everything
is then a polynomial over a polynomial in the letters and in *atoms*: `|g|^(1/n)` for the polynomials `g` of a set that
are square-free and coprime in pairs, `p^(1/n)` for coprime whole numbers `p` that are no powers, and `b^m` for an
exponent with a letter. An atom's n-th power is replaced by what it stands for. By Kneser's theorem on real radicals the
products of atoms are linearly independent, so that what remains is zero exactly if it has no terms.

Two things are outside: a root inside a root (an atom of which another atom is taken) and a function of which nothing is
known. Their results are marked `opaque`: no terms still proves zero, other terms prove nothing.

The set of `g` and `p` is kept by `bases`, and may be refined while a tower is built; `relations` holds what powers of
atoms stand for.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import lcm
from typing import Any, Final

from ownpace.algebra.errors import TooLarge, Undefined
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.bases import Base, Bases, Parts, Refined, named
from ownpace.algebra.exact.polynomials import ONE, Poly
from ownpace.algebra.exact.powers import FRACTION, as_poly, constant, exact_power, single, split_exponent
from ownpace.algebra.exact.rational import Rational, power_of, product_of, quotient_of, sum_of
from ownpace.algebra.exact.relations import lowest, replaced
from ownpace.algebra.exact.work import spend
from ownpace.algebra.limits import MAX_EXPONENT
from ownpace.algebra.tree import (
    Absolute,
    Call,
    Constant,
    Expr,
    Group,
    Mark,
    Mixed,
    Number,
    Percent,
    Power,
    Product,
    Quantity,
    Quotient,
    Root,
    Sign,
    Signed,
    Sum,
    Variable,
)

Signs = Callable[[Poly], int]
"""The sign of a canonical polynomial in the cell at hand: 1 or -1."""

_ATOM: Final = "√"


class Tower(Bases):
    """The bases and atoms of one judgement.

    Attributes:
        relations: the index of each atom, and what its power of that index stands for.
        roots: the same for the roots of letters, which take the place of the letters.
        opaque: whether the results so far may hide a relation between atoms.
    """

    def __init__(self, *, plain: bool = False) -> None:
        super().__init__()
        self.indices: dict[str, int] = {}
        self.relations: dict[str, tuple[int, Poly]] = {}
        self.roots: dict[str, tuple[int, Poly]] = {}
        self.opaque = False
        self.trees: dict[str, Expr] = {}
        self.plain = plain
        self.formal = False
        self.signs: Signs = _no_sign

    def entered(self, signs: Signs, *, formal: bool = False) -> "Tower":
        """Return the tower made ready for a cell. `formal` gives even roots of negatives their principal value."""
        self.relations, self.roots, self.trees = {}, {}, {}
        self.signs, self.formal = signs, formal
        self.opaque = False
        return self

    # -- trees --------------------------------------------------------------------------------------------------

    def value(self, node: Expr) -> Rational:
        """Return the normal form of a tree in the cell. Raises Undefined, TooLarge, Refined."""
        spend(3)
        read = _READERS.get(type(node))
        if read is None:
            raise TooLarge(type(node).__name__)
        return read(self, node)

    def read_signed(self, node: Signed) -> Rational:
        """Return the normal form of something with a sign."""
        if node.sign not in "+-":
            raise TooLarge(node.sign)
        value = self.value(node.operand)
        return value if node.sign == "+" else Rational(poly.scale(value.above, -1), value.below)

    def read_product(self, node: Product) -> Rational:
        """Return the normal form of a product."""
        result = self.value(node.factors[0])
        for factor in node.factors[1:]:
            result = self.product(result, self.value(factor))
        return result

    def read_sum(self, node: Sum) -> Rational:
        """Return the normal form of a sum."""
        result = self.value(node.terms[0])
        for term, sign in zip(node.terms[1:], node.signs[1:], strict=True):
            if sign not in "+-":
                raise TooLarge(sign)
            result = self.reduced(sum_of(result, self.value(term), 1 if sign == "+" else -1))
        return result

    def read_call(self, node: Call) -> Rational:
        """Return the normal form of a function of which nothing is known."""
        arguments = [self.value(a) for a in node.arguments]
        self.opaque = self.opaque or any(
            n in self.relations for a in arguments for n in poly.letters(a.above)
        )
        inside = ";".join(named(lowest(a)) for a in arguments)
        return Rational(poly.letter(f"{node.function}({inside})"))

    # -- arithmetic ---------------------------------------------------------------------------------------------

    def product(self, a: Rational, b: Rational) -> Rational:
        """Return the product in normal form."""
        return self.reduced(product_of(a, b))

    def quotient(self, a: Rational, b: Rational) -> Rational:
        """Return the quotient in normal form. Raises Undefined."""
        return self.reduced(quotient_of(a, b))

    def difference(self, a: Rational, b: Rational) -> Poly:
        """Return the polynomial that is zero exactly if the two are equal."""
        return self.replaced(
            poly.add(
                self.replaced(poly.multiply(a.above, b.below)),
                self.replaced(poly.multiply(b.above, a.below)),
                -1,
            )
        )

    def reduced(self, a: Rational) -> Rational:
        """Return the quotient with the powers of atoms replaced in both parts. Raises Undefined for a zero below."""
        if not self.relations:
            return a
        below = self.replaced(a.below)
        if not below:
            raise Undefined("division by zero")
        return Rational(self.replaced(a.above), below)

    def replaced(self, a: Poly) -> Poly:
        """Return the polynomial with each atom's power below its index."""
        return replaced(self.relations, a)

    def spelled_out(self, a: Poly) -> Poly:
        """Return the polynomial with the letters in the place of powers of their roots."""
        return replaced({**self.relations, **self.roots}, a)

    # -- roots, absolute values, powers -------------------------------------------------------------------------

    def power(self, a: Rational, by: Fraction) -> Rational:
        """Return a real power with a constant exponent. Raises Undefined."""
        if by.denominator == 1:
            return self._whole_power(a, int(by))
        if not a.above:
            if by < 0:
                raise Undefined("negative power of 0")
            return a
        exact = exact_power(a, by)
        if exact is not None:
            return exact
        sign, parts = self.parts(a)
        even = by.denominator % 2 == 0
        result = constant(Fraction(-1 if sign < 0 and not even and by.numerator % 2 else 1))
        if even and sign * self._sign_of(parts) < 0:
            if not self.formal:
                raise Undefined("even root of a negative number")
            result = self._atomic(-1, by, size=False)
        for base, e in parts:
            result = self.product(result, self._atomic(base, e * by, size=even))
        return result

    def _whole_power(self, a: Rational, by: int) -> Rational:
        if len(a.above) == 1 == len(a.below) or abs(by) < 3 or not self.relations:
            return self.reduced(power_of(a, by))
        if by < 0:
            a, by = quotient_of(constant(Fraction(1)), a), -by
        if by * (len(a.above) + len(a.below) - 2) > MAX_EXPONENT:
            raise TooLarge("power of a sum")
        result = a
        for _ in range(by - 1):
            result = self.product(result, a)
        return result

    def _atomic(self, base: Base, exponent: Fraction, *, size: bool) -> Rational:
        """Return |base|^exponent where `size` is meant, as under an even root, and else base^exponent."""
        letter = single(base)
        if letter is not None and not letter.startswith("^"):
            return self._letter_power(letter, exponent, size=size)
        name, inside = self._atom_name(base, exponent), as_poly(base)
        index = self._index(name, exponent.denominator)
        whole, part = divmod(int(exponent * index), index)
        sign = 1
        if not isinstance(base, int):
            self.opaque = self.opaque or any(n in self.relations for n in poly.letters(base))
            if size or index % 2 == 0:
                sign = self.sign(base)
        if sign < 0:
            inside = poly.scale(inside, -1)
        result = power_of(Rational(inside), whole) if whole else constant(Fraction(1))
        if sign < 0 and (whole % 2 and self.plain if size else exponent.numerator % 2):
            result = Rational(poly.scale(result.above, -1), result.below)
        if part:
            self.relations[name] = (index, inside)
            self.trees.setdefault(name, Root(self.tree(inside), index))
            result = self.product(result, Rational({((name, part),): 1}))
        return result

    def _letter_power(self, letter: str, exponent: Fraction, *, size: bool) -> Rational:
        """Return a power of a letter, or of the atom of a letter.

        A letter of which a root is taken is itself written as a power of that root, so that its roots obey no relation.
        """
        name = letter if letter.startswith(_ATOM) else f"{_ATOM}[{letter}]"
        index = self._index(name, (self.indices.get(name, 1) if name == letter else 1) * exponent.denominator)
        if name != letter:  # met for the first time: the letter itself has to be read again
            if index > 1:
                raise Refined
            name = letter
        result = power_of(Rational(poly.letter(name)), int(exponent))
        negative = size and exponent.numerator % 2 and not self.plain and self.sign(poly.letter(name)) < 0
        return Rational(poly.scale(result.above, -1), result.below) if negative else result

    def _index(self, name: str, denominator: int) -> int:
        """Return the index of an atom. Raises Refined if it has to grow."""
        index = self.indices.setdefault(name, denominator)
        if index % denominator:
            self.indices[name] = lcm(index, denominator)
            raise Refined
        return index

    def _atom_name(self, base: Base, exponent: Fraction) -> str:
        """Return the name of a base's atom. An atom of an atom is the same atom with a larger index."""
        letter = single(base)
        if letter in self.indices and exponent.denominator > 1:
            self.indices[letter] *= exponent.denominator
            raise Refined
        return _ATOM + (str(base) if isinstance(base, int) else named(base))

    def read_letter(self, name: str) -> Rational:
        """Return a letter, as a power of its root where there is one."""
        atom = f"{_ATOM}[{name}]"
        index = self.indices.get(atom, 1)
        if index == 1:
            return Rational(poly.letter(name))
        sign = self.signs(poly.letter(name)) if index % 2 == 0 else 1
        inside = poly.scale(poly.letter(name), sign)
        self.roots[atom] = (index, inside)
        self.trees.setdefault(atom, Root(self.tree(inside), index))
        return Rational({((atom, index),): sign})

    def sign(self, base: Poly) -> int:
        """Return the sign of a canonical polynomial in the cell. Raises Undefined if it is not real there."""
        if self.formal and any(n.startswith(_ATOM + "-1") for n in poly.letters(base)):
            raise Undefined("not real")
        letter = single(base)
        if letter is not None:
            index, inside = self.relations.get(letter) or self.roots.get(letter) or (0, ONE)
            if index and letter.startswith(_ATOM):
                return 1 if index % 2 == 0 or not poly.letters(inside) else self.sign(inside)
            if letter.startswith("^") and not letter.startswith("^-1^"):
                return 1
        return self.signs(base)

    def _sign_of(self, parts: Parts) -> int:
        sign = 1
        for base, e in parts:
            if not isinstance(base, int) and e.numerator % 2:
                sign *= self.sign(base)
        return sign

    def tree(self, a: Poly) -> Expr:
        """Return a polynomial in letters and atoms as a tree."""
        spend(5 + 3 * len(a))
        terms: list[Expr] = []
        for monomial, c in a.items():
            number = Number(Fraction(abs(c)))
            factors = [number, *(Power(self._letter_tree(n), Number(Fraction(p))) for n, p in monomial)]
            marks: list[Mark] = ["" for _ in factors]
            term: Expr = Product(tuple(factors), tuple(marks)) if monomial else number
            terms.append(term if c > 0 else Signed("-", term))
        signs: list[Sign] = ["+" for _ in terms]
        return Sum(tuple(terms), tuple(signs)) if terms else Number(Fraction(0))

    def _letter_tree(self, name: str) -> Expr:
        if name in self.trees:
            return self.trees[name]
        return Constant("pi") if name == "pi" else Variable(name)

    def read_absolute(self, node: Absolute) -> Rational:
        """Return the normal form of an absolute value."""
        a = self.value(node.inner)
        if not a.above:
            return a
        sign, parts = self.parts(a)
        sign *= self._sign_of(parts)  # also under `formal`: an absolute value has no other meaning
        return a if sign > 0 else Rational(poly.scale(a.above, -1), a.below)

    def read_power(self, node: Power) -> Rational:
        """Return the normal form of a power."""
        base, exponent = self.value(node.base), self.value(node.exponent)
        by = exponent.value
        if by is not None:
            return self.power(base, by)
        if not base.above:
            raise Undefined("0 to a power with a letter")
        constant, rest = split_exponent(exponent)
        result = self.power(base, constant)
        sign, parts = self.parts(base)
        if sign < 0:
            parts = [(-1, Fraction(1)), *parts]
        for monomial, factor in rest:
            for part, e in parts:
                result = self.product(result, self._raised(part, monomial, factor * e))
        return result

    def _raised(self, base: Base, monomial: str, by: Fraction) -> Rational:
        """Return base^(by * monomial) as a power of an atom that obeys no relation."""
        written = str(base) if isinstance(base, int) else named(base)
        name = f"^{written}^{monomial}"
        if base == 1:
            return constant(Fraction(1))
        if base == -1:
            if by.denominator > 1:
                raise TooLarge("power of a negative number")
            by = Fraction(int(by) % 2)
            self.relations[name] = (2, ONE)
        index = self.indices.setdefault(name, by.denominator)
        if index % by.denominator:
            self.indices[name] = lcm(index, by.denominator)
            raise Refined
        if monomial.endswith(FRACTION) or _ATOM in monomial:
            self.opaque = True
        return self.reduced(power_of(Rational(poly.letter(name)), int(by * index)))


def _constant_of(tower: Tower, node: Constant) -> Rational:
    if node.name != "pi":
        raise Undefined("infinity is no number")
    return tower.read_letter("pi")


_READERS: Final[Mapping[type[Expr], Callable[[Tower, Any], Rational]]] = {
    Number: lambda _, node: constant(node.value),
    Mixed: lambda _, node: constant(node.whole + Fraction(node.numerator, node.denominator)),
    Variable: lambda tower, node: tower.read_letter(node.name),
    Constant: _constant_of,
    Signed: Tower.read_signed,
    Sum: Tower.read_sum,
    Product: Tower.read_product,
    Quotient: lambda tower, node: tower.quotient(tower.value(node.numerator), tower.value(node.denominator)),
    Power: Tower.read_power,
    Root: lambda tower, node: tower.power(tower.value(node.radicand), Fraction(1, node.index)),
    Absolute: Tower.read_absolute,
    Percent: lambda tower, node: product_of(tower.value(node.operand), constant(Fraction(1, 100))),
    Group: lambda tower, node: tower.value(node.inner),
    Quantity: lambda tower, node: tower.value(node.amount),
    Call: Tower.read_call,
}


def _no_sign(_: Poly) -> int:
    raise TooLarge("sign")
