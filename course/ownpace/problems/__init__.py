"""Problem -> Variant -> Response -> Verdict. Pure: no clock, no chance but the seed's, no network, no Jupyter.

``loading`` reads what an author wrote and ``format`` says what that may be; ``compiling`` makes a ``problem`` of it, which consists of
``shapes``; ``drawing`` makes variants; ``answers`` has a module for each family of answers, and ``judging`` is its door; ``render`` shows
texts; ``assignments`` holds the frozen blueprints of graded work.
The values that travel between those are in ``values``.
"""

from ownpace.problems.answers import Shown
from ownpace.problems.assignments import (
    Blueprint,
    BlueprintError,
    Slot,
    blueprint_from_json,
    latest_responses,
    load_blueprint,
)
from ownpace.problems.drawing import DrawError, draw
from ownpace.problems.judging import judge, lay_out, reading
from ownpace.problems.loading import ProblemBank, UnknownProblemError, load_problem
from ownpace.problems.problem import Problem, ProblemError
from ownpace.problems.seeds import graded_seed, practice_seed
from ownpace.problems.values import (
    Answer,
    Credit,
    Misconception,
    Option,
    Prompt,
    Reading,
    Response,
    Step,
    Variant,
    Verdict,
)

__all__ = [
    "Answer",
    "Blueprint",
    "BlueprintError",
    "Credit",
    "DrawError",
    "Misconception",
    "Option",
    "Problem",
    "ProblemBank",
    "ProblemError",
    "Prompt",
    "Reading",
    "Response",
    "Shown",
    "Slot",
    "Step",
    "UnknownProblemError",
    "Variant",
    "Verdict",
    "blueprint_from_json",
    "draw",
    "graded_seed",
    "judge",
    "latest_responses",
    "lay_out",
    "load_blueprint",
    "load_problem",
    "practice_seed",
    "reading",
]
