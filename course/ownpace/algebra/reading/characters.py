"""What the characters of a typed line mean.

Phones, word processors and math keyboards send many characters for one sign. Each table maps one character to one
meaning, so that positions in the student's own text stay true.
"""

from typing import Final

SPACES: Final = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u2061\u2062\u2063")
"""Invisible characters that are skipped beside what `str.isspace` knows."""

OPERATORS: Final = {
    **dict.fromkeys("−–—‐‑‒﹣－₋", "-"),
    **dict.fromkeys("＋﬩", "+"),
    **dict.fromkeys("×✕✖⨯", "×"),
    **dict.fromkeys("·⋅∙•‧・", "·"),
    **dict.fromkeys("∗＊⁎", "*"),
    **dict.fromkeys("⁄∕／", "/"),
    **dict.fromkeys("≤⩽≦", "<="),
    **dict.fromkeys("≥⩾≧", ">="),
    "÷": "÷",
    "≠": "!=",
    "±": "±",
    "∓": "∓",
    "∈": "∈",
    "∪": "∪",
    "⋃": "∪",
    "＝": "=",
    "＜": "<",
    "＞": ">",
    "∣": "|",
    "｜": "|",
}

SUPERSCRIPTS: Final = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-", strict=True))

ROOTS: Final = {"√": 2, "∛": 3, "∜": 4}

GREEK: Final = {
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "θ": "theta",
    "λ": "lambda",
    "μ": "mu",
    "π": "pi",
    "φ": "phi",
    "ω": "omega",
    "Δ": "Delta",
}

GREEK_LETTERS: Final = {name: letter for letter, name in GREEK.items()}

LOOKALIKES: Final = {
    **dict(zip("хуаосеркмнтвіѕј", "xyaocepkmhtbisj", strict=True)),
    **dict(zip("ХУАОСЕРКМНТВ", "XYAOCEPKMHTB", strict=True)),
    **dict(zip("χνοικτ", "xvoikt", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
}
"""Cyrillic and Greek letters that look like Latin ones, and would be another variable if they passed."""

ROOT_WORDS: Final = {"sqrt": 2, "cbrt": 3}

NAMED_FUNCTIONS: Final = frozenset({"sin", "cos", "tan", "log", "exp", "ln"})
"""Functions past Algebra I: they are read by name, and not as a product of letters."""

FUNCTIONS: Final = frozenset({*ROOT_WORDS, "abs", "root", *NAMED_FUNCTIONS})
"""Words that take an argument, also in the middle of a run of letters: `xsqrt(2)`."""

INFINITY: Final = frozenset({"oo", "inf", "infinity"})

JOINERS: Final = frozenset({"or", "and"})

FUNCTION_LETTERS: Final = frozenset("fgh")
"""Letters that name a function when a bracket follows, unless the problem uses them as variables."""

LONGEST_RUN: Final = 3
"""So many letters in a row may be a product such as `abc`; more are a word."""

COLLECTIONS: Final = dict.fromkeys("∅⌀Øø", "∅") | {"ℝ": "ℝ"}
"""Signs that are a whole set."""

NO_SOLUTION: Final = frozenset(
    {
        "no solution",
        "no solutions",
        "no real solution",
        "no real solutions",
        "no answer",
        "there is no solution",
        "there are no solutions",
        "no values",
        "never",
        "never true",
        "none",
        "false",
        "contradiction",
        "dne",
        "does not exist",
        "∅",
        "empty",
        "empty set",
        "the empty set",
        "null set",
    }
)

ALL_REALS: Final = frozenset(
    {
        "all real numbers",
        "all real",
        "all reals",
        "all numbers",
        "all values",
        "any real number",
        "any number",
        "every real number",
        "every number",
        "all solutions",
        "infinitely many solutions",
        "infinitely many",
        "infinite solutions",
        "infinite number of solutions",
        "always",
        "always true",
        "true",
        "identity",
        "the set of all real numbers",
        "all real numbers are solutions",
        "ℝ",
    }
)
