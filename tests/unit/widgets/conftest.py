"""What the tests of widgets may ask for."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def bench() -> ModuleType:
    """The module that lies beside this file; the tests are no package, so it is loaded by its path."""
    spec = importlib.util.spec_from_file_location("widget_bench", Path(__file__).with_name("bench.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
