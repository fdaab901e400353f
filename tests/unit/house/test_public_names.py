"""What a package offers stands in ``__all__``: sorted, there, and documented."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from inspect import getdoc, isclass, isfunction
from types import ModuleType

import pytest

PACKAGES = ("ownpace", "ownpace_autograder", "ownpace_pacing", "ownpace_page", "ownpace_hub")


def _faces() -> Iterator[ModuleType]:
    for package in map(import_module, PACKAGES):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = import_module(found.name)
            if hasattr(module, "__all__"):
                yield module


FACES = list(_faces())


def test_the_packages_that_others_use_have_a_face() -> None:
    assert {
        "ownpace.algebra",
        "ownpace.curriculum",
        "ownpace.learner",
        "ownpace.lesson",
        "ownpace.problems",
    } <= {face.__name__ for face in FACES}


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.__name__)
def test_public_names_are_sorted_and_written_once(face: ModuleType) -> None:
    assert list(face.__all__) == sorted(set(face.__all__))


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.__name__)
def test_every_public_name_is_there_and_says_what_it_is(face: ModuleType) -> None:
    for name in face.__all__:
        found = getattr(face, name)
        assert not (isclass(found) or isfunction(found)) or getdoc(found), f"{face.__name__}.{name}"
