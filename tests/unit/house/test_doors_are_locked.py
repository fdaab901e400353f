"""Every door of ours asks who is there: the handlers of all our servers, found by walking the code."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from inspect import getmembers, isclass
from types import FunctionType

import pytest
from tornado import web

PACKAGES = ("ownpace", "ownpace_autograder", "ownpace_pacing", "ownpace_page", "ownpace_hub")
METHODS = tuple(name.lower() for name in web.RequestHandler.SUPPORTED_METHODS)
LOCKED = web.authenticated(lambda self: None).__code__
"""The code of the wrapper that ``web.authenticated`` puts around a method, which all locked methods share."""
OTHERWISE = {
    "ownpace_pacing.collector.EventsHandler.post": "asks the hub whose token it is; a test of the collector knocks",
    "ownpace_pacing.collector.BoardHandler.get": "asks the hub whose token it is; a test of the collector knocks",
    "ownpace_page.server.AssetHandler.get": "sends the kit's own scripts and styles, the same to everybody",
    "ownpace_pacing.collector.HealthHandler.get": "open to everybody, and tells nothing about anybody",
}


def _doors() -> Iterator[tuple[str, FunctionType]]:
    """Every method of a handler class of ours that answers requests, by its full name."""
    for package in map(import_module, PACKAGES):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = import_module(found.name)
            for _, handler in getmembers(module, isclass):
                if handler.__module__ == module.__name__ and issubclass(handler, web.RequestHandler):
                    for name in METHODS:
                        if name in vars(handler):
                            yield f"{module.__name__}.{handler.__name__}.{name}", vars(handler)[name]


DOORS = dict(_doors())


def test_the_walk_finds_the_doors_that_we_know_of() -> None:
    assert {
        "ownpace_autograder.desk.handlers.SubmitHandler.post",
        "ownpace_autograder.formgrader.LinksHandler.get",
        "ownpace_pacing.server.EventsHandler.post",
    } <= set(DOORS)


@pytest.mark.parametrize("door", sorted(set(DOORS) - set(OTHERWISE)))
def test_a_door_opens_only_to_who_has_signed_in(door: str) -> None:
    assert DOORS[door].__code__ is LOCKED, f"{door} needs @web.authenticated"


def test_every_exception_is_still_there() -> None:
    assert set(OTHERWISE) <= set(DOORS)
