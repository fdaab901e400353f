"""Whoever types ``ownpace <anything> --help`` gets a sentence and an example that works."""

import shlex
from collections.abc import Iterator
from importlib.metadata import entry_points

import click
import pytest
from click.testing import CliRunner

from ownpace.cli import GROUP, main


def _commands(words: tuple[str, ...], command: click.Command) -> Iterator[tuple[str, ...]]:
    yield words
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            yield from _commands((*words, name), command.commands[name])


COMMANDS = [
    words
    for point in sorted(entry_points(group=GROUP), key=lambda each: each.name)
    for words in _commands((point.name,), point.load())
]


def _example(words: tuple[str, ...]) -> list[str]:
    said = CliRunner().invoke(main, [*words, "--help"]).output
    (line,) = [line.strip() for line in said.splitlines() if line.strip().startswith("Example: ")]
    return shlex.split(line.removeprefix("Example: "))


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_shows_one_example_of_this_very_command(words: tuple[str, ...]) -> None:
    assert _example(words)[: 1 + len(words)] == ["ownpace", *words]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_examples_options_are_options_of_the_command(words: tuple[str, ...]) -> None:
    known = CliRunner().invoke(main, [*words, "--help"]).output
    for option in (word for word in _example(words) if word.startswith("-")):
        assert f"{option} " in known


def test_the_short_and_the_long_way_of_asking_for_help_say_the_same() -> None:
    short, long = (CliRunner().invoke(main, [option]).output for option in ("-h", "--help"))
    assert short == long
    assert all(name in short for name, *more in COMMANDS if not more)
