"""What was acknowledged is in the journal once, whenever the writer is killed."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from ownpace.events import Reveal
from ownpace.journal import Journal, Junk, merge

WRITER = Path(__file__).with_name("writer.py")


def _acknowledged(folder: Path, session: str, chance: random.Random) -> list[str]:
    """Start a writer, kill it at a random moment after a random line, and return the ids that it acknowledged."""
    process = subprocess.Popen([sys.executable, WRITER, folder, session], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        heard = [process.stdout.readline().strip() for _ in range(chance.randint(1, 60))]
        until = time.monotonic() + chance.uniform(0, 0.01)
        while time.monotonic() < until:
            pass
    finally:
        process.send_signal(signal.SIGKILL)
    rest = process.stdout.read().splitlines(keepends=True)
    process.wait()
    process.stdout.close()
    return [*heard, *(line.strip() for line in rest if line.endswith("\n"))]


def test_every_acknowledged_line_is_there_once_after_sigkill(tmp_path):
    seed = random.SystemRandom().randrange(2**32)
    sys.stdout.write(f"replay with random.Random({seed})\n")
    chance = random.Random(seed)
    told: list[str] = []
    for turn in range(8):
        # Every other writer goes on with the file of a dead one.
        told += _acknowledged(tmp_path, f"session-{turn // 2}", chance)
    junk: list[Junk] = []
    ids = [event.id for event in merge([tmp_path], junk=junk)]
    assert len(ids) == len(set(ids))
    assert set(told) <= set(ids)
    assert all("not finished" in each.reason or "no JSON" in each.reason for each in junk)


def test_a_line_torn_by_a_dead_writer_does_not_swallow_the_next_one(tmp_path):
    event = Reveal(problem="two-step", version=1, level=1, seed=1)
    (tmp_path / "s.jsonl").write_text('{"type":"reveal","id":"0')
    Journal(tmp_path, session="s").append(event)
    junk: list[Junk] = []
    assert merge([tmp_path], junk=junk) == [event]
    assert [each.line for each in junk] == [1]
