"""LaTeX becomes native mathematics, escaped; what cannot be read is shown, and never breaks a page."""

import pytest

from ownpace.mathml import LONGEST, from_latex


def test_a_backslash_stays_one_in_the_alternative() -> None:
    assert r'alttext="\frac{1}{2}"' in from_latex(r"\frac{1}{2}")


@pytest.mark.parametrize("latex", [r"\text{a<b>}", "x < y", r"\text{<img src=x onerror=alert(1)>}"])
def test_nothing_in_a_formula_becomes_a_tag_of_its_own(latex: str) -> None:
    markup = from_latex(latex)
    assert "<b>" not in markup
    assert "<img" not in markup


@pytest.mark.parametrize(
    "latex", ["", r"\foo{", r"\left( x", "x" * (LONGEST + 1), r"\frac{" * 300, "x^" * 900]
)
def test_a_formula_that_cannot_be_read_is_shown_as_it_was_written(latex: str) -> None:
    assert from_latex(latex) == f"<code>{latex}</code>"


@pytest.mark.parametrize("depth", [10, 900])
def test_brackets_inside_brackets_never_break_a_page(depth: int) -> None:
    assert from_latex("{" * depth + "x" + "}" * depth).startswith(("<code>", "<math "))


def test_what_is_shown_as_it_was_written_is_escaped() -> None:
    assert from_latex(r"\left( <b>") == r"<code>\left( &lt;b&gt;</code>"
