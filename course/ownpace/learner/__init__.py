"""Events -> what a learner has done so far, and one next step. Pure: the same events give the same answer.

`fold` gathers; `status` and `next_step` judge what was gathered against the course. There is no clock in here: what is
"now" is the last event. Nobody is compared with anybody.
"""

from ownpace.learner.progress import Counts, PageProgress, Progress, fold
from ownpace.learner.steps import NextStep, Status, next_step, status

__all__ = ["Counts", "NextStep", "PageProgress", "Progress", "Status", "fold", "next_step", "status"]
