"""The size of everything that the algebra core will touch.

A student's line is hostile until it is read, so every loop of the core is bounded by one of these numbers. Past a
limit the answer is a typed error or *undecided*, and never "wrong". The numbers leave a school answer a wide margin:
the longest published key of the case files has 160 characters and nests 9 deep.
"""

from typing import Final

MAX_LENGTH: Final = 1000
"""Characters of one line."""

MAX_TOKENS: Final = 400
"""Tokens of one line, and so also nodes of one tree (times a small constant)."""

MAX_DEPTH: Final = 50
"""Brackets, signs, powers or divisions inside one another; a level costs about seven Python frames."""

MAX_DIGITS: Final = 40
"""Digits of one written number."""

MAX_EXPONENT: Final = 200
"""The largest power that a polynomial is multiplied out to."""

MAX_TERMS: Final = 600
"""Terms of one multiplied-out polynomial."""

MAX_WORK: Final = 20_000
"""Coefficient products of one multiplication; some 20 ms on a small server."""

MAX_BITS: Final = 8192
"""Bits of one exact number."""

MAX_ROOT_DEGREE: Final = 60
"""The largest degree whose real roots are looked for."""

MAX_ROOT_BITS: Final = 3000
"""Degree times bits of the largest coefficient, where real roots are looked for."""

MAX_EFFORT: Final = 20_000
"""Units of work of one judgement; see `exact.work`.

A unit takes one to seven microseconds on a small server. The dearest line of the case files needs 15,000.
"""

MAX_CHAIN_EFFORT: Final = 16_000
"""Units of work for all lines of a chain together."""

MAX_BASES: Final = 6
"""Polynomials in several letters whose signs are told apart, where a root or an absolute value depends on them."""

MAX_PRECISION: Final = 6000
"""Bits to which a number is computed to decide whether it is zero."""

MAX_PACKED_DEGREE: Final = 40
"""The degree of a polynomial that is factored, with several letters packed into one."""
