"""Formulas of the course's text become MathML on our own server, and nothing is fetched from another."""

import pytest

from ownpace.widgets.pages import BookRenderer, mathml, page_config


def _render(markdown: str) -> str:
    from nbconvert.filters.markdown_mistune import MarkdownWithMath

    return str(MarkdownWithMath(renderer=BookRenderer(None, escape=False)).render(markdown))


def test_a_formula_in_a_sentence_is_native_mathematics_with_its_source_as_alternative() -> None:
    html = _render("Solve $3x + 2 = 11$ for $x$.")
    assert html.count("<math ") == 2
    assert 'alttext="3x + 2 = 11"' in html
    assert "$" not in html


def test_a_formula_on_a_line_of_its_own_is_set_large() -> None:
    assert 'display="block"' in _render("$$\\frac{x}{4} = 5$$")
    assert 'display="block"' in _render("\\begin{equation}x = 5\\end{equation}")


def test_a_backslash_stays_one_in_the_alternative() -> None:
    assert r'alttext="\frac{1}{2}"' in mathml(r"\frac{1}{2}")


@pytest.mark.parametrize("latex", [r"\text{a<b>}", "x < y", r"\text{<img src=x onerror=alert(1)>}"])
def test_nothing_in_a_formula_becomes_a_tag_of_its_own(latex: str) -> None:
    markup = mathml(latex)
    assert "<b>" not in markup
    assert "<img" not in markup


@pytest.mark.parametrize("latex", ["", "\\foo{", "x" * 3000, "\\left( x"])
def test_a_formula_that_cannot_be_read_is_shown_as_it_was_written(latex: str) -> None:
    assert mathml(latex).startswith(("<code>", "<math "))


def test_the_page_is_told_not_to_load_mathjax() -> None:
    config = page_config(
        {"fullMathjaxUrl": "https://example.org/mathjax.js", "disabledExtensions": ["other"]}, log=None
    )
    assert config["fullMathjaxUrl"] is None
    assert set(config["disabledExtensions"]) == {
        "other",
        "@jupyterlab/mathjax-extension",
        "@jupyterlab/mathjax2-extension",
    }
