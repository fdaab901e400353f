"""Who may import whom: the arrows of the design, read from the code's own import statements."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SOURCES = {
    "ownpace": ROOT / "course/ownpace",
    "ownpace_autograder": ROOT / "autograder/ownpace_autograder",
    "ownpace_pacing": ROOT / "extensions/pacing/ownpace_pacing",
    "ownpace_hub": ROOT / "extensions/hub/ownpace_hub",
}

# A room, and the rooms it may know. Rooms are named by their longest prefix; a room always knows itself.
MAY_IMPORT = {
    "ownpace.algebra": {"ownpace.messages"},
    "ownpace.messages": set(),
    "ownpace.events": {"ownpace.messages"},
    "ownpace.journal": {"ownpace.events", "ownpace.messages"},
    "ownpace.sources": set(),
    "ownpace.problems": {"ownpace.algebra", "ownpace.events", "ownpace.messages", "ownpace.sources"},
    "ownpace.learner": {"ownpace.events", "ownpace.messages"},
    "ownpace.curriculum": {"ownpace.events", "ownpace.learner", "ownpace.messages", "ownpace.sources"},
    "ownpace.widgets": {"ownpace.problems", "ownpace.algebra", "ownpace.messages"},
    "ownpace.lesson": {
        "ownpace.algebra",
        "ownpace.curriculum",
        "ownpace.events",
        "ownpace.journal",
        "ownpace.learner",
        "ownpace.messages",
        "ownpace.problems",
        "ownpace.widgets",
    },
    "ownpace.building": {
        "ownpace.algebra",
        "ownpace.curriculum",
        "ownpace.messages",
        "ownpace.problems",
        "ownpace.sources",
    },
    "ownpace.cli": set(),
    "ownpace": set(),
    "ownpace_autograder": {
        "ownpace.algebra",
        "ownpace.curriculum",
        "ownpace.events",
        "ownpace.journal",
        "ownpace.messages",
        "ownpace.problems",
    },
    "ownpace_pacing": {
        "ownpace.curriculum",
        "ownpace.events",
        "ownpace.journal",
        "ownpace.learner",
        "ownpace.messages",
        "ownpace.problems",
    },
    "ownpace_hub": {
        "ownpace.curriculum",
        "ownpace.messages",
        "ownpace_autograder",
        "ownpace_pacing",
        "ownpace_warm",
    },
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
    parts = module.split(".")
    for end in range(len(parts), 0, -1):
        room = ".".join(parts[:end])
        if room in MAY_IMPORT:
            return room
    return None


def test_every_module_belongs_to_a_room_of_the_design() -> None:
    homeless = [
        module for module, path in _modules() if _room(module) == "ownpace" and path.name != "__init__.py"
    ]
    assert homeless == [], "a new module of ownpace needs a room in MAY_IMPORT (and in the design)"


def test_rooms_import_only_what_the_design_allows() -> None:
    broken = [
        f"{path.relative_to(ROOT)}:{line}: {room} may not import {_room(name)}"
        for module, path in _modules()
        for line, name in _imports(module, path)
        if (room := _room(module)) is not None
        and (target := _room(name)) is not None
        and target not in {room, "ownpace"}
        and target not in MAY_IMPORT[room]
    ]
    assert broken == []


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


@pytest.mark.parametrize("package", ["ownpace.algebra"])
def test_the_algebra_loads_without_the_heavy_libraries(package: str) -> None:
    import subprocess

    code = f"import sys, {package}; print(sorted(set(sys.modules) & {HEAVY!r}))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "folder", ["course", "autograder", "extensions", "extensions/pacing", "extensions/hub"]
)
def test_folders_on_the_path_are_not_packages_themselves(folder: str) -> None:
    assert not (ROOT / folder / "__init__.py").exists()
