"""The skill map as a picture: units as columns, skills as boxes, an arrow from each skill to those that need it. Own layout, plain SVG."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from ownpace.curriculum.skills import Skill, SkillMap

WIDTH, HEIGHT, GAP, ROW = 230, 44, 70, 62
MARGIN, HEAD = 24, 56
_LETTERS = 30
"""Letters that fit into a line of a box."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a skill's box stands: its upper left corner."""

    x: int
    y: int


def chart(skills: SkillMap, *, taught: Collection[str] = ()) -> str:
    """Return the map as SVG text; skills that have a lesson are filled."""
    columns = _columns(skills)
    boxes = {
        skill.id: Box(MARGIN + column * (WIDTH + GAP), HEAD + MARGIN + row * ROW)
        for column, (_, members) in enumerate(columns)
        for row, skill in enumerate(members)
    }
    width = 2 * MARGIN + len(columns) * (WIDTH + GAP) - GAP
    height = 2 * MARGIN + HEAD + max((len(members) for _, members in columns), default=0) * ROW
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
            'role="img" aria-labelledby="map-title map-desc" font-family="Georgia, serif" font-size="13">'
        ),
        '<title id="map-title">The skill map</title>',
        f'<desc id="map-desc">{escape(_told(skills))}</desc>',
        '<rect width="100%" height="100%" fill="#fdfcf8"/>',
        *_arrows(skills.skills, boxes),
        *(line for column, (unit, _) in enumerate(columns) for line in _heading(unit, column)),
        *(
            line
            for skill in skills.skills.values()
            for line in _box(skill, boxes[skill.id], skill.id in taught)
        ),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _columns(skills: SkillMap) -> Sequence[tuple[str, list[Skill]]]:
    """Return the units with their skills; within a unit a skill stands below those that it needs."""
    units: dict[str, list[Skill]] = {}
    for skill in skills.skills.values():
        units.setdefault(skill.unit, []).append(skill)
    depths: dict[str, int] = {}
    return [
        (unit, sorted(members, key=lambda each: _depth(skills, each.id, depths)))
        for unit, members in units.items()
    ]


def _depth(skills: SkillMap, name: str, known: dict[str, int]) -> int:
    if name not in known:
        known[name] = 0  # a circle in the map must not go on for ever
        before = [each for each in skills.skills[name].prereqs if each in skills.skills]
        known[name] = 1 + max((_depth(skills, each, known) for each in before), default=0)
    return known[name]


def _arrows(skills: Mapping[str, Skill], boxes: Mapping[str, Box]) -> Iterator[str]:
    yield '<g fill="none" stroke="#857d6e" stroke-width="1">'
    for skill in skills.values():
        for name in skill.prereqs:
            if name in boxes:
                yield f'<path d="{_way(boxes[name], boxes[skill.id])}"/>'
    yield "</g>"


def _way(start: Box, end: Box) -> str:
    if start.x == end.x:
        x, top, bottom = start.x, start.y + HEIGHT // 2, end.y + HEIGHT // 2
        return f"M{x} {top} C{x - 30} {top} {x - 30} {bottom} {x} {bottom}"
    x0, y0, x1, y1 = start.x + WIDTH, start.y + HEIGHT // 2, end.x, end.y + HEIGHT // 2
    if x1 < x0:
        x0, x1 = start.x, end.x + WIDTH
    middle = (x0 + x1) // 2
    return f"M{x0} {y0} C{middle} {y0} {middle} {y1} {x1} {y1}"


def _heading(unit: str, column: int) -> Iterator[str]:
    x = MARGIN + column * (WIDTH + GAP)
    yield f'<text x="{x}" y="{HEAD}" font-weight="bold" fill="#1d1b18">{escape(unit)}</text>'


def _box(skill: Skill, box: Box, taught: bool) -> Iterator[str]:
    fill = "#e4ecf6" if taught else "#ffffff"
    dashes = ' stroke-dasharray="4 3"' if skill.status == "extension" else ""
    yield f"<g><title>{escape(skill.title)}</title>"
    yield f'<rect x="{box.x}" y="{box.y}" width="{WIDTH}" height="{HEIGHT}" rx="4" fill={quoteattr(fill)} stroke="#1f4e8c"{dashes}/>'
    for at, line in enumerate(_wrapped(skill.title)):
        yield f'<text x="{box.x + 8}" y="{box.y + 18 + 16 * at}" fill="#1d1b18">{escape(line)}</text>'
    yield "</g>"


def _wrapped(title: str) -> list[str]:
    lines = [""]
    for word in title.split():
        if lines[-1] and len(lines[-1]) + len(word) >= _LETTERS:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [*lines[:1], lines[1] + ("…" if len(lines) > 2 else "")] if len(lines) > 1 else lines


def _told(skills: SkillMap) -> str:
    """Return the map in words: each skill with what it needs."""
    names = {skill.id: skill.title for skill in skills.skills.values()}
    needs = (
        f"{skill.title}: needs {'; '.join(names.get(each, each) for each in skill.prereqs) or 'nothing before it'}."
        for skill in skills.skills.values()
    )
    return " ".join(needs)
