"""What a learner does is in the journal before anything says so, and a page that is opened again goes on from there."""

from collections.abc import Callable

import pytest

from ownpace.events import Arrangement, Attempt, Explanation, Hint, Response, Reveal
from ownpace.journal import JournalError, merge
from ownpace.lesson.keepers import AnswerJournal, PracticeJournal, StateJournal, TextJournal
from ownpace.lesson.sitting import Sitting
from ownpace.problems import Response as Answer
from ownpace.problems import Variant, judge
from ownpace.widgets.keeping import Try

Sit = Callable[..., Sitting]


def _practice(page: Sitting) -> PracticeJournal:
    return PracticeJournal(page, page.bank.get("two-step"), page=page.page)


def _try(variant: Variant, text: str, n: int = 1) -> Try:
    return Try(text=text, verdict=judge(Answer(text), variant), n=n, hints=0, ms=1200)


def _right(variant: Variant) -> str:
    return str(variant.answer.value)


def test_a_try_is_in_the_learners_journal_with_its_verdict(sit: Sit) -> None:
    page = sit()
    keeper = _practice(page)
    variant = keeper.task(1).variant
    keeper.tried(variant, _try(variant, _right(variant)))
    keeper.hinted(variant, 1)
    keeper.revealed(variant)
    tried, hinted, revealed = merge([page.journal_folder])
    assert isinstance(tried, Attempt)
    assert (tried.status, tried.text, tried.page) == ("right", _right(variant), "one-two-step-equations")
    assert isinstance(hinted, Hint)
    assert isinstance(revealed, Reveal)
    assert {tried.seed, hinted.seed, revealed.seed} == {variant.seed}


def test_an_unfinished_variant_is_there_again_with_its_tries_and_hints(sit: Sit) -> None:
    keeper = _practice(sit())
    variant = keeper.task(1).variant
    keeper.tried(variant, _try(variant, "1000"))
    keeper.hinted(variant, 1)
    again = _practice(sit()).task(1)
    assert (again.variant.key, again.tries, again.hints) == (variant.key, 1, 1)


@pytest.mark.parametrize("ending", ["right", "revealed"])
def test_a_finished_variant_does_not_come_again(sit: Sit, ending: str) -> None:
    seen = set()
    for _ in range(3):
        keeper = _practice(sit())
        variant = keeper.task(1).variant
        assert variant.key not in seen
        seen.add(variant.key)
        if ending == "right":
            keeper.tried(variant, _try(variant, _right(variant)))
        else:
            keeper.revealed(variant)


def test_a_variant_that_was_skipped_does_not_bring_back_the_ones_before_it(sit: Sit) -> None:
    keeper = _practice(sit())
    first, second, third = keeper.task(1).variant, keeper.fresh(1).variant, keeper.fresh(1).variant
    keeper.tried(third, _try(third, _right(third)))
    fourth = _practice(sit()).task(1).variant
    assert fourth.key not in {first.key, second.key, third.key}


def test_levels_are_kept_apart(sit: Sit) -> None:
    keeper = _practice(sit())
    variant = keeper.task(1).variant
    keeper.tried(variant, _try(variant, "1000"))
    assert _practice(sit()).task(2).tries == 0


def test_two_learners_practise_different_problems(sit: Sit) -> None:
    ada = _practice(sit()).task(1).variant
    grace = _practice(sit(JUPYTERHUB_USER="grace")).task(1).variant
    assert ada.seed != grace.seed


def test_seeds_in_the_journal_that_are_not_the_learners_do_no_harm(sit: Sit) -> None:
    page = sit()
    page.journal.append(
        Attempt(problem="two-step", version=1, level=1, seed=12345, status="wrong", credit=0.0, page="x")
    )
    assert _practice(sit()).task(1).tries == 0


def _answers(page: Sitting) -> AnswerJournal:
    slot = page.assignment.slot("q1")
    return AnswerJournal(page, slot, page.assignment.variant("q1", page.learner))


