"""What the tests of widgets may ask for."""

from types import ModuleType

import bench as workbench
import pytest


@pytest.fixture(scope="session")
def bench() -> ModuleType:
    """Problems to show, keepers that remember, and the messages that a view would send."""
    return workbench
