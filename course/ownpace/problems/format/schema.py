"""The JSON Schema of a problem's YAML, so that an editor completes and checks it: ``python -m ownpace.problems.format.schema``.

It is published as ``docs/schema/problem.schema.json``; a test holds both together.
"""

import json
import sys
from typing import Any

from ownpace.problems.format.problem import ProblemFile


def problem_schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:ownpace:problem:1",
        **ProblemFile.model_json_schema(by_alias=True),
        "title": "An OwnPace problem",
    }


def schema_text() -> str:
    """Return the schema as the text of its file."""
    return json.dumps(problem_schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
