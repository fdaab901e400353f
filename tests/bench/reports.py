"""What a measurement returns, and how it is shown."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Line:
    """One quantity, ours beside a peer's; smaller is better."""

    name: str
    unit: str
    ours: float
    peer: str = ""
    theirs: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times ours goes into theirs."""
        return None if self.theirs is None or not self.ours else self.theirs / self.ours


@dataclass(frozen=True, slots=True)
class Report:
    """The lines to show, and the measures by their names."""

    title: str
    lines: Sequence[Line]
    measures: Mapping[str, float]

    def show(self, console: Console) -> None:
        """Print a table."""
        table = Table("measure", "ours", "peer", "ratio", title=self.title)
        for line in self.lines:
            peer = "" if line.theirs is None else f"{line.theirs:.3g} {line.unit} ({line.peer})"
            ratio = "" if line.ratio is None else f"{line.ratio:.3g}"
            table.add_row(line.name, f"{line.ours:.3g} {line.unit}", peer, ratio)
        console.print(table)

    def write(self, path: Path) -> None:
        """Write the measures as JSON."""
        path.write_text(json.dumps(self.measures, indent=1) + "\n", encoding="utf-8")


def percentile(values: Sequence[float], part: float) -> float:
    """Return the value below which that part (0 to 1) of the values lies."""
    ordered = sorted(values)
    return ordered[min(int(part * len(ordered)), len(ordered) - 1)]
