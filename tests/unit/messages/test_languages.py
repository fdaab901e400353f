"""Every language says the same things: the same keys, holes and formulas; and each process speaks one of them."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
import yaml

from ownpace import algebra, messages
from ownpace.messages import ENVIRONMENT, UnknownLanguageError, catalogue, checked, languages, sentence
from ownpace.pictures import picture_from
from ownpace.problems.render import authored, to_html

FOLDER = Path(messages.__file__).parent
OTHERS = [language for language in languages() if language != "en"]
SAME_IN_SPANISH = {
    "bar-model.total",  # Total
    "expression-tree.is",  # a hole alone
    "expression-tree.is_value",
    "field.key_pi",  # Pi
    "linked-reps.exponential_b",  # factor
    "picture.end",
    "picture.figure.alt",
    "step.divide",  # Divide.
    "step.why.difference-of-squares",  # a formula alone
    "step.why.square-of-sum",
    "two-way-table.total",
    "unit-chain.choose",  # Factor
} & set(catalogue("en"))


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nobody has chosen a language, and nobody does for the next test."""
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    yield
    messages.write_in("en")


def _holes(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _formulas(text: str) -> list[str]:
    return sorted(re.findall(r"\$[^$]*\$", text))


def test_there_is_spanish_beside_english() -> None:
    assert languages() == ("en", "es")


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_every_key_and_no_other_in_order(language: str) -> None:
    keys = list(yaml.safe_load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8")))
    assert keys == sorted(catalogue("en"))


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_same_holes_and_the_same_formulas(language: str) -> None:
    ours = catalogue(language)
    for key, english in catalogue("en").items():
        assert _holes(ours[key]) == _holes(english), key
        assert _formulas(ours[key]) == _formulas(english), key


def test_no_sentence_was_left_in_english() -> None:
    spanish = catalogue("es")
    same = {key for key, english in catalogue("en").items() if spanish[key] == english}
    assert same == SAME_IN_SPANISH


@pytest.mark.parametrize("key", sorted(catalogue("es")))
def test_a_spanish_sentence_is_short_opens_its_questions_and_blames_nobody(key: str) -> None:
    text = catalogue("es")[key]
    assert text == text.strip()
    assert len(text) <= 240, "say it shorter"
    assert not re.search(
        r"\b(inválid\w+|erróne\w+|fallaste|equivocaste|mal hecho)\b", text, flags=re.IGNORECASE
    )
    assert text.count("?") == text.count("¿")


def test_english_is_spoken_where_nobody_chose() -> None:
    assert sentence("card.check") == "Check"


def test_the_environment_chooses_at_every_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, "es")
    assert sentence("card.check") == "Comprobar"
    monkeypatch.setenv(ENVIRONMENT, "en")
    assert sentence("card.check") == "Check"


def test_a_lesson_in_spanish_is_spoken_to_in_spanish_unless_the_environment_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    messages.write_in("es")
    assert sentence("card.check") == "Comprobar"
    monkeypatch.setenv(ENVIRONMENT, "en")
    assert sentence("card.check") == "Check"


@pytest.mark.parametrize("asked", ["", "tlh", "../en", "ES"])
def test_a_language_that_nobody_knows_breaks_no_page_and_is_told_where_it_is_chosen(
    asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ENVIRONMENT, asked)
    assert sentence("card.check") == "Check"
    with pytest.raises(UnknownLanguageError, match="known are en, es"):
        checked(asked)


@pytest.mark.parametrize("language", languages())
def test_formulas_can_be_spoken_in_every_language(language: str) -> None:
    assert algebra.to_speech(algebra.parse("x/2"), language=language)


def test_a_formula_is_spoken_as_the_page_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, "es")
    assert "x al cuadrado más 1" in to_html("Mira $x^2 + 1$.")


def test_an_authors_words_keep_their_language_and_their_formulas_voice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(ENVIRONMENT, "es")
    shown = authored("Look at $x^2$.")
    assert shown.startswith('<span lang="en">Look at ')
    assert "x squared" in shown
    assert "x al cuadrado" in authored("$x^2$"), "a formula alone belongs to no language"


def test_an_authors_words_are_not_marked_on_a_page_of_their_own_language() -> None:
    assert authored("Look at $x^2$.") == to_html("Look at $x^2$.")


def test_a_picture_is_described_in_the_spoken_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, "es")
    tree = picture_from({"kind": "expression-tree", "expression": "3x^2"})
    assert "dibujada como árbol" in tree.alt
