"""The peers' harness: six outcomes kept apart, wrong answers accepted seen first, reasons by kind."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.peers import report
from tests.peers.__main__ import main
from tests.peers.naming import naming
from tests.peers.policies import FLAGS, POLICIES, policy_of
from tests.peers.rows import Finding, Outcome, Row, rows_in
from tests.peers.scores import score


def row(kind: str, student: str, teacher: str = "", expect: str = "pass", **more: str) -> Row:
    """Return a row made for a test; no row of a peer stands here."""
    fields = {"suite": "stack_answertests", "options": "", "note": "", **more}
    return Row(id="made-1", kind=kind, student=student, teacher=teacher, expect=expect, **fields)


def outcome(found: Row) -> Outcome:
    return score(found)[0].outcome


def test_what_we_say_is_compared_with_what_the_peer_says() -> None:
    assert outcome(row("AlgEquiv", "2*(t+1)", "2*t+2")) is Outcome.AGREE
    assert outcome(row("AlgEquiv", "2*(t+1)", "2*t+1")) is Outcome.DISAGREE
    assert outcome(row("AlgEquiv", "2*(t+1)", "2*t+1", "fail")) is Outcome.AGREE


def test_a_line_that_we_cannot_read_is_unparsed_and_never_wrong() -> None:
    assert outcome(row("AlgEquiv", "2*(t", "t", "fail")) is Outcome.UNPARSED
    assert outcome(row("AlgEquiv", "2*(t", "t", "error")) is Outcome.AGREE


def test_what_no_checker_of_algebra_does_is_out_of_scope_with_its_reason() -> None:
    found = score(row("AlgEquiv", "integrate(t,t)", "t"))[0]
    assert (found.outcome, found.detail) == (Outcome.OUT_OF_SCOPE, "integrate is not Algebra I")
    assert outcome(row("AlgEquiv", "t", "t", "partial:0.5")) is Outcome.OUT_OF_SCOPE
    assert outcome(row("music", "t", "t", suite="new")) is Outcome.OUT_OF_SCOPE


def test_a_wrong_answer_that_we_accept_is_marked() -> None:
    found = score(row("AlgEquiv", "t+t", "2*t", "fail"))[0]
    assert found.wrong_accepted
    assert report.summary([found])["wrong_accepted"] == 1


def test_a_chain_is_judged_as_a_whole_and_line_by_line() -> None:
    chain = row(
        "Equiv", "[t^2=9,t=3 or t=-3,t=4]", "(EMPTYCHAR,EQUIVCHAR,QMCHAR)", "fail", suite="stack_equiv"
    )
    found = score(chain)
    assert [f.kind for f in found] == ["Equiv", "Equiv (lines)", "Equiv (lines)"]
    assert [f.outcome for f in found] == [Outcome.AGREE] * 3


def test_maxima_is_put_into_our_terms() -> None:
    assert outcome(row("AlgEquiv", "[2*%pi, [1/2]]", "[%pi*2, [2/4]]")) is Outcome.AGREE
    assert outcome(row("AlgEquiv", "[1, 2]", "[2, 1]", "fail")) is Outcome.AGREE
    assert outcome(row("EqualComAss", "t+1", "1+t")) is Outcome.AGREE
    assert outcome(row("FacForm", "(t-1)*(1+t)", "t^2-1", options="t")) is Outcome.AGREE
    assert outcome(row("NumSigFigs", "2.70", "2.7", options="3")) is Outcome.AGREE


def test_a_suite_without_an_adapter_is_judged_by_the_name_of_its_kind() -> None:
    assert outcome(row("equal", "t+t", "2t", suite="new")) is Outcome.AGREE
    assert outcome(row("factored", "t^2-1", "t^2-1", "fail", suite="new")) is Outcome.AGREE
    assert outcome(row("solve", "4", "2t=8", suite="new")) is Outcome.AGREE


def test_a_policy_gives_its_reason_and_is_left_out_of_the_agreement() -> None:
    meant = Finding(row("AlgEquiv", "inf", "1", note="POLICY_INFINITY"), "AlgEquiv", Outcome.DISAGREE)
    agreed = Finding(row("AlgEquiv", "1", "1"), "AlgEquiv", Outcome.AGREE)
    policy = policy_of(meant)
    assert policy is not None
    assert policy.name == "infinity"
    assert report.summary([meant, agreed])["agree_percent"] == 100
    assert policy_of(agreed) is None


def test_a_difference_that_a_flag_explains_is_one_of_policy() -> None:
    twice = score(row("AlgEquiv", "(t-2)^2=0", "t=2", "fail"))[0]
    hole = score(row("AlgEquiv", "(t^2-1)/(t-1)", "t+1", "fail"))[0]
    wrong = score(row("AlgEquiv", "t+t", "2*t", "fail"))[0]
    assert [twice.flag, hole.flag, wrong.flag] == ["multiplicity", "removable", ""]
    assert policy_of(twice) is FLAGS["multiplicity"]
    assert report.summary([twice, hole, wrong])["wrong_accepted"] == 1


def test_every_policy_has_a_name_of_its_own_and_a_reason_in_a_sentence() -> None:
    assert len({p.name for p in POLICIES}) == len(POLICIES)
    assert all(p.reason.endswith(".") for p in POLICIES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = [row("AlgEquiv", "t", "t"), row("AlgEquiv", "t", "t+0"), row("GT", "2", "3")]
    lines = (json.dumps({name: getattr(r, name) for name in Row.__dataclass_fields__}) for r in made)
    (tmp_path / "made.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_a_folder_is_read_whole(folder: Path) -> None:
    assert [r.kind for r in rows_in(folder)] == ["AlgEquiv", "AlgEquiv", "GT"]


def test_the_command_prints_counts_and_writes_them(folder: Path) -> None:
    target = folder / "out.json"
    done = CliRunner().invoke(main, [str(folder), "--json", str(target)])
    assert done.exit_code == 0, done.output
    written = json.loads(target.read_text(encoding="utf-8"))
    counts = written["stack_answertests"]["AlgEquiv"]
    assert counts == {
        "agree": 2,
        "disagree": 0,
        "unparsed": 0,
        "undecided": 0,
        "timeout": 0,
        "out-of-scope": 0,
    }
    assert [r["kind"] for r in written["rows"]] == ["GT"]
    assert "GT" in done.output


def test_a_row_that_takes_too_long_is_stopped(folder: Path) -> None:
    done = CliRunner().invoke(main, [str(folder), "--seconds", "0"])
    assert done.exit_code == 0, done.output
    assert "timeouts: " in done.output


def test_rows_can_be_judged_again_and_again(folder: Path) -> None:
    done = CliRunner().invoke(main, [str(folder), "--repeats", "5"])
    assert done.exit_code == 0, done.output
    assert "not the same verdict" not in done.output


def test_a_folder_that_is_not_there_is_said() -> None:
    done = CliRunner().invoke(main, ["/nowhere/at/all"])
    assert done.exit_code == 1
    assert "There is no folder" in done.output


def test_mistakes_are_named_in_wrong_steps_and_none_in_right_ones() -> None:
    found = naming(
        [
            row("chain", json.dumps(["3(t+4)", "3t+12"]), suite="mathsteps_simplify"),
            row("misconception_step", "3(t+4)=3t+4", "3t+12", "fail", suite="mae", options="Expand 3(t+4)="),
        ]
    )
    assert (found.right, found.alarms) == (1, ())
    assert (found.wrong, len(found.named)) == (1, 1)
