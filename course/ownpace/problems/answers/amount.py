"""An answer that is an amount: a number with its unit. Units that measure the same convert; a missing one is told apart.

A unit that ``algebra.units`` does not know, such as apples, is one of the author's words instead, and then has to stand there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from fractions import Fraction

from ownpace import algebra
from ownpace.algebra import Expr, ParseError, Quantity, Relation, Signed, Variable, units
from ownpace.problems.answers.kind import Entry, Kind
from ownpace.problems.answers.number import judge_amount, without_unit
from ownpace.problems.answers.number_rule import NumberRule, compile_number, number_text
from ownpace.problems.answers.numerals import without_plus
from ownpace.problems.drawn import Drawn
from ownpace.problems.render import formula_html, literal
from ownpace.problems.scope import EntryError, Path, Scope
from ownpace.problems.values import Answer, Reading, Variant, Verdict
from ownpace.problems.verdicts import misconceived, partial, unread, unread_reading, verdict


@dataclass(frozen=True, slots=True)
class AmountRule(NumberRule):
    """How the amount is made."""

    unit: str = ""
    convert: bool = True

    def draw(self, drawn: Drawn) -> Answer:
        """Return the answer."""
        number = NumberRule.draw(self, drawn)
        written = self.unit or number.units[0]
        text = amount_text(number.text, written)
        return replace(number, type="number-with-units", unit=written, convert=self.convert, text=text)


def amount_text(number: str, unit: str) -> str:
    """Return the amount as a student could type it."""
    if unit == "$":
        return f"-${number[1:]}" if number.startswith("-") else f"${number}"
    return f"{number} {unit}"


def compile_amount(entry: Entry, scope: Scope, path: Path) -> AmountRule:
    """Return the rule of an amount. Raises EntryError."""
    number = compile_number(entry, scope, path)
    unit = entry.get("unit") or ""
    if unit and units.unit(unit) is None:
        raise EntryError(
            (*path, "unit"), f"{unit!r} is no unit that can be converted; list the word under 'units' instead"
        )
    if not unit and not number.units:
        raise EntryError(path, "an amount needs a 'unit', or words for it under 'units'")
    whole = {each.name: getattr(number, each.name) for each in fields(NumberRule)}
    return AmountRule(**whole, unit=unit, convert=bool(entry.get("convert", True)))


def judge_with_unit(text: str, variant: Variant) -> Verdict:
    """Return the verdict on an amount."""
    answer = variant.answer
    bare = without_unit(text, answer.units)
    read = algebra.parse(bare, variables=frozenset(answer.variables))
    if isinstance(read, ParseError):
        return unread(read)
    node = _amount(read)
    if node is None:
        return verdict("unreadable", "judge.not-an-amount")
    found = _judge(node, variant, has_word=bare != text)
    return replace(found, reading=formula_html(read))


def _amount(read: object) -> Expr | None:
    """Return the amount of ``12 ft`` or ``x = 12 ft``."""
    if (
        isinstance(read, Relation)
        and read.signs == ("=",)
        and isinstance(algebra.ungrouped(read.left), Variable)
    ):
        read = read.right
    if not isinstance(read, Expr) or algebra.variables(read):
        return None
    return without_plus(algebra.ungrouped(read))


def _judge(node: Expr, variant: Variant, *, has_word: bool) -> Verdict:
    answer = variant.answer
    number, written = _split(node)
    if has_word or (written and any(units.same(written, word) for word in answer.units)):
        return judge_amount(number, variant, _wrong)
    if not written:
        found = judge_amount(number, variant, _wrong)
        if found.status == "right":
            return partial("judge.no-unit", variant.credit.missing_unit)
        return found
    if not answer.unit:
        return verdict("unreadable", "judge.unit-of-the-question")
    return _judge_converted(number, written, variant)


def _judge_converted(number: Expr, written: str, variant: Variant) -> Verdict:
    answer = variant.answer
    factor = units.converted(Fraction(1), written, answer.unit)
    if factor is None:
        return verdict("wrong", "judge.other-kind-of-unit")
    if factor == 1 or answer.value is None:
        return judge_amount(number, variant, _wrong)
    # The same amount in another unit: the number that is written is held against the answer in that unit.
    there = replace(
        variant,
        answer=replace(answer, value=answer.value / factor, tolerance=answer.tolerance / factor),
        misconceptions=tuple(
            replace(each, value=each.value / factor) if each.value is not None else each
            for each in variant.misconceptions
        ),
    )
    found = judge_amount(number, there, _wrong)
    if found.status == "right" and not answer.convert:
        return partial("judge.unit-asked", variant.credit.other_form, unit=literal(answer.unit))
    return found


def _wrong(value: Fraction, variant: Variant) -> Verdict:
    return misconceived(variant, lambda predicted: predicted.value == value) or verdict(
        "wrong", "judge.wrong"
    )


def _split(node: Expr) -> tuple[Expr, str]:
    """Return the number with its sign, and the unit; an empty unit for a bare number."""
    match node:
        case Signed(sign, operand):
            inner, written = _split(algebra.ungrouped(operand))
            return Signed(sign, inner), written
        case Quantity(amount, written):
            return amount, written
        case _:
            return node, ""


def read_amount(text: str, variant: Variant) -> Reading:
    """Return how an amount is read."""
    bare = without_unit(text, variant.answer.units)
    read = algebra.parse(bare, variables=frozenset(variant.answer.variables))
    return unread_reading(read) if isinstance(read, ParseError) else Reading(mathml=formula_html(read))


def equal_amounts(answer: Answer) -> Iterator[str]:
    """Yield other ways to write the amount."""
    # A unit of several words keeps the spaces between them.
    yield from (answer.text, answer.text.replace(" ", "", 1))
    if answer.unknown:
        yield f"{answer.unknown} = {answer.text}"
    if answer.value is not None:
        number = number_text(answer.value, answer.form, answer.places)
        yield from (amount_text(number, word) for word in answer.units)


AMOUNT = Kind(compile_amount, judge_with_unit, read_amount, equal_amounts)
