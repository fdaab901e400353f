"""What stands beside a question, a picture or an interactive, as plain data whose numbers and texts are drawn with it.

Every text in the data that reads as a formula with drawn names is replaced by its value (a number, where it has one); any
other text is a text with holes. What the kinds and their options are is known where they are drawn, not here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ownpace.algebra import Expr, Statement, Undefined
from ownpace.problems.drawn import Drawn
from ownpace.problems.scope import Path, Scope
from ownpace.problems.templates import Template, TemplateError, formula

_TEXTS = frozenset({"kind", "alt", "long", "label", "title", "name", "says", "task"})
"""Keys whose values are always texts: no formula is looked for in them."""


@dataclass(frozen=True, slots=True)
class DataRule:
    """Data with holes, compiled: formulas, texts, and lists and mappings of them."""

    data: Any

    def draw(self, drawn: Drawn) -> Mapping[str, Any]:
        """Return the data with everything filled in. Raises Undefined where a formula has no value."""
        found: Mapping[str, Any] = _filled(self.data, drawn)
        return found


def compile_data(data: Mapping[str, Any], scope: Scope, path: Path) -> DataRule:
    """Return the rule of what stands beside a question. Raises EntryError."""
    return DataRule(_compiled(data, "", scope, path))


def _compiled(data: Any, key: str, scope: Scope, path: Path) -> Any:
    if isinstance(data, Mapping):
        return {name: _compiled(value, str(name), scope, (*path, name)) for name, value in data.items()}
    if isinstance(data, str):
        return _compiled_text(data, key, scope, path)
    if isinstance(data, Sequence):
        return tuple(_compiled(value, key, scope, (*path, at)) for at, value in enumerate(data))
    return data


def _compiled_text(text: str, key: str, scope: Scope, path: Path) -> Expr | Statement | Template:
    if key not in _TEXTS and "{" not in text and "$" not in text:
        try:
            return formula(text, scope.names | set(scope.variables))
        except TemplateError:
            pass
    return scope.text(text, path)


def _filled(rule: Any, drawn: Drawn) -> Any:
    if isinstance(rule, Mapping):
        return {name: _filled(value, drawn) for name, value in rule.items()}
    if isinstance(rule, Expr):
        try:
            return _plain(drawn.value(rule))
        except Undefined:
            return drawn.formula(rule)
    if isinstance(rule, Statement):
        return drawn.formula(rule)
    if isinstance(rule, tuple) and _is_template(rule):
        return drawn.text(rule)
    return [_filled(value, drawn) for value in rule] if isinstance(rule, tuple) else rule


def _plain(value: Fraction) -> int | float:
    """Return a number as JSON has it; pictures are drawn to a few digits anyway."""
    return value.numerator if value.denominator == 1 else float(value)


def _is_template(rule: tuple[Any, ...]) -> bool:
    from ownpace.problems.templates import Formula, Hole, Words

    return bool(rule) and all(isinstance(part, Words | Hole | Formula) for part in rule)
