"""The YAML of a problem as pydantic models: which keys there are, and what their values must look like.

Imported only where an author's YAML is read, by ``problems.loading`` and ``ownpace.building``: built course content is plain
JSON that was checked when it was built, and a student's page does without pydantic.
"""

from ownpace.problems.format.answers import AnswerFile
from ownpace.problems.format.problem import ProblemFile, ShapeFile
from ownpace.problems.format.words import Closed, Id, Level

__all__ = ["AnswerFile", "Closed", "Id", "Level", "ProblemFile", "ShapeFile"]
