"""Problem + level + seed -> Variant.

Every parameter is drawn from its own words (problem, version, level, seed, shape, try, name), so that one more parameter
in a later version does not shift the others, and the order of an author's lines says nothing. A draw that breaks a
condition is thrown away and made again, a limited number of times.
"""

from collections import Counter
from collections.abc import Hashable
from fractions import Fraction

from ownpace.algebra import Relation, Undefined
from ownpace.problems.answers.kind import Predicted
from ownpace.problems.drawn import Drawn
from ownpace.problems.functions import evaluate
from ownpace.problems.problem import Problem
from ownpace.problems.seeds import pick
from ownpace.problems.shapes import MistakeRule, Shape
from ownpace.problems.templates import shows
from ownpace.problems.values import Answer, Misconception, Prompt, Variant

MAX_TRIES = 400
"""Draws before a problem counts as impossible. A condition that one draw in ten meets fails once in 10**18."""


class DrawError(ValueError):
    """No draw met the conditions. Its text names the problem, the level, the seed, and the condition that failed most."""


def draw(problem: Problem, *, level: int, seed: int) -> Variant:
    """Return the variant of a problem at a level for a seed: always the same one.

    Raises:
        DrawError: the problem has no such level, or its conditions were not met in ``MAX_TRIES`` draws.
    """
    shapes = [shape for shape in problem.shapes if level in shape.levels]
    if not shapes:
        known = ", ".join(map(str, problem.levels))
        raise DrawError(f"{problem.id}@{problem.version} has no level {level}; it has {known}")
    words = (problem.id, problem.version, level, seed)
    shape = shapes[pick(len(shapes), *words, "shape")]
    failed: Counter[str] = Counter()
    for attempt in range(MAX_TRIES):
        found = _Try(problem, shape, (*words, shape.name, attempt), level).variant(level, seed)
        if isinstance(found, Variant):
            return found
        failed[found] += 1
    worst, times = failed.most_common(1)[0]
    raise DrawError(
        f"{problem.id}@{problem.version} level {level}, shape {shape.name}, seed {seed}: none of {MAX_TRIES} draws met "
        f"all conditions; {worst} failed {times} times"
    )


def distinct_key(problem: Problem, variant: Variant) -> tuple[Hashable, ...]:
    """Return what tells a variant from the others of its problem: what the author named, or what is asked and answered."""
    if problem.variant_key:
        return tuple(variant.numbers.get(name, variant.words.get(name)) for name in problem.variant_key)
    answer = variant.answer
    return (
        variant.prompt.text,
        variant.prompt.given,
        answer.text,
        frozenset(answer.options),
        frozenset(answer.cards),
        answer.rows,
    )


class _Try:
    """One try: the numbers, and what is made of them once they are known to be good."""

    def __init__(self, problem: Problem, shape: Shape, words: tuple[str | int, ...], level: int) -> None:
        self._problem, self._shape, self._words, self._level = problem, shape, words, level

    def variant(self, level: int, seed: int) -> Variant | str:
        """Return the variant, or what this try breaks."""
        numbers, told = self._drawn()
        failed = self._let(numbers)
        if failed is not None:
            return failed
        for condition in self._shape.where:
            if not condition.holds(numbers):
                return f"the condition {condition.text!r}"
        drawn = Drawn(
            self._words, numbers, decimals=self._shape.decimals, contexts=self._shape.contexts, words=told
        )
        try:
            return self._filled(drawn, level, seed)
        except Undefined as problem:
            return f"the texts or the answer ({problem})"

    def _drawn(self) -> tuple[dict[str, Fraction], dict[str, str]]:
        pool = self._shape.pool.get(self._level)
        if pool:
            entry = pool[pick(len(pool), *self._words, "pool")]
            return dict(entry.numbers), dict(entry.words)
        domains = self._shape.levels[self._level]
        return {
            name: domain.values[pick(len(domain.values), *self._words, name)]
            for name, domain in domains.items()
        }, {}

    def _let(self, numbers: dict[str, Fraction]) -> str | None:
        for name, expression in self._shape.let:
            try:
                numbers[name] = evaluate(expression, numbers)
            except Undefined as problem:
                return f"the value of {name!r} ({problem})"
        return None

    def _filled(self, drawn: Drawn, level: int, seed: int) -> Variant | str:
        shape = self._shape
        answer = shape.answer.draw(drawn)
        predicted = self._predict(drawn, answer)
        if isinstance(predicted, str):
            return predicted
        given = drawn.formula(shape.given) if shape.given is not None else None
        is_equation = isinstance(shape.given, Relation) and shape.given.signs == ("=",)
        return Variant(
            problem_id=self._problem.id,
            version=self._problem.version,
            level=level,
            seed=seed,
            shape=shape.name,
            prompt=Prompt(
                drawn.text(shape.ask),
                given if is_equation else None,
                shows(shape.ask, shape.given),
                given,
                picture=shape.picture.draw(drawn) if shape.picture is not None else None,
                interactive=shape.interactive.draw(drawn) if shape.interactive is not None else None,
            ),
            answer=answer,
            steps=shape.steps.draw(drawn),
            hints=tuple(drawn.text(one.text) for one in shape.hints if drawn.holds(one.when)),
            misconceptions=tuple(
                Misconception(rule.id, one.value, one.choice, drawn.text(rule.say), one.text, one.line)
                for rule, one in predicted
                if one.choice is None or one.choice != answer.choice
            ),
            credit=self._problem.credit,
            numbers=dict(drawn.numbers),
            words=dict(drawn.filling.words),
        )

    def _predict(self, drawn: Drawn, answer: Answer) -> list[tuple[MistakeRule, Predicted]] | str:
        """Gather the wrong answers; two that agree, or one that is right, would tell a student something untrue."""
        if not self._shape.mistakes:
            return []
        seen = {self._shape.answer.mark(answer)}
        found: list[tuple[MistakeRule, Predicted]] = []
        for rule in self._shape.mistakes:
            one = rule.prediction.draw(drawn) if drawn.holds(rule.when) else None
            if one is None:
                continue
            if one.mark is not None and one.mark in seen:
                return f"the prediction of {rule.id!r} (it equals the answer or another prediction)"
            seen.add(one.mark)
            found.append((rule, one))
        return found
