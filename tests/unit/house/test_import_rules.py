"""Who may import whom: the arrows of ``docs/design.md``, held against the code's own import statements."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SOURCES = {
    "ownpace": ROOT / "course/ownpace",
    "ownpace_autograder": ROOT / "autograder/ownpace_autograder",
    "ownpace_pacing": ROOT / "extensions/pacing/ownpace_pacing",
    "ownpace_page": ROOT / "extensions/page/ownpace_page",
    "ownpace_hub": ROOT / "extensions/hub/ownpace_hub",
}
HEAVY = {
    "sympy",
    "numpy",
    "IPython",
    "ipywidgets",
    "jupyter_server",
    "nbformat",
    "pandas",
    "pydantic",
    "yaml",
}


def _arrows() -> Mapping[str, frozenset[str]]:
    """Return every room of the design with the rooms that it may know."""
    design = (ROOT / "docs/design.md").read_text(encoding="utf-8")
    found = re.search(r"```arrows\n(.*?)```", design, re.DOTALL)
    assert found, "docs/design.md has lost its list of arrows"
    arrows: dict[str, frozenset[str]] = {}
    for line in re.sub(r",\s*\n\s*", ", ", found[1]).splitlines():
        rooms, known = line.split("->")
        for room in rooms.split(","):
            assert room.strip() not in arrows, f"{room.strip()} stands on the left twice"
            arrows[room.strip()] = frozenset(each.strip() for each in known.split(",") if each.strip())
    return arrows


MAY_IMPORT = _arrows()


def _modules() -> Iterator[tuple[str, Path]]:
    for package, folder in SOURCES.items():
        for path in sorted(folder.rglob("*.py")):
            parts = path.relative_to(folder).with_suffix("").parts
            yield ".".join((package, *(part for part in parts if part != "__init__"))), path


def _imports(module: str, path: Path) -> Iterator[tuple[int, str]]:
    """Every module that a file names in an import, with its line; ``from a import b`` counts as ``a.b``."""
    is_package = path.name == "__init__.py"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield node.lineno, name.name
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                anchor = module.split(".") if is_package else module.split(".")[:-1]
                anchor = anchor[: len(anchor) - (node.level - 1)]
                base = ".".join([*anchor, base] if base else anchor)
            for name in node.names:
                yield node.lineno, f"{base}.{name.name}"


def _room(module: str) -> str | None:
    """Return the room that a module belongs to, by its longest prefix."""
    parts = module.split(".")
    prefixes = (".".join(parts[:end]) for end in range(len(parts), 0, -1))
    return next((prefix for prefix in prefixes if prefix in MAY_IMPORT), None)


def _crossings() -> Iterator[tuple[str, str, str]]:
    """Every import from one room of ours into another: the first room, the second, and where it stands."""
    for module, path in _modules():
        for line, name in _imports(module, path):
            room, target = _room(module), _room(name)
            if room is not None and target is not None and room != target:
                yield room, target, f"{path.relative_to(ROOT)}:{line}"


def test_every_module_belongs_to_a_room_of_the_design() -> None:
    homeless = [module for module, _ in _modules() if _room(module) is None and module != "ownpace"]
    assert homeless == [], "a new module needs a room in docs/design.md"


def test_rooms_import_only_what_the_design_allows() -> None:
    broken = [
        f"{place}: {room} may not import {target}"
        for room, target, place in _crossings()
        if target not in MAY_IMPORT[room]
    ]
    assert broken == []


def test_the_design_draws_no_arrow_that_nobody_uses() -> None:
    used = {(room, target) for room, target, _ in _crossings()}
    drawn = {(room, target) for room, targets in MAY_IMPORT.items() for target in targets}
    assert drawn - used == set()


def test_no_two_rooms_know_each_other() -> None:
    def reachable(room: str, seen: frozenset[str] = frozenset()) -> frozenset[str]:
        for target in MAY_IMPORT[room] - seen:
            seen = reachable(target, seen | {target})
        return seen

    assert [room for room in MAY_IMPORT if room in reachable(room)] == []


def test_the_algebra_needs_the_standard_library_alone() -> None:
    allowed = {*sys.stdlib_module_names, "ownpace"}
    strangers = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for module, path in _modules()
        if module.startswith("ownpace.algebra")
        for line, name in _imports(module, path)
        if name.split(".")[0] not in allowed
        and not (module == "ownpace.algebra.bridge" and name.split(".")[0] == "sympy")
    ]
    assert strangers == []


def test_the_algebra_loads_without_the_heavy_libraries() -> None:
    code = f"import sys, ownpace.algebra; print(sorted(set(sys.modules) & {HEAVY!r}))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "folder", ["course", "autograder", "extensions", "extensions/pacing", "extensions/page", "extensions/hub"]
)
def test_folders_on_the_path_are_not_packages_themselves(folder: str) -> None:
    assert not (ROOT / folder / "__init__.py").exists()
