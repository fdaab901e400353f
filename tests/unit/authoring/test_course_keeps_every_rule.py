"""The course's own content keeps every rule, on few seeds here; ``ownpace check`` looks at many.

Other seeds each time would find more, and a red test that turns green by itself: OWNPACE_SEEDS sets how many are looked at.
"""

import os
from pathlib import Path

from ownpace.authoring.running import check_course
from ownpace.problems import ProblemBank

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"
SEEDS = int(os.environ.get("OWNPACE_SEEDS", "16"))


def test_no_rule_is_broken_anywhere_in_the_course() -> None:
    outcome = check_course(NOTEBOOKS, seeds=SEEDS)
    errors = [str(each) for each in outcome.findings if each.severity == "error"]
    assert errors == [], "\n".join(errors)
    assert outcome.files == len(ProblemBank([NOTEBOOKS]).ids())
