"""Pacing: what a learner's journal says about time and progress, shipped to the class store and shown on the board.

The rooms: ``server`` takes the browser's events into the learner's journal; ``shipping`` carries new journal lines to
the collector; ``collector`` is the hub's service that keeps them in the class store (``store``); ``activity`` turns
session events into active time; ``summary`` makes the board's rows from store and roster; ``board`` is the teacher's
live view. The front end in TypeScript lives beside this package.
"""


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Return where Jupyter Server finds this extension."""
    return [{"module": "ownpace_pacing.server"}]
