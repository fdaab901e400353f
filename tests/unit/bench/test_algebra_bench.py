"""The bench measures what it says: right and wrong answers in turn, and the measures under their names."""

import json
from pathlib import Path
from random import Random

import pytest
from rich.console import Console
from tests.bench.algebra import WARM, school_pairs, slowest_question, timed, wrong_steps
from tests.bench.reports import Line, Report, percentile

from ownpace.algebra import Expr, Truth, equal, parse
from ownpace.algebra.judging import Change, compare


def read(text: str) -> Expr:
    tree = parse(text)
    assert isinstance(tree, Expr), text
    return tree


def test_pairs_are_right_and_wrong_by_turns_of_their_kinds() -> None:
    pairs = school_pairs(Random(1), 200)
    verdicts = [equal(read(a), read(b)) for a, b in pairs]
    expected = [Truth.FALSE if i // 10 % 2 else Truth.TRUE for i in range(200)]
    assert verdicts == expected


def test_the_same_seed_makes_the_same_pairs() -> None:
    assert school_pairs(Random(3), 50) == school_pairs(Random(3), 50)


def test_wrong_steps_are_wrong() -> None:
    for before, after in wrong_steps(Random(2), 60):
        a, b = parse(before), parse(after)
        found = compare(a, b)  # type: ignore[arg-type]
        assert found.change is not Change.EQUIVALENT, f"{before} -> {after}"


def test_pairs_that_warm_up_are_not_counted() -> None:
    seen: list[str] = []
    took = timed(lambda a, b: seen.append(a + b), [("x", "y")] * (WARM + 5))
    assert len(seen) == WARM + 5
    assert len(took) == 5


def test_percentiles_are_values_that_were_measured() -> None:
    assert percentile([3.0, 1.0, 2.0], 0.5) == 2.0
    assert percentile([3.0, 1.0, 2.0], 0.99) == 3.0


def test_a_report_shows_the_ratio_and_writes_its_measures(tmp_path: Path) -> None:
    report = Report("Made", [Line("median", "ms", 0.5, "peer", 25.0)], {"equal_p50_ms": 0.5})
    console = Console(record=True, width=100)
    report.show(console)
    assert "50" in console.export_text()
    report.write(tmp_path / "out.json")
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8")) == {"equal_p50_ms": 0.5}


def test_a_line_without_a_peer_has_no_ratio() -> None:
    assert Line("p95", "ms", 1.0).ratio is None
    assert Line("p95", "ms", 2.0, "peer", 3.0).ratio == pytest.approx(1.5)


def test_the_slowest_hostile_question_is_named_and_timed() -> None:
    worst, about = slowest_question(stride=1999)
    assert worst > 0
    assert ": " in about
