"""An answer in words. Nobody judges it here: in practice the student holds it against the list, and a teacher grades it."""

from collections.abc import Hashable
from dataclasses import dataclass

from ownpace.problems.answers.kind import Entry, Kind, Prediction, Shown
from ownpace.problems.drawn import Drawn
from ownpace.problems.render import literal
from ownpace.problems.scope import EntryError, Path, Scope
from ownpace.problems.templates import Template
from ownpace.problems.values import Answer, Variant, Verdict
from ownpace.problems.verdicts import verdict


@dataclass(frozen=True, slots=True)
class ExplanationRule:
    """How the list of what to look for is made, and an explanation that would do."""

    rubric: tuple[Template, ...]
    sample: Template

    def draw(self, drawn: Drawn) -> Answer:
        """Return both with their holes filled."""
        sample = drawn.text(self.sample)
        return Answer("explain", rubric=tuple(map(drawn.text, self.rubric)), sample=sample, text=sample)

    def mark(self, answer: Answer) -> Hashable:
        """Return nothing: words are not compared."""
        del answer
        return None

    def prediction(self, entry: Entry, scope: Scope, path: Path) -> Prediction:
        """Raise EntryError: a mistake cannot be recognised in words."""
        del entry, scope
        raise EntryError(path, "an explanation is read by people, so no mistake can be predicted for it")


def compile_explanation(entry: Entry, scope: Scope, path: Path) -> ExplanationRule:
    """Return the rule of an explanation. Raises EntryError."""
    return ExplanationRule(
        scope.texts(entry["rubric"], (*path, "rubric")), scope.text(entry["sample"], (*path, "sample"))
    )


def judge_explanation(text: str, variant: Variant) -> Verdict:
    """Return that a person decides."""
    del text, variant
    return verdict("undecided", "judge.explained")


def lay_out(text: str, answer: Answer) -> Shown:
    """Return the lines that were written."""
    del answer
    return Shown("lines", rows=tuple((literal(line),) for line in text.splitlines() if line.strip()))


EXPLAIN = Kind(compile_explanation, judge_explanation, lay_out=lay_out)
