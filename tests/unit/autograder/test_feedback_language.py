"""Feedback pages speak the class's language, and say so."""

import pytest

from ownpace.messages import ENVIRONMENT
from ownpace_autograder.pages import message_page


@pytest.mark.parametrize(("language", "back"), [("en", "Back to your course"), ("es", "Volver a tu curso")])
def test_a_page_in_place_of_feedback_is_in_the_language_of_the_class(
    language: str, back: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ENVIRONMENT, language)
    page = message_page(message="…", what_to_do="…", home_url="/")
    assert f'<html lang="{language}">' in page
    assert back in page
