"""How long an author waits: drawing a variant, checking all content, and checking it again when nothing has changed."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Final

from tests.bench.reports import Line, Report, percentile

from ownpace.authoring.checking import SEEDS
from ownpace.authoring.running import check_course
from ownpace.building import find_notebooks
from ownpace.building.gathering import survey
from ownpace.problems import draw, load_problem

DRAWS: Final = 60
"""Seeds of each level that are timed; those before are drawn to warm up."""
WARM: Final = 5


def run() -> Report:
    """Measure drawing every problem of the course, and `ownpace check` on all of it, fresh and again."""
    root = find_notebooks(Path(__file__))
    draws = list(_draws(root))
    with tempfile.TemporaryDirectory(prefix="ownpace-checks-") as folder:
        fresh, files = _check(root, Path(folder))
        again, _ = _check(root, Path(folder))
    measures = {
        "draw_p50_ms": percentile(draws, 0.5),
        "draw_p99_ms": percentile(draws, 0.99),
        "check_all_s": fresh,
        "check_cached_s": again,
    }
    lines = [
        Line("draw a variant, median", "ms", measures["draw_p50_ms"]),
        Line("draw a variant, p99", "ms", measures["draw_p99_ms"]),
        Line(f"check {files} problems, {SEEDS} seeds a level", "s", fresh),
        Line("check again, nothing changed", "s", again),
    ]
    return Report("Authoring", lines, measures)


def _draws(root: Path) -> Iterator[float]:
    """Yield what each draw took, in milliseconds."""
    for path in survey(root).problem_files.values():
        problem = load_problem(path)
        for level in problem.levels:
            for seed in range(WARM + DRAWS):
                started = perf_counter()
                draw(problem, level=level, seed=seed)
                if seed >= WARM:
                    yield 1000 * (perf_counter() - started)


def _check(root: Path, cache: Path) -> tuple[float, int]:
    started = perf_counter()
    outcome = check_course(root, cache=cache)
    return perf_counter() - started, outcome.files