def test_an_answer_is_in_the_assignments_own_journal_with_what_it_answers(sit: Sit) -> None:
    page = sit()
    kept = _answers(page).keep("x = 4")
    (event,) = merge([page.assignment_journal_folder])
    assert isinstance(event, Response)
    assert (event.assignment, event.slot, event.text) == ("u00-equations", "q1", "x = 4")
    assert event.seed == page.assignment.variant("q1", "ada").seed
    assert kept.text == "x = 4"
    assert merge([page.journal_folder]) == []


def test_two_tabs_both_save_and_a_reload_shows_the_later(sit: Sit) -> None:
    one, two = _answers(sit()), _answers(sit())
    one.keep("x = 4")
    two.keep("x = 5")
    one.keep("x = 6")
    page = sit()
    assert len(merge([page.assignment_journal_folder])) == 3
    kept = _answers(page).kept()
    assert kept is not None
    assert kept.text == "x = 6"
    assert kept.at.endswith("Z")
    assert len(kept.at) == len("2026-11-23T10:32:00.000Z")


def test_a_disk_that_refuses_raises_before_anything_is_called_kept(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = sit()
    answers = _answers(page)
    answers.keep("x = 4")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(JournalError):
        answers.keep("x = 5")
    monkeypatch.undo()
    kept = _answers(sit()).kept()
    assert kept is not None
    assert kept.text == "x = 4"


def test_a_text_is_kept_for_its_owner_and_slot(sit: Sit) -> None:
    page = sit()
    keeper = TextJournal(page.journal, [], owner="lesson", slot="reflect")
    assert keeper.kept() is None
    keeper.keep("Because it fits.")
    (event,) = merge([page.journal_folder])
    assert isinstance(event, Explanation)
    again = TextJournal(page.journal, [event], owner="lesson", slot="reflect").kept()
    assert again is not None
    assert again.text == "Because it fits."
    assert TextJournal(page.journal, [event], owner="other", slot="reflect").kept() is None


def test_the_last_answer_counts_though_the_clock_was_set_back(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keepers() -> tuple[AnswerJournal, TextJournal]:
        page = sit()
        slot, variant = page.assignment.slot("q1"), page.assignment.variant("q1", "ada")
        answers = AnswerJournal(page, slot, variant)
        answers.kept()
        past = merge([page.assignment_journal_folder])
        return answers, TextJournal(page.assignment_journal, past, owner=page.assignment.id, slot="explain1")

    for keeper in keepers():
        keeper.keep("before")
    monkeypatch.setattr("ownpace.events.now", lambda: "2020-01-01T00:00:00.000000Z")
    for text in ("after", "and again"):
        for keeper in keepers():
            keeper.keep(text)
        assert [kept.text for keeper in keepers() if (kept := keeper.kept())] == [text, text]


def test_how_an_interactive_was_left_is_there_again_on_its_own_page_alone(sit: Sit) -> None:
    page = sit()
    keeper = StateJournal(page, interactive="area-model-1")
    assert keeper.kept() is None
    keeper.keep('{"texts":["2"]}')
    kept = keeper.keep('{"texts":["2x"]}')
    assert [type(event) for event in merge([page.journal_folder])] == [Arrangement, Arrangement]
    for opened in (page, sit()):
        assert StateJournal(opened, interactive="area-model-1").kept() == kept
    assert StateJournal(sit(), interactive="area-model-2").kept() is None
    other = sit(SCRIPT_NAME="/voila/render/course/lessons/another.ipynb")
    assert StateJournal(other, interactive="area-model-1").kept() is None


def test_the_newest_arrangement_counts_when_a_clock_was_set_back(sit: Sit) -> None:
    page = sit()
    late = Arrangement(page=page.page, interactive="a-1", text="[1]", time="2039-01-01T00:00:00.000000Z")
    page.journal.append(late)
    StateJournal(sit(), interactive="a-1").keep("[2]")
    again = StateJournal(sit(), interactive="a-1").kept()
    assert again is not None
    assert again.text == "[2]"
