"""Rules about versions: what a problem's variants mean, held against what is on record in its unit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ownpace.authoring.rules.base import Complaint, rule


@dataclass(frozen=True, slots=True)
class Edition:
    """A problem as it is now, and as it is on record.

    Attributes:
        version: the version that it says it is.
        meanings: what it draws, as a hash for each level.
        kept: what is on record for its id, or None where it was never recorded.
    """

    version: int
    meanings: Mapping[str, str]
    kept: Mapping[str, Any] | None

    @property
    def kept_version(self) -> int:
        """The version on record; 0 where there is none."""
        return 0 if self.kept is None else int(self.kept.get("version", 0))


@rule(
    "problem/version",
    demands="The version is raised whenever what a variant means has changed: attempts in journals name problem@version.",
    mend="Raise `version` by one and run `ownpace check --fix`, or take the change back.",
)
def version(edition: Edition) -> Iterator[Complaint]:
    """Compare the variants with the meanings on record."""
    if edition.kept is None:
        return
    written = edition.kept_version
    if edition.version < written:
        yield Complaint(("version",), f"version {edition.version} is older than version {written} on record")
    changed = _changed_levels(edition.meanings, edition.kept.get("levels"))
    if edition.version == written and changed:
        told = f"what version {written} draws at level {' and '.join(changed)} is no longer what is on record"
        yield Complaint(("version",), told)


def _changed_levels(now: Mapping[str, str], kept: object) -> list[str]:
    before = kept if isinstance(kept, Mapping) else {}
    return sorted(level for level in {*now, *before} if now.get(level) != before.get(level))


@rule(
    "problem/recorded",
    severity="warning",
    demands="What a problem's variants mean is on record in its unit's `problems.hashes.json`.",
    mend="Run `ownpace check --fix` and commit the file.",
)
def recorded(edition: Edition) -> Iterator[Complaint]:
    """Look whether this version is on record."""
    if edition.version > edition.kept_version:
        yield Complaint(("version",), f"version {edition.version} is not on record yet")


RECORD_RULES = (recorded, version)
