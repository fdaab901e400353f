"""Formulas of the course's text become MathML on our own server, and nothing is fetched from another."""

from ownpace_page.rendering import BookRenderer, page_config, wake_url


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


def test_a_page_is_told_its_server_and_its_files_and_nothing_of_voilas() -> None:
    config = page_config(
        {"fullMathjaxUrl": "https://example.org/mathjax.js"}, base_url="/user/ada/", log=None
    )
    assert set(config) == {"baseUrl", "wakeUrl", "assets"}
    assert all(each.startswith("/user/ada/ownpace/page/") for each in config["assets"]["scripts"])


def test_a_learner_of_a_hub_is_told_where_a_stopped_server_is_started_again() -> None:
    hub = {
        "JUPYTERHUB_USER": "ada l",
        "JUPYTERHUB_SERVICE_PREFIX": "/user/ada%20l/",
        "JUPYTERHUB_BASE_URL": "/",
    }
    assert wake_url(hub) == "/hub/spawn/ada%20l"
    assert wake_url({**hub, "JUPYTERHUB_BASE_URL": "/algebra/"}) == "/algebra/hub/spawn/ada%20l"
    assert wake_url({"JUPYTERHUB_USER": "ada"}) is None
