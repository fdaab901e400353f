"""How an answer that is a number is made, and written in the form that is asked for."""

from collections.abc import Hashable
from dataclasses import dataclass
from fractions import Fraction

from ownpace.algebra import Expr, Undefined
from ownpace.problems.answers.kind import Entry, Predicted, needs
from ownpace.problems.answers.roundings import rounded_text
from ownpace.problems.drawn import Drawn
from ownpace.problems.scope import Path, Scope
from ownpace.problems.templates import Template
from ownpace.problems.values import Answer, NumberForm


@dataclass(frozen=True, slots=True)
class NumberPrediction:
    """A wrong number."""

    gives: Expr

    def draw(self, drawn: Drawn) -> Predicted | None:
        """Return the number, or nothing where it divides by zero."""
        try:
            value = drawn.value(self.gives)
        except Undefined:
            return None
        return Predicted(value=value, mark=value)


@dataclass(frozen=True, slots=True)
class NumberRule:
    """How the number is made."""

    value: Expr
    form: NumberForm
    units: tuple[Template, ...]
    places: int | None
    tolerance: Expr | None
    unknown: str
    variables: tuple[str, ...]

    def draw(self, drawn: Drawn) -> Answer:
        """Return the answer."""
        value = drawn.value(self.value)
        return Answer(
            "number",
            value,
            form=self.form,
            unknown=self.unknown,
            units=tuple(map(drawn.text, self.units)),
            text=number_text(value, self.form, self.places),
            variables=self.variables,
            places=self.places,
            tolerance=drawn.value(self.tolerance) if self.tolerance is not None else Fraction(0),
        )

    def mark(self, answer: Answer) -> Hashable:
        """Return the number."""
        return answer.value

    def prediction(self, entry: Entry, scope: Scope, path: Path) -> NumberPrediction:
        """Return a wrong number."""
        return number_prediction(entry, scope, path)


def number_prediction(entry: Entry, scope: Scope, path: Path) -> NumberPrediction:
    """Return a mistake's wrong number. Raises EntryError."""
    return NumberPrediction(scope.number(needs(entry, "gives", path, "a number"), (*path, "gives")))


def number_text(value: Fraction, form: NumberForm = "any", places: int | None = None) -> str:
    """Return the number as a student could type it, in the form that is asked for."""
    if places is not None:
        return rounded_text(value, places)
    if form == "mixed" and value.denominator != 1 and abs(value) > 1:
        whole, rest = divmod(abs(value), 1)
        return f"{'-' if value < 0 else ''}{whole} {rest}"
    if form == "decimal":
        return decimal_text(value)
    return scientific_text(value) if form == "scientific" else str(value)


def decimal_text(value: Fraction) -> str:
    """Return the number with a point, where it has an end; else as a fraction."""
    for places in range(13):
        if (value * 10**places).denominator == 1:
            return rounded_text(value, places)
    return str(value)


def scientific_text(value: Fraction) -> str:
    """Return the number in scientific notation, where its digits have an end."""
    if value == 0:
        return "0"
    exponent = 0
    while abs(value) * Fraction(10) ** -exponent >= 10:
        exponent += 1
    while abs(value) * Fraction(10) ** -exponent < 1:
        exponent -= 1
    return f"{decimal_text(value * Fraction(10) ** -exponent)}*10^{exponent}"


def compile_number(entry: Entry, scope: Scope, path: Path) -> NumberRule:
    """Return the rule of a number. Raises EntryError."""
    tolerance = entry.get("tolerance")
    return NumberRule(
        value=scope.number(entry["value"], (*path, "value")),
        form=entry.get("form", "any"),
        units=scope.texts(entry.get("units") or [], (*path, "units")),
        places=int(entry["places"]) if entry.get("places") is not None else None,
        tolerance=scope.number(tolerance, (*path, "tolerance")) if tolerance is not None else None,
        unknown=scope.unknown,
        variables=scope.variables,
    )
