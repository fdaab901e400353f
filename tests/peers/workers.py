"""Judging rows in a process of their own, so that a row that takes too long can be stopped."""

import multiprocessing
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection
from time import perf_counter

from tests.peers.rows import Finding, Outcome, Row
from tests.peers.scores import score
from tests.peers.suites import judge


def findings(
    rows: Iterable[Row], *, seconds: float, repeats: int = 1
) -> Iterator[tuple[list[Finding], float]]:
    """Yield what comes of each row, and the seconds that it took. A row past the limit is a timeout.

    Args:
        rows: the rows.
        seconds: the limit for one judgement of a row.
        repeats: how often each row is judged; a verdict that is not always the same is a disagreement.
    """
    worker = _Worker(repeats)
    try:
        for row in rows:
            started = perf_counter()
            worker.door.send(row)
            if worker.door.poll(seconds * repeats):
                found = worker.door.recv()
            else:
                worker.end()
                worker = _Worker(repeats)
                found = [Finding(row, row.kind, Outcome.TIMEOUT, f"more than {seconds} s")]
            yield found, perf_counter() - started
    finally:
        worker.end()


class _Worker:
    """A process that judges one row after the other."""

    def __init__(self, repeats: int) -> None:
        context = multiprocessing.get_context("spawn")
        self.door, inside = context.Pipe()
        self.process = context.Process(target=_judge_rows, args=(inside, repeats), daemon=True)
        self.process.start()
        inside.close()
        self.door.recv()  # it has loaded the algebra: the first row's clock may start

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.door.close()


def _judge_rows(door: Connection, repeats: int) -> None:
    door.send("ready")
    while True:
        try:
            row = door.recv()
        except EOFError:
            return
        found = _scored(row)
        if repeats > 1 and not _repeats(row, repeats):
            found = [Finding(row, row.kind, Outcome.DISAGREE, "not the same verdict each time")]
        door.send(found)


def _repeats(row: Row, count: int) -> bool:
    """Say whether we say the same of a row each time. Only the judging is repeated, not the scoring of it."""
    first = _said(row)
    return all(_said(row) == first for _ in range(count - 1))


def _said(row: Row) -> object:
    try:
        return judge(row)
    except Exception as outcome:  # noqa: BLE001 - three are outcomes; any other one has been found by the first scoring
        return repr(outcome)


def _scored(row: Row) -> list[Finding]:
    try:
        return score(row)
    except Exception as error:  # noqa: BLE001 - the algebra never raises: if it does, that is the finding
        return [Finding(row, row.kind, Outcome.DISAGREE, f"raised {error!r}")]
