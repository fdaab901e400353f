"""Every rule of ``ownpace check`` in one list, and the page of the docs that tells them: ``docs/checks.md``."""

from collections.abc import Iterator
from typing import Any

from ownpace.authoring.checking import CRASH, DRAWS
from ownpace.authoring.rules import PROBLEM_RULES, VARIANT_RULES
from ownpace.authoring.rules.base import Look, Rule
from ownpace.authoring.rules.pages import COURSE_RULES, LESSON_RULES, NOTE_RULES
from ownpace.authoring.rules.records import RECORD_RULES


def _while_reading(_subject: Any) -> Iterator[Any]:
    """Look at nothing: what these rules demand is seen while files are read and linked."""
    return iter(())


def _read(rule_id: str, demands: str, mend: str) -> Rule[Any]:
    look: Look[Any] = _while_reading
    return Rule(rule_id, "error", demands, mend, look)


READING_RULES: tuple[Rule[Any], ...] = (
    _read(
        "source/readable",
        "A file can be read: it is UTF-8 and YAML, has the keys that its format knows, and formulas that the kit reads.",
        "Go to the line and column; a key that is not known comes with the one that was probably meant.",
    ),
    _read("course/ids", "An id names one thing, and a problem's file is called as its id.", "Choose another id, or rename the file."),
    _read(
        "course/links",
        "What a lesson or an assignment names is there: problems, skills, interactives, units.",
        "Correct the name; the message says what comes close.",
    ),
    _read("lesson/unit", "A lesson lies in the folder of the unit that it names.", "Move the lesson's folder, or correct `unit:`."),
    _read("map/ids", "A skill, and a kind of problem, stands in the map once.", "Choose another id."),
    _read("map/links", "The map's prerequisites, interactives and sequences name what is there.", "Correct the name."),
    _read(
        "map/cycle",
        "No skill needs itself, directly or through others, and every sequence of units keeps the prerequisites.",
        "Take one of the prerequisites in the circle out, or change the order of the units.",
    ),
    _read("pack/readable", "A pack's folder has a `pack.yaml`.", "Run `ownpace new pack DIR`."),
    _read("pack/ids", "A pack's units have ids of their own.", "Choose another id; a folder of the same name adds to a unit that is there."),
    _read(
        "pack/replaces",
        "A pack redefines an id only where its `replaces` says so, and replaces only what is there.",
        "Choose another id, or name the old one under `replaces` in pack.yaml.",
    ),
    _read("profile/links", "A standards profile names codes, skills and a base that are there.", "Correct the name."),
    _read(DRAWS, "Every seed draws a variant at every level.", "Widen the ranges in `levels`, or drop the condition that fails most."),
    _read(CRASH, "The check of a file comes to its end.", "Report it with the file: it is a fault of the check."),
)  # fmt: skip

ALL_RULES: tuple[Rule[Any], ...] = tuple(
    sorted(
        (
            *READING_RULES,
            *VARIANT_RULES,
            *PROBLEM_RULES,
            *LESSON_RULES,
            *NOTE_RULES,
            *COURSE_RULES,
            *RECORD_RULES,
        ),
        key=lambda each: each.id,
    )
)

_HEAD = """\
# What `ownpace check` checks

<!-- Written by the tests from the rules themselves: OWNPACE_WRITE_GOLDEN=1 pytest tests/unit/authoring/test_catalogue.py -->

`ownpace check` reads the whole course, draws every problem at every level with 200 seeds, and holds what it finds against the
rules below. A finding stands as `file:line:column: severity [rule] message`, with how to mend it. An **error** makes the command
end with 1; a *warning* does not.

A rule that is wrong about one problem can be silenced in that file, with the reason:

```yaml
# ownpace: allow problem/print-degenerate because the question is about $1x$ and $x$
```

Rules that judge many responses look at some of the seeds only, as they say; `ownpace test PROBLEM --level 2 --seed 17` looks at one seed with all
of them.
"""


def checks_page() -> str:
    """Return the text of ``docs/checks.md``."""
    return _HEAD + "".join(map(_section, ALL_RULES))


def _section(rule: Rule[Any]) -> str:
    severity = "**Error.**" if rule.severity == "error" else "*Warning.*"
    some = f" Looks at every {rule.every}th seed." if rule.every > 1 else ""
    return f"\n## {rule.id}\n\n{severity} {rule.demands}{some}\n\nTo mend it: {rule.mend}\n"
