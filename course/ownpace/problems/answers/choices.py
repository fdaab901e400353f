"""Answers that are picked: one option, or all that apply."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from ownpace.algebra import Undefined
from ownpace.problems.answers.kind import Entry, Kind, Predicted, Shown, needs
from ownpace.problems.conditions import Condition
from ownpace.problems.drawn import Drawn
from ownpace.problems.scope import EntryError, Path, Scope
from ownpace.problems.templates import Template
from ownpace.problems.values import Answer, AnswerType, Misconception, Option, Part, Variant, Verdict
from ownpace.problems.verdicts import misconceived, partial, right, verdict


@dataclass(frozen=True, slots=True)
class OptionRule:
    """An option: right always, never, or where its condition holds."""

    id: str
    text: Template
    right: bool
    when: Condition | None


@dataclass(frozen=True, slots=True)
class OptionPrediction:
    """An option that a mistake leads to, or leaves out."""

    choice: str

    def draw(self, drawn: Drawn) -> Predicted | None:
        """Return the option's id."""
        del drawn
        return Predicted(choice=self.choice)


@dataclass(frozen=True, slots=True)
class ChoiceRule:
    """How the options are made."""

    type: AnswerType
    options: tuple[OptionRule, ...]
    shuffle: bool
    unknown: str
    variables: tuple[str, ...]

    def draw(self, drawn: Drawn) -> Answer:
        """Return the options and which of them are right. Raises Undefined where two read alike."""
        shown = [Option(option.id, drawn.text(option.text)) for option in self.options]
        if len({option.text for option in shown}) < len(shown):
            raise Undefined("two options that read alike")
        picks = self._right(drawn)
        single = self.type == "choice"
        if not picks:
            raise Undefined("no option is right")
        return Answer(
            self.type,
            unknown=self.unknown,
            options=drawn.shuffled(shown, "options") if self.shuffle else tuple(shown),
            choice=picks[0] if single else None,
            text=picks[0] if single else ",".join(picks),
            variables=self.variables,
            picks=() if single else picks,
        )

    def _right(self, drawn: Drawn) -> tuple[str, ...]:
        if self.type == "multi-choice":
            return tuple(
                sorted(o.id for o in self.options if o.right or (o.when is not None and drawn.holds(o.when)))
            )
        found = next((o.id for o in self.options if o.when is not None and drawn.holds(o.when)), None)
        return (found or next(o.id for o in self.options if o.right),)

    def mark(self, answer: Answer) -> Hashable:
        """Return nothing: options are told apart by their ids."""
        del answer
        return None

    def prediction(self, entry: Entry, scope: Scope, path: Path) -> OptionPrediction:
        """Return an option."""
        del scope
        choice = needs(entry, "choice", path, "an option")
        known = [option.id for option in self.options]
        if choice not in known:
            raise EntryError(
                (*path, "choice"), f"there is no option {choice!r}; known are {', '.join(known)}"
            )
        return OptionPrediction(choice)


def compile_choice(entry: Entry, scope: Scope, path: Path) -> ChoiceRule:
    """Return the rule of a choice. Raises EntryError."""
    return _compile("choice", entry, scope, path)


def compile_choices(entry: Entry, scope: Scope, path: Path) -> ChoiceRule:
    """Return the rule of a choice of all that apply. Raises EntryError."""
    return _compile("multi-choice", entry, scope, path)


def _compile(type_: AnswerType, entry: Entry, scope: Scope, path: Path) -> ChoiceRule:
    options = tuple(
        _option(type_, one, entry, scope, (*path, "options", at)) for at, one in enumerate(entry["options"])
    )
    ids = [option.id for option in options]
    if len(set(ids)) < len(ids):
        raise EntryError((*path, "options"), "two options have one id")
    return ChoiceRule(type_, options, bool(entry.get("shuffle")), scope.unknown, scope.variables)


def _option(type_: AnswerType, one: Entry, entry: Entry, scope: Scope, path: Path) -> OptionRule:
    named = any(other.get("right") for other in entry["options"])
    is_right = bool(one.get("right"))
    if type_ == "choice" and not named:
        # The option without a condition is right where no other's holds.
        is_right = one.get("when") is None
    return OptionRule(one["id"], scope.text(one["text"], (*path, "text")), is_right, scope.when(one, path))


def judge_choice(text: str, variant: Variant) -> Verdict:
    """Return the verdict on one option, which is named by its id or its words."""
    answer, wanted = variant.answer, text.strip().casefold()
    chosen = next(
        (option.id for option in answer.options if wanted in (option.id.casefold(), option.text.casefold())),
        None,
    )
    if chosen is None:
        return verdict("unreadable", "judge.pick-one")
    if chosen == answer.choice:
        return right(variant)
    named = misconceived(variant, lambda predicted: predicted.choice == chosen)
    return named or verdict(
        "wrong", "judge.wrong-choice" if variant.prompt.equation else "judge.wrong-option"
    )


def picked(text: str, answer: Answer) -> tuple[str, ...] | None:
    """Return the ids of the options that a response picks, sorted; None where it names something else."""
    given = [part.strip().casefold() for part in text.split(",")]
    chosen = {part for part in given if part}
    known = {option.id.casefold(): option.id for option in answer.options}
    if not chosen or not chosen <= known.keys():
        return None
    return tuple(sorted(known[each] for each in chosen))


def judge_choices(text: str, variant: Variant) -> Verdict:
    """Return the verdict on several options: each right one gives a share, each wrong one takes a share."""
    chosen = picked(text, variant.answer)
    if chosen is None:
        return verdict("unreadable", "judge.pick-some")
    wanted, given = set(variant.answer.picks), set(chosen)
    parts: tuple[Part, ...] = tuple("right" if each in wanted else "wrong" for each in chosen)
    if given == wanted:
        return right(variant, parts=parts)
    share = max(0, len(given & wanted) - len(given - wanted)) / len(wanted)
    credit = round(share * variant.max_credit, 6)
    slips = given ^ wanted

    def fits(predicted: Misconception) -> bool:
        return predicted.choice in slips

    named = misconceived(variant, fits, parts=parts, credit=credit)
    if named is not None:
        return named
    key = (
        "judge.picks-missing"
        if given < wanted
        else "judge.picks-too-many"
        if given > wanted
        else "judge.picks-mixed"
    )
    return partial(key, credit, parts=parts) if credit else verdict("wrong", key, parts=parts)


def equal_choices(answer: Answer) -> Iterator[str]:
    """Yield other ways to name the right options."""
    yield from (answer.text, f" {answer.text.upper()} ")
    yield ", ".join(reversed(answer.text.split(",")))


def lay_out(text: str, answer: Answer) -> Shown:
    """Return the options that were picked, by their words."""
    chosen = set(picked(text, answer) or ())
    shown = tuple((option.text,) for option in answer.options if option.id in chosen)
    return Shown("lines", rows=shown) if shown else Shown("text")


CHOICE = Kind(compile_choice, judge_choice, equal_forms=equal_choices, lay_out=lay_out)
CHOICES = Kind(compile_choices, judge_choices, equal_forms=equal_choices, lay_out=lay_out)
