"""Where we mean to differ from a peer, by kind, with the reason. No row has a place here by its name."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.peers.rows import Finding, Row


@dataclass(frozen=True, slots=True)
class Policy:
    """One way in which we mean to differ.

    Attributes:
        name: its name in reports.
        reason: why we judge so.
        suites: the suites that it can apply to; empty for all.
        applies: whether a row is of this kind.
    """

    name: str
    reason: str
    suites: frozenset[str]
    applies: Callable[[Row], bool]


def policy_of(finding: Finding) -> Policy | None:
    """Return the policy that explains a finding, if one does."""
    row = finding.row
    if finding.flag:
        return FLAGS[finding.flag]
    return next((p for p in POLICIES if (not p.suites or row.suite in p.suites) and p.applies(row)), None)


def _noted(pattern: str) -> Callable[[Row], bool]:
    compiled = re.compile(pattern)
    return lambda row: compiled.search(row.note) is not None


def _input(pattern: str) -> Callable[[Row], bool]:
    """Return whether the typed line itself shows the kind."""
    compiled = re.compile(pattern)
    return lambda row: compiled.search(row.student) is not None


_STACK = frozenset({"stack_answertests", "stack_equiv"})
_INPUT = frozenset({"stack_inputs"})
_REFUSING = frozenset({"prairielearn"})
_MODELS = frozenset({"math_verify"})

POLICIES: Final = (
    Policy(
        "the peer's row is questionable",
        "Whoever made the sample, or the peer's own notes, mark the peer's verdict as wrong.",
        frozenset(),
        _noted("PEER_ROW_QUESTIONABLE|PEER_KNOWN_WRONG|STACK_KNOWN"),
    ),
    Policy(
        "infinity",
        "Infinity is an end of an interval and no number: we do no arithmetic with it, and x < oo holds always.",
        _STACK,
        _noted("POLICY_INFINITY"),
    ),
    Policy(
        "capitals",
        "A capital is another letter only where the problem uses both; phones start a line with a capital.",
        frozenset(),
        _noted("POLICY_NAMES|WRONG_CASE"),
    ),
    Policy(
        "type",
        "Meaning is compared: an empty set of solutions and 'no solution' say the same.",
        _STACK,
        _noted("POLICY_TYPE"),
    ),
    Policy(
        "domain",
        "Expressions are equal where both are defined, as in a textbook; a solution is never put into a hole.",
        frozenset(),
        _noted("POLICY_DOMAIN"),
    ),
    Policy(
        "real roots",
        "A power with an odd root of a negative number is the real root; a rounded decimal is not equal to it.",
        frozenset(),
        _noted("POLICY_REAL_ROOT"),
    ),
    Policy(
        "spaces multiply",
        "A space between letters is a multiplication, as on paper.",
        _INPUT,
        _noted("ansnote=(spaces|missing_stars)"),
    ),
    Policy(
        "a letter before brackets",
        "Only f, g and h are functions unless the problem says so: x(t + 1) is a product.",
        _INPUT,
        _noted("forbiddenFunction"),
    ),
    Policy(
        "mixed numbers",
        "A fraction right after a whole number makes a mixed number, as in school; the peer reads a product.",
        frozenset({"kas"}),
        _input(r"\d\\d?frac"),
    ),
    Policy(
        "a number after a letter",
        "A number after a letter is refused with a sentence that asks for a sign: q13 may be a name, a product or a slip.",
        frozenset({"stack_inputs", "oatutor", "kas"}),
        _input(r"[A-Za-z]\d|/\d+ \d"),
    ),
    Policy(
        "per cent",
        "A per cent sign may end a number.",
        _INPUT,
        _input("%$"),
    ),
    Policy(
        "chains of inequalities",
        "1 < x < 3 is how a school writes it.",
        _INPUT,
        _noted("chained_inequalities"),
    ),
    Policy(
        "signs of other programs",
        "<>, raised digits and a grouping comma are read where they have one meaning.",
        _INPUT,
        _noted("spuriousop|forbiddenChar|unencapsulated_comma"),
    ),
    Policy(
        "plus then minus",
        "Between two numbers +- is a plus before a negative number, as in 7+-2.",
        _INPUT,
        _input(r"\w\s*\+-"),
    ),
    Policy(
        "decimals and relations are read",
        "The peer's element asks for an exact expression and refuses decimals and relations; we read them and judge.",
        _REFUSING,
        _noted("POLICY: floats/relations"),
    ),
    Policy(
        "a value is no equation",
        "x = 11 and 11 are different answers to 'write an equation'; the peer unwraps assignments.",
        _MODELS,
        lambda row: ("=" in row.student) != ("=" in row.teacher) or "approx" in row.student + row.teacher,
    ),
    Policy(
        "a run of equal signs",
        "x = 5+5+1 = 7 = 11 says something false; the peer looks at its end only.",
        _MODELS,
        lambda row: max(row.student.count("="), row.teacher.count("=")) > 1,
    ),
    Policy(
        "comma",
        "A comma groups thousands, and is a decimal sign only where the language says so; never both.",
        _MODELS,
        lambda row: row.kind == "number_extraction",
    ),
    Policy(
        "letters have names",
        "f(y) and f(x) are different expressions.",
        _MODELS,
        lambda row: row.kind == "strict_variable_comparison",
    ),
    Policy(
        "the sample says so",
        "The sample marks the row as a matter of policy; ours are the defaults of Algebra I, flags of `judging.Policy`.",
        frozenset(),
        _noted("POLICY[_:]"),
    ),
)


def _never(row: Row) -> bool:
    return False


FLAGS: Final = {
    "multiplicity": Policy(
        "root multiplicity",
        "How often a root occurs does not count: (x-2)^2 = 0 says x = 2. With `multiplicity` we agree.",
        frozenset(),
        _never,
    ),
    "removable": Policy(
        "removable singularities",
        "A hole does not count: (x^2-1)/(x-1) equals x+1, as in a textbook. With `removable` off we agree.",
        frozenset(),
        _never,
    ),
    "plain_roots": Policy(
        "sqrt(x^2)",
        "An even root of an even power is the absolute value. With `plain_roots` we agree.",
        frozenset(),
        _never,
    ),
    "positive": Policy(
        "positive letters",
        "A letter may stand for a negative number. With `positive` we agree.",
        frozenset(),
        _never,
    ),
}
"""Flags of `judging.Policy` whose other value makes us agree; found by judging again, not listed by row."""

OTHER: Final = {"multiplicity": True, "removable": False, "plain_roots": True, "positive": True}
"""The other value of each flag."""
