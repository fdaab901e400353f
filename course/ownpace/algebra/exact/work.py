"""How much one judgement may compute.

Limits on single operations do not bound a judgement: many small operations add up. A judgement opens a purse, and every
loop whose length the input chooses pays from it. An empty purse raises `TooLarge`, which the judges turn into
*undecided*. Work is counted, not timed, so that a verdict never depends on how busy the computer is.
"""

from contextvars import ContextVar, Token

from ownpace.algebra.errors import TooLarge
from ownpace.algebra.limits import MAX_EFFORT


class _Purse:
    __slots__ = ("left",)

    def __init__(self, left: int) -> None:
        self.left = left


_PURSE: ContextVar[_Purse | None] = ContextVar("work", default=None)


class bounded:  # noqa: N801 - used as a function, `with bounded():`
    """Bound the work done inside; one bound inside another pays from the outer one.

    Nothing is begun with an empty purse: a caller that goes on after a question was too large would do uncounted work
    for each further question. Raises TooLarge then.
    """

    __slots__ = ("_token", "_units")

    def __init__(self, units: int = MAX_EFFORT) -> None:
        self._units = units
        self._token: Token[_Purse | None] | None = None

    def __enter__(self) -> None:
        purse = _PURSE.get()
        if purse is None:
            self._token = _PURSE.set(_Purse(self._units))
        elif purse.left < 0:
            raise TooLarge("work")

    def __exit__(self, *_: object) -> None:
        if self._token is not None:
            _PURSE.reset(self._token)


def spend(units: int) -> None:
    """Pay for some work; a unit is a few microseconds. Raises TooLarge when there is no more to spend."""
    purse = _PURSE.get()
    if purse is not None:
        purse.left -= units
        if purse.left < 0:
            raise TooLarge("work")


def left() -> int:
    """Return how many units may still be spent; 0 where nothing is bounded."""
    purse = _PURSE.get()
    return 0 if purse is None else purse.left
