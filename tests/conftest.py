"""What the tests of every kind may ask for."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import open_class as opening
import pytest
from classroom import Classroom
from open_class import OpenedClass
from xdist.scheduler import LoadScopeScheduling

UNIT = "tests/unit/"


class OneByOne(LoadScopeScheduling):  # type: ignore[misc]  # pytest-xdist is only partly typed
    """Spreads the fast tests, and keeps what opens servers, hubs and browsers on one worker, in its order, after them.

    Those share ports and processors, and some tell a story together.
    """

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if nodeid.startswith(UNIT) else "one by one"


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> OneByOne:
    """Return who hands out the tests."""
    return OneByOne(config, log)


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
def empty_classroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty_gradebook: Path) -> Classroom:
    """A class without any assignment."""
    for name in ("OWNPACE_HOME", "OWNPACE_JOURNAL", "JUPYTERHUB_USER"):
        monkeypatch.delenv(name, raising=False)
    room = Classroom(tmp_path / "class")
    (room.course_dir / "source").mkdir(parents=True)
    shutil.copyfile(empty_gradebook, room.course_dir / "gradebook.db")
    return room


@pytest.fixture
def classroom(empty_classroom: Classroom) -> Classroom:
    """A class with one assignment that is ready to be released."""
    empty_classroom.write_source()
    return empty_classroom


@pytest.fixture(scope="session")
def class_tools() -> ModuleType:
    """What opens classes as an operator does: ``opened(folder)``, ``start(folder, *options)``, ``wait_until``."""
    return opening


@pytest.fixture(scope="session")
def open_class(class_tools: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenedClass]:
    """A class of five people that is really open, for everything that needs a hub; opened once for all tests."""
    with class_tools.opened(tmp_path_factory.mktemp("open") / "class") as room:
        yield room
