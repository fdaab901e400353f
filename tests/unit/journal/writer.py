"""A process that appends responses for ever and says which are acknowledged. The test kills it."""

import sys
from pathlib import Path

from ownpace.events import Response
from ownpace.journal import Journal

journal = Journal(Path(sys.argv[1]), session=sys.argv[2])
number = 0
while True:
    number += 1
    event = Response(
        problem="two-step",
        version=1,
        level=1,
        seed=number,
        assignment="a",
        slot="q1",
        text="x" * (number % 1500),
    )
    journal.append(event)
    sys.stdout.write(event.id + "\n")
    sys.stdout.flush()
