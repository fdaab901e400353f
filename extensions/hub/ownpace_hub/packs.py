"""The course of a class that has packs on it: built into the class folder, and found there again at every later start."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from ownpace_hub.places import Places, built_course, repository

_BUILD = "from ownpace.cli import main; main()"


def class_course(places: Places, packs: Sequence[Path]) -> Path:
    """Return the built course of a class: with these packs on it, with those of an earlier start, or the plain one.

    Raises:
        click.ClickException: the course with the packs could not be built; the text says why.
    """
    if packs:
        _build(places.course_with_packs, packs)
    elif not (places.course_with_packs / "course.json").is_file():
        return built_course()
    return places.course_with_packs


def _build(out: Path, packs: Sequence[Path]) -> None:
    # A program of its own, so that the class's process never loads what reads authors' text.
    named = [word for pack in packs for word in ("--pack", str(pack.resolve()))]
    notebooks = ["--notebooks", str(repository() / "notebooks")]
    command = [sys.executable, "-c", _BUILD, "build", "--out", str(out), *notebooks, *named]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise click.ClickException(f"The course could not be built with its packs.\n{done.stderr.strip()}")
