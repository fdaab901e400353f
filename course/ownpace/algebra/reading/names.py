"""Letters written together: which names they are.

`xsqrt` is x times a root, `abc` a product, `hello` a word, `pir` pi times r. The printer asks the same question to know
where letters side by side need a space.
"""

import re
from functools import lru_cache
from typing import Final

from ownpace.algebra.reading import characters as chars

_WORDS: Final = frozenset({*chars.FUNCTIONS, "pi"})
_WITH_DIGITS: Final = re.compile(r"[A-Za-z]+\d[A-Za-z0-9]*", re.ASCII)
_LAST_LETTERS: Final = re.compile(r"[A-Za-z_]+$")
_FIRST_LETTERS: Final = re.compile(r"^[A-Za-z_]+")
_ALONE: Final = chars.JOINERS | chars.INFINITY | chars.GREEK_LETTERS.keys()


def plain_run(run: str) -> bool:
    """Say whether letters written together are read as single letters, and not as a word that we know."""
    return (
        len(run) <= chars.LONGEST_RUN
        and run not in _ALONE
        and joined(run) is None
        and not any(word in run for word in _WORDS)
    )


def run_together(left: str, right: str) -> bool:
    """Say whether two texts side by side would read as a word, or as another name."""
    last, first = _LAST_LETTERS.search(left), _FIRST_LETTERS.search(right)
    if last is None or first is None:
        return False
    one, other = last.group(), first.group()
    return not (plain_run(one) and plain_run(other) and plain_run(one + other))


def joined(run: str) -> str | None:
    """Return the `or` or `and` that a run of letters begins with, if it is one glued to a name: `orx`."""
    word = run[:-1].lower()
    return word if word in chars.JOINERS else None


def in_run(run: str, variables: frozenset[str] | None) -> list[str]:
    """Return the names that a run of letters is made of, the longest known one first at each place."""
    return _pattern(variables).findall(run)


@lru_cache(maxsize=64)
def with_digits(variables: frozenset[str] | None) -> re.Pattern[str] | None:
    """Return what finds the names of a problem that hold digits: `x1`, `mu0`; None where it has none."""
    found = sorted(
        (name for name in variables or () if _WITH_DIGITS.fullmatch(name)),
        key=lambda name: (-len(name), name),
    )
    return re.compile("(?:" + "|".join(found) + r")(?!\d)") if found else None


@lru_cache(maxsize=64)
def _pattern(variables: frozenset[str] | None) -> re.Pattern[str]:
    names = {name for name in chars.FUNCTIONS if name != "ln"}
    letters = (name.partition("_")[0] for name in variables or ())
    names |= {name for name in letters if len(name) > 1 and name.isalpha()}
    if not (variables and {"p", "i"} <= variables):
        names.add("pi")
    words = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("|".join([*map(re.escape, words), "[A-Za-z]"]))
