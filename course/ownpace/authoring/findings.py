"""What a check found: which rule, where, what is wrong, and how to mend it."""

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from ownpace.sources import Fault, Place

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule complains about.

    Attributes:
        rule: the rule's id, which is also the name of its section in ``docs/checks.md``.
        severity: an ``error`` makes the check fail, a ``warning`` does not.
        place: where the author has to look.
        message: what is wrong.
        mend: what to do about it.
    """

    rule: str
    severity: Severity
    place: Place
    message: str
    mend: str = ""

    def __str__(self) -> str:
        mend = f"\n    {self.mend}" if self.mend else ""
        place = replace(self.place, path=_shown(self.place.path))
        return f"{place}: {self.severity} [{self.rule}] {self.message}{mend}"

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """What findings are sorted by: as an author reads the files."""
        return (str(self.place.path), self.place.line, self.place.column, self.rule, self.message)

    def as_data(self) -> dict[str, Any]:
        """Return it as plain data, for ``--json`` and the cache."""
        data = asdict(self)
        place = data.pop("place")
        return {**data, "path": str(place["path"]), "line": place["line"], "column": place["column"]}


def _shown(path: Path) -> Path:
    """Return a path as one would type it here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path


def finding_of(data: dict[str, Any], *, path: Path | None = None) -> Finding:
    """Return the finding that ``as_data`` gave; ``path`` stands in for the file, which may have been moved."""
    place = Place(path or Path(data["path"]), data["line"], data["column"])
    return Finding(data["rule"], data["severity"], place, data["message"], data["mend"])


def finding_from(fault: Fault, *, mend: str = "") -> Finding:
    """Return the finding that a fault of reading or linking is."""
    return Finding(fault.rule, "error", fault.place, fault.message, mend)
