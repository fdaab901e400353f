"""Judging rows in a process of their own, so that a row that takes too long can be stopped."""

import multiprocessing
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection
from time import perf_counter

from tests.peers.rows import Finding, Outcome, Row
from tests.peers.scores import score


def findings(rows: Iterable[Row], *, seconds: float) -> Iterator[tuple[list[Finding], float]]:
    """Yield what comes of each row, and the seconds that it took. A row past the limit is a timeout."""
    worker = _Worker()
    try:
        for row in rows:
            started = perf_counter()
            worker.door.send(row)
            if worker.door.poll(seconds):
                found = worker.door.recv()
            else:
                worker.end()
                worker = _Worker()
                found = [Finding(row, row.kind, Outcome.TIMEOUT, f"more than {seconds} s")]
            yield found, perf_counter() - started
    finally:
        worker.end()


class _Worker:
    """A process that judges one row after the other."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.door, inside = context.Pipe()
        self.process = context.Process(target=_judge_rows, args=(inside,), daemon=True)
        self.process.start()
        inside.close()
        self.door.recv()  # it has loaded the algebra: the first row's clock may start

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.door.close()


def _judge_rows(door: Connection) -> None:
    import tests.peers.suites  # noqa: F401 - loaded before the first clock starts

    door.send("ready")
    while True:
        try:
            row = door.recv()
        except EOFError:
            return
        door.send(_scored(row))


def _scored(row: Row) -> list[Finding]:
    try:
        return score(row)
    except Exception as error:  # noqa: BLE001 - the algebra never raises: if it does, that is the finding
        return [Finding(row, row.kind, Outcome.DISAGREE, f"raised {error!r}")]
