"""What the tests of every kind may ask for."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


def _beside(name: str) -> ModuleType:
    """Return a module that lies beside this file; the tests are no package, so it is loaded by its path."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


@pytest.fixture
def classroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A class with one assignment that is ready to be released."""
    for name in ("OWNPACE_HOME", "OWNPACE_JOURNAL", "JUPYTERHUB_USER"):
        monkeypatch.delenv(name, raising=False)
    room = _beside("classroom").Classroom(tmp_path / "class")
    room.write_source()
    return room


@pytest.fixture
def empty_classroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Any]:
    """A class without any assignment."""
    for name in ("OWNPACE_HOME", "OWNPACE_JOURNAL", "JUPYTERHUB_USER"):
        monkeypatch.delenv(name, raising=False)
    room = _beside("classroom").Classroom(tmp_path / "class")
    (room.course_dir / "source").mkdir(parents=True)
    return room
