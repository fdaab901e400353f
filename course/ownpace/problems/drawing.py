"""Problem + level + seed -> Variant.

Every parameter is drawn from its own words (problem, version, level, seed, shape, try, name), so that one more parameter
in a later version does not shift the others, and the order of an author's lines says nothing. A draw that breaks a
condition is thrown away and made again, a limited number of times.
"""

from collections import Counter
from dataclasses import replace
from fractions import Fraction

from ownpace import algebra
from ownpace.problems.conditions import Condition
from ownpace.problems.problem import MistakeRule, Problem, Shape
from ownpace.problems.seeds import pick
from ownpace.problems.templates import Filling, fill, fill_formula, shows_equation
from ownpace.problems.values import Answer, Misconception, Option, Prompt, Step, Variant

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
        drawn = _Draw(problem, shape, (*words, shape.name, attempt), level)
        broken = drawn.broken()
        if broken is None:
            return drawn.variant(level, seed)
        failed[broken] += 1
    worst, times = failed.most_common(1)[0]
    raise DrawError(
        f"{problem.id}@{problem.version} level {level}, shape {shape.name}, seed {seed}: none of {MAX_TRIES} draws met "
        f"all conditions; {worst} failed {times} times"
    )


class _Draw:
    """One try: the numbers, and what is made of them once they are known to be good."""

    def __init__(self, problem: Problem, shape: Shape, words: tuple[str | int, ...], level: int) -> None:
        self._problem, self._shape, self._words = problem, shape, words
        self._numbers: dict[str, Fraction] = {
            name: domain.values[pick(len(domain.values), *words, name)]
            for name, domain in shape.levels[level].items()
        }
        self._misconceptions: list[tuple[MistakeRule, Fraction | None]] = []

    def broken(self) -> str | None:
        """Return what this try breaks, or None where it is good."""
        try:
            for name, expression in self._shape.let:
                self._numbers[name] = algebra.evaluate(expression, self._numbers)
            right = self._value()
        except algebra.Undefined:
            return f"the value of {name!r} (it divides by zero)"
        for condition in self._shape.where:
            if not condition.holds(self._numbers):
                return f"the condition {condition.text!r}"
        return self._predict(right)

    def variant(self, level: int, seed: int) -> Variant:
        shape, filling = self._shape, self._filling()
        answer = self._answer(filling)
        equation = fill_formula(shape.equation, filling) if shape.equation is not None else None
        return Variant(
            problem_id=self._problem.id,
            version=self._problem.version,
            level=level,
            seed=seed,
            shape=shape.name,
            prompt=Prompt(fill(shape.ask, filling), equation, shows_equation(shape.ask, shape.equation)),
            answer=answer,
            steps=self._steps(filling),
            hints=tuple(fill(one.text, filling) for one in shape.hints if self._holds(one.when)),
            misconceptions=tuple(
                Misconception(rule.id, value, rule.choice, fill(rule.say, filling))
                for rule, value in self._misconceptions
                if rule.choice is None or rule.choice != answer.choice
            ),
            credit=self._problem.credit,
            numbers=dict(self._numbers),
        )

    def _holds(self, condition: Condition | None) -> bool:
        return condition is None or condition.holds(self._numbers)

    def _predict(self, right: Fraction | None) -> str | None:
        """Gather the wrong answers; two that agree, or one that is right, would tell a student something untrue."""
        seen = {right}
        for rule in self._shape.mistakes:
            if not self._holds(rule.when):
                continue
            value = None
            if rule.gives is not None:
                try:
                    value = algebra.evaluate(rule.gives, self._numbers)
                except algebra.Undefined:
                    continue
                if value in seen:
                    return f"the prediction of {rule.id!r} (it equals the answer or another prediction)"
                seen.add(value)
            self._misconceptions.append((rule, value))
        return None

    def _value(self) -> Fraction | None:
        value = self._shape.answer.value
        return None if value is None else algebra.evaluate(value, self._numbers)

    def _filling(self) -> Filling:
        shape = self._shape
        filling = Filling.of(self._numbers, decimals=shape.decimals)
        if not shape.contexts:
            return filling
        chosen = shape.contexts[pick(len(shape.contexts), *self._words, "context")]
        return replace(filling, words={name: fill(text, filling) for name, text in chosen.items()})

    def _steps(self, filling: Filling) -> tuple[Step, ...]:
        return tuple(
            Step(
                do=fill(rule.do, filling),
                show=f"${fill_formula(rule.show, filling)}$" if rule.show is not None else "",
                why=fill(rule.why, filling),
            )
            for rule in self._shape.steps
            if self._holds(rule.when)
        )

    def _answer(self, filling: Filling) -> Answer:
        rule = self._shape.answer
        right = next((option.id for option in rule.options if option.when and self._holds(option.when)), None)
        if right is None:
            right = next((option.id for option in rule.options if option.when is None), None)
        return Answer(
            type=rule.type,
            value=self._value(),
            form=rule.form,
            unknown=self._problem.unknown,
            units=tuple(fill(text, filling) for text in rule.units),
            options=tuple(Option(option.id, fill(option.text, filling)) for option in rule.options),
            choice=right,
        )
