"""The widgets' style is one namespace: each class is described in one sheet, and another speaks of it only inside its own.

``fields.css`` may say how a button looks inside a field (``.op-field .op-button``); were it to say ``.op-button`` alone, every button
of every room would change.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

STYLES = Path(__file__).parents[3] / "extensions/widgets/style"
EVERYWHERE = {"index.css", "print.css"}
"""The list of all sheets, and what becomes of everything on paper."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{};]+)\{")
_CLASS = re.compile(r"\.(op-[\w-]+)")


def _alone(text: str) -> Iterator[str]:
    """Yield the classes that a sheet describes wherever they stand: those that are a selector's only class."""
    for written in _RULE.findall(_COMMENT.sub("", text)):
        for selector in _spelled_out(written):
            classes = set(_CLASS.findall(selector))
            if len(classes) == 1:
                yield classes.pop()


def _spelled_out(written: str) -> list[str]:
    """Return the selectors of a rule, each choice of an ``:is(a, b)`` in one of its own."""
    choice = re.search(r":(?:is|where)\(([^()]*)\)", written)
    if choice is None:
        return written.split(",")
    each = [written[: choice.start()] + one + written[choice.end() :] for one in choice[1].split(",")]
    return [selector for one in each for selector in _spelled_out(one)]


def _owners(sheets: dict[str, str]) -> dict[str, list[str]]:
    owners: dict[str, set[str]] = defaultdict(set)
    for name, text in sheets.items():
        for found in _alone(text):
            owners[found].add(name)
    return {found: sorted(names) for found, names in owners.items()}


def test_no_class_is_described_by_two_sheets() -> None:
    sheets = {path.name: path.read_text(encoding="utf-8") for path in STYLES.glob("*.css")}
    owners = _owners({name: text for name, text in sheets.items() if name not in EVERYWHERE})
    assert owners, "no class was found at all"
    assert {found: names for found, names in owners.items() if len(names) > 1} == {}


def test_a_collision_is_found_and_a_class_inside_another_is_none() -> None:
    sheets = {
        "a.css": ".op .op-tile { color: red } .op-a .op-b { margin: 0 }",
        "b.css": "@media print { .op :is(.op-c, .op-tile) > p:hover { color: blue } } /* .op-b {} */ .op-x .op-b {}",
        "c.css": ".op-b { margin: 0 }",
    }
    assert _owners(sheets) == {"op-tile": ["a.css", "b.css"], "op-c": ["b.css"], "op-b": ["c.css"]}


def test_every_sheet_is_part_of_the_style() -> None:
    index = (STYLES / "index.css").read_text(encoding="utf-8")
    there = {path.name for path in STYLES.glob("*.css")} - {"index.css"}
    assert {name for name in there if f"'{name}'" not in index} == set()
