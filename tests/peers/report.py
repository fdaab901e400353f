"""Counts per suite and kind, and every row that does not agree."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console
from rich.table import Table
from tests.peers.policies import policy_of
from tests.peers.rows import Finding, Outcome

Counts = dict[str, dict[str, dict[str, int]]]
_ORDER = tuple(outcome.value for outcome in Outcome)


def counted(findings: Iterable[Finding]) -> Counts:
    """Return the counts of each outcome, by suite and kind."""
    counts: Counts = {}
    for finding in findings:
        kinds = counts.setdefault(finding.row.suite, {})
        kind = kinds.setdefault(finding.kind, dict.fromkeys(_ORDER, 0))
        kind[finding.outcome.value] += 1
    return counts


def by_policy(finding: Finding) -> bool:
    """Say whether we mean to differ there."""
    return finding.outcome is Outcome.DISAGREE and policy_of(finding) is not None


def disagreements(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return every row not agreed with, as JSON values."""
    return [
        {
            "id": f.row.id,
            "suite": f.row.suite,
            "kind": f.kind,
            "outcome": f.outcome.value,
            "detail": f.detail,
            "policy": policy.name if (policy := policy_of(f)) else None,
            "reason": policy.reason if policy else None,
            "wrong_accepted": f.wrong_accepted,
        }
        for f in findings
        if f.outcome not in (Outcome.AGREE, Outcome.OUT_OF_SCOPE)
    ]


def summary(findings: list[Finding]) -> Mapping[str, float]:
    """Return the measures over all rows in scope, disagreements by policy left out of the agreement."""
    found = Counter(f.outcome for f in findings if f.outcome is not Outcome.OUT_OF_SCOPE)
    policy = sum(map(by_policy, findings))
    scope = found.total() or 1
    return {
        "in_scope": found.total(),
        "agree_percent": round(100 * found[Outcome.AGREE] / max(scope - policy, 1), 2),
        "unparsed_percent": round(100 * found[Outcome.UNPARSED] / scope, 2),
        "undecided_percent": round(100 * found[Outcome.UNDECIDED] / scope, 2),
        "timeouts": found[Outcome.TIMEOUT],
        "disagree_by_policy": policy,
        "wrong_accepted": sum(f.wrong_accepted and policy_of(f) is None for f in findings),
    }


def show(findings: list[Finding], console: Console) -> None:
    """Print the counts, then each row that does not agree with its reason."""
    table = Table("suite", "kind", *_ORDER, "by policy")
    meant = Counter((f.row.suite, f.kind) for f in findings if by_policy(f))
    for suite, kinds in counted(findings).items():
        for kind, counts in kinds.items():
            numbers = (str(counts[name] or "") for name in _ORDER)
            table.add_row(suite, kind, *numbers, str(meant[suite, kind] or ""))
    console.print(table)
    for finding in sorted(findings, key=lambda f: (not f.wrong_accepted, f.outcome.value, f.row.suite)):
        if finding.outcome not in (Outcome.AGREE, Outcome.OUT_OF_SCOPE):
            policy = policy_of(finding)
            reason = f"policy {policy.name}: {policy.reason}" if policy else finding.detail
            flag = "WRONG ACCEPTED " if finding.wrong_accepted and policy is None else ""
            console.print(
                f"{flag}{finding.outcome.value}  {finding.row.id}  {finding.kind}  {reason}",
                markup=False,
                highlight=False,
            )
    for name, value in summary(findings).items():
        console.print(f"{name}: {value}", highlight=False)
