"""Formulas of the course's text become MathML on our own server, and nothing is fetched from another."""

from ownpace.widgets.pages import BookRenderer, page_config


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
