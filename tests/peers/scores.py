"""From what we say to a row to one of the six outcomes."""

from collections.abc import Iterator

from tests.peers.doors import OutOfScope, Undecided, Unparsed, under
from tests.peers.marks import Mark
from tests.peers.policies import OTHER
from tests.peers.rows import Finding, Outcome, Row
from tests.peers.suites import judge

_WANTED = {"pass": True, "valid": True, "fail": False, "invalid": False, "error": False}


def score(row: Row) -> list[Finding]:
    """Return what comes of a row: one finding, and one more for each line of marked working."""
    if row.expect not in _WANTED:
        return [Finding(row, row.kind, Outcome.OUT_OF_SCOPE, f"the peer's own verdict is {row.expect}")]
    wanted = _WANTED[row.expect]
    try:
        said = judge(row)
    except OutOfScope as why:
        return [Finding(row, row.kind, Outcome.OUT_OF_SCOPE, str(why))]
    except Unparsed as why:
        refused = row.expect in ("error", "invalid")  # to refuse it is what the peer does too
        return [Finding(row, row.kind, Outcome.AGREE if refused else Outcome.UNPARSED, str(why))]
    except Undecided as why:
        return [Finding(row, row.kind, Outcome.UNDECIDED, str(why))]
    if isinstance(said, bool):
        return [_verdict(row, wanted, said)]
    return [_overall(row, wanted, said), *_lines(row, said)]


def _verdict(row: Row, wanted: bool, said: bool) -> Finding:
    if wanted is said:
        return Finding(row, row.kind, Outcome.AGREE)
    accepted = said and row.expect in ("fail", "error")
    detail = "we accept it" if said else "we refuse it"
    return Finding(row, row.kind, Outcome.DISAGREE, detail, accepted, _flag(row, wanted))


def _flag(row: Row, wanted: bool) -> str:
    """Return the flag with whose other value we would agree with the peer; empty for none."""
    for name, value in OTHER.items():
        with under(**{name: value}):
            try:
                said = judge(row)
            except (OutOfScope, Unparsed, Undecided):
                continue
        fits = said if isinstance(said, bool) else all(mark.said == "equivalent" for mark in said)
        if fits is wanted:
            return name
    return ""


def _overall(row: Row, wanted: bool, marks: list[Mark]) -> Finding:
    """Judge a chain as a whole: it passes when every line is equivalent to the one before."""
    said = {mark.said for mark in marks}
    if said - {"equivalent", "unparsed", "undecided"}:
        return _verdict(row, wanted, said=False)
    for name, outcome in (("unparsed", Outcome.UNPARSED), ("undecided", Outcome.UNDECIDED)):
        if name in said:
            refused = row.expect == "error" and name == "unparsed"
            return Finding(row, row.kind, Outcome.AGREE if refused else outcome, _details(marks))
    return _verdict(row, wanted, said=True)


def _details(marks: list[Mark]) -> str:
    return "; ".join(f"line {m.line}: {m.said} {m.detail}".strip() for m in marks if m.said != "equivalent")


def _lines(row: Row, marks: list[Mark]) -> Iterator[Finding]:
    for mark in marks:
        if mark.line == 0 or mark.wanted == "?" or row.expect == "error":
            continue
        if mark.said == "unparsed":
            outcome = Outcome.UNPARSED
        elif mark.said == "undecided":
            outcome = Outcome.UNDECIDED
        else:
            outcome = Outcome.AGREE if mark.agrees else Outcome.DISAGREE
        accepted = mark.said == "equivalent" and mark.wanted != "equivalent"
        detail = f"line {mark.line}: wanted {mark.wanted}, we say {mark.said} {mark.detail}".strip()
        yield Finding(row, f"{row.kind} (lines)", outcome, detail, accepted)
