"""How often a wrong passphrase may be tried.

A :class:`Throttle` belongs to one authenticator and keeps, in memory, how many tries in a row failed for a name. Past
the allowance every further try has to wait, twice as long each time, so that nobody guesses three words over the
network; one right passphrase clears the count. Restarting the class clears it too.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

ALLOWANCE = 5
FIRST_WAIT = 15.0
LONGEST_WAIT = 240.0
# Invented names must not fill the memory.
NAMES_KEPT = 1000


@dataclass(slots=True)
class _Count:
    failures: int = 0
    open_at: float = 0.0


@dataclass(slots=True)
class Throttle:
    """Counts failed tries by name.

    Attributes:
        clock: seconds that only ever grow, such as ``time.monotonic``.
    """

    clock: Callable[[], float]
    _counts: OrderedDict[str, _Count] = field(default_factory=OrderedDict)

    def wait(self, name: str) -> int:
        """Return the whole seconds until the name may try again; 0 where it may now."""
        count = self._counts.get(name)
        left = count.open_at - self.clock() if count else 0.0
        return int(left) + 1 if left > 0 else 0

    def failed(self, name: str) -> None:
        """Count a wrong passphrase."""
        count = self._counts.setdefault(name, _Count())
        self._counts.move_to_end(name)
        count.failures += 1
        if count.failures >= ALLOWANCE:
            doubled = FIRST_WAIT * 2 ** min(count.failures - ALLOWANCE, 8)
            count.open_at = self.clock() + min(doubled, LONGEST_WAIT)
        while len(self._counts) > NAMES_KEPT:
            self._counts.popitem(last=False)

    def passed(self, name: str) -> None:
        """Forget the failures of a name that has signed in."""
        self._counts.pop(name, None)
