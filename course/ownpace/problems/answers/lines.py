"""What the kinds share whose answer is a line of algebra: reading it, and what follows once it is known to be right or not."""

from collections.abc import Callable
from dataclasses import replace

from ownpace import algebra
from ownpace.algebra import Expected, Expr, Listing, ParseError, Policy, Relation, Statement, Truth
from ownpace.messages import sentence
from ownpace.problems.answers.forms import first_fault
from ownpace.problems.render import formula_html, literal
from ownpace.problems.values import Answer, Reading, Variant, Verdict
from ownpace.problems.verdicts import misconceived, partial, right, unread, unread_reading, verdict

Line = Expr | Statement
Same = Callable[[Line, Line], Truth]
Decide = Callable[[Line, Variant], Verdict]


def parsed(text: str, variables: tuple[str, ...], *, expect: Expected = "point") -> Line | ParseError:
    """Return a student's line as it was read."""
    return algebra.parse(text, variables=frozenset(variables), expect=expect)


def judge_line(text: str, variant: Variant, decide: Decide, *, expect: Expected = "point") -> Verdict:
    """Return the verdict of ``decide`` on a line, with how it was read; *unreadable* where it cannot be."""
    read = parsed(text, variant.answer.variables, expect=expect)
    if isinstance(read, ParseError):
        return unread(read)
    return replace(decide(read, variant), reading=formula_html(read))


def read_line(text: str, variant: Variant, *, expect: Expected = "point") -> Reading:
    """Return how a line is read."""
    read = parsed(text, variant.answer.variables, expect=expect)
    return unread_reading(read) if isinstance(read, ParseError) else Reading(mathml=formula_html(read))


def right_line(answer: Answer, *, expect: Expected = "point") -> Line | None:
    """Return the right answer as a tree."""
    read = parsed(answer.text, answer.variables, expect=expect)
    return None if isinstance(read, ParseError) else read


def policy_of(answer: Answer) -> Policy:
    """Return what counts as the same in this problem."""
    assumed = frozenset(answer.assumed)
    return Policy(
        removable="holes-count" not in assumed,
        multiplicity="multiplicity" in assumed,
        positive="positive" in assumed,
        plain_roots="plain-roots" in assumed,
    )


def settle(
    read: Line,
    variant: Variant,
    truth: Truth,
    *,
    same: Same,
    wrong: Callable[[], Verdict],
    form_of: Line | None = None,
) -> Verdict:
    """Return the verdict on a line of which it is known how it compares with the answer.

    Args:
        read: the line.
        variant: what was asked.
        truth: whether the line says the same as the answer.
        same: compares the line with a predicted mistake.
        wrong: the verdict where nobody knows the mistake.
        form_of: the part of the line that has to be in the form asked for; the line itself by default.
    """
    if truth is Truth.UNDECIDED:
        return verdict("undecided", "judge.undecided")
    if truth is Truth.TRUE:
        return judge_form(form_of or read, variant)
    return predicted_mistake(read, variant, same) or wrong()


def judge_form(node: Line, variant: Variant) -> Verdict:
    """Return the verdict on a line that says what the answer says, by the forms that are asked for."""
    fault = first_fault(node, variant.answer.forms)
    if fault is None:
        return right(variant)
    if fault.truth is Truth.UNDECIDED:
        return verdict("undecided", "judge.undecided")
    values = {name: literal(value) for name, value in fault.values.items()}
    told = sentence("judge.right-but", more=sentence(fault.key, **values))
    span = (fault.span.start, fault.span.end) if fault.span.end > fault.span.start else None
    return Verdict("partial", variant.credit.other_form, fault.key, told, span=span)


def predicted_mistake(read: Line, variant: Variant, same: Same) -> Verdict | None:
    """Return the verdict of the author's predicted mistake that the line is, or None."""
    answer = variant.answer

    def fits(text: str) -> bool:
        other = parsed(text, answer.variables) if text else None
        return other is not None and not isinstance(other, ParseError) and same(read, other) is Truth.TRUE

    return misconceived(variant, lambda predicted: fits(predicted.text))


def unfinished(read: Line, variant: Variant) -> Verdict:
    """Return the verdict on a line that has the right solutions and does not name them yet."""
    given = given_line(variant)
    if given is not None and algebra.same_up_to_order(read, given):
        return partial("judge.same-line", 0.0)
    return partial("judge.unfinished-line", variant.credit.equivalent_equation)


def given_line(variant: Variant) -> Line | None:
    """Return what the variant is about as a tree, or None where it is about nothing written."""
    text = variant.prompt.given or variant.prompt.equation
    read = parsed(text, variant.answer.variables) if text else None
    return None if isinstance(read, ParseError) else read


def last_side(read: Line) -> Line:
    """Return the last side of a chain of equal expressions, ``3(x + 4) = 3x + 12``; any other line as it is."""
    return read.right if isinstance(read, Relation) and set(read.signs) == {"="} else read


def joined(items: tuple[Line, ...]) -> Line:
    """Return several answers as one line."""
    return items[0] if len(items) == 1 else Listing(items, ",")


def wrong_line(read: Line, variant: Variant) -> Verdict:
    """Return the verdict on a wrong line: the mistake that the core can name, or that it is not right yet."""
    return named_mistake(read, variant) or verdict("wrong", "judge.wrong-line")


def named_mistake(read: Line, variant: Variant) -> Verdict | None:
    """Return the verdict of the one misconception that leads from what is given to this line, or None."""
    given = given_line(variant)
    if given is None:
        return None
    from ownpace.algebra.misconceptions import explain

    found = explain(given, read, policy=policy_of(variant.answer))
    return None if found is None else replace(verdict("wrong", found.key), misconception=found.id)
