"""What the tests of every kind may ask for."""

import importlib.util
import shutil
import sys
from collections.abc import Iterator
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


@pytest.fixture(scope="session")
def empty_gradebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gradebook of nbgrader's with nothing in it. Making one takes seconds, so it is made once and copied."""
    from nbgrader.api import Gradebook

    from ownpace_autograder.courses import find_own_tools

    find_own_tools()
    path = tmp_path_factory.mktemp("gradebook") / "gradebook.db"
    Gradebook(f"sqlite:///{path}", "algebra1").close()
    return path


@pytest.fixture
def empty_classroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty_gradebook: Path) -> Any:
    """A class without any assignment."""
    for name in ("OWNPACE_HOME", "OWNPACE_JOURNAL", "JUPYTERHUB_USER"):
        monkeypatch.delenv(name, raising=False)
    room = _beside("classroom").Classroom(tmp_path / "class")
    (room.course_dir / "source").mkdir(parents=True)
    shutil.copyfile(empty_gradebook, room.course_dir / "gradebook.db")
    return room


@pytest.fixture
def classroom(empty_classroom: Any) -> Any:
    """A class with one assignment that is ready to be released."""
    empty_classroom.write_source()
    return empty_classroom


@pytest.fixture(scope="session")
def class_tools() -> ModuleType:
    """What opens classes as an operator does: ``opened(folder)``, ``start(folder, *options)``, ``wait_until``."""
    return _beside("open_class")


@pytest.fixture(scope="session")
def open_class(class_tools: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A class of five people that is really open, for everything that needs a hub; opened once for all tests."""
    with class_tools.opened(tmp_path_factory.mktemp("open") / "class") as room:
        yield room
